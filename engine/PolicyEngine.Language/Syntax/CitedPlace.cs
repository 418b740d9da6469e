namespace PolicyEngine.Language.Syntax;

/// <summary>A citation with its place, and what it stands beside.</summary>
/// <param name="Text">The citation as written, for example <c>003:4409 (para 2)</c>.</param>
/// <param name="Name">The id or name of the entry that holds it; empty for the policy itself.</param>
/// <param name="Words">The sentences and names that stand beside it in the same entry, in one text.</param>
public sealed record CitedPlace(Written<string> Text, string Name, string Words);
