using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Tests.Repository;

/// <summary>How dense the code is: lines over 140 columns, conditionals inside conditionals, and tuples of three or more in signatures. Each project has a budget, which only falls.</summary>
public class StyleTests
{
    private const string Budgets = "tests/PolicyEngine.Tests/Repository/StyleBudgets.txt";
    private const int WidestLine = 140;
    private const int Slack = 40;

    public static TheoryData<string> Projects => [.. Lines().Select(line => line[0])];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_keeps_within_its_budget(string project)
    {
        var budget = Lines().First(line => line[0] == project)[1..].Select(int.Parse).ToArray();
        var counts = Count(project);

        Assert.True(counts.Zip(budget).All(pair => pair.First <= pair.Second), $"{project} has {Words(counts)}, and its budget is {Words(budget)}; give names to what no longer fits");
        Assert.True(counts.Zip(budget).All(pair => pair.Second - pair.First <= Slack), $"{project} has {Words(counts)} only: write that into {Budgets}");
    }

    [Fact]
    public void Every_project_has_a_budget() =>
        Assert.Equal(Folders().Order(StringComparer.Ordinal), Lines().Select(line => line[0]).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Folders() =>
        new[] { "engine", "repl", "examples" }.SelectMany(folder => Tree.Files(folder, "*.csproj")).Select(path => Path.GetDirectoryName(path)!.Replace('\\', '/'));

    private static IEnumerable<string[]> Lines() => Tree.Read(Budgets).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Words(int[] counts) => $"{counts[0]} wide lines, {counts[1]} conditionals inside conditionals and {counts[2]} tuples of three";

    private static int[] Count(string project)
    {
        var inner = Folders().Where(folder => folder.StartsWith(project + "/", StringComparison.Ordinal)).ToList();
        var counts = new int[3];
        foreach (var path in Tree.Files(project, "*.cs").Where(path => !inner.Exists(folder => path.StartsWith(folder + "/", StringComparison.Ordinal))))
        {
            var text = Tree.Read(path);
            var nodes = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes().ToList();
            counts[0] += text.Split('\n').Count(line => line.Length > WidestLine);
            counts[1] += nodes.OfType<ConditionalExpressionSyntax>().Count(one => one.Ancestors().TakeWhile(above => above is ExpressionSyntax).Any(above => above is ConditionalExpressionSyntax));
            counts[2] += nodes.OfType<TupleTypeSyntax>().Count(tuple => tuple.Elements.Count > 2 && IsInSignature(tuple));
        }

        return counts;
    }

    private static bool IsInSignature(TupleTypeSyntax tuple)
    {
        var member = tuple.Ancestors().FirstOrDefault(above => above is MemberDeclarationSyntax or BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax);
        return member is MemberDeclarationSyntax declared && !declared.Modifiers.Any(word => word.IsKind(SyntaxKind.PrivateKeyword));
    }
}
