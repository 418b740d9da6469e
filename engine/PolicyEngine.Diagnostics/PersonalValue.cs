namespace PolicyEngine.Diagnostics;

/// <summary>A value of a person in a diagnostic. The diagnostic's message shows it to whoever asked; what goes into exceptions and logs has <paramref name="Stand"/> in its place.</summary>
/// <param name="Text">The value as written, or words that tell it.</param>
/// <param name="Stand">What stands in its place.</param>
public readonly record struct PersonalValue(string Text, string Stand = "…")
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
