using System.CommandLine;
using PolicyEngine.Cases.Migrating;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench.CaseWork;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case migrate</c>: moves cases to the policy as it is now.</summary>
internal static class CaseMigrateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var to = new Option<string>("--to") { HelpName = "PACK", Description = "The policy as it is to be from now on: its id, or the path of its folder or file.", Required = true };
        var cases = new Option<string[]>("--case") { HelpName = "CASE", Description = "Only this case. Repeat it for more. Default: all of the policy that have not ended.", Arity = ArgumentArity.OneOrMore };
        var states = new Option<string[]>("--state") { HelpName = "OLD=NEW", Description = "Where cases go on whose state is no longer there. Repeat it for more.", Arity = ArgumentArity.OneOrMore };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why they are moved. It stays readable: nothing personal." };
        var apply = new Option<bool>("--apply") { Description = "Move those that may. Without it, only what would change is shown." };
        var command = new PolicyCommand("migrate", "Show what moving cases to another version of their policy would change, and move those that may.")
        {
            Examples =
            [
                ("policy case migrate --to resident-parking-permit", "see what would change"),
                ("policy case migrate --to resident-parking-permit --state with_officer=at_the_desk --apply --reason \"the fee has risen\"", "move them"),
            ],
            Exits = [(ExitCodes.Done, "shown, or all moved"), (ExitCodes.Failed, "some cases can't be moved"), (ExitCodes.Usage, "wrong use"), (ExitCodes.PolicyErrors, "the policy does not compile"), CaseCommand.StoreFailed],
        };
        CaseArgs.Add(command, to, cases, states, reason, apply, args.By, args.Store, args.KeyFile, args.Rules, args.At, args.Format);
        command.SetAction((parsed, _) =>
        {
            var pairs = (parsed.GetValue(states) ?? []).Select(text => text.Split('=')).ToArray();
            if (Array.Find(pairs, pair => pair.Length != 2 || pair[0].Length == 0 || pair[1].Length == 0) is { } strange)
            {
                return Task.FromResult(context.RefuseUse($"`--state {string.Join('=', strange)}` does not say from where to where", "write the old state's name, an equals sign and the new one's"));
            }

            var isApplied = parsed.GetValue(apply);
            if (isApplied && string.IsNullOrWhiteSpace(parsed.GetValue(reason)))
            {
                return Task.FromResult(context.RefuseUse("moving cases needs a reason", "say why with --reason; it stays readable, so nothing personal"));
            }

            return !PlainWords.Accepts(context, "--reason", parsed.GetValue(reason)) || ActorOf(context, args, parsed, isApplied) is not { } actor ? Task.FromResult(ExitCodes.Usage) : CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Working, async desk =>
            {
                if (desk.Policies.Load(parsed.GetRequiredValue(to), out var exitCode) is not { } policy)
                {
                    return exitCode;
                }

                var report = await desk.Service.MigrateAsync(
                    new MigrateRequest
                    {
                        PolicyId = policy.Id,
                        CaseIds = [.. parsed.GetValue(cases) ?? []],
                        States = pairs.ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
                        Actor = actor,
                        Reason = parsed.GetValue(reason) ?? "",
                        Apply = isApplied,
                    },
                    context.Cancellation).ConfigureAwait(false);
                new CaseWriter(context, desk, parsed.GetValue(args.Format)!).Write(report, () => MigrationText.Of(report, isApplied));
                return report.Problem.Length == 0 && report.Cases.All(one => one.CanMove) ? ExitCodes.Done : ExitCodes.Failed;
            });
        });
        return command;
    }

    // Who only looks goes on no record.
    private static string? ActorOf(CommandContext context, CaseArgs args, ParseResult parsed, bool isApplied) => isApplied ? args.Actor(context, parsed) : "";
}
