using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Benchmarks.Workloads.Permit;

/// <summary>The ways in which the engine decides the permit.</summary>
internal sealed class PermitContenders
{
    /// <summary>The facts that the undetermined cases leave out.</summary>
    public static readonly IReadOnlyList<string> Unknown = ["months_resident", "emissions", "holds_blue_badge"];

    public PermitContenders()
    {
        Policy = PolicyFiles.Load(PolicyFiles.Read("permit"));
        Plain = Policy.Bind<PermitFacts, PermitResult>().Decide;
        Read = Array.ConvertAll(PermitCases.All, facts => ReadFacts(PermitCases.Named(facts)));
        Partly = [.. PermitCases.All.Where(facts => facts is { LivesInZone: true, Age: >= 17, OwesFines: false, PermitsHeld: < 2 }).Select(facts => ReadFacts(WithoutUnknown(facts)))];
    }

    public Policy Policy { get; }

    public PlainDecide<PermitFacts, PermitResult> Plain { get; }

    /// <summary>The facts of every case, read for the explained form.</summary>
    public FactSet[] Read { get; }

    /// <summary>The cases in which three facts are unknown and the rest leaves everything open.</summary>
    public FactSet[] Partly { get; }

    /// <summary>Decides every case by the plain form.</summary>
    /// <returns>A sum over the answers, so that none is left out.</returns>
    public long DecideAll()
    {
        var decide = Plain;
        var sum = 0L;
        foreach (ref readonly var facts in PermitCases.All.AsSpan())
        {
            decide(in facts, PermitCases.AsOf, out var result);
            sum += (int)result.Outcome;
        }

        return sum;
    }

    /// <summary>The answer of the plain form, as text.</summary>
    public string PlainAnswer(int place) => Plain(PermitCases.All[place], PermitCases.AsOf, out var result) == PlainStatus.Determined ? PermitCases.Text(result) : "no answer";

    /// <summary>The answer of the explained form, as text.</summary>
    public string ExplainedAnswer(int place) => TextOf(Policy.Decide(Read[place], PermitCases.AsOf));

    /// <summary>A decision's answer, as text.</summary>
    public static string TextOf(Decision decision) => PermitCases.Text(decision.Outcome, decision.ValueOf("fee") as decimal?);

    private FactSet ReadFacts(Dictionary<string, object?> facts) => FactReader.Read(Policy.Model, facts).Facts ?? throw new InvalidOperationException("the permit's facts can't be read");

    private static Dictionary<string, object?> WithoutUnknown(PermitFacts facts)
    {
        var named = PermitCases.Named(facts);
        foreach (var name in Unknown)
        {
            named.Remove(name);
        }

        return named;
    }
}
