namespace PolicyEngine.Model.Serialization;

/// <summary>Policies as bytes and back, for the disk cache: compact, without reflection, and with a check sum. One version reads only its own bytes.</summary>
public static class PolicyModelFormat
{
    // Raise the last byte whenever what is written changes.
    private static ReadOnlySpan<byte> Header => "PEMODEL\u000b"u8;

    /// <summary>The bytes of policies; the same policies give the same bytes.</summary>
    /// <exception cref="ArgumentException">A condition is nested more deeply than <see cref="MaxDepth"/>.</exception>
    public static byte[] Write(IReadOnlyList<PolicyModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var output = new ModelOutput();
        var writer = new PolicyModelWriter(output);
        output.Length(models.Count);
        foreach (var model in models)
        {
            writer.Model(model);
        }

        return output.Finish(Header);
    }

    /// <summary>The policies of bytes that <see cref="Write"/> gave.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or from another version.</exception>
    public static IReadOnlyList<PolicyModel> Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var input = new ModelInput(bytes, Header);
        var models = input.List(new PolicyModelReader(input).Model);
        input.RequireEnd();
        return models;
    }

    /// <summary>How deep the nodes of a condition, or the fields of a record, may stand inside each other.</summary>
    public const int MaxDepth = 500;
}
