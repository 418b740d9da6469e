using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Documents;

/// <summary>What was worked out for each record of a list.</summary>
/// <param name="List">The list's name.</param>
/// <param name="One">The word for one record; empty when the author gave none.</param>
/// <param name="Records">The records, in the order of the answers.</param>
public sealed record DocumentRecords(string List, string One, ImmutableArray<DocumentRecord> Records)
{
    /// <summary>The heading over them.</summary>
    public string Heading => One.Length > 0 ? $"For each {One.Replace('_', ' ')}" : $"For each of {List.Replace('_', ' ')}";

    internal static ImmutableArray<DocumentRecords> Of(Decision decision) =>
    [
        .. decision.Records.Select(block => new DocumentRecords(block.List, block.One, [.. block.Records.Select(DocumentRecord.Of)])),
    ];
}

/// <summary>What was worked out for one record.</summary>
/// <param name="Name">How the record is spelt: its key, or its place counted from 1.</param>
/// <param name="Title">The record as people are told of it.</param>
/// <param name="Status">How far its results have come.</param>
/// <param name="Values">Its parts and outputs.</param>
/// <param name="Reasons">Why they are as they are.</param>
/// <param name="Advisories">The advice.</param>
/// <param name="Fired">The rules that fired for it, as <c>block/rule</c>.</param>
/// <param name="Missing">What could still change its results.</param>
public sealed record DocumentRecord(
    string Name,
    string Title,
    DecisionStatus Status,
    ImmutableArray<DecisionValue> Values,
    ImmutableArray<Reason> Reasons,
    ImmutableArray<Reason> Advisories,
    ImmutableArray<string> Fired,
    ImmutableArray<MissingInput> Missing)
{
    internal static DocumentRecord Of(RecordDecision record) => new(
        record.Name,
        record.Title,
        record.Decision.Status,
        [.. record.Decision.Parts, .. record.Decision.Outputs],
        [.. record.Decision.Reasons],
        [.. record.Decision.Advisories],
        [.. record.Decision.Fired],
        [.. record.Decision.Missing]);

    /// <summary>The record in lines: its results, each with its reasons below it, then all other reasons, then what is missing. The number is how deep a line stands.</summary>
    internal IEnumerable<(int Depth, string Line)> Lines()
    {
        var told = new HashSet<Reason>(ReferenceEqualityComparer.Instance);
        foreach (var value in Values)
        {
            yield return (0, $"{Title}: {value.Title} {(value is { Applies: true, Status: DecisionStatus.Determined } ? "is " + value.Display : value.Shown)}");
            foreach (var reason in Reasons.Where(reason => Block(reason) == value.Name && told.Add(reason)))
            {
                yield return (1, Cited(reason));
            }
        }

        foreach (var reason in Reasons.Concat(Advisories).Where(told.Add))
        {
            yield return (Values.IsEmpty ? 0 : 1, Values.IsEmpty ? $"{Title}: {Cited(reason)}" : Cited(reason));
        }

        foreach (var input in Missing)
        {
            yield return (1, "still needed: " + DocumentWords.Missing(input));
        }
    }

    private static string Block(Reason reason) => reason.Source.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at ? reason.Source[..at] : reason.Source;

    private static string Cited(Reason reason) => string.Join(' ', new[] { reason.Text, DocumentWords.Wording(reason), DocumentWords.Cited(reason.Citations) }.Where(words => words.Length > 0));
}
