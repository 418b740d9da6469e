using System.Collections.Immutable;

namespace PolicyEngine.Trials;

/// <summary>A change that cannot be tried.</summary>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Help">What to write instead.</param>
public sealed record TrialRefusal(string Message, string Help);

/// <summary>A policy with changes, or why there is none.</summary>
/// <param name="Policy">The policy to decide under; <see langword="null"/> where a change was refused.</param>
/// <param name="Refused">The changes that cannot be tried.</param>
public sealed record TrialAnswer(Policy? Policy, ImmutableArray<TrialRefusal> Refused);
