using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Events;
using PolicyEngine.Documents;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Firing;

/// <summary>Renders the texts that a case sends, with what the case is after the event that sends them.</summary>
/// <param name="policy">The policy.</param>
/// <param name="state">The case after the event.</param>
/// <param name="happened">The event.</param>
/// <param name="expressions">What is known after it.</param>
internal sealed class NotificationWriter(CompiledPolicy policy, CaseState state, CaseEvent happened, Expressions expressions)
{
    /// <summary>The placeholder for the reasons with the answers and figures on which they stand.</summary>
    public const string Why = "why";

    private readonly Lifecycle lifecycle = policy.Model.Lifecycle!;

    public CaseMessage Write(int place)
    {
        var notification = lifecycle.Notifications[place];
        return new CaseMessage(
            notification.To < 0 ? "" : lifecycle.Roles[notification.To].Name, notification.Name, Fill(notification.Subject, notification.To).ReplaceLineEndings(" ").Trim(), Fill(notification.Text, notification.To).TrimEnd());
    }

    private string Fill(NotificationTemplate template, int role) =>
        string.Concat(template.Pieces.Select(piece => piece.Case.Length > 0 ? OfCase(piece.Case, role) : expressions.Fill(piece.Words)));

    private string OfCase(string name, int role) => name switch
    {
        Why => WhyDecided(role),
        "case" => state.CaseId,
        "state" => lifecycle.States.First(known => known.Name == state.State).Title,
        "reasons" => Reasons(),
        "advice" => Lines(Advice()),
        "missing" => Lines(state.Request?.Facts.Select(Question) ?? []),
        "signposts" => Lines(OfDocument("signposts", element => element.GetString())),
        "today" => Words(PolicyDays.DayOf(policy.Model, happened.EffectiveAt)),
        "given_reason" => happened.Reason.Text ?? "",
        _ when name.StartsWith("due.", StringComparison.Ordinal) => Due(name[4..]),
        _ => throw new RefusedException(Refusals.Fault($"a notification shows `{name}`, which a case does not have")),
    };

    // That an answer was set aside is for whoever works on the case; a letter gives advice.
    private IEnumerable<string> Advice()
    {
        var setAside = OfDocument("facts_set_aside", element => element.GetProperty("name").GetString()).ToHashSet(StringComparer.Ordinal);
        return OfDocument("advisories", element => setAside.Contains(element.GetProperty("source").GetString() ?? "") ? null : element.GetProperty("text").GetString()).Where(text => text.Length > 0);
    }

    // What a person decided has that person's reason; the engine's reasons would not be its reasons.
    private string Reasons() =>
        state.Decision is { OfficerOutcome.Length: > 0 } decided ? decided.Reason.Text : Lines(OfDocument("reasons", element => element.GetProperty("text").GetString()));

    // A sensitive answer is told to nobody but the role from which the policy takes it: that role knows it already.
    private string WhyDecided(int role)
    {
        if (state.Decision is not { Engine.Document.Text: { Length: > 0 } json } decision || decision.OfficerOutcome.Length > 0 || LetterJson.Read(json) is not { } letter)
        {
            return Reasons();
        }

        return LetterText.Why(letter, fact => role >= 0 && policy.Model.Facts.Any(known => known.Name == fact && known.From.Contains(lifecycle.Roles[role].Name)));
    }

    private IEnumerable<string> OfDocument(string member, Func<JsonElement, string?> text)
    {
        if (state.Decision is not { Engine.Document.Text: { Length: > 0 } json })
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty(member).EnumerateArray().Select(element => text(element) ?? "")];
    }

    private string Question(string name) => policy.Model.Facts.FirstOrDefault(fact => fact.Name == name) is { Ask.Length: > 0 } fact ? fact.Ask : name;

    private string Due(string name)
    {
        var deadline = lifecycle.Deadlines.First(known => known.Name == name);
        return state.Deadlines.GetValueOrDefault(name) switch
        {
            { Status: DeadlineStatus.Running or DeadlineStatus.Overdue } running => CaseTimes.Limit(policy.Model, deadline, running.DueAt),
            { Status: DeadlineStatus.Paused } => "(the clock stands still)",
            _ => "(no date is set)",
        };
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {line}"));

    private static string Words(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");
}

/// <summary>A text that a case sends.</summary>
/// <param name="To">The role it goes to; empty for none.</param>
/// <param name="Notification">The notification's name.</param>
/// <param name="Subject">The subject, one line.</param>
/// <param name="Text">The text.</param>
public sealed record CaseMessage(string To, string Notification, string Subject, string Text)
{
    /// <summary>The schema's name and version.</summary>
    public const string Schema = "policyengine/message/1";

    /// <summary>The message as JSON under the case's key, for an outbox.</summary>
    /// <param name="protection">The case's protection.</param>
    /// <param name="key">The outbox message's key, to which it is bound.</param>
    internal string Protect(CaseProtection protection, string key)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", Schema);
            writer.WriteString("to", To);
            writer.WriteString("notification", Notification);
            writer.WriteString("subject", Subject);
            writer.WriteString("text", Text);
            writer.WriteEndObject();
        }

        return JsonSerializer.Serialize(new Dictionary<string, string> { ["protected"] = protection.Protect(Encoding.UTF8.GetString(buffer.WrittenSpan), $"message\n{key}") });
    }

    /// <summary>Reads a message of the kind <c>notification</c> from the outbox.</summary>
    /// <param name="body">The outbox message's body.</param>
    /// <param name="key">Its key.</param>
    /// <param name="protection">The case's protection.</param>
    /// <returns>The message; <see langword="null"/> once the case's key was erased.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was altered.</exception>
    public static CaseMessage? Open(string body, string key, CaseProtection protection)
    {
        ArgumentNullException.ThrowIfNull(protection);
        using var outer = JsonDocument.Parse(body);
        if (protection.Open(outer.RootElement.GetProperty("protected").GetString()!, $"message\n{key}") is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new CaseMessage(root.GetProperty("to").GetString()!, root.GetProperty("notification").GetString()!, root.GetProperty("subject").GetString()!, root.GetProperty("text").GetString()!);
    }
}
