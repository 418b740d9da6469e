using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Keeping;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:record</c>: the lines of a session, kept in a file.</summary>
public sealed class RecordCommand() : SessionCommand("record", "record FILE | off", "keep what you type in a file, so that it can be played again")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Keep;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override string Help => "Lines that are refused are not kept. A file that is there already is not written over. `:replay FILE` plays it, and so does `policy repl PACK < FILE`.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":record rose.session", "from here on"), (":record off", "up to here")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (argument == "off")
        {
            var ended = session.Recording;
            session.Recording = null;
            return ended is null ? Refusals.Of("nothing is recorded", "`:record FILE` starts") : new ReplReply.Shown($"{Counted.Of(ended.Lines, "line is", "lines are")} in {ended.Path}");
        }

        if (argument.Length == 0)
        {
            return session.Recording is { } running ? new ReplReply.Shown($"recording to {running.Path}, {Counted.Of(running.Lines, "line", "lines")} so far") : Refusals.Of("`:record` needs a file", "for example `:record rose.session`");
        }

        var full = session.Workspace.FullPath(argument);
        if (File.Exists(full) || !Directory.Exists(Path.GetDirectoryName(full)))
        {
            return Refusals.Of(File.Exists(full) ? $"`{argument}` is there already" : $"`{argument}` can't be written", "name a file that is not there yet, in a folder that exists");
        }

        File.WriteAllText(full, "");
        session.Recording = new Recording(argument, full);
        return new ReplReply.Shown($"recording to {argument} until `:record off`");
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => PathCompletion.Files(session.Workspace, argument).Prepend(new("off", "option", "end the recording"));
}
