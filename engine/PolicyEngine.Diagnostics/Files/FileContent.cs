namespace PolicyEngine.Diagnostics.Files;

/// <summary>What a file holds, or why it is not read.</summary>
/// <param name="Bytes">The bytes; <see langword="null"/> when it is not read.</param>
/// <param name="Trouble">Why it is not read.</param>
public sealed record FileContent(byte[]? Bytes, FileTrouble Trouble);
