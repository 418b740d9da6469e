using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:edit</c>: the policy's text in an editor.</summary>
public sealed class EditCommand() : SessionCommand("edit", "edit [NAME]", "open the policy in your editor, at a rule, fact, figure, table …")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Policy;

    /// <inheritdoc/>
    public override string Help => "The editor is the one that VISUAL or EDITOR names; without them one that is installed is offered. When you save, the policy is loaded again and the session says what changed for the case.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":edit passported_pip", "a rule"), (":edit age", "a fact"), (":edit", "the policy from its beginning")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var model = session.Policy.Model;
        if (argument.Length == 0)
        {
            return model.Location is { } start ? new ReplReply.OpenEditor(session.Workspace.FullPath(start.File), 1) : Refusals.Of("the policy's file is not known", "");
        }

        return Find(model, argument) is { } place
            ? new ReplReply.OpenEditor(session.Workspace.FullPath(place.File), place.Line)
            : Refusals.NoSuch("name", argument, PolicyNames.All(model).Select(item => item.Text), "`:facts all` lists the facts, and `:why all` shows the rules");
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => PolicyNames.All(session.Policy.Model);

    private static SourceLocation? Find(PolicyModel model, string name)
    {
        var places = model.Facts.Select(fact => (fact.Name, fact.Location))
            .Concat(model.Parameters.Select(parameter => (parameter.Name, parameter.Location)))
            .Concat(model.Items.SelectMany(item => item.Rules?.Rules ?? []).Select(rule => (rule.Id, rule.Location)))
            .Concat(PolicyNames.Items(model).Select(item => (item.Name, item.Location)))
            .Concat(model.Items.SelectMany(item => item.Criteria?.Criteria ?? []).Select(criterion => (criterion.Id, criterion.Location)));
        return places.FirstOrDefault(place => place.Item1 == name).Item2;
    }
}
