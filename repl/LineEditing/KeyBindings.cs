using System.Collections.Frozen;

namespace PolicyEngine.LineEditing;

/// <summary>Which key means what: one table.</summary>
internal static class KeyBindings
{
    private const ConsoleModifiers Plain = default;
    private const ConsoleModifiers Ctrl = ConsoleModifiers.Control;
    private const ConsoleModifiers Alt = ConsoleModifiers.Alt;
    private const ConsoleModifiers Shift = ConsoleModifiers.Shift;

    private static readonly FrozenDictionary<(ConsoleModifiers, ConsoleKey), EditCommand> Table = new Dictionary<(ConsoleModifiers, ConsoleKey), EditCommand>
    {
        [(Plain, ConsoleKey.LeftArrow)] = EditCommand.Left,
        [(Plain, ConsoleKey.RightArrow)] = EditCommand.Right,
        [(Ctrl, ConsoleKey.LeftArrow)] = EditCommand.WordLeft,
        [(Ctrl, ConsoleKey.RightArrow)] = EditCommand.WordRight,

        // Some terminals send for Ctrl+Left what the console takes for Shift+Left.
        [(Shift, ConsoleKey.LeftArrow)] = EditCommand.WordLeft,
        [(Shift, ConsoleKey.RightArrow)] = EditCommand.WordRight,
        [(Alt, ConsoleKey.LeftArrow)] = EditCommand.WordLeft,
        [(Alt, ConsoleKey.RightArrow)] = EditCommand.WordRight,
        [(Alt, ConsoleKey.B)] = EditCommand.WordLeft,
        [(Alt, ConsoleKey.F)] = EditCommand.WordRight,
        [(Ctrl, ConsoleKey.B)] = EditCommand.Left,
        [(Ctrl, ConsoleKey.F)] = EditCommand.Right,
        [(Plain, ConsoleKey.Home)] = EditCommand.Home,
        [(Plain, ConsoleKey.End)] = EditCommand.End,
        [(Ctrl, ConsoleKey.A)] = EditCommand.Home,
        [(Ctrl, ConsoleKey.E)] = EditCommand.End,
        [(Plain, ConsoleKey.UpArrow)] = EditCommand.Up,
        [(Plain, ConsoleKey.DownArrow)] = EditCommand.Down,
        [(Ctrl, ConsoleKey.P)] = EditCommand.Up,
        [(Ctrl, ConsoleKey.N)] = EditCommand.Down,
        [(Plain, ConsoleKey.PageUp)] = EditCommand.PageUp,
        [(Plain, ConsoleKey.PageDown)] = EditCommand.PageDown,
        [(Plain, ConsoleKey.Backspace)] = EditCommand.Backspace,
        [(Shift, ConsoleKey.Backspace)] = EditCommand.Backspace,
        [(Ctrl, ConsoleKey.H)] = EditCommand.Backspace,
        [(Plain, ConsoleKey.Delete)] = EditCommand.Delete,
        [(Ctrl, ConsoleKey.D)] = EditCommand.DeleteOrEnd,
        [(Ctrl, ConsoleKey.K)] = EditCommand.CutToEnd,
        [(Ctrl, ConsoleKey.U)] = EditCommand.CutToStart,
        [(Ctrl, ConsoleKey.W)] = EditCommand.CutRunBefore,
        [(Ctrl, ConsoleKey.Backspace)] = EditCommand.CutWordBefore,
        [(Alt, ConsoleKey.Backspace)] = EditCommand.CutWordBefore,
        [(Alt, ConsoleKey.D)] = EditCommand.CutWordAfter,
        [(Ctrl, ConsoleKey.Delete)] = EditCommand.CutWordAfter,
        [(Ctrl, ConsoleKey.Y)] = EditCommand.PutIn,
        [(Ctrl, ConsoleKey.T)] = EditCommand.Transpose,
        [(Ctrl, ConsoleKey.Z)] = EditCommand.Undo,

        // Terminals send one code for Ctrl+_, Ctrl+/ and Ctrl+7, and one for Ctrl+Space and Ctrl+2.
        [(Ctrl, ConsoleKey.D7)] = EditCommand.Undo,
        [(Ctrl, ConsoleKey.OemMinus)] = EditCommand.Undo,
        [(Ctrl, ConsoleKey.D2)] = EditCommand.Complete,
        [(Ctrl, ConsoleKey.Spacebar)] = EditCommand.Complete,
        [(Ctrl, ConsoleKey.L)] = EditCommand.ClearScreen,
        [(Plain, ConsoleKey.Enter)] = EditCommand.Submit,
        [(Alt, ConsoleKey.Enter)] = EditCommand.NewLine,
        // A line feed: what was typed before the session could read it, where the terminal turned Enter into one.
        [(Ctrl, ConsoleKey.Enter)] = EditCommand.Submit,
        [(Shift, ConsoleKey.Enter)] = EditCommand.NewLine,
        [(Ctrl, ConsoleKey.J)] = EditCommand.Submit,
        [(Plain, ConsoleKey.Tab)] = EditCommand.Complete,
        [(Shift, ConsoleKey.Tab)] = EditCommand.CompleteBack,
        [(Plain, ConsoleKey.Escape)] = EditCommand.Close,
        [(Ctrl, ConsoleKey.G)] = EditCommand.Close,
        [(Ctrl, ConsoleKey.C)] = EditCommand.Cancel,
        [(Ctrl, ConsoleKey.R)] = EditCommand.Search,
    }.ToFrozenDictionary();

    /// <summary>What a key means.</summary>
    public static EditCommand CommandOf(EditorKey key) =>
        key.IsPaste ? EditCommand.Insert
            : Table.TryGetValue((key.Modifiers, key.Key), out var command) ? command
            : Types(key) ? EditCommand.Insert
            : EditCommand.None;

    // Ctrl and Alt together type on keyboards with a third level.
    private static bool Types(EditorKey key) =>
        key.Text.Length > 0 && !char.IsControl(key.Text[0]) && (key.Modifiers & (Ctrl | Alt)) is Plain or (Ctrl | Alt);
}
