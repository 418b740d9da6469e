using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Sweeps;

/// <summary>Puts the samples of one value of the decision together to stretches.</summary>
internal sealed class SweepStretches(SortedDictionary<long, object[]> samples, int track, long steps, SweepWords words)
{
    // That many short stretches in a row are one that slides.
    private const int Several = 6;
    private const int Short = 24;

    /// <summary>Whether values of a type can slide.</summary>
    public static bool MaySlide(FactType type) => type is FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time;

    public ImmutableArray<SweepStretch> Find()
    {
        var pieces = Pieces();
        var stretches = ImmutableArray.CreateBuilder<SweepStretch>();
        for (var at = 0; at < pieces.Count;)
        {
            var end = at;
            while (end < pieces.Count && IsShort(pieces[end]))
            {
                end++;
            }

            if (end - at >= Several)
            {
                stretches.Add(Stretch(pieces[at].First, pieces[end - 1].Last, pieces[at].Value, pieces[end - 1].Value, true));
                at = end;
            }
            else
            {
                stretches.Add(Stretch(pieces[at].First, pieces[at].Last, pieces[at].Value, pieces[at].Value, false));
                at++;
            }
        }

        return stretches.ToImmutable();
    }

    private bool IsShort(Piece piece) => (piece.Last - piece.First) * Short < steps && piece.Value is long or decimal or DateOnly or TimeOnly;

    private SweepStretch Stretch(long first, long last, object from, object to, bool slides) =>
        new(first, last, words.Fact(first), words.Fact(last), words.Value(track, from), words.Value(track, to), slides);

    private List<Piece> Pieces()
    {
        List<Piece> pieces = [];
        foreach (var (step, values) in samples)
        {
            if (pieces.Count > 0 && Equals(pieces[^1].Value, values[track]))
            {
                pieces[^1] = pieces[^1] with { Last = step };
                continue;
            }

            pieces.Add(new Piece(step, step, values[track]));
        }

        return pieces;
    }

    private sealed record Piece(long First, long Last, object Value);
}
