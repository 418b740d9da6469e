using System.CommandLine;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Diffing;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Testing;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Expecting;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy approve</c>: a person accepts decisions that have changed, and signs for it.</summary>
internal static class ApproveCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var paths = CaseOptions.Paths();
        var pack = CaseOptions.Pack("Approve");
        var only = CaseOptions.Case("Approve");
        var yes = new Option<bool>("--yes") { Description = "Do not ask. Needs --name and --reason." };
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "Who approves. Asked for when left out." };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why the change is right. Asked for when left out." };
        var expectations = new Option<bool>("--expectations") { Description = "With --yes: also write what came over expectations that are not met. Without it their cases are left out." };
        var diff = new Option<bool>("--diff") { Description = "Show every changed line." };
        var command = new PolicyCommand("approve", "Accept decisions that have changed or are not as expected, grouped by what changed them, with your name and reason.")
        {
            Examples =
            [
                ("policy approve rules/blue-badge", "see what changed, and be asked"),
                ("policy approve --diff", "with every changed line"),
                ("policy approve --yes --name \"A. Tester\" --reason \"Fee of 1 April\"", "without being asked"),
            ],
            Exits =
            [
                (ExitCodes.Done, "accepted, or nothing awaited approval"),
                (ExitCodes.Failed, "some cases were left out, because their expectations are not met or something is wrong with them, or the record cannot be read"),
                (ExitCodes.Usage, "wrong use, nobody to ask, or CI=true"),
                (ExitCodes.PolicyErrors, "a policy does not compile"),
                (ExitCodes.AwaitingApproval, "not accepted"),
            ],
            Notes =
            [
                "Where git holds the text that was last approved, what the policy's text changes is shown for all cases, not only for those that are kept.",
                $"Every approval is added to {ApprovalLog.FileName} beside the snapshots. Keep it with the policy.",
                "An expectation says what somebody holds to be right. One that is not met is written over only where you say so: `--yes` leaves its case out unless `--expectations` is given, and without `--yes` it is asked by itself. "
                    + "What is accepted is written into the file of cases as it came, and nothing else in that file changes.",
            ],
        };
        foreach (var option in (Option[])[pack, only, yes, expectations, name, reason, diff])
        {
            command.Add(option);
        }

        command.Add(paths);
        command.SetAction(parsed => Run(
            context,
            parsed.GetValue(paths) ?? [],
            new CaseFilter(parsed.GetValue(pack), parsed.GetValue(only)),
            new Signature(parsed.GetValue(name), parsed.GetValue(reason), parsed.GetValue(yes), parsed.GetValue(expectations)),
            parsed.GetValue(diff)));
        return command;
    }

    private static int Run(CommandContext context, IReadOnlyList<string> paths, CaseFilter filter, Signature signature, bool withDiff)
    {
        if (CaseOptions.IsBuildServer(context))
        {
            return context.RefuseUse("snapshots are approved by a person, and never where CI=true", "run `policy approve` on your own machine and commit what it writes");
        }

        if (signature.Refusal is { } refusal)
        {
            return context.RefuseUse(refusal, "say who approves and why: --name \"A. Tester\" --reason \"…\"");
        }

        if (ApprovalQueue.Load(context, paths, filter, out var exitCode) is not { } queue)
        {
            return exitCode;
        }

        new ApprovalReport(context, context.Out, context.Paint).Write(ChangeGroup.Of(queue.Changes), withDiff);
        if (queue.Changes.Count == 0)
        {
            context.Out.WriteLine("nothing awaits approval");
            return queue.LeftOut;
        }

        ApprovedText.Write(context, queue.Changes.Select(change => change.Suite), queue.StoreOf);
        return Sign(context, queue, signature, out var signed, out var agreed) is { } refused ? refused : Accept(context, agreed, signed);
    }

    // Gives the exit code when nobody signs. What is agreed to is what the signature is for.
    private static int? Sign(CommandContext context, ApprovalQueue queue, Signature signature, out Signature signed, out ApprovalQueue agreed)
    {
        (signed, agreed) = (signature, queue);
        if (signature.IsConfirmed)
        {
            agreed = signature.Overwrites ? queue : queue.WithoutUnmet(context);
            return agreed.Changes.Count == 0 ? ExitCodes.Failed : null;
        }

        if (!context.IsTerminal)
        {
            return context.RefuseUse("there is nobody to ask: this is not a terminal", "say it all at once: --yes --name \"A. Tester\" --reason \"…\"");
        }

        agreed = Agreed(context, queue);
        if (agreed.Changes.Count == 0
            || (signature.Name ?? Ask(context, "Your name: ")) is not { Length: > 0 } name
            || (signature.Reason ?? Ask(context, "Why is the change right? ")) is not { Length: > 0 } reason)
        {
            context.Error.WriteLine("nothing was accepted");
            return ExitCodes.AwaitingApproval;
        }

        signed = signature with { Name = name, Reason = reason, IsConfirmed = true };
        return null;
    }

    // What somebody wrote by hand is given up by a word of its own, never along with the rest.
    private static ApprovalQueue Agreed(CommandContext context, ApprovalQueue queue)
    {
        var unmet = queue.Changes.Where(change => !change.Unmet.IsEmpty).ToList();
        var others = queue.Changes.Count - unmet.Count;
        var isAgreed = others > 0 && IsYes(context, $"Accept {Counted.Of(others, "decision", "decisions")} as right? Type yes: ", "yes");
        var count = Counted.Of(unmet.Sum(change => change.Unmet.Length), "expectation that somebody wrote", "expectations that somebody wrote");
        var isOverwritten = unmet.Count > 0 && IsYes(context, $"Write what came over {count}, in {Counted.Of(unmet.Count, "case", "cases")}? Type overwrite: ", "overwrite");
        List<SnapshotChange> agreed = [.. queue.Changes.Where(change => change.Unmet.IsEmpty ? isAgreed : isOverwritten)];
        return queue with { Changes = agreed, LeftOut = agreed.Count < queue.Changes.Count ? ExitCodes.AwaitingApproval : queue.LeftOut };
    }

    private static bool IsYes(CommandContext context, string question, string word) => string.Equals(Ask(context, question), word, StringComparison.OrdinalIgnoreCase);

    private static int Accept(CommandContext context, ApprovalQueue queue, Signature signed)
    {
        var prepared = CaseFiles.Prepare(context.Paths, queue.Changes);
        if (prepared is not Result<CaseFiles>.Done { Value: var files })
        {
            return context.RefuseUse(((Result<CaseFiles>.Refused)prepared).Problem.Message, "nothing was accepted; mend the file by hand, and run `policy approve` again");
        }

        Approver.Approve(queue.Changes, signed.Name!, signed.Reason!, context.Clock.GetUtcNow(), queue.FolderOf);
        ApprovalQueue.WriteExpectations(context, files);
        ApprovalQueue.SayRecorded(context, queue.Changes);
        context.Out.WriteLine($"{Counted.Of(queue.Changes.Count, "decision", "decisions")} accepted");
        return queue.LeftOut;
    }

    private static string Ask(CommandContext context, string question)
    {
        context.Error.Write(question);
        context.Error.Flush();
        return context.In.ReadLine()?.Trim() ?? "";
    }

    /// <summary>Who approves, and why.</summary>
    private sealed record Signature(string? Name, string? Reason, bool IsConfirmed, bool Overwrites)
    {
        /// <summary>Why it cannot be used; <see langword="null"/> when it can.</summary>
        public string? Refusal =>
            IsConfirmed && (Name is null || Reason is null) ? "`--yes` needs `--name` and `--reason`"
            : Overwrites && !IsConfirmed ? "`--expectations` goes with `--yes`; without it the question is asked"
            : Name is not null && string.IsNullOrWhiteSpace(Name) ? "`--name` is empty"
            : Reason is not null && string.IsNullOrWhiteSpace(Reason) ? "`--reason` is empty"
            : PlainWords.Refusal("--name", Name) is { } name ? name.Message
            : PlainWords.Refusal("--reason", Reason) is { } reason ? reason.Message
            : null;
    }
}
