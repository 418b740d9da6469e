using PolicyEngine.Bulk.Rows;

namespace PolicyEngine.Bulk.Writing;

/// <summary>Writes what was refused as CSV: where, what stood there, and in words what is wrong and what to do.</summary>
internal static class RefusedFormat
{
    /// <summary>The headings.</summary>
    public static byte[] Head(string placeWord) => System.Text.Encoding.UTF8.GetBytes($"{placeWord},column,text,id,message,help\n");

    /// <summary>Writes a refusal.</summary>
    public static void Write(Utf8Buffer buffer, RefusedCell refused)
    {
        buffer.Add(refused.Place, default);
        foreach (var text in new[] { refused.Column, refused.Text, refused.Problem.Id, refused.Problem.Message, refused.Problem.Help })
        {
            buffer.Add((byte)',');
            CsvFormat.Text(buffer, text);
        }

        buffer.Add((byte)'\n');
    }
}
