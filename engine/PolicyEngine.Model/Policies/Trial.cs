using System.Collections.Immutable;

namespace PolicyEngine.Model;

/// <summary>What somebody changed of a policy to try something out. A decision under it is no decision of the policy, and every rendering says so.</summary>
/// <param name="Changes">The changes, as they were given.</param>
public sealed record Trial(ImmutableArray<TrialChange> Changes);

/// <summary>One change of a trial.</summary>
public sealed record TrialChange
{
    /// <summary>What was changed, as it is written: <c>fee</c>, <c>fee[band_b]</c>, <c>fee@2025-04-07</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The words people read.</summary>
    public required string Title { get; init; }

    /// <summary>The value that is tried, as canonical text.</summary>
    public required string Value { get; init; }

    /// <summary>The value that is tried, as people read it.</summary>
    public required string Shown { get; init; }

    /// <summary>The figure as the policy has it; <see langword="null"/> where a worked-out value is assumed.</summary>
    public Parameter? Law { get; init; }

    /// <summary>The options of the figure's type; <see langword="null"/> for none.</summary>
    public ChoiceSet? Options { get; init; }

    /// <summary>The key of the figure; <see langword="null"/> for a figure without keys.</summary>
    public string? Key { get; init; }

    /// <summary>The first day of the tried figure; <see langword="null"/> for all days.</summary>
    public DateOnly? From { get; init; }

    /// <summary>What the policy has on a day, as people read it; empty where it has no figure.</summary>
    /// <param name="day">The day.</param>
    public string LawOn(DateOnly day) =>
        Law?.Values.FirstOrDefault(value => value.Key == Key && value.From <= day && (value.To is not { } last || last >= day)
                && !Law.Values.Any(other => other.Key == Key && other.From > value.From && other.From <= day)) is { Value: { } text }
            && ValueText.TryParse(text, Law.Type, Options) is { } found
            ? ValueText.Display(found, Law.Type, Options, Law.Unit) : "";

    /// <summary>The change in one sentence, for a decision as of a day.</summary>
    /// <param name="day">The day.</param>
    public string Sentence(DateOnly day) =>
        Law is null ? $"{Title} is assumed to be {Shown}, not worked out"
        : From is { } from && from > day ? $"{Title} {Shown} from {ValueText.Display(from, FactType.Date, null, "")} only"
        : $"{Title} {Shown}, not the law ({(LawOn(day) is { Length: > 0 } law ? law : "no figure")})";
}
