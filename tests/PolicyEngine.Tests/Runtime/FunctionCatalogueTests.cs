using System.Globalization;
using System.Reflection;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Tests.Runtime;

public class FunctionCatalogueTests
{
    private static readonly MethodInfo[] Functions = typeof(PolicyFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static readonly MethodInfo[] Spans = [.. typeof(DateSpan).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName)];

    public static TheoryData<string> Names => new(FunctionCatalogue.Functions.Select(help => help.Name).Where(name => !IsPlaced(name)));

    public static TheoryData<string> Placed => new(FunctionCatalogue.Functions.Select(help => help.Name).Where(IsPlaced));

    // Binding puts in a calendar, the options, or the type.
    private static bool IsPlaced(string name) => name == "day_of_week" || Spans.Any(span => span.Name == name) || Functions.Any(function => function.Name == name && function.GetParameters().Any(parameter => parameter.ParameterType == typeof(WorkingDays)));

    [Theory]
    [MemberData(nameof(Placed))]
    public void An_example_in_a_policy_gives_the_result_that_help_states(string name)
    {
        var help = FunctionCatalogue.Functions.Single(function => function.Name == name);
        Assert.Contains(name + "(", help.Example, StringComparison.Ordinal);
        var policy = $"policy: example\ntitle: Example\nowner: Tests\nsource: {{ document: d, at: a }}\nin_force: {{ from: 2000-01-01 }}\ncalendar: office\nchoices: {{ weekday: [monday, tuesday, wednesday, thursday, friday, saturday, sunday] }}\n"
            + $"decision: {{ outcomes: [done], rules: [], otherwise: {{ then: done, because: Done. }} }}\noutputs: {{ result: {{ type: {TypeOf(help)}, value: \"{help.Example}\" }} }}\n";
        var loaded = PolicyLoader.Load([new SourceFile("example/policy.yaml", policy), new SourceFile("calendars/office.yaml", "calendar: office\nzone: Europe/London\ncut_off: \"17:00\"\nknown: { from: 2018-01-01, to: 2018-12-31 }\n")]);
        Assert.True(loaded.Succeeded, string.Join("\n", loaded.Diagnostics.Select(problem => problem.Message)));
        Assert.Equal(help.Result, loaded.Set!.Policies[0].Decide(new Dictionary<string, object?>(), new DateOnly(2018, 9, 18)).Outputs.Single().Text);
    }

    private static string TypeOf(FunctionHelp help) => help.Name == "day_of_week" ? "choice, of: weekday" : help.Result is "yes" or "no" ? "yes_no" : help.Result.Contains('-', StringComparison.Ordinal) ? "date" : "whole_number";

    [Fact]
    public void Every_function_has_help_and_all_help_has_a_function() =>
        Assert.Equal(Functions.Concat(Spans).Select(function => function.Name).Distinct().Order(StringComparer.Ordinal), FunctionCatalogue.Functions.Select(help => help.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_list_operation_has_help_and_all_help_has_an_operation()
    {
        var operations = typeof(PolicyList<>).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName && method.Name is not ("ToCanonical" or "At"))
            .Concat(typeof(PolicyListOperators).GetMethods(BindingFlags.Public | BindingFlags.Static)).Select(method => method.Name).Distinct();
        Assert.Equal(operations.Order(StringComparer.Ordinal), FunctionCatalogue.ListOperations.Select(help => help.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_gives_the_result_that_help_states(string name)
    {
        var help = FunctionCatalogue.Functions.Single(function => function.Name == name);
        Assert.StartsWith(name + "(", help.Example, StringComparison.Ordinal);
        Assert.StartsWith(name + "(", help.Signature, StringComparison.Ordinal);
        var rest = help.Example;
        Assert.Equal(help.Result, ValueText.Format(Evaluate(ref rest), null));
        Assert.Empty(rest);
    }

    // Calls, whole and decimal numbers, texts, true and false: all that examples are made of.
    private static object Evaluate(ref string rest)
    {
        rest = rest.TrimStart();
        if (rest[0] == '"')
        {
            var end = rest.IndexOf('"', 1);
            return Take(ref rest, end + 1)[1..^1];
        }

        var length = rest.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-').Count();
        var word = Take(ref rest, length);
        if (word is "true" or "false" || !char.IsAsciiLetter(word[0]))
        {
            return word switch
            {
                "true" => true,
                "false" => false,
                _ when word.Contains('.', StringComparison.Ordinal) => decimal.Parse(word, CultureInfo.InvariantCulture),
                _ => (object)long.Parse(word, CultureInfo.InvariantCulture),
            };
        }

        var arguments = new List<object>();
        while (Take(ref rest, 1) != ")")
        {
            arguments.Add(Evaluate(ref rest));
        }

        return Call(word, [.. arguments]);
    }

    private static object Call(string name, object[] arguments)
    {
        var function = Functions.Where(method => method.Name == name && method.GetParameters().Length == arguments.Length)
            .First(method => method.GetParameters().Zip(arguments).All(pair => Fits(pair.Second, pair.First.ParameterType)));
        object[] converted = [.. function.GetParameters().Zip(arguments, (parameter, value) => parameter.ParameterType == typeof(decimal) ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : value)];
        return function.Invoke(null, converted)!;
    }

    private static bool Fits(object value, Type type) => value.GetType() == type || (value is long && type == typeof(decimal));

    private static string Take(ref string rest, int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
