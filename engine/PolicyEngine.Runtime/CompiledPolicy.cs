using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>A policy that can decide: its data and its code. Immutable and safe for any number of threads; made by Emission from checked policies only.</summary>
/// <param name="Model">The policy as data.</param>
/// <param name="Data">The parameters and tables, indexed for look-up.</param>
/// <param name="Code">The compiled leaves and the plain form.</param>
public sealed record CompiledPolicy(PolicyModel Model, PolicyData Data, PolicyCode Code)
{
    private readonly CompiledPolicy[] records = [.. Model.Blocks.Select((block, place) => new CompiledPolicy(block.Model, Data.Record(place), Code.Record(place)))];

    /// <summary>The policy for one record of a list, by the block's place among <see cref="PolicyModel.Blocks"/>.</summary>
    public CompiledPolicy Record(int block) => records[block];
}
