using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Expressions;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Repl.CSharp.Trusted;

/// <summary>
/// The submissions before the first one that somebody types: the types of a policy's options and lists with its scripts, then its names as properties. A value that is not known is an exception when it is read,
/// so that no comparison takes it for a no.
/// </summary>
internal sealed class ScriptPrelude(PolicyModel model, PolicySyntax syntax)
{
    private readonly StringBuilder types = new();
    private readonly StringBuilder names = new();

    /// <summary>The type of <c>decision</c>.</summary>
    public const string DecisionType = "decision_view";

    /// <summary>The third submission, which is the same for every policy.</summary>
    public const string Session = "decision_view decision => new(Self); PolicyEngine.Policy policy => CurrentPolicy; System.DateOnly as_of => Day; bool known(string fact) => IsKnown(fact);";

    /// <summary>The two submissions.</summary>
    public (string Types, string Names) Write()
    {
        WriteOptions();
        foreach (var list in model.Facts.Where(fact => fact.Type == FactType.List))
        {
            Record($"{list.Name}_record", [.. list.Fields.Select(field => (field.Name, TypeOf(field.Type, field.ChoiceSet)))]);
        }

        foreach (var fact in model.Facts)
        {
            names.AppendLine(CultureInfo.InvariantCulture, $"{TypeOf(fact)} {fact.Name} => {FactValue(fact, $"FactValue(\"{fact.Name}\")")};");
        }

        foreach (var parameter in model.Parameters)
        {
            WriteParameter(parameter);
        }

        foreach (var item in model.Items.Where(item => item.IsNamed))
        {
            WriteItem(item);
        }

        WriteDecision();
        WriteScripts();
        return (types.ToString(), names.ToString());
    }

    private void WriteOptions()
    {
        foreach (var set in model.Choices)
        {
            types.AppendLine(CultureInfo.InvariantCulture, $"public enum {set.Name} {{ {string.Join(", ", set.Options.Select(option => option.Name))} }}");
        }

        var taken = model.Facts.Select(fact => fact.Name).Concat(model.Parameters.Select(parameter => parameter.Name)).Concat(model.Items.Select(item => item.Name)).Concat(model.Choices.Select(set => set.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var option in model.Choices.SelectMany(set => set.Options.Select(option => (Set: set.Name, option.Name))).GroupBy(option => option.Name).Where(group => group.Count() == 1 && !taken.Contains(group.Key)).Select(group => group.Single()))
        {
            types.AppendLine(CultureInfo.InvariantCulture, $"const {option.Set} {option.Name} = {option.Set}.{option.Name};");
        }
    }

    private void WriteParameter(Parameter parameter)
    {
        var type = TypeOf(parameter.Type, parameter.ChoiceSet);
        var value = parameter.KeyType is { } key
            ? (Type: $"PolicyEngine.Repl.CSharp.Trusted.ScriptFigures<{TypeOf(key, parameter.KeyChoiceSet)}, {type}>", Code: $"new(key => {Unboxed(type, parameter.ChoiceSet, $"ParameterValue(\"{parameter.Name}\", {(key == FactType.Choice ? "(int)key" : "key")})")})")
            : (Type: type, Code: Unboxed(type, parameter.ChoiceSet, $"ParameterValue(\"{parameter.Name}\", null)"));
        names.AppendLine(CultureInfo.InvariantCulture, $"{value.Type} {parameter.Name} => {value.Code};");
    }

    private void WriteItem(Item item)
    {
        var source = $"ItemValue(\"{item.Name}\")";
        var outputs = item.Lookup?.Outputs ?? [];
        if (item.Lookup?.Hit == HitPolicy.CollectList)
        {
            var element = TypeOf(outputs[0].Type, outputs[0].ChoiceSet);
            names.AppendLine(CultureInfo.InvariantCulture, $"System.Collections.Generic.IReadOnlyList<{element}> {item.Name} => System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select((System.Collections.Generic.IReadOnlyList<object>){source}, one => {Unboxed(element, outputs[0].ChoiceSet, "one")}));");
        }
        else if (outputs.Length > 1 && item.Lookup?.Hit != HitPolicy.CollectCount)
        {
            (string Name, string Type, int Choices)[] fields = [.. outputs.Select(output => (output.Name, TypeOf(output.Type, output.ChoiceSet), output.ChoiceSet))];
            Record($"{item.Name}_row", [.. fields.Select(field => (field.Name, field.Type))]);
            names.AppendLine(CultureInfo.InvariantCulture, $"{item.Name}_row {item.Name} {{ get {{ var row = (System.Collections.Generic.IReadOnlyList<object>){source}; return new({Fields([.. fields.Select(field => (field.Type, field.Choices))], "row")}); }} }}");
        }
        else
        {
            var type = TypeOf(item.Type, item.ChoiceSet);
            names.AppendLine(CultureInfo.InvariantCulture, $"{type} {item.Name} => {Unboxed(type, item.ChoiceSet, source)};");
        }
    }

