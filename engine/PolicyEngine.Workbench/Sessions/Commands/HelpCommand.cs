using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:help</c>.</summary>
public sealed class HelpCommand() : SessionCommand("help", "help [COMMAND]", "show the commands, or explain one")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Session;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var topics = new HelpTopics(session.Options.Keys);
        if (argument.Length == 0)
        {
            return new ReplReply.Shown(new HelpView(topics).Overview());
        }

        if (topics.Find(argument) is { } topic)
        {
            return new ReplReply.Shown(HelpView.Topic(topic));
        }

        return CommandTable.Find($":{argument.TrimStart(':')}", out _, out var refused) is { } command
            ? new ReplReply.Shown(HelpView.Command(command))
            : refused! with { Start = -1, Length = 0 };
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) =>
        CommandTable.All.Select(command => new CompletionItem(command.Name, "command", command.Summary)).Concat(new HelpTopics(session.Options.Keys).All.Select(topic => new CompletionItem(topic.Name, "topic", topic.Summary)));
}
