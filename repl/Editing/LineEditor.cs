using PolicyEngine.Repl.Session;

namespace PolicyEngine.Repl.Editing;

/// <summary>Lets a person write one text: takes events, changes the text, draws.</summary>
internal sealed class LineEditor(IReplEvaluator evaluator, IEditorEvents events, EditorView view, InputHistory history)
{
    private readonly KillBuffer cut = new();
    private readonly HistoryWalk walk = new(history);
    private TextBuffer buffer = new();
    private string prompt = "";

    /// <summary>Waits until a text is submitted or given up.</summary>
    public EditorResult Read()
    {
        Begin();
        while (true)
        {
            if (Take(events.Next()) is { } result)
            {
                return result;
            }
        }
    }

    /// <summary>Begins with an empty text.</summary>
    public void Begin()
    {
        (buffer, prompt) = (new TextBuffer(), evaluator.Prompt);
        walk.End();
        Draw();
    }

    /// <summary>Takes an event, and shows what came of it.</summary>
    /// <returns>How the writing ended; <see langword="null"/> when it goes on.</returns>
    public EditorResult? Take(EditorEvent happened)
    {
        var result = happened switch
        {
            EditorEvent.Pressed pressed => Press(pressed.Key),
            EditorEvent.Noticed noticed => ShowAbove(noticed.Text),
            EditorEvent.Gone => new EditorResult.Ended(),
            _ => null,
        };
        if (result is null)
        {
            Draw();
        }
        else
        {
            Leave(result);
        }

        return result;
    }

    private EditorResult? Press(EditorKey key)
    {
        var command = KeyBindings.CommandOf(key);
        if (command is not (EditCommand.Up or EditCommand.Down))
        {
            walk.End();
        }

        switch (command)
        {
            case EditCommand.Submit when evaluator.IsComplete(buffer.Text):
                return new EditorResult.Submitted(buffer.Text);
            case EditCommand.Submit:
                command = EditCommand.NewLine;
                break;
            case EditCommand.Cancel:
                return new EditorResult.Cancelled();
            case EditCommand.DeleteOrEnd when buffer.Text.Length == 0:
                return new EditorResult.Ended();
            case EditCommand.DeleteOrEnd:
                command = EditCommand.Delete;
                break;
            case EditCommand.ClearScreen:
                view.ClearScreen();
                return null;
            case EditCommand.Up or EditCommand.Down:
                MoveOrWalk(command == EditCommand.Up ? -1 : 1);
                return null;
        }

        BufferCommands.Apply(command, key, buffer, cut);
        return null;
    }

    private void MoveOrWalk(int direction)
    {
        if (direction < 0 ? buffer.IsOnFirstLine : buffer.IsOnLastLine)
        {
            walk.Step(direction, buffer);
        }
        else
        {
            buffer.MoveByLine(direction);
        }
    }

    private EditorResult? ShowAbove(string text)
    {
        view.ShowAbove(text);
        return null;
    }

    private void Draw() => view.Show(prompt, buffer.Text, buffer.Caret, [], null);

    private void Leave(EditorResult result)
    {
        var text = result is EditorResult.Cancelled ? buffer.Text + "^C" : buffer.Text;
        view.Show(prompt, text, text.Length, [], null);
        view.Leave();
    }
}
