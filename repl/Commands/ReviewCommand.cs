using System.CommandLine;
using PolicyEngine.Diagnostics;
using PolicyEngine.Repl.Diffing;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Testing;
using PolicyEngine.Repl.Testing.Review;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Expecting;
using PolicyEngine.Testing.Review;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy review</c>: a person looks at each decision that has changed, and accepts or rejects it.</summary>
internal static class ReviewCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var paths = CaseOptions.Paths();
        var pack = CaseOptions.Pack("Review");
        var only = CaseOptions.Case("Review");
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "Who reviews. Asked for when left out." };
        var plain = new Option<bool>("--plain") { Description = "Type words and Enter in place of single keys; for screen readers, and for answers from a file." };
        var command = new PolicyCommand("review", "Go through decisions that have changed or are not as expected, and accept or reject each with your name and reason.")
        {
            Examples =
            [
                ("policy review rules/blue-badge", "one change at a time, by single keys"),
                ("policy review --plain", "with typed words"),
            ],
            Exits =
            [
                (ExitCodes.Done, "everything was accepted, or nothing awaited approval"),
                (ExitCodes.Failed, "some cases were left out, because something is wrong with them, or the record cannot be read"),
                (ExitCodes.Usage, "wrong use, nobody to ask, or CI=true"),
                (ExitCodes.PolicyErrors, "a policy does not compile"),
                (ExitCodes.AwaitingApproval, "something was rejected, skipped or left"),
                (ExitCodes.Interrupted, "interrupted; nothing was recorded"),
            ],
            Notes =
            [
                "Keys and words: " + string.Join("; ", ReviewCommands.All.Select(one => $"{one.Key} or `{one.Words}`: {one.Does}")) + ".",
                "A case gains when its outcome moved up in the order in which the policy declares its outcomes, and loses when it moved down. Where one of the two is not in that order, as when nothing is settled, it has changed.",
                $"What was decided is added to {ApprovalLog.FileName} beside the snapshots on quitting, with your name, the time, the reason, the policy's content hash and the hash of each approved snapshot. A rejection is recorded too, "
                + "and leaves the snapshot and the expectation as they were. An expectation that is not met is accepted as it came: its value is written into the file of cases, and nothing else in that file changes. Without a terminal use `policy approve --yes`, with `--expectations` where an expectation is to be written over.",
            ],
        };
        foreach (var option in (Option[])[pack, only, name, plain])
        {
            command.Add(option);
        }

        command.Add(paths);
        command.SetAction(parsed => Run(context, parsed.GetValue(paths) ?? [], new CaseFilter(parsed.GetValue(pack), parsed.GetValue(only)), parsed.GetValue(name), parsed.GetValue(plain)));
        return command;
    }

    private static int Run(CommandContext context, IReadOnlyList<string> paths, CaseFilter filter, string? name, bool isPlain)
    {
        if (CaseOptions.IsBuildServer(context))
        {
            return context.RefuseUse("snapshots are approved by a person, and never where CI=true", "run `policy review` on your own machine and commit what it writes");
        }

        if (name is not null && string.IsNullOrWhiteSpace(name))
        {
            return context.RefuseUse("`--name` is empty", "say who reviews: --name \"A. Tester\"");
        }

        if (!isPlain && (!context.IsTerminal || context.ReadKey is null))
        {
            return context.RefuseUse("there is nobody to ask: this is not a terminal", "say it all at once: `policy approve --yes --name \"A. Tester\" --reason \"…\"`, or answer line by line with --plain");
        }

        if (ApprovalQueue.Load(context, paths, filter, out var exitCode) is not { } queue)
        {
            return exitCode;
        }

        if (queue.Changes.Count == 0)
        {
            context.Out.WriteLine("nothing awaits approval");
            return queue.LeftOut;
        }

        ApprovedText.Write(context, queue.Changes.Select(change => change.Suite), queue.StoreOf);
        var items = ReviewGroup.ItemsOf(queue.Changes);
        IReviewer reviewer = isPlain ? new TypingReviewer(context) : new KeyReviewer(context, context.ReadKey!);
        var session = new ReviewSession(context, reviewer, items, queue.StoreOf) { Name = name };
        using (context.Cancellation.Register(() => context.Error.WriteLine("\ninterrupted; nothing was recorded")))
        {
            session.Run();
        }

        context.Cancellation.ThrowIfCancellationRequested();
        return Record(context, items, session.Name, queue);
    }

    private static int Record(CommandContext context, IReadOnlyList<ReviewItem> items, string? name, ApprovalQueue queue)
    {
        new ReviewText(context, items, queue.StoreOf).WriteSummary();
        var prepared = CaseFiles.Prepare(context.Paths, items.Where(item => item.Verdict == ReviewVerdict.Accepted).Select(item => item.Change));
        if (prepared is not Result<CaseFiles>.Done { Value: var files })
        {
            return context.RefuseUse(((Result<CaseFiles>.Refused)prepared).Problem.Message, "nothing was recorded; mend the file by hand, and run `policy review` again");
        }

        var signed = items.Where(item => item.Verdict is ReviewVerdict.Accepted or ReviewVerdict.Rejected).ToList();
        foreach (var verdict in signed.GroupBy(item => (item.Verdict, item.Reason)))
        {
            var changes = verdict.Select(item => item.Change);
            if (verdict.Key.Verdict == ReviewVerdict.Accepted)
            {
                Approver.Approve(changes, name!, verdict.Key.Reason, context.Clock.GetUtcNow(), queue.FolderOf);
            }
            else
            {
                Approver.Reject(changes, name!, verdict.Key.Reason, context.Clock.GetUtcNow(), queue.FolderOf);
            }
        }

        ApprovalQueue.WriteExpectations(context, files);
        ApprovalQueue.SayRecorded(context, signed.Select(item => item.Change));
        return items.All(item => item.Verdict == ReviewVerdict.Accepted) ? queue.LeftOut : ExitCodes.AwaitingApproval;
    }
}
