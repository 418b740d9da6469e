using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Bulk.Writing;
using PolicyEngine.Documents;

namespace PolicyEngine.Bulk;

/// <summary>What is done with each block once its rows are read: decided, counted, chosen for the output, drawn for explaining.</summary>
internal sealed class BatchWork(BatchRequest request, BlockDecider decider, RowCondition[] conditions)
{
    private readonly SortedDictionary<(ulong Draw, long Place), string> drawn = [];
    private ulong limit = ulong.MaxValue;

    /// <summary>What a row is numbered by.</summary>
    public required string PlaceWord { get; init; }

    /// <summary>The decisions that were drawn, in the order of their rows.</summary>
    public IReadOnlyList<(long Place, string Json)> Drawn => [.. drawn.Select(pair => (pair.Key.Place, pair.Value)).OrderBy(pair => pair.Place)];

    /// <summary>Decides a block.</summary>
    public void Do(RowBlock block)
    {
        decider.Decide(block);
        for (var row = 0; row < block.Count; row++)
        {
            if (block.Statuses[row] == RowStatus.Refused)
            {
                continue;
            }

            if (Array.TrueForAll(conditions, condition => condition.Holds(block, row)))
            {
                block.Chosen.Add(row);
            }

            if (request.ExplainSample > 0 && Hash(block.Places[row]) is var draw && draw <= Volatile.Read(ref limit))
            {
                block.Sampled.Add(new SampledRow(draw, block.Places[row], JsonRenderer.Render(DecisionDocument.Of(decider.Explained(block, row)), false)));
            }
        }

        var tally = Count(block);
        block.Tally = tally with { LeftOut = tally.Read - tally.Refused - block.Chosen.Count };
        block.Refused.ForEach(refused => RefusedFormat.Write(block.RefusedOutput, refused));
    }

    /// <summary>Counts the rows of a block.</summary>
    public static BatchTally Count(RowBlock block)
    {
        var counts = new long[6];
        for (var row = 0; row < block.Count; row++)
        {
            counts[(int)block.Statuses[row]]++;
        }

        return new BatchTally(counts[(int)RowStatus.Determined], counts[(int)RowStatus.Undetermined], counts[(int)RowStatus.Faulted], counts[(int)RowStatus.Refused], 0);
    }

    /// <summary>Keeps the rows with the lowest numbers of the draw; so the sample is the same for any number of threads.</summary>
    public void Draw(RowBlock block)
    {
        foreach (var sampled in block.Sampled)
        {
            drawn[(sampled.Draw, sampled.Place)] = sampled.Json;
            if (drawn.Count > request.ExplainSample)
            {
                drawn.Remove(drawn.Keys.Last());
                Volatile.Write(ref limit, drawn.Keys.Last().Draw);
            }
        }
    }

    // The finaliser of MurmurHash 3 spreads neighbouring numbers over all of them.
    private static ulong Hash(long place)
    {
        unchecked
        {
            var hash = (ulong)place * 0x9E3779B97F4A7C15;
            hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
            hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
            return hash ^ (hash >> 33);
        }
    }
}
