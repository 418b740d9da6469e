using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Views;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>Writes cases and what came of working on them.</summary>
internal sealed class CaseWriter(CommandContext context, CaseDesk desk, string format)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes what came of opening or firing.</summary>
    public async Task<int> WriteAsync(CaseResult result)
    {
        switch (result)
        {
            case CaseResult.Done done:
                Message($"done: {Count(done.Events.Length)}");
                return await ShowAsync(done.State.CaseId).ConfigureAwait(false);
            case CaseResult.AlreadyDone done:
                Message("done before, under the same key; nothing was done again");
                return await ShowAsync(done.State.CaseId).ConfigureAwait(false);
            case CaseResult.Ignored ignored:
                Message($"nothing happens: {ignored.Reason}");
                WriteJson(new { Result = "ignored", ignored.Reason });
                return ExitCodes.Done;
            case CaseResult.Conflict conflict:
                Refuse("somebody else did something first, and nothing was done", "look at the case as it is now, and decide again");
                var since = await EntriesAsync(conflict.State.CaseId, conflict.Since.Select(happened => happened.Sequence).ToHashSet()).ConfigureAwait(false);
                WriteJson(new { Result = "conflict", conflict.State.Sequence, Since = since });
                if (format != "json")
                {
                    context.Out.Write(Safe(CaseTimeline.Render(since, context.Width)));
                }

                return ExitCodes.Failed;
            case CaseResult.Refused refused:
                return Write(refused.Refusal);
            case CaseResult.NotFound missing:
                return await desk.NoCaseAsync(context, missing.CaseId).ConfigureAwait(false);
            default:
                throw new InvalidOperationException("a result of an unknown kind");
        }
    }

    /// <summary>Writes a refusal.</summary>
    /// <returns><see cref="ExitCodes.Usage"/> for what was mistyped, <see cref="ExitCodes.Failed"/> for what the policy refuses.</returns>
    public int Write(CaseRefusal refusal)
    {
        WriteJson(new
        {
            Result = "refused",
            refusal.Kind,
            refusal.Message,
            refusal.Help,
            Missing = refusal.Missing.Select(input => new { input.Name, input.Question, input.Message }),
            refusal.Permitted,
            refusal.Cite,
        });
        if (!refusal.Diagnostics.IsEmpty)
        {
            new DiagnosticText(context, context.Error, context.ErrorPaint).Write(refusal.Diagnostics);
            context.Error.WriteLine("nothing was done");
            return ExitCodes.Usage;
        }

        Refuse(refusal.Message, refusal.Help);
        if (!refusal.Cite.IsEmpty)
        {
            context.Error.WriteLine($"  {context.ErrorPaint.Help("cite:")} {SafeText.Of(string.Join("; ", refusal.Cite))}");
        }

        return refusal.Kind is RefusalKind.UnknownPolicy or RefusalKind.UnknownTrigger or RefusalKind.UnknownRole or RefusalKind.KeyUsed or RefusalKind.FactNotTaken or RefusalKind.FactMissing or RefusalKind.ReasonMissing or RefusalKind.WrongOutcome or RefusalKind.WrongFact
            ? ExitCodes.Usage
            : ExitCodes.Failed;
    }

    /// <summary>Writes a case as it stands.</summary>
    public async Task<int> ShowAsync(string caseId)
    {
        if (await desk.Service.ViewAsync(caseId, context.Cancellation).ConfigureAwait(false) is not { } view)
        {
            return await desk.NoCaseAsync(context, caseId).ConfigureAwait(false);
        }

        Write(view, () => CaseTextRenderer.Render(view, context.Width));
        if (format != "json" && view.Zone != context.Clock.LocalTimeZone.Id)
        {
            Message($"times are those of {view.Zone}");
        }

        return ExitCodes.Done;
    }

    /// <summary>Writes what happened to a case.</summary>
    /// <param name="caseId">The case.</param>
    public async Task<int> TimelineAsync(string caseId)
    {
        var entries = await EntriesAsync(caseId, null).ConfigureAwait(false);
        if (entries.Length == 0)
        {
            return await desk.NoCaseAsync(context, caseId).ConfigureAwait(false);
        }

        Write(entries, () => CaseTimeline.Render(entries, context.Width));
        return ExitCodes.Done;
    }

    /// <summary>Writes something as JSON, or in words.</summary>
    public void Write<T>(T value, Func<string> text) => context.Out.Write(format == "json" ? JsonSerializer.Serialize(value, Json) + "\n" : Safe(text()));

    // What came of a firing that moved nothing; one that moved the case is shown as the case.
    private void WriteJson<T>(T value)
    {
        if (format == "json")
        {
            Write(value, () => "");
        }
    }

    private async Task<TimelineEntry[]> EntriesAsync(string caseId, IReadOnlySet<long>? only) =>
        [.. (await desk.Service.TimelineAsync(caseId, context.Cancellation).ConfigureAwait(false)).Where(entry => only?.Contains(entry.Sequence) != false)];

    /// <summary>Says something beside the data.</summary>
    public void Message(string text) => context.Error.WriteLine(SafeText.Of(text));

    /// <summary>Says that something is refused.</summary>
    public void Refuse(string message, string help) => context.RefuseUse(SafeText.Of(message), SafeText.Of(help));

    // What people wrote can hold characters that would steer the terminal; line breaks are the renderer's own.
    private static string Safe(string text) => string.Join('\n', text.Split('\n').Select(SafeText.Of));

    private static string Count(int events) => events == 1 ? "1 event" : FormattableString.Invariant($"{events} events");
}
