namespace PolicyEngine.Language;

/// <summary>How much a YAML text may hold before it is refused. The figures are far above what an author writes and far below what harms a machine.</summary>
/// <param name="Characters">The longest text, in characters.</param>
/// <param name="Depth">The deepest nesting of lists and mappings.</param>
/// <param name="Nodes">The most keys, values, lists and mappings in one document.</param>
/// <param name="ScalarLength">The longest single text, in characters.</param>
/// <param name="Documents">The most documents in one text.</param>
/// <param name="Advice">What to do about a text that is not one of these at all.</param>
internal sealed record YamlLimits(int Characters, int Depth, int Nodes, int ScalarLength, int Documents, YamlAdvice Advice)
{
    /// <summary>Policies and overrides: 256 kB.</summary>
    public static YamlLimits Policy { get; } = new(256 * 1024, 32, 50_000, 16 * 1024, 1, YamlAdvice.Policy);

    /// <summary>Cases: 1 MB.</summary>
    public static YamlLimits Cases { get; } = Policy with { Characters = 1024 * 1024, Nodes = 250_000, Advice = YamlAdvice.Cases };

    /// <summary>Facts: 1 MB, several documents.</summary>
    public static YamlLimits Facts { get; } = Cases with { Documents = 10_000, Advice = YamlAdvice.Facts };

    /// <summary>Files of rows: 16 MB.</summary>
    public static YamlLimits Rows { get; } = Policy with { Characters = 16 * 1024 * 1024, Advice = YamlAdvice.Rows };

    /// <summary>Records of approvals, which only ever grow: 16 MB.</summary>
    public static YamlLimits Approvals { get; } = new(16 * 1024 * 1024, 8, 4_000_000, 16 * 1024, 1, YamlAdvice.Approvals);
}
