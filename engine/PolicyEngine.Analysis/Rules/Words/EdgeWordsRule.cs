using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>Where a reason says "or more", the one who has exactly that much reads that it is enough: the condition must say so, too. And the figure in the reason is the one that is compared.</summary>
internal sealed class EdgeWordsRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Edge = new(
        "PE4402",
        Severity.Warning,
        "the reason of `{0}` says \"{1}\", and the condition compares with `{2}`: exactly {3} is on the other side",
        "let the words and the sign say the same");

    private static readonly DiagnosticDescriptor OtherFigure = new(
        "PE4403",
        Severity.Warning,
        "the reason of `{0}` says \"{1}\", and the condition compares with {2}",
        "write the figure that is compared; better, show it by its name between braces");

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Edge, OtherFigure];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var comparisons = new Comparisons(policy.Model);
        foreach (var said in SaidTexts.Of(policy))
        {
            var compared = comparisons.In(said.Holds.Concat(said.Fails).Concat(said.Result is null ? said.Computed : []));
            foreach (var phrase in Phrases.In(said.Text.Value))
            {
                Check(policy, said, phrase, compared, comparisons, findings);
            }

            foreach (var phrase in Phrases.In(said.Title))
            {
                CheckEdge(policy, said, phrase, Meant(said, phrase, compared, comparisons), said.Name, findings);
            }
        }
    }

    private static void Check(AdvisedPolicy policy, Said said, Phrase phrase, IReadOnlyList<FigureComparison> compared, Comparisons comparisons, List<Finding> findings)
    {
        var span = said.Text.SpanOf(phrase.Index, phrase.Length);
        var meant = Meant(said, phrase, compared, comparisons);
        if (meant.Count > 0)
        {
            CheckEdge(policy, said, phrase, meant, span, findings);
        }
        else if (phrase.Figure.Length > 0 && Others(said, phrase, compared, comparisons) is [_, ..] others)
        {
            findings.Add(Finding.At(policy, span, OtherFigure, [said.About, said.Item.Name], said.About, Short(said.Text.Value, phrase), string.Join(" and ", others)));
        }
    }

    private static void CheckEdge(AdvisedPolicy policy, Said said, Phrase phrase, IReadOnlyList<FigureComparison> meant, SourceSpan span, List<Finding> findings)
    {
        if (meant.Count > 0 && !meant.Any(comparison => phrase.Fits(comparison.Operator)))
        {
            findings.Add(Finding.At(policy, span, Edge, [said.About, said.Item.Name], said.About, phrase.Words, Sign(meant[0].Operator), phrase.Name.Length > 0 ? "`" + phrase.Name + "`" : phrase.Figure));
        }
    }

    private static List<FigureComparison> Meant(Said said, Phrase phrase, IReadOnlyList<FigureComparison> compared, Comparisons comparisons)
    {
        var slot = phrase.Name.Length > 0 ? Placeholders.SlotOf(said.Template, phrase.Name) : -1;
        return [.. compared.Where(comparison => slot >= 0
            ? comparison.Figure is SlotTerm one && one.Slot == slot || comparison.Figure is KeyedTerm keyed && keyed.Slot == slot
            : phrase.Figure.Length > 0 && Spellings(phrase).Any(comparisons.FiguresOf(comparison.Figure).Contains))];
    }

    // Only a comparison that says the same with another figure is held against it: the sentence may speak of something else.
    private static List<string> Others(Said said, Phrase phrase, IReadOnlyList<FigureComparison> compared, Comparisons comparisons)
    {
        var figures = compared.Where(comparison => comparisons.FiguresOf(comparison.Figure).Count > 0).ToArray();
        var isOfGroup = phrase.Unit.Length == 0 && said.Text.Value[(phrase.Index + phrase.Length)..].TrimStart().StartsWith("of ", StringComparison.Ordinal);
        figures = isOfGroup && figures.Any(comparison => comparison.Other is OpaqueTerm) ? [.. figures.Where(comparison => comparison.Other is OpaqueTerm)] : figures;
        figures = figures.Length > 1 ? [.. figures.Where(comparison => comparison.Figure is ConstantTerm)] : figures;
        return figures.Length == 0 || figures.Length > 1 || !phrase.Fits(figures[0].Operator) ? []
            : figures[0].Figure is KeyedTerm keyed ? [$"`{comparisons.NameOf(keyed)}`"]
            : [.. comparisons.FiguresOf(figures[0].Figure).Distinct().Select(figure => figure.ToString(CultureInfo.InvariantCulture))];
    }

    // Three years may be compared as 36 months.
    private static decimal[] Spellings(Phrase phrase) => phrase.Unit.ToLowerInvariant() switch
    {
        ['y', 'e', 'a', 'r', ..] => [Number(phrase), Number(phrase) * 12],
        ['w', 'e', 'e', 'k', ..] => [Number(phrase), Number(phrase) * 7],
        ['d', 'a', 'y', ..] => [Number(phrase), Number(phrase) * 24],
        ['h', 'o', 'u', 'r', ..] => [Number(phrase), Number(phrase) * 60],
        _ => [Number(phrase)],
    };

    private static decimal Number(Phrase phrase) => decimal.TryParse(phrase.Figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Short(string text, Phrase phrase) => text.Substring(phrase.Index, phrase.Length);

    private static string Sign(TermOperator comparison) => comparison == TermOperator.Less ? "<" : comparison == TermOperator.LessOrEqual ? "<=" : comparison == TermOperator.Greater ? ">" : ">=";
}
