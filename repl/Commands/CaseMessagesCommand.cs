using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case messages</c>: what a case has to say, and what could not be delivered.</summary>
internal static class CaseMessagesCommand
{
    private const int MostDead = 1_000;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var caseId = new Argument<string?>("CASE") { Description = "The case's id; leave it out for what was given up, in all cases.", Arity = ArgumentArity.ZeroOrOne };
        var again = new Option<long?>("--again") { HelpName = "NUMBER", Description = "Put the message of this number, which was given up, back among those to deliver." };
        var command = new PolicyCommand("messages", "Show what a case has written to whom, and whether it was delivered; or what was given up, in all cases.")
        {
            Examples =
            [
                ("policy case messages rose", "read what Rose was told"),
                ("policy case messages", "what was given up, and why"),
                ("policy case messages --again 17", "have it delivered after all"),
            ],
            Exits = [(ExitCodes.Done, "shown, or done"), (ExitCodes.Failed, "that message was not given up"), (ExitCodes.Usage, "wrong use"), CaseCommand.StoreFailed],
            Notes = ["The service that embeds the engine delivers; this command only shows, and puts back."],
        };
        command.Add(caseId);
        CaseArgs.Add(command, again, args.Store, args.KeyFile, args.Rules, args.At, args.Format);
        command.SetAction((parsed, _) => CaseCommand.OnStoreAsync(context, args.Request(parsed), parsed.GetValue(again) is null ? StoreUse.Reading : StoreUse.Working, desk =>
            parsed.GetValue(again) is { } number ? AgainAsync(context, desk, number) : ShowAsync(context, desk, parsed.GetValue(caseId), parsed.GetValue(args.Format)!)));
        return command;
    }

    private static async Task<int> AgainAsync(CommandContext context, CaseDesk desk, long number)
    {
        if (await desk.Store.ReviveMessageAsync(number, desk.Clock.GetUtcNow(), context.Cancellation).ConfigureAwait(false))
        {
            context.Out.WriteLine(FormattableString.Invariant($"message {number} is delivered again, with the next run"));
            return ExitCodes.Done;
        }

        context.RefuseUse(FormattableString.Invariant($"no message {number} was given up"), "`policy case messages` shows those that were");
        return ExitCodes.Failed;
    }

    private static async Task<int> ShowAsync(CommandContext context, CaseDesk desk, string? caseId, string format)
    {
        if (caseId is not null && await desk.Store.ReadAsync(caseId, long.MaxValue, context.Cancellation).ConfigureAwait(false) is null)
        {
            return await desk.NoCaseAsync(context, caseId).ConfigureAwait(false);
        }

        var messages = caseId is null
            ? await desk.Store.ListDeadMessagesAsync(0, MostDead, context.Cancellation).ConfigureAwait(false)
            : await desk.Store.ReadMessagesAsync(caseId, context.Cancellation).ConfigureAwait(false);
        var shown = new List<ShownMessage>();
        foreach (var message in messages)
        {
            var on = await PolicyTimes.OfAsync(context, desk, message.CaseId, message.DeliveredAt ?? message.DueAt).ConfigureAwait(false);
            shown.Add(Of(message, on, new CaseProtection(await desk.Store.GetOrCreateKeyAsync(message.CaseId, context.Cancellation).ConfigureAwait(false))));
        }

        new CaseWriter(context, desk, format).Write(shown, () => shown.Count == 0 ? caseId is null ? "nothing was given up\n" : "no messages\n" : string.Concat(shown.Select(Text)));
        return ExitCodes.Done;
    }

    private static ShownMessage Of(OutboxMessage message, string on, CaseProtection protection)
    {
        var status = message.IsDead ? "given_up" : message.DeliveredAt is null ? "waiting" : "delivered";
        var shown = new ShownMessage(message.Number, message.CaseId, message.Sequence, message.Kind, status, message.DeliveredAt ?? message.DueAt, on, message.Attempts, message.Error, "", "", "");
        if (message.Kind != "notification")
        {
            return shown with { Text = message.Body };
        }

        try
        {
            return CaseMessage.Open(message.Body, message.Key, protection) is { } opened ? shown with { To = opened.To, Subject = opened.Subject, Text = opened.Text } : shown with { Text = "(erased)" };
        }
        catch (Exception damaged) when (damaged is CryptographicException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return shown with { Text = "(damaged: the case's key does not open it)" };
        }
    }

    private static string Text(ShownMessage message)
    {
        var status = message.Status switch
        {
            "given_up" => $"given up after {Tries(message.Attempts)}{(message.Error.Length > 0 ? $": {message.Error}" : "")}",
            "delivered" => $"delivered on {message.On}",
            _ => $"to be delivered, due {message.On}{(message.Error.Length > 0 ? $"; {Tries(message.Attempts)}, the last failed: {message.Error}" : "")}",
        };
        var head = string.Create(CultureInfo.InvariantCulture, $"message {message.Number}, case {message.CaseId}, event {message.Event}: {message.Kind}{(message.To.Length > 0 ? $" to {message.To}" : "")}; {status}\n");
        var subject = message.Subject.Length > 0 ? $"  {message.Subject}\n" : "";
        return head + subject + string.Concat(message.Text.Split('\n').Select(line => $"  | {line}\n"));
    }

    private static string Tries(int attempts) => attempts == 1 ? "1 try" : FormattableString.Invariant($"{attempts} tries");

    private sealed record ShownMessage(long Number, string CaseId, long Event, string Kind, string Status, DateTimeOffset At, string On, int Attempts, string Error, string To, string Subject, string Text);
}
