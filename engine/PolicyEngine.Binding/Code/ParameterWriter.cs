using System.Globalization;
using System.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>Writes a parameter with few values as comparisons of the date, the way a person would.</summary>
internal static class ParameterWriter
{
    private const int MostValues = 6;

    /// <summary>Whether the values go into the code; otherwise they are read from the parameter's table.</summary>
    public static bool IsWritten(Parameter parameter) => parameter.KeyType is null && parameter.Values.Length <= MostValues && LiteralCode.CanWrite(parameter.Type);

    /// <summary>The body of the parameter's getter.</summary>
    public static string Body(Parameter parameter, int slot, ChoiceSet? choices, string type)
    {
        var missing = string.Create(CultureInfo.InvariantCulture, $"__Missing<{type}>({slot})");
        var body = new StringBuilder();

        // The newest value that has begun holds, and when it has ended none does.
        foreach (var value in parameter.Values.OrderBy(value => value.From).Reverse())
        {
            var result = value.Value is { } text ? LiteralCode.Of(text, parameter.Type, choices, type) : missing;
            var until = value.To is { } last && value.Value is not null ? string.Create(CultureInfo.InvariantCulture, $"as_of.DayNumber <= {last.DayNumber} ? {result} : {missing}") : result;
            body.Append(CultureInfo.InvariantCulture, $"if (as_of.DayNumber >= {value.From.DayNumber}) return {until}; ");
        }

        return body.Append("return ").Append(missing).Append(';').ToString();
    }
}
