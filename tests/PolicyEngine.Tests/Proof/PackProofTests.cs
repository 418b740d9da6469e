using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Days;
using PolicyEngine.Proof.Witnesses;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Proof;

/// <summary>The claims of the packs against the engine's own run.</summary>
public class PackProofTests
{
    private const int CasesADay = 30;

    private static readonly Lazy<PolicySet> Packs = new(() => PolicyLoader.Load(Path.Combine(Tree.Root, "rules")).Set!);

    public static TheoryData<string> Ids => [.. Packs.Value.Policies.Select(policy => policy.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_claim_is_what_the_engine_says_on_random_cases(string id)
    {
        var policy = Packs.Value.Policies.Single(policy => policy.Id == id).Compiled;
        var statements = AllStatements.Of(policy.Model).ToArray();
        var places = new NodePlaces(EvaluationPlan.Of(policy));
        var random = new Random(20260101);
        var compared = 0;
        foreach (var day in DayWalk.Of(policy).Days)
        {
            var claims = Array.ConvertAll(statements, one => one.Statement.On(day));
            for (var turn = 0; turn < CasesADay; turn++)
            {
                var facts = RandomFacts.Of(day, random);
                var values = new GraphValues(day, facts);
                for (var i = 0; i < statements.Length; i++)
                {
                    if (values.Of(claims[i]) is { } claimed)
                    {
                        compared++;
                        var said = statements[i].Statement.Holds(new ReplayRun(policy, places, facts, day.Day));
                        Assert.True(claimed == said, $"{statements[i].Name} on {day.Day:yyyy-MM-dd}: the claim says {claimed}, the engine {said}; {Words(facts)}");
                    }
                }
            }
        }

        Assert.True(compared > 0);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_question_is_decided_and_each_case_is_one(string id)
    {
        var policy = Packs.Value.Policies.Single(policy => policy.Id == id).Compiled;
        var prover = new PolicyProver(policy);
        var open = new List<string>();
        var places = new NodePlaces(EvaluationPlan.Of(policy));
        foreach (var (name, statement) in AllStatements.Of(policy.Model))
        {
            switch (prover.Ask(statement))
            {
                case Possible possible:
                    Assert.True(statement.Holds(new ReplayRun(policy, places, possible.Witness.Facts, possible.Witness.Day)), name);
                    break;
                case NotDecided undecided when !undecided.Reason.StartsWith("it hangs on", StringComparison.Ordinal):
                    open.Add($"{name}: {undecided.Reason}");
                    break;
                default:
                    break;
            }
        }

        Assert.True(open.Count == StaysOpen.GetValueOrDefault(id), string.Join("\n", open));
    }

    // A rounded quotient of two answers is beyond what is translated: the prover says so, and claims nothing.
    private static readonly Dictionary<string, int> StaysOpen = new(StringComparer.Ordinal) { ["provision-cycle-sizing"] = 12 };

    private static string Words(PolicyEngine.Evaluation.Facts.FactSet facts) =>
        string.Join(", ", facts.Model.Facts.Select((fact, place) => $"{fact.Name}: {facts.ValueOf(place)}"));
}
