using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Language;

/// <summary>Writes what was read as text: every property that is not empty, and the place of what carries one.</summary>
internal static class SyntaxDump
{
    public static string Of(PolicyFolderResult read)
    {
        var text = new StringBuilder();
        foreach (var policy in read.Policies)
        {
            text.Append(CultureInfo.InvariantCulture, $"policy {policy.Id.Value}\n");
            Properties(text, policy, 1);
        }

        foreach (var cases in read.Cases)
        {
            text.Append(CultureInfo.InvariantCulture, $"cases for {cases.Policy.Value}\n");
            Properties(text, cases, 1);
        }

        return text.ToString();
    }

    private static void Properties(StringBuilder text, object record, int depth)
    {
        foreach (var property in record.GetType().GetProperties().Where(property => property.Name is not ("EqualityContract" or "ContentHash" or "Folder" or "Nothing" or "UsualOpening")))
        {
            Write(text, property.Name, property.GetValue(record), depth);
        }
    }

    private static void Write(StringBuilder text, string name, object? value, int depth)
    {
        if (Scalar(value) is { } line)
        {
            if (line.Length > 0)
            {
                text.Append(' ', depth * 2).Append(name).Append(": ").Append(line).Append('\n');
            }
        }
        else if (value is IDictionary map)
        {
            foreach (var key in map.Keys.Cast<string>().Order(StringComparer.Ordinal))
            {
                Write(text, $"{name}[{key}]", map[key], depth);
            }
        }
        else if (value is IEnumerable list)
        {
            var index = 0;
            foreach (var item in list)
            {
                Write(text, string.Create(CultureInfo.InvariantCulture, $"{name}[{index++}]"), item, depth);
            }
        }
        else
        {
            text.Append(' ', depth * 2).Append(name).Append('\n');
            Properties(text, value!, depth + 1);
        }
    }

    private static string? Scalar(object? value) => value switch
    {
        null or false or Readers.Everybody => "",
        string words => words.ReplaceLineEndings("\\n"),
        SourceFile file => Path.GetFileName(file.Path),
        SourceSpan span => Place(span),
        TextSyntax words => $"{words.Value.ReplaceLineEndings("\\n")} @{Place(words.Span)}",
        Written<string> words => $"{words.Value.ReplaceLineEndings("\\n")} @{Place(words.Span)}",
        Written<DateOnly> date => $"{date.Value:yyyy-MM-dd} @{Place(date.Span)}",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        OverridesAllowedSyntax { Parameters.IsEmpty: true, Outcomes.IsEmpty: true } => "",
        Enum or ValueType when value is not (IEnumerable or ImmutableArray<int>) => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Place(SourceSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.Location.Line}:{span.Location.Column}-{span.Location.EndLine}:{span.Location.EndColumn}");
}
