using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Testing.Mutation;

/// <summary>
/// Compiles mutants, many at once. Conditions with a mistake become further definitions of one policy, compiled together, and each mutant is that policy with one condition exchanged; other mistakes become policies of one set, or need no compiling.
/// Those that the checks refuse are found by halving.
/// </summary>
internal static class MutantBatch
{
    /// <summary>How many mutants are compiled together.</summary>
    private const int Size = 40;

    // Halving a batch in which one is refused compiles the others twice over.
    private const int SizeOfPolicies = 10;

    private const string Prefix = "zz_mutant_";

    /// <summary>Mutants in the batches in which they are compiled.</summary>
    public static IEnumerable<Mutant[]> Of(IEnumerable<Mutant> mutants) =>
        mutants.GroupBy(mutant => mutant.Exchange is not null ? 0 : mutant.Condition is not null ? 1 : 2).OrderBy(group => group.Key).SelectMany(group => group.Chunk(group.Key == 2 ? SizeOfPolicies : Size));

    /// <summary>The policies of mutants, in order; <see langword="null"/> for one that does not compile.</summary>
    /// <param name="policy">The policy without a mistake, as written.</param>
    /// <param name="whole">The same, compiled.</param>
    /// <param name="mutants">A batch of <see cref="Of"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public static IReadOnlyList<CompiledPolicy?> Compile(PolicySyntax policy, CompiledPolicy whole, IReadOnlyList<Mutant> mutants, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mutants);
        var compiled = new CompiledPolicy?[mutants.Count];
        if (mutants[0].Exchange is not null)
        {
            return [.. mutants.Select(mutant => whole with { Model = mutant.Exchange!(whole.Model) })];
        }

        if (mutants[0].Condition is not null)
        {
            Halve(mutants.Count, (start, end) => CompileConditions(policy, mutants, compiled, start, end, cancellation), cancellation);
        }
        else
        {
            var policies = mutants.Select(Named).ToArray();
            Halve(mutants.Count, (start, end) => CompilePolicies(policies, compiled, start, end, cancellation), cancellation);
        }

        return compiled;
    }

    private static void Halve(int count, Func<int, int, bool> compile, CancellationToken cancellation)
    {
        var open = new Stack<(int Start, int End)>([(0, count)]);
        while (open.TryPop(out var part))
        {
            cancellation.ThrowIfCancellationRequested();
            if (part.Start < part.End && !compile(part.Start, part.End) && part.End - part.Start > 1)
            {
                var middle = (part.Start + part.End) / 2;
                open.Push((middle, part.End));
                open.Push((part.Start, middle));
            }
        }
    }

    private static PolicySyntax Named(Mutant mutant, int place)
    {
        var syntax = mutant.Make();
        return syntax with { Id = syntax.Id with { Value = $"{syntax.Id.Value}-mutant-{place.ToString("000", CultureInfo.InvariantCulture)}" } };
    }

    private static bool CompilePolicies(PolicySyntax[] policies, CompiledPolicy?[] compiled, int start, int end, CancellationToken cancellation)
    {
        if (PolicyLoader.Load(policies[start..end], cancellation).Set is not { } set)
        {
            return false;
        }

        for (var place = start; place < end; place++)
        {
            compiled[place] = set.Find(policies[place].Id.Value)?.Compiled;
        }

        return true;
    }

    private static bool CompileConditions(PolicySyntax policy, IReadOnlyList<Mutant> mutants, CompiledPolicy?[] compiled, int start, int end, CancellationToken cancellation)
    {
        var definitions = Enumerable.Range(start, end - start).Select(place => new DefinitionSyntax(new Written<string>(NameOf(place), mutants[place].Condition!.Value.Now.Span), mutants[place].Condition!.Value.Now, "", []));
        if (PolicyLoader.Load([policy with { Definitions = policy.Definitions.AddRange(definitions) }], cancellation).Set is not { } set)
        {
            return false;
        }

        var (model, data, code) = set.Policies[0].Compiled;
        var items = model.Items.ToImmutableDictionary(item => item.Name, StringComparer.Ordinal);
        for (var place = start; place < end; place++)
        {
            var condition = items[NameOf(place)].Value!;
            compiled[place] = new CompiledPolicy(ConditionExchange.In(model, mutants[place].Condition!.Value.Was.Span.Location, condition, IsOwn), data, code);
        }

        return true;
    }

    // Parts of the old condition go with it, and those of the new one belong to the new one.
    private static bool IsOwn(Item item) => item.Kind != ItemKind.Inner && !item.Name.StartsWith(Prefix, StringComparison.Ordinal);

    private static string NameOf(int place) => Prefix + place.ToString(CultureInfo.InvariantCulture);
}
