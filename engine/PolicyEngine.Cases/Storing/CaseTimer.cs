namespace PolicyEngine.Cases.Storing;

/// <summary>Something that is due.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Name">What is due, once in a case: a deadline's name, or <c>NAME/reminder/N</c>.</param>
/// <param name="DueAt">When.</param>
public sealed record CaseTimer(string CaseId, string Name, DateTimeOffset DueAt);
