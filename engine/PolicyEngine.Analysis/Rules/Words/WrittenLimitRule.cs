using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Analysis.Rules.Units;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>A time of day, a day or an amount of time that a reason writes out is one that its condition compares with.</summary>
internal sealed partial class WrittenLimitRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Other = new(
        "PE4245",
        Severity.Warning,
        "the reason of `{0}` says {1}, and its condition compares with {2}",
        "write what is compared; better, show it by its name between braces");

    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Other];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var comparisons = new Comparisons(policy.Model);
        var units = new UnitReader(policy.Model);
        foreach (var said in SaidTexts.Of(policy))
        {
            var compared = comparisons.In(said.Holds.Concat(said.Fails));
            var terms = said.Holds.Concat(said.Fails).SelectMany(node => PolicyParts.LeavesOf(node, policy.Model)).SelectMany(leaf => Terms.All(leaf.Term)).ToArray();
            Check(policy, said, Times(said), Moments(terms, "time"), findings);
            Check(policy, said, Days(said), Moments(terms, "date"), findings);
            CheckAmounts(policy, said, compared, comparisons, units, findings);
        }
    }

    // Both sides have one that the other lacks.
    private static void Check(AdvisedPolicy policy, Said said, IReadOnlyList<(Match At, string Shown)> written, IReadOnlyList<string> compared, List<Finding> findings)
    {
        var strange = written.Where(one => !compared.Contains(one.Shown)).ToArray();
        var left = compared.Except(written.Select(one => one.Shown)).ToArray();
        if (strange is [var first, ..] && left.Length > 0)
        {
            Add(policy, said, first.At, string.Join(" and ", left), findings);
        }
    }

    private static void Add(AdvisedPolicy policy, Said said, Match at, string compared, List<Finding> findings) =>
        findings.Add(Finding.At(policy, said.Text.SpanOf(at.Index, at.Length), Other, [said.About, said.Item.Name], said.About, at.Value.Trim(), compared));

    private static (Match At, string Shown)[] Times(Said said) => [.. Clock().Matches(said.Text.Value).Select(match => (match, FormattableString.Invariant($"{int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture):00}:{match.Groups["minute"].Value}")))];

    private static (Match At, string Shown)[] Days(Said said) => [.. Date().Matches(said.Text.Value).Select(match => (match, Shown: DateOnly.TryParse(match.Value, CultureInfo.InvariantCulture, out var day) ? Stretch.Day(day) : "")).Where(one => one.Shown.Length > 0)];

    private static string[] Moments(Term[] terms, string function)
    {
        var calls = terms.OfType<CallTerm>().Where(call => !call.IsScript && call.Function == function).Select(call => call.Arguments.OfType<ConstantTerm>().Select(argument => Convert.ToInt32(argument.Value, CultureInfo.InvariantCulture)).ToArray());
        var constants = terms.OfType<ConstantTerm>().Select(constant => constant.Value);
        return function == "time"
            ? [.. calls.Where(parts => parts.Length == 2).Select(parts => FormattableString.Invariant($"{parts[0]:00}:{parts[1]:00}")).Concat(constants.OfType<TimeOnly>().Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture))).Distinct()]
            : [.. calls.Where(parts => parts.Length == 3).Select(parts => Stretch.Day(new DateOnly(parts[0], parts[1], parts[2]))).Concat(constants.OfType<DateOnly>().Select(Stretch.Day)).Distinct()];
    }

    // "5 days of notice" beside a comparison of days with 3. An amount that no comparison of its unit has, and one of that unit that the text leaves out.
    private static void CheckAmounts(AdvisedPolicy policy, Said said, IReadOnlyList<FigureComparison> compared, Comparisons comparisons, UnitReader units, List<Finding> findings)
    {
        var written = Amount().Matches(said.Text.Value).Where(match => !IsPhrase(said, match)).ToArray();
        if (written is not [var only] || UnitOfMeasure.Read(only.Groups["unit"].Value) is not { Dimension: "time" } unit)
        {
            return;
        }

        var figures = compared.Where(comparison => units.Of(comparison.Figure) is { } own ? own.Name == unit.Name : comparison.Figure is ConstantTerm && units.Of(comparison.Other)?.Name == unit.Name)
            .SelectMany(comparison => comparisons.FiguresOf(comparison.Figure)).Distinct().ToArray();
        var amount = Array.IndexOf(Numbers, only.Groups["figure"].Value.ToLowerInvariant()) is >= 0 and var place ? place + 1 : decimal.Parse(only.Groups["figure"].Value, CultureInfo.InvariantCulture);
        var isShown = said.Template.Pieces.Any(piece => piece.Slot >= 0 && piece.Slot < ReasonPiece.AsOfSlot && PolicyParts.ParameterAt(policy.Model, piece.Slot) is not null);
        if (figures.Length > 0 && !isShown && IsAbout(policy.Model, said, compared, only) && !Array.Exists(figures, figure => Math.Abs(figure - amount) <= 1))
        {
            Add(policy, said, only, string.Join(" and ", figures.Select(figure => figure.ToString("0.##", CultureInfo.InvariantCulture))), findings);
        }
    }

    // The same unit is not enough: the sentence must speak of what is compared, by a word of its name.
    private static bool IsAbout(PolicyModel model, Said said, IReadOnlyList<FigureComparison> compared, Match amount)
    {
        var slots = compared.SelectMany(comparison => new[] { comparison.Figure, comparison.Other }).SelectMany(Terms.All).OfType<SlotTerm>().Select(term => term.Slot);
        var names = slots.Select(slot => PolicyParts.FactAt(model, slot)?.Name ?? PolicyParts.ParameterAt(model, slot)?.Name ?? PolicyParts.ItemAt(model, slot)?.Name ?? "");
        var text = said.Text.Value.ToLowerInvariant();
        return said.Result is null or { Then: null } && said.About != "otherwise"
            && names.SelectMany(name => name.Split('_')).Any(word => word.Length > 4 && !word.Equals(amount.Groups["unit"].Value, StringComparison.OrdinalIgnoreCase) && text.Contains(word, StringComparison.Ordinal));
    }

    // "5 days or more" is looked at with its words.
    private static bool IsPhrase(Said said, Match match) => Phrases.In(said.Text.Value).Any(phrase => phrase.Index <= match.Index && match.Index < phrase.Index + phrase.Length + match.Length);

    [GeneratedRegex(@"(?<![\d:.])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?![\d:])(?!\s*(?:am|pm))", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b")]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![\w.,/:£-])(?<figure>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?<unit>days|weeks|months|years|hours)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();
}
