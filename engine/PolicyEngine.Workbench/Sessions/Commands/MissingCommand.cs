using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:missing</c>: what could still change the answer.</summary>
public sealed class MissingCommand() : SessionCommand("missing", "missing", "list what could still change the answer, in asking order")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Understand;

    /// <inheritdoc/>
    public override string Help => "A question is listed only while its answer can still make a difference. :ask goes through them.";

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var decision = session.Case.Decision;
        if (decision.Missing.Count == 0)
        {
            return new ReplReply.Shown(decision.Status == DecisionStatus.Faulted ? "nothing is missing; the policy broke on this case, and :show says where" : "nothing is missing: no further answer changes this one");
        }

        var screen = new Page();
        screen.Section("To ask", decision.Missing.Where(Question.IsOpen).Select(input => (input.Name, Words(input))));
        screen.Section("Not to be had by asking", decision.Missing.Where(input => !Question.IsOpen(input)).Select(input => (input.Name, input.Message)));
        return new ReplReply.Shown(screen);
    }

    private static string Words(MissingInput input)
    {
        var after = input.After.IsEmpty ? "" : $" (only if the answer to {string.Join(" and ", input.After)} calls for it)";
        var paths = input.Paths.IsEmpty ? "" : $" Left out: {string.Join(", ", input.Paths)}.";
        return $"{input.Question}{paths}{after}";
    }
}
