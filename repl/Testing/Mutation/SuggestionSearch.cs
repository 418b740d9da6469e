using System.Globalization;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Repl.Testing.Drafting;

namespace PolicyEngine.Repl.Testing.Mutation;

/// <summary>Looks for a case that a policy and its mutant decide differently: from the pack's own cases, by other days, by one fact, by just as much as a comparison is off, then by two facts.</summary>
internal sealed class SuggestionSearch
{
    private const int MostTries = 1600;
    private const int MostForPairs = 4;
    private const int MostSeeds = 60;
    private const int MostSecondMoves = 40;

    private readonly CaseSuite suite;
    private readonly CancellationToken cancellation;
    private readonly IReadOnlyList<(DraftCase Draft, DecisionTrace Trace)> seeds;
    private readonly DraftMoves moves;
    private readonly RelevantFacts relevant;
    private int found;

    /// <summary>Prepares searches for a policy.</summary>
    public SuggestionSearch(CaseSuite suite, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(suite);
        (this.suite, this.cancellation) = (suite, cancellation);
        seeds = [.. DraftSeeds.Of(suite).Select(seed => (seed, TraceOf(seed)))];
        moves = new DraftMoves(suite.Policy.Model);
        relevant = new RelevantFacts(suite.Policy.Model);
    }

    /// <summary>Searches for one mutant.</summary>
    /// <param name="mutant">The mutant.</param>
    /// <param name="policy">Its policy.</param>
    public Survivor For(Mutant mutant, CompiledPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(mutant);
        ArgumentNullException.ThrowIfNull(policy);
        var tried = 0;
        foreach (var draft in Drafts(mutant))
        {
            cancellation.ThrowIfCancellationRequested();
            if (++tried > MostTries)
            {
                break;
            }

            var decision = suite.Policy.Decide(draft.Facts, draft.AsOf);
            var other = Evaluator.Decide(policy, draft.For(policy.Model), draft.AsOf);
            if (DecisionDigest.Of(decision) != DecisionDigest.Of(other))
            {
                var keepsSnapshot = CaseYaml.Expected(decision) == CaseYaml.Expected(other);
                var id = $"suggested-{(++found).ToString(CultureInfo.InvariantCulture)}";
                return new Survivor(mutant, CaseYaml.Of(id, $"{mutant.Within}: notices that {mutant.What}", draft, decision, keepsSnapshot), tried);
            }
        }

        return new Survivor(mutant, null, Math.Min(tried, MostTries));
    }

    private IEnumerable<DraftCase> Drafts(Mutant mutant)
    {
        var facts = relevant.Of(mutant.Rests);
        var near = Nearest(mutant).Take(MostSeeds).ToList();
        if (mutant.Kind == MutationKind.Date)
        {
            foreach (var draft in near.SelectMany(seed => moves.Days(seed.Draft)).Take(MostTries / 2))
            {
                yield return draft;
            }
        }

        foreach (var draft in near.SelectMany(seed => Aimed(seed.Draft, seed.Trace, mutant, facts)))
        {
            yield return draft;
        }

        foreach (var draft in Interleaved.Of(near.Select(seed => moves.Facts(seed.Draft, facts))).Take(MostTries / 2))
        {
            yield return draft;
        }

        foreach (var draft in near.Take(MostForPairs).SelectMany(seed => moves.Facts(seed.Draft, facts)).SelectMany(once => Aimed(once, TraceOf(once), mutant, facts).Concat(moves.Facts(once, facts).Take(MostSecondMoves))))
        {
            yield return draft;
        }
    }

    // The cases that looked at the changed condition come first.
    private List<(DraftCase Draft, DecisionTrace Trace)> Nearest(Mutant mutant) => [.. seeds.OrderByDescending(seed => LeavesAt(seed.Trace, mutant).Any())];

    private IEnumerable<DraftCase> Aimed(DraftCase draft, DecisionTrace trace, Mutant mutant, IReadOnlyList<int> facts) => LeavesAt(trace, mutant).SelectMany(compared => DraftMoves.Towards(draft, compared, facts));

    private DecisionTrace TraceOf(DraftCase draft) => suite.Policy.Decide(draft.Facts, draft.AsOf).Trace();

    private IEnumerable<(object? Left, object? Right)> LeavesAt(DecisionTrace trace, Mutant mutant)
    {
        var model = suite.Policy.Model;
        var place = mutant.Place.Location;
        return DraftMoves.Compared(model, trace)
            .Where(pair => model.Leaves[pair.Leaf].Location is { } location && location.File == place.File && location.Line <= place.Line && location.EndLine >= place.Line && location.Column <= place.Column && (location.EndLine > place.Line || location.EndColumn >= place.Column))
            .Select(pair => pair.Compared);
    }
}
