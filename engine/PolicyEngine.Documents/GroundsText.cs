using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Reasoning;

namespace PolicyEngine.Documents;

/// <summary>A line of the grounds, with its depth.</summary>
/// <param name="Depth">How deep it stands; 0 for the first level below a heading.</param>
/// <param name="Text">The line.</param>
internal readonly record struct GroundsLine(int Depth, string Text)
{
    /// <summary>What it rests on; numbered once it is certain that the line is shown.</summary>
    public ImmutableArray<string> Citations { get; init; } = [];
}

/// <summary>A part of the grounds under a heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Lines">The lines.</param>
internal sealed record GroundsSection(string Heading, ImmutableArray<GroundsLine> Lines);

/// <summary>How much of the grounds is shown: each step leaves out more of what is no ground.</summary>
internal enum GroundsCut
{
    /// <summary>All of it.</summary>
    Nothing,

    /// <summary>Advice that does not hold is counted.</summary>
    Advice,

    /// <summary>Rules of parts and outputs are counted.</summary>
    Parts,

    /// <summary>Rules with the same reason share a line.</summary>
    Folds,

    /// <summary>Of what results rest on, only the reasons.</summary>
    Results,

    /// <summary>Of what results rest on, nothing.</summary>
    Values,

    /// <summary>One change is shown.</summary>
    Changes,

    /// <summary>Rules with the same reason are counted.</summary>
    Counts,

    /// <summary>Calculations, rows and bands that only say how a value above came about are left out, and rules are counted together.</summary>
    Calculations,
}

/// <summary>Puts the grounds of a decision into sections of lines, for every rendering: each value once, each text that they rest on once as a note.</summary>
internal sealed class GroundsText
{
    /// <summary>The heading of the rules that did not decide.</summary>
    public const string OtherRules = "The other rules";

    /// <summary>The heading of the rules of an open decision that are settled, or not in effect.</summary>
    public const string SettledAlready = "The rules, one by one";

    private const int Deepest = 3;
    private const int MostFolds = 12;
    private const int MostNames = 3;

    private readonly DecisionDocument document;
    private readonly Grounds grounds;
    private readonly GroundsCut cut;
    private readonly NoteNumbers notes = new();
    private readonly HashSet<string> said = new(StringComparer.Ordinal) { Grounds.OutcomeId };
    private readonly List<GroundsSection> sections = [];

    private GroundsText(DecisionDocument document, GroundsCut cut)
    {
        this.document = document;
        grounds = document.Grounds!;
        this.cut = cut;
        Build();
    }

    /// <summary>The sections, the notes last.</summary>
    public IReadOnlyList<GroundsSection> Sections => sections;

    /// <summary>The notes, each with its number.</summary>
    public IEnumerable<string> Notes => notes.Texts.Select((text, place) => $"[{(place + 1).ToString(CultureInfo.InvariantCulture)}] {text}");

    /// <summary>The grounds of a document, shortened by what is no ground until they are short enough.</summary>
    /// <param name="document">The document, with its grounds.</param>
    /// <param name="fits">Whether they are short enough.</param>
    public static GroundsText Of(DecisionDocument document, Func<GroundsText, bool> fits)
    {
        foreach (var cut in Enum.GetValues<GroundsCut>())
        {
            if (new GroundsText(document, cut) is var text && (fits(text) || cut == GroundsCut.Calculations))
            {
                return text;
            }
        }

        throw new InvalidOperationException("there is a last cut");
    }

    /// <summary>One ground with everything that it stands on.</summary>
    public static IEnumerable<GroundsLine> Of(Ground ground)
    {
        yield return new GroundsLine(0, ground.Text);
        foreach (var line in ground.Because.Concat(ground.RuledOut).SelectMany(Of))
        {
            yield return line with { Depth = line.Depth + 1 };
        }

        if (ground.Afterwards.Length > 0)
        {
            yield return new GroundsLine(1, ground.Afterwards);
        }
    }

    private void Build()
    {
        Add("What does not fit together", document.Invalid.Select(check => new GroundsLine(0, check.Says)));
        Add("Nothing can be asked that helps", grounds.NothingToAsk.Where(_ => document.Outcome is null).Select(text => new GroundsLine(0, text)));
        Add("Next question", Question());
        Add("The questions left would settle", grounds.Settles.SelectMany(Ways));
        Add(grounds.Why is [{ Kind: GroundKind.Fault }, ..] ? "What broke" : "Why", grounds.Why.SelectMany(ground => Told(ground, 0)).ToList());
        Add(document.IsCalculation ? "Worked out" : "Also decided", Results());
        foreach (var block in document.Records)
        {
            Add(block.Heading, block.Records.SelectMany(record => record.Lines()).Select(pair => new GroundsLine(pair.Depth, pair.Line)));
        }

        Add("Where else to turn", document.Signposts.Select(text => new GroundsLine(0, text)));
        Add("Still needed", document.Outcome is null ? [] : document.Missing.Where(input => input is { Kind: MissingKind.Fact, State: FactState.NotAsked }).Select(input => input.Question).Concat(grounds.NothingToAsk).Select(text => new GroundsLine(0, text)));
        Add("What would change it", grounds.Changes.Take(cut >= GroundsCut.Changes ? 1 : grounds.Changes.Length).Select(change => new GroundsLine(0, $"{Phrases.Said(change.Title, change.Shown)}: {change.OutcomeTitle}")));
        Add(document.Outcome is null ? SettledAlready : OtherRules, Folds().ToList());
    }

