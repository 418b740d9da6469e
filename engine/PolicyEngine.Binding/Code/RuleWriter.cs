using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>Writes the plain form of a block of rules.</summary>
/// <remarks>
/// Without exceptions, <c>first</c> stops at the first rule that applies. Otherwise every live rule is asked in the order written, then exceptions take the place of the rules they name.
/// The explained form has the same order, so a fault in one is a fault in the other.
/// </remarks>
internal sealed class RuleWriter(CodeText code, PolicyDraft draft)
{
    // Longer blocks gain nothing, and would stand in the code twice.
    private const int MostInlined = 12;

    public void Write(int place, Item item, string type)
    {
        var block = item.Rules!;
        var rules = block.Rules.Select((rule, index) => (Rule: rule, Place: index)).Where(pair => pair.Rule is { Status: RuleStatus.Live, Advisory: false }).ToArray();
        code.Line($"{(rules.Length <= MostInlined ? CodeText.Inlined : "")}private {type} __D{place}() {{");
        if (block.Hit == HitPolicy.First && rules.All(pair => pair.Rule.ExceptionTo.IsEmpty))
        {
            foreach (var (rule, _) in rules)
            {
                code.Line($"if ({Condition(rule)}) return {Value(rule.Result, item, type)};");
            }
        }
        else
        {
            WriteAsked(item, rules, type);
        }

        code.Line(block.Otherwise is { } otherwise
            ? $"return {Value(otherwise, item, type)}; }}"
            : string.Create(CultureInfo.InvariantCulture, $"return __Missing<{type}>({draft.Symbols.Items[place].Slot}); }}"));
    }

    private void WriteAsked(Item item, (Rule Rule, int Place)[] rules, string type)
    {
        foreach (var (rule, index) in rules)
        {
            code.Line($"bool a{index} = {Condition(rule)};");
        }

        code.Line($"bool any = false; {type} value = default;");
        foreach (var (rule, index) in InOrder(item, rules))
        {
            var exceptions = rules.Where(other => other.Rule.ExceptionTo.Contains(index)).Select(other => string.Create(CultureInfo.InvariantCulture, $" && !a{other.Place}"));
            var fires = string.Create(CultureInfo.InvariantCulture, $"a{index}") + string.Concat(exceptions);
            var result = Value(rule.Result, item, type);
            code.Line(item.Rules!.Hit == HitPolicy.Any
                ? $"if ({fires}) {{ var next = {result}; if (any && next != value) throw new PolicyFaultException(\"two rules that apply disagree\"); any = true; value = next; }}"
                : $"if ({fires}) return {result};");
        }

        code.Line("if (any) return value;");
    }

    // Under priority the wanted outcomes stand first; rules of one outcome keep their order.
    private static IEnumerable<(Rule Rule, int Place)> InOrder(Item item, (Rule Rule, int Place)[] rules) =>
        item.Rules!.Hit == HitPolicy.Priority && item.Kind is ItemKind.Outcome or ItemKind.Part ? rules.OrderBy(pair => pair.Rule.Result.Outcome) : rules;

    private static string Condition(Rule rule)
    {
        var from = rule.From is { } first ? string.Create(CultureInfo.InvariantCulture, $"as_of.DayNumber >= {first.DayNumber} && ") : "";
        var to = rule.To is { } last ? string.Create(CultureInfo.InvariantCulture, $"as_of.DayNumber <= {last.DayNumber} && ") : "";
        return from + to + SkeletonCode.Of(rule.When);
    }

    private static string Value(RuleResult result, Item item, string type) => item.Kind == ItemKind.Output
        ? result.Then is null ? $"default({type})" : SkeletonCode.Of(result.Then)
        : string.Create(CultureInfo.InvariantCulture, $"({type}){result.Outcome}");
}
