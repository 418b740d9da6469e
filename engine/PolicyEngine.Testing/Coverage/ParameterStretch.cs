using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>The days on which a parameter has a value, as far as the policy is in force.</summary>
/// <param name="Value">The value as text; <see langword="null"/> where it is known to have none.</param>
/// <param name="From">The day from which it is written to apply.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day: the day before the next value begins, unless it ends sooner.</param>
internal sealed record ParameterStretch(string? Value, DateOnly From, DateOnly First, DateOnly Last)
{
    /// <summary>The stretches of a parameter without keys, in order.</summary>
    public static IEnumerable<ParameterStretch> Of(PolicyModel model, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parameter);
        var last = model.InForceTo ?? DateOnly.MaxValue;
        var values = parameter.Values.OrderBy(value => value.From).ToArray();
        return values
            .Select((value, place) => new ParameterStretch(value.Value, value.From, Later(value.From, model.InForceFrom), Earlier(Earlier(value.To ?? last, last), place + 1 < values.Length ? values[place + 1].From.AddDays(-1) : last)))
            .Where(stretch => stretch.First <= stretch.Last);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