    private void Add(string heading, IEnumerable<GroundsLine> lines)
    {
        var all = lines.Select(Numbered).ToImmutableArray();
        if (!all.IsEmpty)
        {
            sections.Add(new GroundsSection(heading, all));
        }
    }

    private GroundsLine Numbered(GroundsLine line) =>
        line.Citations.IsDefaultOrEmpty || notes.Of(line.Citations) is not { Length: > 0 } numbers ? line : new GroundsLine(line.Depth, $"{line.Text} {numbers}");

    private IEnumerable<GroundsLine> Question()
    {
        if (grounds.Next is not { } next)
        {
            yield break;
        }

        yield return new GroundsLine(0, next.Question);
        foreach (var group in next.Answers.GroupBy(answer => answer.Text, StringComparer.Ordinal))
        {
            yield return new GroundsLine(1, $"{string.Join(" or ", group.Select(answer => answer.Shown))}: {group.Key}");
        }
    }

    private static IEnumerable<GroundsLine> Ways(OutcomeWays ways)
    {
        yield return new GroundsLine(0, ways.IsOtherwise ? $"{ways.OutcomeTitle}, when none of the rules applies." : $"{ways.OutcomeTitle}, by {(ways.Ways.Length == 1 ? "this" : "any one of")}");
        foreach (var way in ways.Ways)
        {
            yield return new GroundsLine(1, way);
        }
    }

    // A ground that stands above already is not told again; what it rests on stands there, and what the line above rests on is not cited again.
    private List<GroundsLine> Told(Ground ground, int depth, ImmutableArray<string> above = default)
    {
        var lines = new List<GroundsLine>();
        if (!said.Add(ground.Id) || (cut == GroundsCut.Calculations && depth > 1 && ground.Kind is GroundKind.Calculation or GroundKind.Row or GroundKind.Band))
        {
            return lines;
        }

        // The same value under the same name is told once, and an answer is not repeated below the criterion that says it.
        var isRepeated = ground.Title.Length > 0 && ground.Shown.Length > 0 && !said.Add(Saying(ground)) && ground.Kind != GroundKind.Rule && ground.Operator.Length == 0;
        var isSaid = ground.Kind == GroundKind.Criterion && ground.Because is [{ Kind: GroundKind.Leaf, Operator: "", Because.IsEmpty: true }];
        if (!isRepeated)
        {
            lines.Add(Noted(ground, Math.Min(depth, Deepest), above));
        }

        var start = lines.Count;
        var cited = isRepeated || above.IsDefault ? ground.Citations : [.. above, .. ground.Citations];
        foreach (var below in ground.Because)
        {
            lines.AddRange(isSaid && said.Add(below.Id) ? [] : Told(below, depth + (isRepeated ? 0 : 1), cited));
        }

        if (IsEmptied(ground, lines.Count - start))
        {
            lines.RemoveAt(0);
        }
        else if (SaysTheSame(ground, lines.Count - start))
        {
            lines.RemoveRange(start, lines.Count - start);
        }

        foreach (var ruledOut in ground.RuledOut)
        {
            AddRuledOut(lines, ruledOut, depth);
        }

        return lines;
    }

    // What only leads over to values that stand above already leads nowhere.
    private static bool IsEmptied(Ground ground, int below) => below == 0 && ground.Text.EndsWith(':');

    // A value that is nothing but another one under another name is told once.
    private static bool SaysTheSame(Ground ground, int below) =>
        below == 1 && ground.Kind == GroundKind.Calculation && ground.Because.Any(one => one is { Kind: GroundKind.Leaf, Operator: "", Because.IsEmpty: true } && string.Equals(one.Shown, ground.Shown, StringComparison.Ordinal));

    private void AddRuledOut(List<GroundsLine> lines, Ground ruledOut, int depth)
    {
        var below = ruledOut.Because.SelectMany(ground => Told(ground, depth + 1)).ToList();
        if (below.Count == 1 && cut >= GroundsCut.Folds)
        {
            lines.Add(below[0] with { Depth = depth, Text = $"“{ruledOut.Title}” is ruled out: {below[0].Text}" });
            return;
        }

        // Without a value it would have led to the same, and been the reason.
        var would = ruledOut.Value.Length > 0 ? $"would give “{ruledOut.Value}”" : "would be the reason";
        lines.Add(new GroundsLine(depth, $"“{ruledOut.Title}” {would} and is ruled out{(below.Count > 0 ? ":" : ".")}"));
        lines.AddRange(below);
    }

