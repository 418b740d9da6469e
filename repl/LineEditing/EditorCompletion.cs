namespace PolicyEngine.LineEditing;

/// <summary>Completion while a text is written: when choices are asked for, and what keys do to them. A list that opened by itself never takes Enter away from the line.</summary>
internal sealed class EditorCompletion(InputAssistant assistant)
{
    private const string Option = "option";
    private const string Nothing = "  nothing fits here";

    private readonly CompletionMenu menu = new();
    private bool isWaiting;
    private bool foundNothing;
    private bool isHushed;

    /// <summary>What stands below the text.</summary>
    public IReadOnlyList<ScreenRow> Rows(int width, int most, EditorColours colours) =>
        foundNothing && most > 0 ? [new ScreenRow(Graphemes.Cut(Nothing, width), Graphemes.Width(Graphemes.Cut(Nothing, width)))] : menu.Rows(width, most, colours);

    /// <summary>Takes a key that concerns the choices.</summary>
    /// <returns>Whether it did.</returns>
    public bool Press(EditCommand command, TextBuffer buffer)
    {
        foundNothing = false;
        if (!menu.IsOpen)
        {
            if (command == EditCommand.Complete)
            {
                Ask(buffer, wasAsked: true);
            }

            return command is EditCommand.Complete or EditCommand.CompleteBack;
        }

        switch (command)
        {
            case EditCommand.Complete:
                Advance(buffer);
                return true;
            case EditCommand.Down:
                menu.Step(1);
                return true;
            case EditCommand.CompleteBack:
            case EditCommand.Up when menu.Chosen > 0:
                menu.Step(-1);
                return true;
            case EditCommand.Up when menu.Chosen == 0:
                menu.Unchoose();
                return true;
            case EditCommand.PageDown:
                menu.Page(1);
                return true;
            case EditCommand.PageUp:
                menu.Page(-1);
                return true;
            case EditCommand.Submit when menu.Chosen >= 0:
                Accept(buffer);
                return true;
            case EditCommand.Close:
                Close();
                isHushed = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Sees what a key did to the text: typing narrows the choices or asks for them, anything else closes them.</summary>
    public void Follow(EditCommand command, EditorKey key, TextBuffer buffer)
    {
        var isTyping = (command == EditCommand.Insert && !key.IsPaste) || (command == EditCommand.Backspace && menu.IsOpen);
        if (!isTyping)
        {
            Close();
            return;
        }

        isHushed &= Words.IsNamePart(key.Text.Length > 0 ? key.Text[^1] : ' ');
        if (menu.IsOpen)
        {
            menu.Narrow(buffer);
        }

        if (!isHushed && AutoCompletion.Wants(buffer.Text, buffer.Caret))
        {
            Ask(buffer, wasAsked: false);
        }
        else
        {
            Close();
        }
    }

    /// <summary>Closes the list and forgets what was asked for.</summary>
    public void Close()
    {
        menu.Close();
        isWaiting = false;
        assistant.ForgetChoices();
    }

    /// <summary>Takes choices that arrived, unless the text is another by now.</summary>
    public void Take(EditorEvent.Completed completed, TextBuffer buffer)
    {
        if (!isWaiting || completed.Text != buffer.Text || completed.Caret != buffer.Caret)
        {
            return;
        }

        isWaiting = false;
        var isUseful = completed.WasAsked || AutoCompletion.IsName(buffer.Text, buffer.Caret) || completed.List.Items.All(item => item.Kind == Option);
        if (completed.List.Items.Count == 0 || !isUseful)
        {
            foundNothing = completed.WasAsked;
            menu.Close();
            return;
        }

        menu.Open(completed.List, buffer);
        if (completed.WasAsked)
        {
            Advance(buffer);
        }
    }

    private void Ask(TextBuffer buffer, bool wasAsked)
    {
        isWaiting = true;
        assistant.Complete(buffer.Text, buffer.Caret, wasAsked);
    }

    // One choice is taken; what all have in common is written; then one after the other is chosen.
    private void Advance(TextBuffer buffer)
    {
        if (menu.Items.Count == 1)
        {
            menu.Step(1);
            Accept(buffer);
        }
        else if (menu.Chosen < 0 && menu.CommonStart(buffer) is { } common)
        {
            menu.Put(common, buffer);
        }
        else
        {
            menu.Step(1);
        }
    }

    private void Accept(TextBuffer buffer)
    {
        var text = menu.Items[menu.Chosen].Text;
        menu.Put(text, buffer);
        Close();
        if (text.EndsWith('/'))
        {
            Ask(buffer, wasAsked: false);
        }
    }
}
