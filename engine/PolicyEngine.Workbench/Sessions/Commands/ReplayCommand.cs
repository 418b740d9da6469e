using PolicyEngine.Diagnostics.Files;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:replay</c>: the lines of a file, as if they were typed.</summary>
public sealed class ReplayCommand() : SessionCommand("replay", "replay FILE", "do the lines of a file as if you typed them")
{
    private const int MostLines = 2000;
    private const int MostBytes = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Keep;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override string Help => "It stops at the first line that is refused. Lines that start with `#` are notes.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":replay rose.session", "a session that :record kept")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (argument.Length == 0 || !File.Exists(session.Workspace.FullPath(argument)))
        {
            return Refusals.Of(argument.Length == 0 ? "`:replay` needs a file" : $"there is no file `{argument}`", "name a file that `:record` has written");
        }

        if (RegularFile.Read(session.Workspace.FullPath(argument), MostBytes).Bytes is not { } bytes)
        {
            return Refusals.Of($"`{argument}` cannot be read, or is too large", "name a file that `:record` has written");
        }

        var lines = LinesOf(bytes);
        return lines.Length > MostLines ? Refusals.Of($"`{argument}` has more than {MostLines} lines", "split it") : session.Replay(argument, lines, cancellation);
    }

    private static string[] LinesOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd() is { Length: > 0 } text ? text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n') : [];
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => PathCompletion.Files(session.Workspace, argument);
}
