using System.CommandLine;
using PolicyEngine.Cases;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case fire</c>: does something in a case.</summary>
internal static class CaseFireCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var facts = new CaseFacts();
        var caseId = CaseArgs.CaseArgument();
        var trigger = new Argument<string>("TRIGGER") { Description = "What is done; `policy case show` says what can be." };
        var role = new Option<string?>("--role") { HelpName = "ROLE", Description = "The role of who does it." };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why, in a sentence that the person concerned may read." };
        var outcome = new Option<string?>("--outcome") { HelpName = "OUTCOME", Description = "What is decided, where the trigger decides the case." };
        var key = new Option<string?>("--key") { HelpName = "KEY", Description = "A key of your own: doing it again under it does nothing twice. It stays readable: nothing personal." };
        var expected = new Option<long?>("--expected") { HelpName = "EVENT", Description = "The number of the last event that you have seen; when more has happened, nothing is done." };
        var command = new PolicyCommand("fire", "Do something in a case: send, answer, pay, decide, withdraw.")
        {
            Examples =
            [
                ("policy case fire rose submit --role applicant --set lives_in_oxfordshire=yes", "send an application"),
                ("policy case fire rose decide_case --role officer --outcome accepted --reason \"She has moved in.\"", "decide as an officer"),
            ],
            Exits = CaseCommand.Exits,
        };
        command.Add(caseId);
        command.Add(trigger);
        CaseArgs.Add(command, role, args.By, facts.File, facts.Set, facts.Unknown, reason, outcome, key, expected, args.Store, args.KeyFile, args.Rules, args.At, args.Format);
        command.SetAction((parsed, _) =>
        {
            if (args.Actor(context, parsed) is not { } actor || facts.Read(context, parsed) is not { } given)
            {
                return Task.FromResult(ExitCodes.Usage);
            }

            var request = new FireRequest
            {
                CaseId = parsed.GetRequiredValue(caseId),
                Trigger = parsed.GetRequiredValue(trigger),
                Actor = actor,
                Role = parsed.GetValue(role) ?? "",
                Facts = given,
                Reason = parsed.GetValue(reason) ?? "",
                Outcome = parsed.GetValue(outcome) ?? "",
                Key = parsed.GetValue(key) ?? "",
                Expected = parsed.GetValue(expected),
            };
            return CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Working, async desk =>
                await desk.IsTooEarlyAsync(context, request.CaseId).ConfigureAwait(false) ? ExitCodes.Usage : await new CaseWriter(context, desk, parsed.GetValue(args.Format)!).WriteAsync(await desk.Service.FireAsync(request, context.Cancellation).ConfigureAwait(false)).ConfigureAwait(false));
        });
        return command;
    }
}
