namespace PolicyEngine.Binding.Code;

/// <summary>Names that stand for an expression until its tree is spliced in.</summary>
internal static class Placeholder
{
    public const string Prefix = "__X";

    /// <summary>The leaf itself; mapped to the author's text.</summary>
    public static string Leaf(int leaf) => FormattableString.Invariant($"__XL{leaf}");

    /// <summary>The leaf with the parts that are worked out by themselves in their places, for the explained form. What is wrong with it is told of the leaf itself.</summary>
    public static string Explained(int leaf) => FormattableString.Invariant($"__XG{leaf}");

    /// <summary>A side of a comparison leaf, for showing its value.</summary>
    public static string Side(int leaf, int side) => FormattableString.Invariant($"__XS{leaf}_{side}");

    /// <summary>An expression whose type is to be inferred.</summary>
    public static string Inferred(int place) => FormattableString.Invariant($"__XI{place}");
}
