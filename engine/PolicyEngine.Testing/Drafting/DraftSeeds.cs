using PolicyEngine.Model;

namespace PolicyEngine.Testing.Drafting;

/// <summary>What a search starts from: the pack's own cases, or, where there are none, cases with every fact given.</summary>
internal static class DraftSeeds
{
    /// <summary>The cases of a suite whose facts can be read, each different set once.</summary>
    public static IReadOnlyList<DraftCase> Of(CaseSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        var seeds = suite.Cases
            .Select(testCase => (testCase, suite.Policy.ReadFacts(testCase.Facts, testCase.Unknown.Select(name => (name.Value, name.Span))).Facts))
            .Where(pair => pair.Facts is not null)
            .Select(pair => new DraftCase(pair.Facts!, pair.testCase.AsOf.Value, pair.testCase.Id.Value)).ToList();
        return seeds.Count > 0 ? seeds : [Invented(suite.Policy.Model, 0), Invented(suite.Policy.Model, 1)];
    }

    private static DraftCase Invented(PolicyModel model, int nth)
    {
        var candidates = new FactCandidates(model);
        var draft = new DraftCase(Evaluation.Facts.FactSet.Empty(model), model.InForceFrom, "");
        for (var fact = 0; fact < model.Facts.Length; fact++)
        {
            var place = fact;
            var start = draft;
            var given = candidates.Of(fact, draft).Select(value => start.With(place, value)).OfType<DraftCase>().Take(nth + 1).ToList();
            draft = given.Count > 0 ? given[^1] : draft;
        }

        return draft;
    }
}
