using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>? NAME</c>: what a name of the policy, or a function, means.</summary>
public sealed class AboutCommand() : SessionCommand("about", "about NAME", "tell about a fact, rule, figure, table, function …; `? NAME` does the same")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Understand;

    /// <inheritdoc/>
    public override string Help => "It shows the text, the question, what may be answered, the paper it rests on, the days it is in effect, and the cases that test it.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [("? age", "a fact"), ("? passported_pip", "a rule"), ("? years_between", "a function of expressions"), ("?", "the policy itself")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var view = new AboutView(session, cancellation);
        return argument.Length == 0 ? new ReplReply.Shown(view.Policy())
            : view.Find(argument) is { } text ? new ReplReply.Shown(text)
            : Refusals.NoSuch("name", argument, PolicyNames.All(session.Policy.Model).Select(item => item.Text).Concat(PolicyNames.Functions.Select(item => item.Text)), "`:facts all` lists the facts, and `:why all` shows the rules");
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => PolicyNames.All(session.Policy.Model).Concat(PolicyNames.Functions);
}
