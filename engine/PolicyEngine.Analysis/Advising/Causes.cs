using System.Collections.Immutable;

namespace PolicyEngine.Analysis.Advising;

/// <summary>Puts what follows from a finding under it: one slip, one finding.</summary>
internal static class Causes
{
    /// <summary>The findings that stand for themselves, each with the findings that would go with it.</summary>
    /// <param name="findings">The findings of one policy.</param>
    public static IReadOnlyList<Finding> Group(IReadOnlyList<Finding> findings)
    {
        var parents = findings.ToDictionary(finding => finding, finding => CauseOf(finding, findings), ReferenceEqualityComparer.Instance as IEqualityComparer<Finding>);
        var below = findings.ToLookup(finding => Root(finding, parents), ReferenceEqualityComparer.Instance as IEqualityComparer<Finding>);
        return [.. findings.Where(finding => ReferenceEquals(Root(finding, parents), finding)).Select(finding => WithSymptoms(finding, below[finding]))];
    }

    private static Finding WithSymptoms(Finding cause, IEnumerable<Finding> group)
    {
        ImmutableArray<Finding> symptoms = [.. group.Where(finding => !ReferenceEquals(finding, cause))];
        return symptoms.IsEmpty ? cause : cause with { Diagnostic = cause.Diagnostic with { Symptoms = [.. symptoms.Select(symptom => symptom.Diagnostic)] } };
    }

    private static Finding? CauseOf(Finding finding, IReadOnlyList<Finding> findings) =>
        finding.Causes.Select(cause => findings.FirstOrDefault(other => !ReferenceEquals(other, finding) && other.About.FirstOrDefault() == cause)).FirstOrDefault(found => found is not null);

    // Two that give each other as cause both stand for themselves.
    private static Finding Root(Finding finding, Dictionary<Finding, Finding?> parents)
    {
        var seen = new HashSet<Finding>(ReferenceEqualityComparer.Instance as IEqualityComparer<Finding>) { finding };
        var root = finding;
        while (parents[root] is { } parent)
        {
            if (!seen.Add(parent))
            {
                return finding;
            }

            root = parent;
        }

        return root;
    }
}
