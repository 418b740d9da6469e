using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Runtime;

namespace PolicyEngine.Testing.Mutation;

/// <summary>Tries a policy's cases on its mutants: a case notices a mutant when an expectation is no longer met, or, where it keeps a snapshot, when it is decided otherwise.</summary>
public sealed class MutationRun
{
    private readonly CaseSuite suite;
    private readonly Action<int, int> progress;
    private readonly CancellationToken cancellation;
    private readonly List<KnownCase> cases;
    private readonly SuggestionSearch search;

    private MutationRun(CaseSuite suite, Action<int, int> progress, CancellationToken cancellation)
    {
        (this.suite, this.progress, this.cancellation) = (suite, progress, cancellation);
        var expectations = new ExpectationReader(suite.Policy.Model);
        cases = [.. suite.Cases.Select(testCase => KnownCase.Of(suite.Policy, testCase, expectations)).OfType<KnownCase>()];
        search = new SuggestionSearch(suite, cancellation);
    }

    /// <summary>Runs the mutants of a policy. Its own cases must pass.</summary>
    /// <param name="suite">The policy and its cases.</param>
    /// <param name="syntax">The policy as written.</param>
    /// <param name="most">The most mutants to try, spread evenly over the policy; <see langword="null"/> for all.</param>
    /// <param name="progress">Told how many are done, of how many.</param>
    /// <param name="cancellation">Gives up.</param>
    public static MutationResult Of(CaseSuite suite, PolicySyntax syntax, int? most, Action<int, int> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(progress);
        var all = MutantList.Of(syntax, suite.Policy.Model);
        var chosen = Spread(all, most ?? all.Length);
        return new MutationRun(suite, progress, cancellation).Run(syntax, chosen, all.Length - chosen.Length);
    }

    private static ImmutableArray<Mutant> Spread(ImmutableArray<Mutant> all, int most) =>
        all.Length <= most ? all : [.. Enumerable.Range(0, most).Select(place => all[(int)((long)place * all.Length / most)])];

    private MutationResult Run(PolicySyntax syntax, ImmutableArray<Mutant> mutants, int left)
    {
        var (killed, refused, done) = (0, 0, 0);
        var survivors = ImmutableArray.CreateBuilder<Survivor>();
        progress(0, mutants.Length);
        foreach (var batch in MutantBatch.Of(mutants))
        {
            foreach (var (mutant, policy) in batch.Zip(MutantBatch.Compile(syntax, suite.Policy.Compiled, batch, cancellation)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (policy is null)
                {
                    refused++;
                }
                else if (IsNoticed(policy))
                {
                    killed++;
                }
                else
                {
                    survivors.Add(search.For(mutant, policy));
                }

                progress(++done, mutants.Length);
            }
        }

        return new MutationResult(suite, killed, refused, left, [.. survivors.OrderBy(survivor => survivor.Mutant.Place.Start)]);
    }

    // A case that noticed one mutant often notices the next, so it is tried first.
    private bool IsNoticed(CompiledPolicy mutant)
    {
        var place = cases.FindIndex(known => known.Notices(mutant));
        if (place > 0)
        {
            var known = cases[place];
            cases.RemoveAt(place);
            cases.Insert(0, known);
        }

        return place >= 0;
    }
}
