using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Holds the rules of a block against each other: ids once, exceptions to rules that exist, and never in a circle.</summary>
internal static class RuleBlockCheck
{
    /// <summary>Reports what does not fit together.</summary>
    public static void Check(ImmutableArray<RuleSyntax> rules, DiagnosticBag diagnostics)
    {
        NameChecker.CheckIds(rules.Select(rule => rule.Id), "rule", diagnostics);
        foreach (var rule in rules.Where(rule => rule.Id.Value == "otherwise"))
        {
            diagnostics.Add(ReadingDiagnostics.EngineName, rule.Id.Span, rule.Id.Value, "in_other_cases");
        }

        var byId = rules.Where(rule => rule.Id.Value.Length > 0).GroupBy(rule => rule.Id.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var target in rules.SelectMany(rule => rule.ExceptionTo).Where(target => !byId.ContainsKey(target.Value)))
        {
            var hint = NearestName.Hint(target.Value, byId.Keys);
            diagnostics.Add(ReadingDiagnostics.UnknownException, target.Span, target.Value, hint.Length > 0 ? hint : "an exception names the `id` of a rule in the same list of rules");
        }

        ReportCircles(rules, byId, diagnostics);
    }

    // A walk with its own stack: a chain of thousands of exceptions must not use up the machine's.
    private static void ReportCircles(ImmutableArray<RuleSyntax> rules, Dictionary<string, RuleSyntax> byId, DiagnosticBag diagnostics)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in rules)
        {
            var path = new List<string>();
            var open = new Stack<(string Id, int Next)>();
            open.Push((start.Id.Value, 0));
            while (open.TryPop(out var step))
            {
                if (step.Next == 0)
                {
                    path.Add(step.Id);
                }

                var targets = byId.TryGetValue(step.Id, out var rule) && !finished.Contains(step.Id) ? rule.ExceptionTo : [];
                if (step.Next >= targets.Length)
                {
                    finished.Add(step.Id);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                open.Push((step.Id, step.Next + 1));
                var target = targets[step.Next];
                var index = path.IndexOf(target.Value);
                if (index >= 0)
                {
                    diagnostics.Add(ReadingDiagnostics.ExceptionCircle, target.Span, string.Join(" → ", path.Skip(index).Append(target.Value).Select(id => $"`{id}`")));
                }
                else if (!finished.Contains(target.Value))
                {
                    open.Push((target.Value, 0));
                }
            }
        }
    }
}
