using System.CommandLine;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case open</c>: begins a case.</summary>
internal static class CaseOpenCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var facts = new CaseFacts();
        var pack = new Argument<string>("PACK") { Description = "A policy's id, or the path of its folder or file. `ID@LOCALITY` is a policy with a locality's override." };
        var id = new Option<string?>("--id") { HelpName = "ID", Description = "The case's id: letters, digits and . _ / -. Default: one is drawn. It stays readable after erasing: nothing personal." };
        var role = new Option<string?>("--role") { HelpName = "ROLE", Description = "The role of who opens it." };
        var key = new Option<string?>("--key") { HelpName = "KEY", Description = "A key of your own: opening again under it opens nothing twice. It stays readable: nothing personal." };
        var locality = PackFinder.OverrideOption();
        var command = new PolicyCommand("open", "Open a case under the policy as it is now; it stays on this version.")
        {
            Examples = [("policy case open resident-parking-permit --id rose --role applicant", "open a case for somebody"), ("policy case open safeguarding-concern --role reporter --set name=Sam", "with what is known already")],
            Exits = [.. CaseCommand.Exits, (ExitCodes.PolicyErrors, "the policy does not compile")],
        };
        command.Add(pack);
        CaseArgs.Add(command, id, role, args.By, facts.File, facts.Set, facts.Unknown, key, args.Store, args.KeyFile, args.Rules, locality, args.At, args.Format);
        command.SetAction((parsed, _) =>
        {
            if (args.Actor(context, parsed) is not { } actor || facts.Read(context, parsed) is not { } given)
            {
                return Task.FromResult(ExitCodes.Usage);
            }

            if (parsed.GetValue(id) is { } named && !CaseIds.IsId(named))
            {
                return Task.FromResult(context.RefuseUse($"`{named}` is no id of a case", "an id is 1 to 128 letters, digits and . _ / -"));
            }

            return CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Making, async desk =>
            {
                if (desk.Policies.Load(PackFinder.IdOf(parsed.GetRequiredValue(pack), parsed.GetValue(locality)), out var exitCode) is not { } policy)
                {
                    return exitCode;
                }

                var request = new OpenRequest { PolicyId = policy.Id, CaseId = parsed.GetValue(id) ?? "", Actor = actor, Role = parsed.GetValue(role) ?? "", Facts = given, Key = parsed.GetValue(key) ?? "" };
                var result = await desk.Service.OpenAsync(request, context.Cancellation).ConfigureAwait(false);
                if (result is CaseResult.Conflict taken)
                {
                    return context.RefuseUse($"there is a case `{taken.State.CaseId}` already", "choose another id, or leave --id out to have one drawn");
                }

                return await new CaseWriter(context, desk, parsed.GetValue(args.Format)!).WriteAsync(result).ConfigureAwait(false);
            });
        });
        return command;
    }
}
