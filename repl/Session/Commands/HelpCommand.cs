using PolicyEngine.Repl.Session.Views;
using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Session.Commands;

/// <summary><c>:help</c>.</summary>
internal sealed class HelpCommand() : SessionCommand("help", "help [COMMAND]", "show the commands, or explain one")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Session;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var view = new HelpView(session.Screen);
        if (argument.Length == 0)
        {
            return new ReplReply.Shown(view.Overview());
        }

        if (HelpTopics.Find(argument) is { } topic)
        {
            return new ReplReply.Shown(view.Topic(topic));
        }

        return CommandTable.Find($":{argument.TrimStart(':')}", out _, out var refused) is { } command
            ? new ReplReply.Shown(view.Command(command))
            : refused! with { Start = -1, Length = 0 };
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) =>
        CommandTable.All.Select(command => new CompletionItem(command.Name, "command", command.Summary)).Concat(HelpTopics.All.Select(topic => new CompletionItem(topic.Name, "topic", topic.Summary)));
}
