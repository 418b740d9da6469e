using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Testing;

/// <summary>What a case expects of single records of a list: by the list, the record's key or its place in brackets, and the result.</summary>
internal static class RecordExpectations
{
    /// <summary>Reads the expectations under a list's name.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="entry">The list with its records.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The expectations; <see langword="null"/> where the name is none of a list with results.</returns>
    public static IEnumerable<Expectation>? Read(PolicyModel model, GivenEntry entry, DiagnosticBag diagnostics)
    {
        var block = model.Blocks.FirstOrDefault(block => string.Equals(model.Facts[block.List].Name, entry.Name, StringComparison.Ordinal));
        return block is null ? null : Of(model, block, entry, diagnostics).ToList();
    }

    /// <summary>The decision about the record that an expectation speaks of; <see langword="null"/> where the case has no such record.</summary>
    public static Decision? DecisionOf(Expectation expectation, Decision decision)
    {
        var records = decision.Records.First(block => string.Equals(block.List, expectation.List, StringComparison.Ordinal)).Records;
        var place = expectation.Record.StartsWith('[') && expectation.Record.EndsWith(']') && int.TryParse(expectation.Record[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1;
        return records.FirstOrDefault(record => string.Equals(record.Name, expectation.Record, StringComparison.Ordinal))?.Decision
            ?? (place >= 0 && place < records.Length ? records[place].Decision : null);
    }

    private static IEnumerable<Expectation> Of(PolicyModel model, RecordBlock block, GivenEntry entry, DiagnosticBag diagnostics)
    {
        var list = model.Facts[block.List];
        if (entry.Value is not GivenMap records)
        {
            diagnostics.Add(ExpectationDiagnostics.NoRecords, entry.Value.Span, list.Name, Example(list, block));
            yield break;
        }

        var reader = new ExpectationReader(block.Model);
        foreach (var record in records.Entries)
        {
            if (record.Value is not GivenMap results)
            {
                diagnostics.Add(ExpectationDiagnostics.NoRecords, record.Value.Span, list.Name, Example(list, block));
                continue;
            }

            foreach (var expectation in results.Entries.Select(result => reader.ReadResult(result, diagnostics)).OfType<Expectation>())
            {
                yield return expectation with { Name = $"{list.Name}[{record.Name.Trim('[', ']')}].{expectation.Name}", List = list.Name, Record = record.Name };
            }
        }
    }

    private static string Example(Fact list, RecordBlock block) =>
        $"{{ {(list.Keys.IsEmpty ? "\"[1]\"" : "NAME")}: {{ {block.Model.Items.FirstOrDefault(item => item is { IsBorrowed: false, IsNamed: true })?.Name ?? "result"}: … }} }}";
}
