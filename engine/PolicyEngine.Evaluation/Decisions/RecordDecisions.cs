using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Runs;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>What was worked out for each record of a list.</summary>
/// <param name="List">The list's name.</param>
/// <param name="One">The word for one record; empty when the author gave none.</param>
/// <param name="Records">The records, in the order of the answers.</param>
public sealed record RecordDecisions(string List, string One, ImmutableArray<RecordDecision> Records)
{
    internal static ImmutableArray<RecordDecisions> Of(CaseRun run)
    {
        if (run.RecordNumber >= 0)
        {
            return [];
        }

        var all = ImmutableArray.CreateBuilder<RecordDecisions>();
        for (var block = 0; block < run.Model.Blocks.Length; block++)
        {
            var place = block;
            var list = run.Model.Facts[run.Model.Blocks[block].List];
            all.Add(new RecordDecisions(list.Name, list.One, [.. Enumerable.Range(0, run.Records.CountOf(block)).Select(record =>
            {
                var fields = ((IReadOnlyList<object?[]>)run.Facts.ValueOf(run.Model.Blocks[place].List)!)[record];
                var inner = run.Records.Of(place, record);
                return new RecordDecision(RecordNames.Of(run.Model, list, fields, record), RecordNames.Shown(list, fields, record), new Decision(inner, Evaluator.Told(inner)));
            })]));
        }

        return all.ToImmutable();
    }
}

/// <summary>What was worked out for one record.</summary>
/// <param name="Name">How the record is spelt: its key, or its place counted from 1.</param>
/// <param name="Title">The record as people are told of it.</param>
/// <param name="Decision">What was worked out, with its reasons and what is missing. It has no outcome of its own.</param>
public sealed record RecordDecision(string Name, string Title, Decision Decision);
