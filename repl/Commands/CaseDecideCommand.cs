using System.CommandLine;
using PolicyEngine.Cases.Deciding;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case decide</c>: decides a case again, without writing anything.</summary>
internal static class CaseDecideCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var caseId = CaseArgs.CaseArgument();
        var number = new Option<long?>("--event") { HelpName = "NUMBER", Description = "Run the decision of this event again, exactly as it was." };
        var asAt = new Option<string?>("--as-at") { HelpName = "DATE", Description = "The day whose law counts. Default: that of the event, otherwise today." };
        var knownAt = new Option<string?>("--known-at") { HelpName = "TIME", Description = "Only what was known then counts. Default: what the event knew, otherwise everything." };
        var under = new Option<string?>("--under") { HelpName = "PACK", Description = "Decide under this policy as it is now, instead of the version that the case is pinned to." };
        var explain = ExplainOption.Create();
        var format = OneOf.Option("--format", "How to write the decision.", "text", "json", "markdown");
        var command = new PolicyCommand("decide", "Decide a case again without writing anything: a past decision as it was, under later law, or with what was known at some time.")
        {
            Examples =
            [
                ("policy case decide rose --event 2", "run a past decision again"),
                ("policy case decide rose --event 2 --under resident-parking-permit", "the same facts under the policy as it is now"),
                ("policy case decide rose --known-at 2018-10-01 --as-at 2018-10-05", "what was known one day, under the law of another"),
            ],
            Exits = [(ExitCodes.Done, "decided"), (ExitCodes.Failed, "the decision on record does not come out again, or the facts do not fit the policy"), (ExitCodes.Usage, "wrong use"), (ExitCodes.PolicyErrors, "the policy does not compile"), CaseCommand.StoreFailed],
        };
        command.Add(caseId);
        CaseArgs.Add(command, number, asAt, knownAt, under, explain, format, args.Store, args.KeyFile, args.Rules);
        command.SetAction((parsed, _) =>
        {
            var day = default(DateOnly);
            var known = default(DateTimeOffset);
            if (parsed.GetValue(asAt) is { } date && !DayText.TryRead(date, out day))
            {
                return Task.FromResult(context.RefuseUse($"`{date}` is not a day", DayText.HelpFor(date)));
            }

            if (parsed.GetValue(knownAt) is { } time && !InstantText.TryRead(context, time, true, out known))
            {
                return Task.FromResult(context.RefuseUse($"`{time}` is not a time", InstantText.HelpFor(time)));
            }

            var request = new DecideRequest
            {
                CaseId = parsed.GetRequiredValue(caseId),
                Event = parsed.GetValue(number),
                AsAt = parsed.GetValue(asAt) is null ? null : day,
                KnownAt = parsed.GetValue(knownAt) is null ? null : known,
            };
            return CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Reading, async desk =>
            {
                if (parsed.GetValue(under) is { } pack)
                {
                    if (desk.Policies.Load(pack, out var exitCode) is not { } policy)
                    {
                        return exitCode;
                    }

                    request = request with { PolicyHash = policy.Model.ContentHash };
                }

                return Write(context, await desk.Service.DecideAsync(request, context.Cancellation).ConfigureAwait(false), new DecisionWriter(context, parsed.GetValue(format)!, ExplainOption.Of(parsed, explain)), request);
            });
        });
        return command;
    }

    private static int Write(CommandContext context, DecideResult result, DecisionWriter writer, DecideRequest request)
    {
        switch (result)
        {
            case DecideResult.Decided decided:
                writer.Write(decided.Decision);
                var isExact = request is { AsAt: null, KnownAt: null, PolicyHash: null };
                context.Error.WriteLine($"under version {decided.PolicyVersion}{(decided.IsSame is not { } same ? "" : same ? "; the same, to the byte, as on record" : isExact ? "; NOT what is on record" : "; not what is on record")}");
                return decided.IsSame == false && isExact ? ExitCodes.Failed : ExitCodes.Done;
            case DecideResult.FactsRefused refused:
                new DiagnosticText(context, context.Error, context.ErrorPaint).Write(refused.Diagnostics);
                return ExitCodes.Failed;
            case DecideResult.Erased erased:
                context.RefuseUse($"it can't be decided again: {string.Join(", ", erased.Facts.Select(fact => $"`{fact}`"))} {(erased.Facts.Length == 1 ? "was" : "were")} erased", "what came of it stands in `policy case timeline`");
                return ExitCodes.Failed;
            case DecideResult.PolicyNotFound missing:
                context.RefuseUse($"the policy version {missing.PolicyHash} is not to be had", "bring its texts back, or name another with --under");
                return ExitCodes.Failed;
            case DecideResult.NotFound missing:
                return context.RefuseUse(missing.Message, "`policy case timeline` shows the events");
            default:
                throw new InvalidOperationException("a result of an unknown kind");
        }
    }
}
