using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:why</c>: how the answer was worked out.</summary>
public sealed class WhyCommand() : SessionCommand("why", "why [all | NAME | not OUTCOME]", "say how the answer was worked out, down to the values that were compared")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Understand;

    /// <inheritdoc/>
    public override string Help =>
        "Alone it shows what the decision stands on, every other rule in a line, and of an open one the next question. `all` shows every step. A name is a rule, a criterion, a row, a definition, a table, a part, an output, a fact or a figure. `not OUTCOME` shows each rule that would give that outcome and where it fails.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":why", "why the outcome is what it is"), (":why not granted", "what stands in the way"), (":why passported_pip", "one rule, whether it fired or not"), (":why age", "one value")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var view = new WhyView(session.Case.Decision);
        var words = argument.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => view.Decided(),
            ["all"] => view.All(),
            ["not"] => Refusals.Of("`:why not` needs an outcome", view.OutcomesInWords),
            ["not", var outcome] => view.Not(outcome),
            _ => view.Of(argument),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument)
    {
        var view = new WhyView(session.Case.Decision);
        return argument.StartsWith("not ", StringComparison.Ordinal)
            ? view.Outcomes.Select(outcome => new CompletionItem($"not {outcome}", "option", ""))
            : PolicyNames.All(session.Policy.Model).Prepend(new CompletionItem("not", "option", "why not an outcome")).Prepend(new CompletionItem("all", "option", "every rule"));
    }
}
