using PolicyEngine.Cases.Firing;

namespace PolicyEngine.Cases.Delivery;

/// <summary>A message on its way out, opened for whoever delivers it.</summary>
public sealed record CaseDelivery
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The number of the event that caused it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The key by which a receiver knows a repetition: the same at every try.</summary>
    public required string Key { get; init; }

    /// <summary>What it is: <c>notification</c>, <c>request</c>, <c>sample</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The text to send, of a notification; <see langword="null"/> for the other kinds.</summary>
    public CaseMessage? Text { get; init; }

    /// <summary>What another system is told, as JSON; of a notification, empty.</summary>
    public string Body { get; init; } = "";

    /// <summary>Which try this is, from 1.</summary>
    public required int Attempt { get; init; }
}
