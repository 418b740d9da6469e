using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>Which of the pack's cases exercise a part of the policy.</summary>
public static class CaseTests
{
    /// <summary>A case and its decision.</summary>
    public sealed record Tried(CaseSyntax Case, Decision Decision);

    /// <summary>The pack's cases that can be decided, with their decisions; none while the files have errors.</summary>
    public static IEnumerable<Tried> Of(ReplSession session, CancellationToken cancellation)
    {
        var suite = session.Library?.Suite(session.Workspace, cancellation);
        foreach (var one in suite?.Cases ?? [])
        {
            cancellation.ThrowIfCancellationRequested();
            if (suite!.Policy.ReadFacts(one.Facts, one.Unknown.Select(name => (name.Value, name.Span))).Facts is { } facts)
            {
                yield return new Tried(one, suite.Policy.Decide(facts, one.AsOf.Value));
            }
        }
    }

    /// <summary>Cases that give a fact, or say that it is not known.</summary>
    public static Func<Tried, bool> Giving(string fact) => tried => tried.Case.Facts.Entries.Any(entry => entry.Name == fact) || tried.Case.Unknown.Any(name => name.Value == fact);

    /// <summary>Cases whose decision uses a figure.</summary>
    public static Func<Tried, bool> Using(string parameter) => tried => tried.Decision.ParametersUsed.Any(use => use.Name == parameter) || tried.Decision.Missing.Any(input => input.Name == parameter);

    /// <summary>Cases in which a rule fires.</summary>
    public static Func<Tried, bool> Firing(string rule) => tried => tried.Decision.FiredIds.Contains(rule);

    /// <summary>Cases that expect something of a value, or in whose reasons it stands.</summary>
    public static Func<Tried, bool> Reaching(string name) => tried => tried.Case.Expect.Any(entry => entry.Name == name) || tried.Decision.Reasons.Any(reason => reason.Source.StartsWith(name + "/", StringComparison.Ordinal));
}
