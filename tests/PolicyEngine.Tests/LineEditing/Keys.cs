using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

/// <summary>Keys as people write them: <c>Left</c>, <c>C-a</c> with Ctrl, <c>M-b</c> with Alt, <c>S-Tab</c> with Shift.</summary>
internal static class Keys
{
    private static readonly Dictionary<string, ConsoleKey> Named = new(StringComparer.Ordinal)
    {
        ["Left"] = ConsoleKey.LeftArrow,
        ["Right"] = ConsoleKey.RightArrow,
        ["Up"] = ConsoleKey.UpArrow,
        ["Down"] = ConsoleKey.DownArrow,
        ["Space"] = ConsoleKey.D2,
        ["_"] = ConsoleKey.D7,
    };

    public static EditorKey Of(string name)
    {
        var modifiers = default(ConsoleModifiers);
        while (name.Length > 2 && name[1] == '-')
        {
            modifiers |= name[0] switch { 'C' => ConsoleModifiers.Control, 'M' => ConsoleModifiers.Alt, _ => ConsoleModifiers.Shift };
            name = name[2..];
        }

        return new EditorKey(Named.TryGetValue(name, out var key) ? key : Enum.Parse<ConsoleKey>(name, ignoreCase: true), modifiers, "");
    }

    /// <summary>The keys that type a text, one a code point.</summary>
    public static IEnumerable<EditorKey> Typing(string text) => text.EnumerateRunes().Select(rune => new EditorKey(ConsoleKey.None, default, rune.ToString()));
}
