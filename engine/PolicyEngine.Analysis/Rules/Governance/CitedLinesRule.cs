using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Analysis.Rules.Governance;

/// <summary>A citation leads to lines of its paper that speak of the same thing. Looked at only where the paper is at hand.</summary>
internal sealed partial class CitedLinesRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor NoSuchLine = new(
        "PE4630",
        Severity.Warning,
        "`{0}` names lines that the paper does not have: it has {1}",
        "correct the line");

    private static readonly DiagnosticDescriptor BlankLine = new(
        "PE4631",
        Severity.Warning,
        "`{0}` leads to a blank line",
        "name the line that says it; the nearest one with words is {1}");

    private static readonly DiagnosticDescriptor OnlyHeading = new(
        "PE4632",
        Severity.Info,
        "`{0}` leads to a heading alone: \"{1}\"",
        "name the lines below it that say it, unless the heading itself is meant");

    private static readonly DiagnosticDescriptor OtherWords = new(
        "PE4633",
        Severity.Info,
        "`{0}` leads to lines that share no word with what is said here: \"{1}\"",
        "read the line once more; where it is the right one, leave it");

    // Fewer words than that are no sentence that a line could be compared with.
    private const int FewestWords = 3;

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoSuchLine, BlankLine, OnlyHeading, OtherWords];

    public override bool CanLook(AdvisedPolicy policy) => policy.Papers is not null;

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var place in policy.Syntax.Citations)
        {
            foreach (Match named in Lines().Matches(place.Text.Value))
            {
                if (policy.Papers!.Find(named.Groups["document"].Value) is { } paper)
                {
                    findings.AddRange(Look(policy, place, named, paper));
                }
            }
        }
    }

    private static IEnumerable<Finding> Look(AdvisedPolicy policy, CitedPlace place, Match named, IReadOnlyList<string> paper)
    {
        ImmutableArray<string> about = place.Name.Length == 0 ? [named.Value] : [place.Name, named.Value];
        var first = Number(named.Groups["first"]);
        var last = named.Groups["last"].Success ? Number(named.Groups["last"]) : first;
        if (first is not { } from || last is not { } to || from < 1 || to < from || to > paper.Count)
        {
            yield return Finding.At(policy, place.Text.Span, NoSuchLine, about, named.Value, paper.Count.ToString("N0", CultureInfo.InvariantCulture) + " lines");
            yield break;
        }

        var lines = Enumerable.Range(from, to - from + 1).Select(line => paper[line - 1]).ToArray();
        if (lines.All(string.IsNullOrWhiteSpace))
        {
            yield return Finding.At(policy, place.Text.Span, BlankLine, about, named.Value, named.Groups["document"].Value + ":" + Nearest(paper, from).ToString(CultureInfo.InvariantCulture));
        }
        else if (lines.All(line => string.IsNullOrWhiteSpace(line) || Heading().IsMatch(line)))
        {
            yield return Finding.At(policy, place.Text.Span, OnlyHeading, about, named.Value, Start(lines));
        }
        else if (SharesNothing(place.Words, lines))
        {
            yield return Finding.At(policy, place.Text.Span, OtherWords, about, named.Value, Start(lines));
        }
    }

    private static int? Number(Group digits) => int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Nearest(IReadOnlyList<string> paper, int line) =>
        Enumerable.Range(1, paper.Count).Where(one => !string.IsNullOrWhiteSpace(paper[one - 1])).DefaultIfEmpty(line).MinBy(one => Math.Abs(one - line));

    private static string Start(string[] lines)
    {
        const int longest = 80;
        var text = lines.First(line => !string.IsNullOrWhiteSpace(line)).Trim();
        return text.Length <= longest ? text : text[..longest] + "…";
    }

    private static bool SharesNothing(string words, string[] lines)
    {
        var said = WordsOf(words);
        return said.Count >= FewestWords && !said.Overlaps(lines.SelectMany(WordsOf));
    }

    // A word counts by its beginning, so that "assessed" and "assessment" are one. Figures count as they are.
    private static HashSet<string> WordsOf(string text)
    {
        const int stem = 5;
        return [.. Words().Matches(text.ToLowerInvariant()).Select(word => word.Value).Where(word => !Common.Contains(word)).Select(word => word.Length > stem ? word[..stem] : word)];
    }

    private static readonly HashSet<string> Common =
    [
        "about", "after", "also", "before", "being", "cannot", "does", "each", "from", "have", "here", "into", "many", "more", "must", "only", "other", "over", "same", "should", "some", "such", "than", "that",
        "their", "them", "then", "there", "they", "this", "those", "under", "until", "were", "what", "when", "where", "which", "while", "will", "with", "without", "would", "your",
    ];

    [GeneratedRegex(@"(?<document>\b\w+):(?<first>\d+)(?:-(?<last>\d+))?")]
    private static partial Regex Lines();

    [GeneratedRegex(@"^\s*(#+\s.*|\*\*[^*]+\*\*\s*|<b>[^<]*</b>\s*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\p{L}{4,}|\d+")]
    private static partial Regex Words();
}
