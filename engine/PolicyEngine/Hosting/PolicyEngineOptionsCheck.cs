using Microsoft.Extensions.Options;

namespace PolicyEngine;

/// <summary>Holds the options against their ranges, so that a service with wrong ones does not start.</summary>
internal sealed class PolicyEngineOptionsCheck : IValidateOptions<PolicyEngineOptions>
{
    public static IReadOnlyList<string> ProblemsOf(PolicyEngineOptions options)
    {
        var problems = new List<string>();
        if (options.Paths.Count == 0)
        {
            problems.Add("give at least one folder of policies in Paths");
        }

        problems.AddRange(options.Paths.Where(path => !Directory.Exists(path) && !File.Exists(path)).Select(path => $"there is no folder or file `{path}`, which Paths names"));
        if (options.Quiet < TimeSpan.Zero || options.Quiet > TimeSpan.FromHours(1))
        {
            problems.Add("Quiet must be between nothing and one hour");
        }

        if (options.CacheFolder is { } folder && string.IsNullOrWhiteSpace(folder))
        {
            problems.Add("CacheFolder names no folder; leave it out for no cache");
        }

        return problems;
    }

    public ValidateOptionsResult Validate(string? name, PolicyEngineOptions options)
    {
        var problems = ProblemsOf(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
