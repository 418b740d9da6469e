using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language;
using PolicyEngine.Proof.Diffing;
using PolicyEngine.Runtime;
using PolicyEngine.Testing.Drafting;

namespace PolicyEngine.Testing.Mutation;

/// <summary>Looks for a case that a policy and its mutant decide differently: from the pack's own cases, by other days, by one fact, by just as much as a comparison is off, on the days on which the changed piece begins or ends, then by two facts.</summary>
internal sealed class SuggestionSearch
{
    private const string Unnumbered = "suggested-0";
    private const int MostTries = 2400;
    private const int MostOfAKind = 800;
    private const int MostDated = 12;
    private const int MostForPairs = 4;
    private const int MostSeeds = 60;
    private const int MostSecondMoves = 40;

    private readonly CaseSuite suite;
    private readonly CancellationToken cancellation;
    private readonly IReadOnlyList<(DraftCase Draft, DecisionTrace Trace)> seeds;
    private readonly DraftMoves moves;
    private readonly RelevantFacts relevant;
    private readonly HashSet<int> ahead;
    private readonly ExpectationReader expectations;
    private int found;

    /// <summary>Prepares searches for a policy.</summary>
    public SuggestionSearch(CaseSuite suite, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(suite);
        (this.suite, this.cancellation) = (suite, cancellation);
        seeds = [.. DraftSeeds.Of(suite).Select(seed => (seed, TraceOf(seed)))];
        ahead = [.. seeds.SelectMany(seed => Ahead(seed.Draft))];
        expectations = new ExpectationReader(suite.Policy.Model);
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
        var asked = Asked(mutant, policy, out var isGood);
        if (isGood)
        {
            return asked!;
        }

        // What hangs on a script or a list may be found by trying; and so may a case that a person can keep, in place of one that is no more than right.
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
            if (DecisionDigest.Of(decision) == DecisionDigest.Of(other))
            {
                continue;
            }

            var yaml = Suggested(mutant, draft, decision);
            if (IsGood(draft, yaml, policy))
            {
                return new Survivor(mutant, Counted(yaml), tried);
            }

            asked ??= new Survivor(mutant, yaml, tried);
        }

