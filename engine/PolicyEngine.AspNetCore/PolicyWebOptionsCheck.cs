using Microsoft.Extensions.Options;

namespace PolicyEngine.AspNetCore;

/// <summary>Holds the options against their ranges, so that a service with wrong ones does not start.</summary>
internal sealed class PolicyWebOptionsCheck : IValidateOptions<PolicyWebOptions>
{
    private const int LeastBytes = 1024;

    public ValidateOptionsResult Validate(string? name, PolicyWebOptions options)
    {
        (bool IsWrong, string Problem)[] checks =
        [
            (string.IsNullOrWhiteSpace(options.ServiceName), "ServiceName names nobody"),
            (options.SubjectClaims.Count == 0, "SubjectClaims names no claim, so that no resident could have a case"),
            (options.MostBytes < LeastBytes, "MostBytes must be 1024 or more"),
            (options.MostStreamBytes < options.MostBytes, "MostStreamBytes must be as large as MostBytes, or larger"),
            (options.Deadline <= TimeSpan.Zero, "Deadline must be longer than nothing"),
            (options.StreamDeadline < options.Deadline, "StreamDeadline must be as long as Deadline, or longer"),
            (options.MostAtOnce < 1, "MostAtOnce must be 1 or more"),
            (options.MostSentAMinute < 1, "MostSentAMinute must be 1 or more"),
            (options.MostWaiting < 0, "MostWaiting must not be negative"),
        ];
        string[] problems = [.. checks.Where(check => check.IsWrong).Select(check => check.Problem)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
