using System.Collections;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>Texts that a fact may hold: plain words, what its pattern describes, and such that begin, end or hold what the policy compares it with.</summary>
internal sealed class TextSamples(Fact fact, IReadOnlyList<string> compared) : IEnumerable<string>
{
    private static readonly string[] Plain = ["example", "Rose", "OX1 1AA", "OX4 2HA", "A1", "1", "12345", "AB12 CDE", "a@example.org", "", " "];

    public IEnumerator<string> GetEnumerator()
    {
        var samples = fact.Pattern is null ? Plain : PatternSamples.Of(fact.Pattern).Concat(Plain);
        return samples.Concat(compared).Concat(compared.SelectMany(text => new[] { text + " x", "x " + text, text.ToUpperInvariant() })).Distinct(StringComparer.Ordinal).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