        return asked is null ? new Survivor(mutant, null, Math.Min(tried, MostTries)) : asked with { Case = Counted(asked.Case!) };
    }

    // A proof that they mean the same, or the case that tells them apart.
    private Survivor? Asked(Mutant mutant, CompiledPolicy policy, out bool isGood)
    {
        var answer = PolicyDiffer.FindCase(suite.Policy.Compiled, policy, !mutant.Place.File.Path.EndsWith(".csx", StringComparison.OrdinalIgnoreCase));
        isGood = answer.Case is null && answer.IsProvedSame;
        if (answer.Case is not { } one)
        {
            return answer.IsProvedSame ? new Survivor(mutant, null, 0) { IsProvedSame = true } : null;
        }

        var decision = suite.Policy.Decide(one.Was, one.Day);
        if (DecisionDigest.Of(decision) == DecisionDigest.Of(Evaluator.Decide(policy, one.Now, one.Day)))
        {
            return null;
        }

        var draft = new DraftCase(one.Was, one.Day, "");
        var yaml = Suggested(mutant, draft, decision);
        isGood = IsGood(draft, yaml, policy);
        return new Survivor(mutant, isGood ? Counted(yaml) : yaml, 1);
    }

    private static string Suggested(Mutant mutant, DraftCase draft, Decision decision) => CaseYaml.Of(Unnumbered, $"{mutant.Within}: notices that {mutant.What}", draft, decision);

    private string Counted(string yaml) => yaml.Replace(Unnumbered, $"suggested-{(++found).ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);

    // Read again as a person would keep it, its expectations alone tell the mutant; and no date that lies in the past of every case lies ahead in this one.
    private bool IsGood(DraftCase draft, string yaml, CompiledPolicy policy)
    {
        var read = PolicyFolder.Read([new SourceFile("suggested.yaml", $"cases_for: {suite.Policy.Id}\ncases:\n{yaml}")]);
        var known = read.Cases.SelectMany(file => file.Cases).Select(testCase => KnownCase.Of(suite.Policy, testCase, expectations)).FirstOrDefault();
        return known?.Expects(policy) == true && !Ahead(draft).Except(ahead).Any();
    }

    private IEnumerable<int> Ahead(DraftCase draft) => Enumerable.Range(0, suite.Policy.Model.Facts.Length).Where(place => draft.Facts.ValueOf(place) is DateOnly day && day > draft.AsOf);

    private IEnumerable<DraftCase> Drafts(Mutant mutant)
    {
        var facts = relevant.Of(mutant.Rests);
        var (leaves, days) = (relevant.LeavesOver(mutant.Within).ToHashSet(), relevant.DaysOf(mutant.Within));
        leaves.UnionWith(Enumerable.Range(0, suite.Policy.Model.Leaves.Length).Where(leaf => IsWithin(suite.Policy.Model.Leaves[leaf].Location, mutant.Place.Location)));
        var near = Nearest(leaves).Take(MostSeeds).ToList();
        if (mutant.Kind == MutationKind.Date)
        {
            foreach (var draft in near.SelectMany(seed => moves.Days(seed.Draft)).Take(MostOfAKind))
            {
                yield return draft;
            }
        }

        foreach (var draft in near.SelectMany(seed => Aimed(seed.Draft, seed.Trace, leaves, facts)).Take(MostOfAKind))
        {
            yield return draft;
        }

        // What a parameter or a rule is on some days only shows in a case of such a day that lies near a threshold as it is then.
        var dated = near.Take(MostDated).SelectMany(seed => Interleaved.Of(days.Select(day => seed.Draft with { AsOf = day }).Select(moved => Aimed(moved, TraceOf(moved), leaves, facts).Prepend(moved).Concat(moves.Facts(moved, facts)))).Take(MostOfAKind / 2));
        foreach (var draft in dated.Take(MostOfAKind))
        {
            yield return draft;
        }

        foreach (var draft in Interleaved.Of(near.Select(seed => moves.Facts(seed.Draft, facts))).Take(MostOfAKind))
        {
            yield return draft;
        }

        foreach (var draft in near.Take(MostForPairs).SelectMany(seed => moves.Facts(seed.Draft, facts)).SelectMany(once => Aimed(once, TraceOf(once), leaves, facts).Concat(moves.Facts(once, facts).Take(MostSecondMoves))))
        {
            yield return draft;
        }
    }

    // The cases that looked at what changed come first.
    private List<(DraftCase Draft, DecisionTrace Trace)> Nearest(HashSet<int> leaves) => [.. seeds.OrderByDescending(seed => ComparedIn(seed.Trace, leaves).Any())];

    private IEnumerable<DraftCase> Aimed(DraftCase draft, DecisionTrace trace, HashSet<int> leaves, IReadOnlyList<int> facts) => ComparedIn(trace, leaves).SelectMany(compared => DraftMoves.Towards(draft, compared, facts));

    private DecisionTrace TraceOf(DraftCase draft) => suite.Policy.Decide(draft.Facts, draft.AsOf).Trace();

    private IEnumerable<(object? Left, object? Right)> ComparedIn(DecisionTrace trace, HashSet<int> leaves) =>
        DraftMoves.Compared(suite.Policy.Model, trace).Where(pair => leaves.Contains(pair.Leaf)).Select(pair => pair.Compared);

    private static bool IsWithin(SourceLocation? location, SourceLocation place) =>
        location is not null && location.File == place.File && location.Line <= place.Line && location.EndLine >= place.Line && location.Column <= place.Column && (location.EndLine > place.Line || location.EndColumn >= place.Column);
}
