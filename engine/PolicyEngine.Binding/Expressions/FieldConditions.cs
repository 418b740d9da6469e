using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Expressions;

/// <summary>
/// Reads the <c>only_if</c> of a record's field as a question to the list: <c>works</c> of the list <c>people</c> is <c>people.Any(record => record.works)</c>, so that it is checked and asked of each record as any other.
/// A name that is a field of the record means the field, also where a fact is called the same.
/// </summary>
internal static class FieldConditions
{
    /// <summary>The policy with the questions in place.</summary>
    public static PolicySyntax Spread(PolicySyntax policy, DiagnosticBag diagnostics) =>
        policy.Facts.All(fact => fact.Fields.All(field => field.OnlyIf is null)) ? policy : policy with { Facts = [.. policy.Facts.Select(fact => Spread(fact, diagnostics))] };

    /// <summary>The places of a list's fields that have a condition, each after those that it reads.</summary>
    public static IReadOnlyList<int> InOrder(FactSyntax list)
    {
        var order = new List<int>();
        for (var field = 0; field < list.Fields.Length; field++)
        {
            Visit(list, field, order, [], null);
        }

        return [.. order.Where(field => list.Fields[field].OfRecord is not null)];
    }

    private static FactSyntax Spread(FactSyntax list, DiagnosticBag diagnostics)
    {
        var spread = list with { Fields = [.. list.Fields.Select(field => field.OnlyIf is { } condition ? field with { OfRecord = Question(list, condition, diagnostics) } : field)] };
        var order = new List<int>();
        for (var field = 0; field < spread.Fields.Length; field++)
        {
            Visit(spread, field, order, [], diagnostics);
        }

        return spread;
    }

    private static void Visit(FactSyntax list, int field, List<int> order, List<int> path, DiagnosticBag? diagnostics)
    {
        if (path.Contains(field))
        {
            var circle = path.Skip(path.IndexOf(field)).Append(field).Select(place => list.Fields[place].Name.Value).ToArray();
            diagnostics?.Add(BindingDiagnostics.Cycle, list.Fields[field].OnlyIf!.SpanOf(0, list.Fields[field].OnlyIf!.Value.Length), $"{list.Name.Value}.{circle[0]}", string.Join(" → ", circle));
            return;
        }

        if (order.Contains(field))
        {
            return;
        }

        if (list.Fields[field].OnlyIf is { } condition && ExpressionParser.Parse(condition, []) is { } parsed)
        {
            foreach (var read in NamesOfFields(list, parsed.Node).Select(name => FieldOf(list, name.Identifier.ValueText)).Distinct())
            {
                Visit(list, read, order, [.. path, field], diagnostics);
            }
        }

        order.Add(field);
    }

    private static TextSyntax? Question(FactSyntax list, TextSyntax condition, DiagnosticBag diagnostics)
    {
        if (ExpressionParser.Parse(condition, diagnostics) is not { } parsed)
        {
            return null;
        }

        var record = "record";
        while (condition.Value.Contains(record, StringComparison.Ordinal))
        {
            record += "_";
        }

        var written = new MappedText(condition);
        written.Own($"{list.Name.Value}.Any({record} => ");
        foreach (var name in NamesOfFields(list, parsed.Node))
        {
            written.UpTo(name.SpanStart);
            written.Own(record + ".");
        }

        written.UpTo(condition.Value.Length);
        written.Own(")");
        return written.ToText();
    }

    private static IEnumerable<IdentifierNameSyntax> NamesOfFields(FactSyntax list, ExpressionSyntax condition) => NameReader.FreeNames(condition)
        .Where(name => FieldOf(list, name.Identifier.ValueText) >= 0 && name.Parent is not ConstantPatternSyntax && !(name.Parent is InvocationExpressionSyntax call && call.Expression == name));

    private static int FieldOf(FactSyntax list, string name)
    {
        for (var field = 0; field < list.Fields.Length; field++)
        {
            if (string.Equals(list.Fields[field].Name.Value, name, StringComparison.Ordinal))
            {
                return field;
            }
        }

        return -1;
    }
}
