using System.Text;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>A text for a regular expression: literals, classes, groups with the first alternative, each repeated as seldom as allowed. Whether it fits is checked by whoever asks.</summary>
internal sealed class PatternSamples
{
    private readonly string pattern;
    private readonly bool optional;
    private int position;

    private PatternSamples(string pattern, bool optional)
    {
        this.pattern = pattern;
        this.optional = optional;
    }

    /// <summary>Samples, first the shortest.</summary>
    public static IEnumerable<string> Of(string pattern) => [new PatternSamples(pattern, false).Alternatives(), new PatternSamples(pattern, true).Alternatives()];

    private string Alternatives()
    {
        var first = Sequence();
        while (position < pattern.Length && pattern[position] == '|')
        {
            position++;
            Sequence();
        }

        return first;
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (position < pattern.Length && pattern[position] is not ('|' or ')'))
        {
            var one = One();
            var times = Times();
            for (var i = 0; i < times; i++)
            {
                text.Append(one);
            }
        }

        return text.ToString();
    }

    private string One()
    {
        var c = pattern[position++];
        switch (c)
        {
            case '(':
                if (position + 1 < pattern.Length && pattern[position] == '?' && pattern[position + 1] == ':')
                {
                    position += 2;
                }

                var inner = Alternatives();
                position++;
                return inner;
            case '[':
                return Class();
            case '\\' when position < pattern.Length:
                return Escaped(pattern[position++]);
            case '.':
                return "x";
            case '^' or '$':
                return "";
            default:
                return c.ToString();
        }
    }

    private string Class()
    {
        var isOther = position < pattern.Length && pattern[position] == '^';
        position += isOther ? 1 : 0;
        var first = position < pattern.Length ? pattern[position] : 'x';
        var start = position;
        while (position < pattern.Length && (pattern[position] != ']' || position == start))
        {
            position += pattern[position] == '\\' ? 2 : 1;
        }

        position++;
        return isOther ? "~" : first == '\\' && start + 1 < pattern.Length ? Escaped(pattern[start + 1]) : first.ToString();
    }

    private static string Escaped(char c) => c switch
    {
        'd' => "1",
        'w' => "a",
        's' => " ",
        'D' or 'W' or 'S' => "-",
        'A' or 'z' or 'Z' or 'b' => "",
        _ => c.ToString(),
    };

    private int Times()
    {
        if (position >= pattern.Length)
        {
            return 1;
        }

        switch (pattern[position])
        {
            case '?' or '*':
                position++;
                return optional ? 1 : 0;
            case '+':
                position++;
                return 1;
            case '{':
                var end = pattern.IndexOf('}', position);
                var least = end < 0 ? "" : pattern[(position + 1)..end].Split(',')[0];
                position = end < 0 ? pattern.Length : end + 1;
                return int.TryParse(least, out var times) ? Math.Min(times, 50) : 1;
            default:
                return 1;
        }
    }
}