    // The names are those that `decision.` has without --trusted; `decision.all` is the whole of it.
    private void WriteDecision()
    {
        var members = new StringBuilder();
        types.AppendLine("public enum decision_status { determined, undetermined, faulted }");
        foreach (var fact in DecisionView.Facts)
        {
            var name = fact.Name.Value[(DecisionView.Name.Length + 1)..];
            var type = fact.Type switch
            {
                { Type: FactType.List } => $"System.Collections.Generic.IReadOnlyList<{fact.Name.Value}_record>",
                { Type: FactType.Choice, Of: not null } => TypeOf(FactType.Choice, model.Outcome!.ChoiceSet),
                { Type: FactType.Choice } => "decision_status",
                _ => TypeOf(fact.Type.Type, -1),
            };
            if (fact.Type.Type == FactType.List)
            {
                Record($"{fact.Name.Value}_record", [.. fact.Fields.Select(field => (field.Name.Value, "string"))]);
            }

            var value = $"host.DecisionValue(\"{name}\")";
            members.Append(CultureInfo.InvariantCulture, $"public {type} {name} => {(fact.Type.Type == FactType.List ? Records(value, $"{fact.Name.Value}_record", [.. fact.Fields.Select(_ => ("string", -1))]) : Unboxed(type, fact.Type.Type == FactType.Choice ? 0 : -1, value))}; ");
        }

        types.AppendLine(CultureInfo.InvariantCulture, $"public sealed class decision_view(PolicyEngine.Repl.CSharp.Trusted.ScriptHost host) {{ public PolicyEngine.Evaluation.Decisions.Decision all => host.LastDecision; {members} }}");
    }

    private void WriteScripts()
    {
        foreach (var script in syntax.Scripts)
        {
            var root = CSharpSyntaxTree.ParseText(script.Text, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot();

            // In a policy a number with a point is a decimal.
            var points = root.DescendantTokens().Where(token => token.Value is double && char.IsAsciiDigit(token.Text[^1]));
            types.AppendLine(root.ReplaceTokens(points, (_, token) => SyntaxFactory.ParseToken(token.Text + "m").WithTriviaFrom(token)).ToFullString());
        }
    }

    private void Record(string name, (string Name, string Type)[] fields) =>
        types.AppendLine(CultureInfo.InvariantCulture, $"public sealed record {name}({string.Join(", ", fields.Select(field => $"{field.Type} {field.Name}"))});");

    private string TypeOf(Fact fact) => fact.Type == FactType.List ? $"System.Collections.Generic.IReadOnlyList<{fact.Name}_record>" : TypeOf(fact.Type, fact.ChoiceSet);

    private string FactValue(Fact fact, string value) => fact.Type == FactType.List
        ? Records(value, $"{fact.Name}_record", [.. fact.Fields.Select(field => (TypeOf(field.Type, field.ChoiceSet), field.ChoiceSet))])
        : Unboxed(TypeOf(fact.Type, fact.ChoiceSet), fact.ChoiceSet, value);

    private static string Records(string value, string record, (string Type, int Choices)[] fields) =>
        $"System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select((System.Collections.Generic.IReadOnlyList<object[]>){value}, row => new {record}({Fields(fields, "row")})))";

    private static string Fields((string Type, int Choices)[] fields, string row) =>
        string.Join(", ", fields.Select((field, place) => Unboxed(field.Type, field.Choices, string.Create(CultureInfo.InvariantCulture, $"{row}[{place}]"))));

    private static string Unboxed(string type, int choices, string value) => choices >= 0 ? $"({type})(int){value}" : $"({type}){value}";

    private string TypeOf(FactType type, int choices) => type switch
    {
        FactType.YesNo => "bool",
        FactType.WholeNumber => "long",
        FactType.Decimal or FactType.Money => "decimal",
        FactType.Date => "System.DateOnly",
        FactType.Time => "System.TimeOnly",
        FactType.Text => "string",
        FactType.Choice => model.Choices[choices].Name,
        FactType.List => throw new ArgumentException("a list has a type of its own", nameof(type)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
