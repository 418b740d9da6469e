using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>What is still to be written must not reach a resident.</summary>
internal sealed partial class UnfinishedTextRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Unfinished = new(
        "PE4407",
        Severity.Warning,
        "{0} is not finished: it says \"{1}\"",
        "write the words that belong here; what the paper leaves open belongs under `notes`");

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unfinished];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var wording in Wordings.Of(policy.Syntax).Concat(Wordings.Behind(policy.Syntax)))
        {
            if (Filler().Match(wording.Text) is { Success: true } match)
            {
                var span = wording.Source is { } text ? text.SpanOf(match.Index, match.Length) : wording.Span;
                findings.Add(Finding.At(policy, span, Unfinished, [wording.About], $"{wording.What} `{wording.About}`", match.Value));
            }
        }
    }

    [GeneratedRegex(@"\b(?:TODO|TBC|TBD|TBA|FIXME|XXX+|HACK)\b|(?i:\blorem ipsum\b|\bto be (?:confirmed|written|added|completed later|decided later)\b|\bplaceholder\b|\b(?:insert|add|put) (?:text|reason|title|question|wording|name|date|amount) here\b|\?\?\?+|\[\s*(?:insert|add|text|name|date|amount)[^\]]*\]|<\s*(?:insert|text|name|date|amount)[^>]*>|\basdf\b)")]
    private static partial Regex Filler();
}
