using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>Mistakes in what is worked out for each record: those of a policy that has the block's names as its own, put back into the block.</summary>
internal static class RecordMutants
{
    /// <summary>The mutants of all blocks of a policy.</summary>
    /// <param name="policy">The policy as written.</param>
    /// <param name="model">The same policy as data.</param>
    /// <param name="of">Gives the mutants of definitions, tables and decisions of a policy.</param>
    public static IEnumerable<Mutant> Of(PolicySyntax policy, PolicyModel model, Func<PolicySyntax, PolicyModel, IEnumerable<Mutant>> of) => policy.ForEach.SelectMany((block, place) =>
        model.Blocks.FirstOrDefault(one => model.Facts[one.List].Name == block.List.Value) is { } data
            ? of(AsPolicy(policy, block), data.Model).Select(mutant => mutant with
            {
                Within = $"{block.List.Value}: {mutant.Within}",
                Make = () => PutBack(policy, place, mutant.Make()),
                Condition = null,
                Exchange = null,
            })
            : []);

    private static PolicySyntax AsPolicy(PolicySyntax policy, ForEachSyntax block) => policy with
    {
        Definitions = block.Definitions,
        Criteria = block.Criteria,
        Tables = block.Tables,
        Matrices = block.Matrices,
        Bands = block.Bands,
        Decision = null,
        Parts = block.Parts,
        Outputs = block.Outputs,
    };

    private static PolicySyntax PutBack(PolicySyntax policy, int place, PolicySyntax changed) => policy with
    {
        ForEach = policy.ForEach.SetItem(place, policy.ForEach[place] with
        {
            Definitions = changed.Definitions,
            Criteria = changed.Criteria,
            Tables = changed.Tables,
            Matrices = changed.Matrices,
            Bands = changed.Bands,
            Parts = changed.Parts,
            Outputs = changed.Outputs,
        }),
    };
}
