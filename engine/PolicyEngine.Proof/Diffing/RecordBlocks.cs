using PolicyEngine.Model;
using PolicyEngine.Model.Serialization;

namespace PolicyEngine.Proof.Diffing;

/// <summary>What is worked out for each record of a list is not followed by proofs: what it gives may be anything there.</summary>
internal static class RecordBlocks
{
    /// <summary>Why a question about it is not decided, in words that follow "not decided: ".</summary>
    public const string Reason = "what is worked out for each record of a list is not followed";

    /// <summary>Whether two versions work out the same for each record: then their results are equal wherever the facts are.</summary>
    public static bool AreSame(PolicyModel old, PolicyModel now) => old.Blocks.Length == now.Blocks.Length && (old.Blocks.IsEmpty || Bytes(old).SequenceEqual(Bytes(now)));

    private static byte[] Bytes(PolicyModel model) => PolicyModelFormat.Write([.. model.Blocks.Select(block => block.Model with { Id = "", ContentHash = "" })]);
}
