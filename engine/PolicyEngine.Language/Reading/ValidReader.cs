using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads checks between answers.</summary>
internal static class ValidReader
{
    /// <summary>A check that is about no fact of the policy.</summary>
    public static readonly DiagnosticDescriptor AboutNoFact = new(
        "PE1128",
        Severity.Error,
        "`{0}` is no fact, so that nobody could be asked for it again",
        "{1}");

    /// <summary>Reads the checks under <c>valid</c>, and reports one that is about no fact.</summary>
    public static ImmutableArray<ValidSyntax> Read(MapReader policy, IEnumerable<FactSyntax> facts, DiagnosticBag diagnostics)
    {
        string[] known = [.. facts.Select(fact => fact.Name.Value)];
        ImmutableArray<ValidSyntax> checks = [.. policy.Children("valid").Select(map => new ValidSyntax(map.RequiredWritten("id"), map.RequiredText("when"), map.WrittenList("about"), map.RequiredText("say"), map.Cite(), map.Span))];
        NameChecker.CheckIds(checks.Select(check => check.Id), "check of answers", diagnostics);
        foreach (var name in checks.SelectMany(check => check.About).Where(name => !known.Contains(name.Value, StringComparer.Ordinal)))
        {
            diagnostics.Add(AboutNoFact, name.Span, name.Value, NearestName.Hint(name.Value, known) is { Length: > 0 } hint ? hint : "name the facts of which one is wrong where the check does not hold");
        }

        return checks;
    }
}