    // Of a result its value and the reason; what it stands on only where that does not stand above.
    private IEnumerable<GroundsLine> Results()
    {
        foreach (var result in grounds.Also.Where(result => result.State is not (ExplanationState.NotApplicable or ExplanationState.Unknown) && said.Add(result.Id) && said.Add(Saying(result))))
        {
            var told = Noted(result, 0, default);
            yield return result.Kind == GroundKind.Rule ? told with { Text = $"Advice: {told.Text}" } : told;
            foreach (var line in result.Because.SelectMany(ground => Told(ground, 1, result.Citations)).Where(line => cut < GroundsCut.Results || (cut < GroundsCut.Values && line.Depth == 1)).ToList())
            {
                yield return line;
            }
        }

        foreach (var group in grounds.Also.Where(result => result.State == ExplanationState.NotApplicable && cut < GroundsCut.Calculations).GroupBy(result => cut >= GroundsCut.Values ? "" : result.Because.FirstOrDefault()?.Text ?? "", StringComparer.Ordinal))
        {
            yield return new GroundsLine(0, $"{Listed([.. group])} not apply. {group.Key}".TrimEnd());
        }

        var open = grounds.Also.Where(result => result.State == ExplanationState.Unknown).ToList();
        foreach (var line in document.Outcome is not null ? open.Select(result => result.Text) : open.Count > 0 ? [$"{string.Join(", ", open.Select(result => result.Title))}: still open, too."] : Array.Empty<string>())
        {
            yield return new GroundsLine(0, line);
        }
    }

    private static string Listed(List<Ground> results)
    {
        var names = results.Select(result => result.Title).Take(MostNames).ToList();
        var more = results.Count - names.Count;
        return results.Count == 1 ? $"{names[0]} does"
            : more > 0 ? $"{string.Join(", ", names)} and {Counted.Of(more, "other", "others")} do"
            : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]} do";
    }

    private static string Saying(Ground ground) => $"{ground.Title}: {ground.Shown}";

    // A sentence that shows something not known says so.
    private GroundsLine Noted(Ground ground, int depth, ImmutableArray<string> above)
    {
        var open = ground.Kind == GroundKind.Rule ? document.OpenWording(ground.Id) : "";
        var own = above.IsDefaultOrEmpty ? ground.Citations : [.. ground.Citations.Except(above, StringComparer.Ordinal)];
        return new GroundsLine(depth, open.Length > 0 ? $"{ground.Text} {open}" : ground.Text) { Citations = own };
    }

    private IEnumerable<GroundsLine> Folds()
    {
        if (cut == GroundsCut.Calculations && grounds.Folded.Length > 0)
        {
            yield return new GroundsLine(0, $"{Counted.Of(grounds.Folded.Length, "rule", "rules")} did not decide.");
            yield break;
        }

        var own = grounds.Folded.Where(fold => !fold.Advisory && fold.Block == "decision").ToList();
        var lines = cut >= GroundsCut.Folds || own.Count > MostFolds ? own.GroupBy(Shortened, StringComparer.Ordinal).Select(group => Names([.. group], group.Key)) : own.Select(fold => $"{fold.Title}: {fold.Text}");
        foreach (var line in lines)
        {
            yield return new GroundsLine(0, line);
        }

        foreach (var block in grounds.Folded.Where(fold => !fold.Advisory && fold.Block != "decision").GroupBy(fold => fold.Block, StringComparer.Ordinal))
        {
            if (cut < GroundsCut.Parts)
            {
                yield return new GroundsLine(0, $"{Counted.Of(block.Count(), "other", "others")} of “{block.Key}”: {string.Join("; ", block.Select(Shortened).Distinct(StringComparer.Ordinal))}");
            }
        }

        var parts = grounds.Folded.Count(fold => !fold.Advisory && fold.Block != "decision");
        if (cut >= GroundsCut.Parts && parts > 0)
        {
            yield return new GroundsLine(0, $"{Counted.Of(parts, "rule of another result did not decide", "rules of other results did not decide")}");
        }

        foreach (var advice in grounds.Folded.Where(fold => fold.Advisory).GroupBy(Shortened, StringComparer.Ordinal).Where(_ => cut < GroundsCut.Advice))
        {
            yield return new GroundsLine(0, $"{Counted.Of(advice.Count(), "piece of advice", "pieces of advice")}: {advice.Key}");
        }
    }

    // The reason without what it was about.
    private static string Shortened(FoldedRule fold) => fold.Why == FoldReason.NotMet ? "not met" : fold.Text;

    private string Names(List<FoldedRule> folds, string reason) =>
        folds.Count <= (cut >= GroundsCut.Counts ? 1 : MostNames) ? $"{string.Join("; ", folds.Select(fold => fold.Title))}: {reason}" : $"{Counted.Of(folds.Count, "rule", "rules")}: {reason}";
}
