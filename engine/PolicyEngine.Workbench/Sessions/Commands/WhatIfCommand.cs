using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:what-if</c>: the answer with other facts.</summary>
public sealed class WhatIfCommand() : SessionCommand("what-if", "what-if FACT=VALUE, …", "show what other facts would change, and keep nothing")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Understand;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":what-if income=30_000", "one fact"), (":what-if income=30_000, age=3", "several at once"), (":what-if age=?", "if it were not known")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (FactLine.Read(argument) is not { } line)
        {
            return Refusals.Of(argument.Length == 0 ? "`:what-if` needs a fact" : $"`{argument}` gives no fact", "write it like `:what-if name=value`, several with commas between");
        }

        var other = new FactChanges(session.Workspace, session.Case, session.Code).Apply(line, out var refused);
        if (other is null)
        {
            return refused! with { Start = -1, Length = 0 };
        }

        var screen = new Page();
        DecisionView.Compare(screen, session.Case.Decision, other.Decision, "this would change:", "nothing would change");
        return new ReplReply.Shown(screen.Add("(nothing is kept)"));
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => session.Policy.Model.Facts.Select(fact => new CompletionItem(fact.Name + "=", "fact", fact.Ask));
}
