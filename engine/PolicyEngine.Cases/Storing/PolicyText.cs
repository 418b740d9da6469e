using System.Collections.Immutable;

namespace PolicyEngine.Cases.Storing;

/// <summary>The texts of a policy version.</summary>
/// <param name="Hash">Its content hash.</param>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="Version">The version that people name.</param>
/// <param name="Files">Path, with forward slashes and relative to the pack's parent folder, and text of each file it takes to compile it: policy, override, base lifecycle, calendars, scripts.</param>
public sealed record PolicyText(string Hash, string PolicyId, string Version, ImmutableArray<PolicyFile> Files);
