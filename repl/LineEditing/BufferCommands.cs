namespace PolicyEngine.LineEditing;

/// <summary>The commands that concern the text alone.</summary>
internal static class BufferCommands
{
    /// <summary>Carries a command out.</summary>
    /// <returns>Whether it was one of these.</returns>
    public static bool Apply(EditCommand command, EditorKey key, TextBuffer buffer, KillBuffer cut)
    {
        if (Cut(command, buffer, cut))
        {
            return true;
        }

        cut.Interrupt();
        return Move(command, buffer) || Change(command, key, buffer, cut);
    }

    private static bool Cut(EditCommand command, TextBuffer buffer, KillBuffer cut)
    {
        switch (command)
        {
            case EditCommand.CutToEnd:
                cut.TakeAfter(buffer.Remove(buffer.Caret, buffer.Caret == buffer.LineEnd ? Graphemes.Next(buffer.Text, buffer.Caret) : buffer.LineEnd));
                return true;
            case EditCommand.CutToStart:
                cut.TakeBefore(buffer.Remove(buffer.Caret == buffer.LineStart ? Graphemes.Previous(buffer.Text, buffer.Caret) : buffer.LineStart, buffer.Caret));
                return true;
            case EditCommand.CutRunBefore:
                cut.TakeBefore(buffer.Remove(Words.StartOfRunBefore(buffer.Text, buffer.Caret), buffer.Caret));
                return true;
            case EditCommand.CutWordBefore:
                cut.TakeBefore(buffer.Remove(Words.StartBefore(buffer.Text, buffer.Caret), buffer.Caret));
                return true;
            case EditCommand.CutWordAfter:
                cut.TakeAfter(buffer.Remove(buffer.Caret, Words.EndAfter(buffer.Text, buffer.Caret)));
                return true;
            default:
                return false;
        }
    }

    private static bool Move(EditCommand command, TextBuffer buffer)
    {
        switch (command)
        {
            case EditCommand.Left:
                buffer.MoveTo(Graphemes.Previous(buffer.Text, buffer.Caret));
                return true;
            case EditCommand.Right:
                buffer.MoveTo(Graphemes.Next(buffer.Text, buffer.Caret));
                return true;
            case EditCommand.WordLeft:
                buffer.MoveTo(Words.StartBefore(buffer.Text, buffer.Caret));
                return true;
            case EditCommand.WordRight:
                buffer.MoveTo(Words.EndAfter(buffer.Text, buffer.Caret));
                return true;
            case EditCommand.Home:
                buffer.MoveTo(buffer.LineStart);
                return true;
            case EditCommand.End:
                buffer.MoveTo(buffer.LineEnd);
                return true;
            default:
                return false;
        }
    }

    private static bool Change(EditCommand command, EditorKey key, TextBuffer buffer, KillBuffer cut)
    {
        switch (command)
        {
            case EditCommand.Insert:
                buffer.Insert(key.Text, typed: !key.IsPaste);
                return true;
            case EditCommand.NewLine:
                buffer.Insert("\n", typed: false);
                return true;
            case EditCommand.Backspace:
                buffer.Remove(Graphemes.Previous(buffer.Text, buffer.Caret), buffer.Caret);
                return true;
            case EditCommand.Delete or EditCommand.DeleteOrEnd:
                buffer.Remove(buffer.Caret, Graphemes.Next(buffer.Text, buffer.Caret));
                return true;
            case EditCommand.PutIn:
                buffer.Insert(cut.Text, typed: false);
                return true;
            case EditCommand.Transpose:
                Transpose(buffer);
                return true;
            case EditCommand.Undo:
                buffer.Undo();
                return true;
            default:
                return false;
        }
    }

    private static void Transpose(TextBuffer buffer)
    {
        var middle = buffer.Caret == buffer.LineEnd ? Graphemes.Previous(buffer.Text, buffer.Caret) : buffer.Caret;
        if (middle > buffer.LineStart && middle < buffer.LineEnd)
        {
            var start = Graphemes.Previous(buffer.Text, middle);
            var end = Graphemes.Next(buffer.Text, middle);
            buffer.Replace(start, end - start, buffer.Text[middle..end] + buffer.Text[start..middle]);
        }
    }
}
