using System.Text;

namespace PolicyEngine.LineEditing;

/// <summary>
/// Puts together what the console takes apart: pastes between their brackets, letters of two code units, and sequences of keys that the console does not know.
/// </summary>
internal sealed class KeyDecoder(IConsoleKeys keys)
{
    private const char Escape = '\u001b';
    private const char CtrlC = '\u0003';
    private const char Bell = '\u0007';
    private const int LongestSequence = 32;
    private const string PasteStart = "200~";
    private const string PasteEnd = "\u001b[201~";

    /// <summary>Waits for the next key or paste.</summary>
    public EditorKey Next()
    {
        var key = keys.Read();
        if (IsEscape(key) && keys.Follows())
        {
            return AfterEscape();
        }

        return IsLead(key) && keys.Follows() ? Sequence() : Typed(key);
    }

    private static bool IsEscape(ConsoleKeyInfo key) => key.KeyChar == Escape && key.Modifiers == default;

    // The console takes an escape and the letter behind it for Alt.
    private static bool IsLead(ConsoleKeyInfo key) => key.Modifiers.HasFlag(ConsoleModifiers.Alt) && key.KeyChar is '[' or 'O';

    private EditorKey AfterEscape()
    {
        var next = keys.Read();
        return next.KeyChar switch
        {
            '[' or 'O' when keys.Follows() => Sequence(),
            ']' or 'P' or '_' or '^' when keys.Follows() => Told(next.KeyChar),
            Escape => new EditorKey(ConsoleKey.Escape, default, ""),
            _ => Typed(new ConsoleKeyInfo(next.KeyChar, next.Key, next.Modifiers.HasFlag(ConsoleModifiers.Shift), alt: true, next.Modifiers.HasFlag(ConsoleModifiers.Control))),
        };
    }

    // The rest of a sequence, to its last letter. Sequences that nobody knows mean nothing: they must not end up in the text.
    private EditorKey Sequence()
    {
        var parts = new StringBuilder();
        while (parts.Length < LongestSequence && keys.Follows())
        {
            var part = keys.Read().KeyChar;
            parts.Append(part);
            if (part is >= '@' and <= '~')
            {
                break;
            }
        }

        return parts.ToString() switch
        {
            PasteStart => Pasted(),
            "Z" => new EditorKey(ConsoleKey.Tab, ConsoleModifiers.Shift, ""),
            "d" or "5D" or "1;5D" => new EditorKey(ConsoleKey.LeftArrow, ConsoleModifiers.Control, ""),
            "c" or "5C" or "1;5C" => new EditorKey(ConsoleKey.RightArrow, ConsoleModifiers.Control, ""),
            "13;2u" or "27;2;13~" or "13;5u" or "27;5;13~" => new EditorKey(ConsoleKey.Enter, ConsoleModifiers.Alt, ""),
            _ => new EditorKey(ConsoleKey.None, default, ""),
        };
    }

    // What a terminal tells, its title or its colours, up to a bell or `Escape \`: no person typed it.
    private EditorKey Told(char kind)
    {
        var before = kind;
        while (keys.Follows())
        {
            var part = keys.Read().KeyChar;
            if (part is Bell or CtrlC || (before, part) is (Escape, '\\'))
            {
                break;
            }

            before = part;
        }

        return new EditorKey(ConsoleKey.None, default, "");
    }

    private EditorKey Pasted()
    {
        var text = new StringBuilder();
        while (!EndsWith(text, PasteEnd))
        {
            var part = keys.Read().KeyChar;

            // A terminal that never says where its paste ends must not swallow keys for ever.
            if (part == CtrlC && !keys.Follows())
            {
                return EditorKey.Paste(text.ToString());
            }

            // Keys without a character are sequences of the console inside the pasted text.
            if (part != '\0')
            {
                text.Append(part);
            }
        }

        text.Length -= PasteEnd.Length;
        return EditorKey.Paste(text.ToString());
    }

    private static bool EndsWith(StringBuilder text, string end)
    {
        if (text.Length < end.Length)
        {
            return false;
        }

        for (var index = 0; index < end.Length; index++)
        {
            if (text[text.Length - end.Length + index] != end[index])
            {
                return false;
            }
        }

        return true;
    }

    private EditorKey Typed(ConsoleKeyInfo key)
    {
        var text = key.KeyChar == '\0' ? "" : key.KeyChar.ToString();
        if (char.IsHighSurrogate(key.KeyChar))
        {
            text += keys.Read().KeyChar;
        }

        // Shift is said by the letter itself.
        var modifiers = text.Length > 0 && !char.IsControl(text[0]) ? key.Modifiers & ~ConsoleModifiers.Shift : key.Modifiers;
        return new EditorKey(key.Key, modifiers, text);
    }
}
