using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>Conditions in plain words. What has no plain words, such as a call of a function, is shown as the author wrote it.</summary>
public sealed partial class ExpressionWords(PolicyWords words)
{
    private PolicyModel Model => words.Model;

    /// <summary>A condition as one phrase.</summary>
    public string Phrase(SkeletonNode node) => Phrase(node, false);

    /// <summary>The parts of a condition that is all of, or any of, several; the condition alone otherwise.</summary>
    /// <returns>How the parts go together, for example <c>all of these hold</c>, and the parts.</returns>
    public (string Joint, IReadOnlyList<string> Parts) Parts(SkeletonNode node) => node.Kind switch
    {
        SkeletonKind.And => ("all of these hold", [.. node.Children.Select(child => Phrase(child, false))]),
        SkeletonKind.Or => ("any of these holds", [.. node.Children.Select(child => Phrase(child, false))]),
        SkeletonKind.Leaf or SkeletonKind.Not or SkeletonKind.Choose => ("", [Phrase(node, false)]),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private string Phrase(SkeletonNode node, bool isInner) => node.Kind switch
    {
        SkeletonKind.Leaf => LeafPhrase(Model.Leaves[node.Leaf]),
        SkeletonKind.And => Joined(node, " and ", isInner),
        SkeletonKind.Or => Joined(node, " or ", isInner),
        SkeletonKind.Not => Negated(node.Children[0]),
        SkeletonKind.Choose => Bracketed($"if {Phrase(node.Children[0], true)}, then {Phrase(node.Children[1], true)}, otherwise {Phrase(node.Children[2], true)}", isInner),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private string Joined(SkeletonNode node, string joint, bool isInner) => Bracketed(string.Join(joint, node.Children.Select(child => Phrase(child, true))), isInner);

    private static string Bracketed(string phrase, bool isInner) => isInner ? $"({phrase})" : phrase;

    private string Negated(SkeletonNode node) =>
        node.Kind != SkeletonKind.Leaf ? $"not {Phrase(node, true)}"
        : Model.Leaves[node.Leaf] is { Comparison: { } comparison } ? Compared(comparison with { Operator = Opposite(comparison.Operator) })
        : IsQuestion(Model.Leaves[node.Leaf]) ? $"{NameOrCode(Model.Leaves[node.Leaf].Text)} is no"
        : $"not {LeafPhrase(Model.Leaves[node.Leaf])}";

    private string LeafPhrase(Leaf leaf) =>
        leaf.Comparison is { } comparison ? Compared(comparison) : IsQuestion(leaf) ? $"{NameOrCode(leaf.Text)} is yes" : NameOrCode(leaf.Text);

    // Only a question is answered; what is worked out from answers holds or does not.
    private bool IsQuestion(Leaf leaf) => leaf.Kind == LeafKind.Condition && words.SlotOf(leaf.Text) is >= 0 and var slot && slot < Model.Facts.Length;

    private string Compared(Comparison comparison)
    {
        var isDay = IsDay(comparison.Left) || IsDay(comparison.Right);
        var verb = comparison.Operator switch
        {
            "==" => "is",
            "!=" => "is not",
            "<" => isDay ? "is before" : "is less than",
            "<=" => isDay ? "is on or before" : "is at most",
            ">" => isDay ? "is after" : "is more than",
            ">=" => isDay ? "is on or after" : "is at least",
            _ => comparison.Operator,
        };
        return $"{Side(comparison.Left, comparison.Right)} {verb} {Side(comparison.Right, comparison.Left)}";
    }

    private static string Opposite(string sign) => sign switch
    {
        "==" => "!=",
        "!=" => "==",
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        ">=" => "<",
        _ => sign,
    };

    private bool IsDay(ComparisonSide side) => side.Slot >= 0 && words.TypeOf(side.Slot).Type == FactType.Date;

    private string Side(ComparisonSide side, ComparisonSide other)
    {
        if (side.Slot >= 0)
        {
            return words.Name(side.Slot);
        }

        return side.IsConstant && other.Slot >= 0 ? Constant(side.Text, other.Slot) : NameOrCode(side.Text);
    }

    private string Constant(string text, int slot)
    {
        var (type, choices, unit) = words.TypeOf(slot);
        var value = text.Trim('"');
        value = choices is not null && value.Contains('.', StringComparison.Ordinal) ? value[(value.LastIndexOf('.') + 1)..] : value;
        var shown = PolicyWords.Value(value, type, choices, unit);
        return type is FactType.Choice or FactType.Text ? $"“{shown}”" : shown;
    }

    // `name` and `name[key]` have words; other texts stay as written.
    private string NameOrCode(string text)
    {
        if (text == "as_of")
        {
            return "the day of the decision";
        }

        if (words.SlotOf(text) is >= 0 and var slot)
        {
            return words.Name(slot);
        }

        return Keyed().Match(text) is { Success: true } keyed && words.SlotOf(keyed.Groups[1].Value) is >= 0 and var table && words.SlotOf(keyed.Groups[2].Value) is >= 0 and var key
            ? $"{words.Name(table)} for {words.Name(key)}"
            : MarkdownPage.Code(text);
    }

    [GeneratedRegex(@"\A([a-z][a-z0-9_]*)\[([a-z][a-z0-9_]*)\]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Keyed();
}
