using System.Text;
using PolicyEngine.LineEditing;

namespace PolicyEngine.Repl.Testing.Review;

/// <summary>A reviewer who presses single keys on a terminal.</summary>
/// <param name="context">The world.</param>
/// <param name="read">Waits for a key.</param>
internal sealed class KeyReviewer(CommandContext context, Func<ConsoleKeyInfo> read) : IReviewer
{
    /// <inheritdoc/>
    public string Prompt => "[a]ccept [r]eject [s]kip, with Shift the group; [d]iff [b]ack [/]search [?]help [q]uit";

    /// <inheritdoc/>
    public ReviewAction Next(out string rest)
    {
        rest = "";
        if (Read() is not { } key)
        {
            return ReviewAction.Quit;
        }

        var action = ReviewCommands.OfKey(key.KeyChar);
        context.Out.WriteLine(char.IsControl(key.KeyChar) ? "" : key.KeyChar.ToString());
        return action;
    }

    /// <inheritdoc/>
    public string? Ask(string question)
    {
        var text = new StringBuilder();
        context.Out.Write(question);
        context.Out.Flush();
        while (Read() is { } key)
        {
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    context.Out.WriteLine();
                    return text.ToString().Trim();
                case ConsoleKey.Escape:
                    context.Out.WriteLine();
                    return null;
                case ConsoleKey.Backspace when text.Length > 0:
                    Erase(text);
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        text.Append(key.KeyChar);
                        context.Out.Write(key.KeyChar);
                    }

                    break;
            }

            context.Out.Flush();
        }

        return null;
    }

    private void Erase(StringBuilder text)
    {
        var last = text.Length > 1 && char.IsLowSurrogate(text[^1]) ? text.ToString(text.Length - 2, 2) : text.ToString(text.Length - 1, 1);
        text.Length -= last.Length;
        for (var column = TextWidth.Of(last); column > 0; column--)
        {
            context.Out.Write("\b \b");
        }
    }

    private ConsoleKeyInfo? Read()
    {
        context.Cancellation.ThrowIfCancellationRequested();
        try
        {
            var key = read();
            context.Cancellation.ThrowIfCancellationRequested();
            return key;
        }
        catch (InvalidOperationException)
        {
            // The terminal is gone.
            return null;
        }
    }
}
