using System.Globalization;

namespace PolicyEngine.Documents;

/// <summary>Numbers the texts that grounds rest on, by their first appearance.</summary>
internal sealed class NoteNumbers
{
    private readonly List<string> texts = [];

    public IReadOnlyList<string> Texts => texts;

    /// <summary>The numbers of texts in brackets, three or more in a row as a range; empty for none.</summary>
    public string Of(IEnumerable<string> citations)
    {
        var numbers = new SortedSet<int>();
        foreach (var text in citations)
        {
            if (!texts.Contains(text, StringComparer.Ordinal))
            {
                texts.Add(text);
            }

            numbers.Add(texts.IndexOf(text) + 1);
        }

        return numbers.Count == 0 ? "" : $"[{string.Join(' ', Ranges([.. numbers]))}]";
    }

    private static IEnumerable<string> Ranges(int[] numbers)
    {
        for (var at = 0; at < numbers.Length; at++)
        {
            var end = at;
            while (end + 1 < numbers.Length && numbers[end + 1] == numbers[end] + 1)
            {
                end++;
            }

            if (end - at < 2)
            {
                yield return Text(numbers[at]);
                continue;
            }

            yield return $"{Text(numbers[at])}-{Text(numbers[end])}";
            at = end;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
