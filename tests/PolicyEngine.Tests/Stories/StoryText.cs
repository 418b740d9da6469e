using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Stories;

/// <summary>A case's timeline for a person: who did what, when and why, what it came to, what was sent, what is due.</summary>
internal sealed class StoryText(CompiledPolicy policy, TimeZoneInfo zone)
{
    private readonly StringBuilder text = new();

    private Lifecycle Lifecycle => policy.Model.Lifecycle!;

    public void Title(string title, string subject) => text.Append(CultureInfo.InvariantCulture, $"{title}\n{new string('=', title.Length)}\n{subject}\n");

    public void Case(CaseRecord record, IReadOnlyList<OutboxMessage> messages, CaseProtection protection)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n--- {record.State.CaseId} ---\n");
        foreach (var happened in record.Events)
        {
            Event(happened, messages.Where(message => message.Sequence == happened.Sequence), protection);
        }

        Standing(record.State);
    }

    public override string ToString() => text.ToString();

    private void Event(CaseEvent happened, IEnumerable<OutboxMessage> messages, CaseProtection protection)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{Moment(happened.EffectiveAt)}  {What(happened)}\n");
        Line("given", string.Join("; ", happened.Facts.Select(Value)));
        Line("reason", happened.Reason.Text);
        Line("decides", happened.Outcome.Length > 0 ? Outcome(happened.Outcome) : "");
        Decision(happened.Decision);
        Line("set", string.Join("; ", happened.Set.Select(Value)));
        Lines("drawn", happened.Samples.Select(sample => sample.Rate.Length == 0 ? $"{sample.Fact}: nobody knows, the policy states no rate" : $"{sample.Fact}: {(sample.IsDrawn ? "yes" : "no")}, at a rate of {sample.Rate}"));
        Line("asks for", string.Join(", ", happened.Request ?? []));
        Lines("part", happened.Parts.Select(part => $"{part.Key} as {part.CaseId}"));
        Line("part ended", happened.Part.Length > 0 ? $"{happened.Part}: {State(happened.PartState)}" : "");
        Line("refused", happened.Refusal is { } refusal ? $"{refusal.Message.Text}{(refusal.Missing.IsEmpty ? "" : $" (missing: {string.Join(", ", refusal.Missing)})")}{(refusal.Cite.IsEmpty ? "" : $" [{string.Join("; ", refusal.Cite)}]")}" : "");
        Line("now", happened.From != happened.To || !happened.Entered.IsEmpty ? State(happened.To) + (happened.IsEnd ? " — the end" : "") : "");
        Lines("clock", happened.Deadlines.Select(Deadline));
        foreach (var message in messages)
        {
            Message(message, protection);
        }
    }

    private void Message(OutboxMessage message, CaseProtection protection)
    {
        if (message.Kind != "notification")
        {
            return;
        }

        var sent = CaseMessage.Open(message.Body, message.Key, protection)!;
        Line("sent", $"to {Role(sent.To)}: {sent.Subject}");
        foreach (var line in sent.Text.Split('\n'))
        {
            text.Append(CultureInfo.InvariantCulture, $"               | {line}\n");
        }
    }

    private void Standing(CaseState state)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nStands at: {State(state.State)}\n");
        foreach (var (name, deadline) in state.Deadlines)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Title(name)}: {Standing(name, deadline)}\n");
        }

        foreach (var part in state.Parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Part {part.Key}: {(part.EndedIn.Length > 0 ? State(part.EndedIn) : "goes on")}\n");
        }
    }

    private string Standing(string name, DeadlineState deadline) => deadline.Status switch
    {
        DeadlineStatus.Running => $"due {Limit(name, deadline.DueAt)}",
        DeadlineStatus.Paused => "the clock stands still",
        DeadlineStatus.Overdue => $"was due {Limit(name, deadline.DueAt)}, and is not met",
        DeadlineStatus.Ended => "met, or no longer of interest",
        DeadlineStatus.EndedLate => "met late",
        DeadlineStatus.Undated => $"no date: {string.Join("; ", deadline.Unknown)}",
        _ => throw new ArgumentOutOfRangeException(nameof(deadline)),
    };

    private void Decision(EventDecision? decision)
    {
        if (decision is null)
        {
            return;
        }

        Line("engine", $"{(decision.Outcome.Length > 0 ? Outcome(decision.Outcome) : decision.Answer.ToString().ToLowerInvariant())}, as of {decision.AsOf.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}");
        using var document = JsonDocument.Parse(decision.Document.Text);
        foreach (var reason in document.RootElement.GetProperty("reasons").EnumerateArray())
        {
            text.Append(CultureInfo.InvariantCulture, $"               - {reason.GetProperty("text").GetString()}\n");
        }
    }

    private string What(CaseEvent happened) => happened.Kind switch
    {
        CaseEventKind.Opened => happened.Actor.Length > 0 ? $"{Who(happened)} opens the case" : $"begins as a part of {happened.Parent}",
        CaseEventKind.Fired => happened.Role == CaseRole.Clock ? $"The clock: {Trigger(happened.Trigger)}" : $"{Who(happened)}: {Trigger(happened.Trigger)}",
        CaseEventKind.Followed => "follows by itself",
        CaseEventKind.Overdue => $"The clock: “{Title(happened.Deadline)}” is past",
        CaseEventKind.Reminded => $"The clock: a reminder of “{Title(happened.Deadline)}”",
        CaseEventKind.Refused => $"{Who(happened)} may not: {Trigger(happened.Trigger)}",
        CaseEventKind.PartEnded => "a part has ended",
        CaseEventKind.Migrated or CaseEventKind.Erased or CaseEventKind.Noted => happened.Kind.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    private string Deadline(DeadlineChange change) => $"“{Title(change.Name)}” " + change.Move switch
    {
        DeadlineMove.Started => $"begins, due {Limit(change.Name, change.DueAt!.Value)}",
        DeadlineMove.Paused => "stands still",
        DeadlineMove.PauseTooLate => $"goes on: the pause came too late, due {Limit(change.Name, change.DueAt!.Value)}",
        DeadlineMove.Resumed => $"goes on, due {Limit(change.Name, change.DueAt!.Value)}",
        DeadlineMove.Reminded => "is reminded of",
        DeadlineMove.Passed => $"is past, was due {Limit(change.Name, change.DueAt!.Value)}",
        DeadlineMove.Ended => "ends",
        DeadlineMove.Recounted => $"is worked out anew, due {Limit(change.Name, change.DueAt!.Value)}",
        DeadlineMove.Undated => $"has no date: {string.Join("; ", change.Unknown)}",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private string Who(CaseEvent happened) => $"{happened.Actor} ({Role(happened.Role)})";

    private string Role(string name) => Lifecycle.Roles.FirstOrDefault(role => role.Name == name)?.Title ?? name;

    private string Trigger(string name) => Lifecycle.Triggers.FirstOrDefault(trigger => trigger.Name == name)?.Title ?? name;

    private string State(string name) => Lifecycle.States.First(state => state.Name == name).Title;

    private string Title(string deadline) => Lifecycle.Deadlines.First(known => known.Name == deadline).Title;

    private string Outcome(string name) => policy.Model.Choices[policy.Model.Items[policy.Model.OutcomeItem].ChoiceSet].Options.First(option => option.Name == name).Title;

    private static string Value(EventFact fact) => fact.Json switch
    {
        "true" => $"{fact.Name} yes",
        "false" => $"{fact.Name} no",
        "null" => $"{fact.Name} asked, and not known",
        ['[', ..] => $"{fact.Name} {JsonDocument.Parse(fact.Json).RootElement.GetArrayLength()} records",
        _ => $"{fact.Name} {fact.Json.Trim('"')}",
    };

    // Where time is counted, midnight is the end of the day before.
    private string Limit(string deadline, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone) is { TimeOfDay.Ticks: 0 } midnight && Lifecycle.Deadlines.First(known => known.Name == deadline).At < 0 ? $"{midnight.AddDays(-1).ToString("ddd d MMMM yyyy", CultureInfo.InvariantCulture)} 24:00" : Moment(at);

    private string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("ddd d MMMM yyyy HH:mm", CultureInfo.InvariantCulture);

    private void Line(string label, string? words)
    {
        if (words is { Length: > 0 })
        {
            text.Append(CultureInfo.InvariantCulture, $"  {label,-10} {words}\n");
        }
    }

    private void Lines(string label, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(label, line);
        }
    }
}
