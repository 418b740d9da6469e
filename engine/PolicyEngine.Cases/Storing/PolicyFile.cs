namespace PolicyEngine.Cases.Storing;

/// <summary>A file of a policy version.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
public sealed record PolicyFile(string Path, string Text);
