namespace PolicyEngine.Cases.Erasing;

/// <summary>A case whose personal data is kept no longer than its policy says.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="KeptUntil">Until when its data is kept; <see langword="null"/> when that can't be worked out.</param>
/// <param name="Problem">Why not; empty for nothing.</param>
public sealed record RetentionEnd(string CaseId, DateTimeOffset EndedAt, DateTimeOffset? KeptUntil, string Problem);
