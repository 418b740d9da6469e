
namespace PolicyEngine.LineEditing;

/// <summary>Lets a person write one text: takes events, changes the text, draws.</summary>
public sealed class LineEditor(ILineAdviser adviser, IEditorEvents events, IBackground background, EditorView view, InputHistory history) : IDisposable
{
    private readonly InputAssistant assistant = new(adviser, events, background);
    private readonly KillBuffer cut = new();
    private readonly HistoryWalk walk = new(history);
    private readonly HistorySearch search = new(history);
    private EditorCompletion completion = null!;
    private TextColours colours = null!;
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
        (buffer, prompt) = (new TextBuffer(), adviser.Prompt);
        (completion, colours) = (new EditorCompletion(assistant), new TextColours(assistant));
        walk.End();
        Draw();
    }

    /// <summary>Takes an event, and shows what came of it.</summary>
    /// <returns>How the writing ended; <see langword="null"/> when it goes on.</returns>
    public EditorResult? Take(EditorEvent happened)
    {
        EditorResult? result = null;
        switch (happened)
        {
            case EditorEvent.Pressed pressed:
                result = Press(pressed.Key);
                break;
            case EditorEvent.Noticed noticed:
                view.ShowAbove(noticed.Text);
                break;
            case EditorEvent.Continued:
                view.BeginAgain();
                break;
            case EditorEvent.Classified classified:
                colours.Take(classified);
                break;
            case EditorEvent.Completed completed:
                completion.Take(completed, buffer);
                break;
            case EditorEvent.Gone:
                result = new EditorResult.Ended();
                break;
            case EditorEvent.Resized or _:
                break;
        }

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

    /// <inheritdoc/>
    public void Dispose() => assistant.Dispose();

    private EditorResult? Press(EditorKey key)
    {
        var command = KeyBindings.CommandOf(key);
        if ((search.IsOpen && Search(command, key)) || completion.Press(command, buffer))
        {
            return null;
        }

        if (command is not (EditCommand.Up or EditCommand.Down))
        {
            walk.End();
        }

        switch (command)
        {
            case EditCommand.Submit:
                return Submit();
            case EditCommand.Cancel:
                return new EditorResult.Cancelled();
            case EditCommand.DeleteOrEnd when buffer.Text.Length == 0:
                return new EditorResult.Ended();
            case EditCommand.ClearScreen:
                view.ClearScreen();
                break;
            case EditCommand.Up or EditCommand.Down:
                MoveOrWalk(command == EditCommand.Up ? -1 : 1);
                break;
            case EditCommand.Search:
                search.Start(buffer);
                break;
            default:
                BufferCommands.Apply(command, key, buffer, cut);
                break;
        }

        completion.Follow(command, key, buffer);
        return null;
    }

    // Enter submits what is whole; what is not goes on in a new line.
    private EditorResult.Submitted? Submit()
    {
        completion.Close();
        assistant.Rest();
        if (adviser.IsComplete(buffer.Text))
        {
            return new EditorResult.Submitted(buffer.Text);
        }

        buffer.Insert("\n", typed: false);
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

    // Whether the search has used the key. Any other takes over what was found and does what it always does.
    private bool Search(EditCommand command, EditorKey key)
    {
        switch (command)
        {
            case EditCommand.Search:
                search.Start(buffer);
                return true;
            case EditCommand.Insert:
                search.Type(key.Text);
                return true;
            case EditCommand.Backspace:
                search.Back();
                return true;
            case EditCommand.Close or EditCommand.Cancel:
                search.End();
                return true;
            default:
                search.End();
                buffer.Show(search.Text, search.Caret);
                return false;
        }
    }

    private void Draw()
    {
        if (search.IsOpen)
        {
            view.Show(prompt, search.Text, search.Caret, colours.For(search.Text), (width, most) => search.Rows(width, most, view.Colours));
        }
        else
        {
            view.Show(prompt, buffer.Text, buffer.Caret, colours.For(buffer.Text), (width, most) => completion.Rows(width, most, view.Colours));
        }
    }

    private void Leave(EditorResult result)
    {
        var text = result is EditorResult.Cancelled ? buffer.Text + "^C" : buffer.Text;
        view.Show(prompt, text, text.Length, colours.Last(buffer.Text), null);
        assistant.Rest();
        view.Leave();
    }
}
