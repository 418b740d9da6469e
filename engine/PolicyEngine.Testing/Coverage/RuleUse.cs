using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>How often cases used a rule.</summary>
/// <param name="Id">The rule, as <c>block/rule</c>.</param>
/// <param name="Status">Whether it can fire at all.</param>
/// <param name="Tried">The cases in which its condition was looked at while it was in effect.</param>
/// <param name="Fired">The cases in which it fired.</param>
/// <param name="Overridden">The cases in which it held and another rule took its place.</param>
public sealed record RuleUse(string Id, RuleStatus Status, int Tried, int Fired, int Overridden);
