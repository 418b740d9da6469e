using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Benchmarks.Workloads.Routing;

/// <summary>The ways in which the engine routes an enquiry.</summary>
internal sealed class RoutingContenders
{
    public RoutingContenders()
    {
        Policy = PolicyFiles.Load(RoutingTable.Policy());
        Plain = Policy.Bind<RoutingFacts, RoutingResult>().Decide;
        Read = Array.ConvertAll(RoutingCases.All, facts => FactReader.Read(Policy.Model, RoutingCases.Named(facts)).Facts ?? throw new InvalidOperationException("the routing's facts can't be read"));
    }

    public Policy Policy { get; }

    public PlainDecide<RoutingFacts, RoutingResult> Plain { get; }

    /// <summary>The facts of every case, read for the explained form.</summary>
    public FactSet[] Read { get; }

    /// <summary>Routes every enquiry by the plain form.</summary>
    /// <returns>A sum over the answers, so that none is left out.</returns>
    public long DecideAll()
    {
        var decide = Plain;
        var sum = 0L;
        foreach (ref readonly var facts in RoutingCases.All.AsSpan())
        {
            decide(in facts, RoutingCases.AsOf, out var result);
            sum += (int)result.Team;
        }

        return sum;
    }

    /// <summary>The answer of the plain form, as text.</summary>
    public string PlainAnswer(int place) => Plain(RoutingCases.All[place], RoutingCases.AsOf, out var result) == PlainStatus.Determined ? RoutingCases.Text(result) : "no answer";

    /// <summary>The answer of the explained form, as text.</summary>
    public string ExplainedAnswer(int place)
    {
        var decision = Policy.Decide(Read[place], RoutingCases.AsOf);
        return $"{decision.Outcome} {(decision.ValueOf("team") is int team ? RoutingTable.Snake((Team)team) : "-")}";
    }
}
