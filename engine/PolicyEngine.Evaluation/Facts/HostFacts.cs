using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>Values of the host language as given facts over one line of text, so that they are read and reported as any other.</summary>
internal sealed class HostFacts(FactShapes shapes)
{
    private readonly List<(DiagnosticDescriptor Descriptor, int Start, int Length, string Name)> problems = [];
    private readonly StringBuilder line = new();
    private SourceFile file = new("facts", "");

    public IReadOnlyList<PolicyDiagnostic> Problems => [.. problems.Select(problem => problem.Descriptor.At(file.Span(problem.Start, problem.Length), problem.Name))];

    public GivenFacts Read(IReadOnlyDictionary<string, object?> facts)
    {
        var pieces = facts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Write(pair.Key, pair.Value, FieldsOf(pair.Key), TypeOf(pair.Key))).ToArray();
        file = new SourceFile("facts", line.ToString());
        return new GivenFacts(
            new GivenMap([.. pieces.Where(piece => piece.Value is not null).Select(piece => new GivenEntry(piece.Name, SpanOf(piece), Build(piece.Value!)))], file.Span(0, file.Text.Length)),
            [.. pieces.Where(piece => piece.IsUnknown).Select(piece => new UnknownName(piece.Name, SpanOf(piece)))]);
    }

    private SourceSpan SpanOf(Piece piece) => file.Span(piece.Start, piece.Name.Length);

    private FactShape[] FieldsOf(string name) => shapes.Places.TryGetValue(name, out var place) ? shapes.Facts[place].Fields : [];

    private FactShape? TypeOf(string name) => shapes.Places.TryGetValue(name, out var place) ? shapes.Facts[place] : null;

    private Piece Write(string name, object? value, FactShape[] fields, FactShape? shape)
    {
        line.Append(line.Length == 0 ? "" : ", ");
        var start = line.Length;
        line.Append(name).Append(": ");
        if (value is null)
        {
            line.Append("not known");
            return new Piece(name, start, null, true);
        }

        return new Piece(name, start, WriteValue(name, value, fields, shape), false);
    }

    private Part? WriteValue(string name, object value, FactShape[] fields, FactShape? shape)
    {
        var start = line.Length;
        if (value is not string && value is IEnumerable list)
        {
            line.Append('[');
            var items = ImmutableArray.CreateBuilder<Part>();
            foreach (var item in list)
            {
                if (WriteRecord(name, item, fields) is { } part)
                {
                    items.Add(part);
                }
            }

            line.Append(']');
            return new Part(start, line.Length - start, null, false, items.ToImmutable(), default);
        }

        var (text, isQuoted, problem) = Scalar(value, shape);
        line.Append(text);
        if (problem is not null)
        {
            problems.Add((problem, start, text.Length, name));
            return null;
        }

        return new Part(start, text.Length, text, isQuoted, default, default);
    }

    private Part? WriteRecord(string name, object? item, FactShape[] fields)
    {
        var start = line.Length;
        if (item is not IReadOnlyDictionary<string, object?> record)
        {
            problems.Add((FactDiagnostics.StrangeValue, start, 0, name));
            return null;
        }

        line.Append('{');
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var (field, value) in record.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            pieces.Add(Write(field, value, [], Array.Find(fields, candidate => string.Equals(candidate.Fact.Name, field, StringComparison.Ordinal))));
        }

        line.Append('}');
        return new Part(start, line.Length - start, null, false, default, pieces.ToImmutable());
    }

    private static (string Text, bool IsQuoted, DiagnosticDescriptor? Problem) Scalar(object value, FactShape? shape) => value switch
    {
        string text => (text, shape?.Fact.Type is FactType.Text or FactType.Choice or FactType.Date or FactType.Time, null),
        double or float or Half => ("…", false, FactDiagnostics.BinaryNumber),
        DateTime { TimeOfDay.Ticks: 0 } day => (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), true, null),
        DateTime or DateTimeOffset => ("…", false, FactDiagnostics.DateWithTime),
        Enum option => (OptionName(option, shape), true, null),
        _ when shape?.Fact.Type == FactType.Text => ("…", false, FactDiagnostics.StrangeValue),
        bool or long or decimal => (ValueText.Format(value, null), false, null),
        DateOnly or TimeOnly => (ValueText.Format(value, null), true, null),
        sbyte or byte or short or ushort or int or uint or ulong => (((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), false, null),
        _ => ("…", false, FactDiagnostics.StrangeValue),
    };

    // Hosts write `DescriptorA` where policies write `descriptor_a`.
    private static string OptionName(Enum option, FactShape? shape)
    {
        var name = option.ToString();
        if (shape?.Choices is { } choices && choices.Options.Any(known => string.Equals(known.Name, name, StringComparison.Ordinal)))
        {
            return name;
        }

        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]))))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private GivenValue Build(Part part)
    {
        var span = file.Span(part.Start, part.Length);
        return part switch
        {
            { Text: { } text } => new GivenScalar(text, part.IsQuoted, span),
            { Items.IsDefault: false } => new GivenList([.. part.Items.Select(Build)], span),
            _ => new GivenMap([.. part.Fields.Where(piece => piece.Value is not null).Select(piece => new GivenEntry(piece.Name, SpanOf(piece), Build(piece.Value!)))], span),
        };
    }

    private sealed record Piece(string Name, int Start, Part? Value, bool IsUnknown);

    private sealed record Part(int Start, int Length, string? Text, bool IsQuoted, ImmutableArray<Part> Items, ImmutableArray<Piece> Fields);
}
