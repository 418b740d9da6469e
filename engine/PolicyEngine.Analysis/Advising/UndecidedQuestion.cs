using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Advising;

/// <summary>Something that a check could not decide.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Id">The id of what would have been found.</param>
/// <param name="Question">What was to be decided, in words.</param>
/// <param name="Why">Which limit was met, or what cannot be looked into.</param>
/// <param name="Location">Where it is written.</param>
public sealed record UndecidedQuestion(string Policy, string Id, string Question, string Why, SourceLocation? Location);
