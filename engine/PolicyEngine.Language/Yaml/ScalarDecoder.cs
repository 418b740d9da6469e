using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PolicyEngine.Language;

/// <summary>Reads a scalar's text again, character by character, to learn where each one stands in the file.</summary>
internal static class ScalarDecoder
{
    /// <summary>The value and the offset of each of its code units, with one more for the end.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="start">Where the scalar starts, its quote or <c>|</c> included.</param>
    /// <param name="end">Just after the scalar.</param>
    /// <param name="style">How it is written.</param>
    public static DecodedScalar Decode(string text, int start, int end, YamlStyle style) => style switch
    {
        YamlStyle.Plain => FlowScalar(text, start, end, style),
        YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted => FlowScalar(text, start + 1, end - 1, style),
        YamlStyle.Literal or YamlStyle.Folded => BlockScalarDecoder.Decode(text, start, end, style),
        _ => throw new ArgumentOutOfRangeException(nameof(style)),
    };

    private static DecodedScalar FlowScalar(string text, int start, int end, YamlStyle style)
    {
        var builder = new OffsetBuilder();
        var at = start;
        while (at < end)
        {
            if (IsBlank(text[at]) || IsBreak(text[at]))
            {
                at = Fold(text, at, end, builder, afterEscapedBreak: false);
            }
            else if (style == YamlStyle.SingleQuoted && text[at] == '\'')
            {
                builder.Add('\'', at);
                at += 2;
            }
            else if (style == YamlStyle.DoubleQuoted && text[at] == '\\')
            {
                at = Escape(text, at, end, builder);
            }
            else
            {
                builder.Add(text[at], at);
                at++;
            }
        }

        return builder.Build(end);
    }

    // A run of white space: kept as it is within a line; around line breaks it becomes one space, or one line break for each empty line.
    private static int Fold(string text, int at, int end, OffsetBuilder builder, bool afterEscapedBreak)
    {
        var runEnd = at;
        while (runEnd < end && (IsBlank(text[runEnd]) || IsBreak(text[runEnd])))
        {
            runEnd++;
        }

        var breaks = new List<int>();
        for (var i = at; i < runEnd; i++)
        {
            if (text[i] == '\n')
            {
                breaks.Add(i);
            }
        }

        if (afterEscapedBreak)
        {
            breaks.ForEach(i => builder.Add('\n', i));
        }
        else if (breaks.Count == 0)
        {
            for (var i = at; i < runEnd; i++)
            {
                builder.Add(text[i], i);
            }
        }
        else if (breaks.Count == 1)
        {
            builder.Add(' ', breaks[0]);
        }
        else
        {
            breaks.Skip(1).ToList().ForEach(i => builder.Add('\n', i));
        }

        return runEnd;
    }

    private static int Escape(string text, int at, int end, OffsetBuilder builder)
    {
        var code = at + 1 < end ? text[at + 1] : '\\';
        if (IsBreak(code))
        {
            var next = text.IndexOf('\n', at) + 1;
            return Fold(text, next, end, builder, afterEscapedBreak: true);
        }

        var digits = code switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            var hex = text.AsSpan(at + 2, Math.Min(digits, Math.Max(0, end - at - 2)));
            if (uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                var written = Rune.TryCreate(value, out var rune) ? rune.ToString() : ((char)(value & 0xFFFF)).ToString();
                foreach (var unit in written)
                {
                    builder.Add(unit, at);
                }
            }

            return at + 2 + digits;
        }

        builder.Add(SimpleEscape(code), at);
        return at + 2;
    }

    private static char SimpleEscape(char code) => code switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\u001B',
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => code,
    };

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool IsBreak(char c) => c is '\n' or '\r';
}

/// <summary>A scalar's value and the place of each of its code units.</summary>
/// <param name="Value">The value.</param>
/// <param name="Offsets">The offsets, with one more for the end.</param>
internal sealed record DecodedScalar(string Value, ImmutableArray<int> Offsets);

/// <summary>Collects characters with their offsets.</summary>
internal sealed class OffsetBuilder
{
    private readonly StringBuilder value = new();
    private readonly ImmutableArray<int>.Builder offsets = ImmutableArray.CreateBuilder<int>();

    /// <summary>Adds a code unit that stands at <paramref name="offset"/>.</summary>
    public void Add(char unit, int offset)
    {
        value.Append(unit);
        offsets.Add(offset);
    }

    /// <summary>The value, whose end stands at <paramref name="end"/>.</summary>
    public DecodedScalar Build(int end)
    {
        offsets.Add(offsets.Count == 0 ? end : Math.Max(end, offsets[^1] + 1));
        return new DecodedScalar(value.ToString(), offsets.ToImmutable());
    }
}
