using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Testing.Drafting;

/// <summary>A case that was thought up.</summary>
/// <param name="Draft">Its facts and date.</param>
/// <param name="Decision">How it is decided now.</param>
/// <param name="Reaches">What it reaches that nothing before it does; at least one.</param>
public sealed record GeneratedCase(DraftCase Draft, Decision Decision, ImmutableArray<CoveragePoint> Reaches);

/// <summary>Cases that were thought up for a policy.</summary>
/// <param name="Suite">The policy and its cases.</param>
/// <param name="Cases">The cases, the one that reaches most first.</param>
/// <param name="Wanted">How many points no case reached before.</param>
/// <param name="Left">Those that none of them reaches either.</param>
public sealed record GeneratedCases(CaseSuite Suite, ImmutableArray<GeneratedCase> Cases, int Wanted, ImmutableArray<CoveragePoint> Left)
{
    /// <summary>The sum of it in a sentence.</summary>
    public string Summary => FormattableString.Invariant($"{Counted.Of(Cases.Length, "case reaches", "cases reach")} {Wanted - Left.Length} of the {Counted.Of(Wanted, "point", "points")} that no case reached");

    /// <summary>A file of cases, with LF line ends.</summary>
    public string ToYaml()
    {
        var text = new StringBuilder();
        text.Append("# Proposed by `policy cases generate`, TO BE REVIEWED by a person, case by case: each expects what the policy decides today,\n");
        text.Append("# and nobody has said yet that this is right. `policy test` counts each as awaiting approval until somebody has signed for it with `policy review`.\n");
        text.Append("cases_for: ").Append(Suite.Policy.Id).Append('\n');
        text.Append(Cases.IsEmpty ? "cases: []\n" : "cases:\n");
        var taken = Suite.Cases.Select(testCase => testCase.Id.Value).ToHashSet(StringComparer.Ordinal);
        var number = 0;
        foreach (var generated in Cases)
        {
            var id = NextId(taken, ref number);
            text.Append("  # TO BE REVIEWED\n");
            foreach (var point in generated.Reaches)
            {
                text.Append("  # reaches ").Append(Words(point)).Append('\n');
            }

            text.Append(generated.Draft.From.Length == 0 ? "" : $"  # near {generated.Draft.From}\n");
            text.Append(CaseYaml.Of(id, DraftTitle.Of(Suite.Policy.Model, generated.Reaches[0]), generated.Draft, generated.Decision));
        }

        return text.ToString();
    }

    /// <summary>What a point is, in one line.</summary>
    public static string Words(CoveragePoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        var piece = string.Join(' ', SafeText.Of(point.Of.ReplaceLineEndings(" ")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"{piece}{(point.Within.Length == 0 ? "" : $" ({point.Within})")}: {point.Needs}";
    }

    private static string NextId(HashSet<string> taken, ref int number)
    {
        string id;
        do
        {
            id = "generated-" + (++number).ToString(CultureInfo.InvariantCulture);
        }
        while (!taken.Add(id));
        return id;
    }
}
