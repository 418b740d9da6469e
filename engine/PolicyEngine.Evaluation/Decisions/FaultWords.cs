using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Runs;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>What broke, in words and with its place.</summary>
internal static class FaultWords
{
    public static ImmutableArray<DecisionFault> Of(CaseRun run) => 
    [
        .. run.Breaches.Select(breach => Describe(run, breach)),
        .. run.RecordNumber >= 0 || run.Model.Blocks.IsEmpty ? [] : run.Records.Begun.SelectMany(record => record.Breaches.Select(breach => ForRecord(record, Describe(record, breach)))),
    ];

    // Logs see what breaks, so the record is told by its place and not by its name.
    private static DecisionFault ForRecord(CaseRun record, DecisionFault fault) =>
        fault with { Message = FormattableString.Invariant($"for `{record.Model.Facts[record.Records.ListOf(record)].Name}[{record.RecordNumber + 1}]`: {fault.Message}") };

    private static DecisionFault Describe(CaseRun run, Breach breach)
    {
        var (subject, location) = Subject(run, breach);
        return new DecisionFault(subject is null ? breach.Words : $"`{subject}` breaks: {breach.Words}", location, breach.Cause);
    }

    private static (string? Subject, SourceLocation? Location) Subject(CaseRun run, Breach breach)
    {
        if (breach.Leaf >= 0)
        {
            var leaf = run.Model.Leaves[breach.Leaf];
            return (leaf.Text, leaf.Location);
        }

        if (breach.Item < 0)
        {
            return (null, null);
        }

        var item = run.Model.Items[breach.Item];
        return (item.Name, item.Location);
    }
}
