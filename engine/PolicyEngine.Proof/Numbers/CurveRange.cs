namespace PolicyEngine.Proof.Numbers;

/// <summary>Where a curve does not break: from one position to another, about a place where it is known to work.</summary>
internal sealed class CurveRange
{
    public CurveRange(Func<Int128, Rational?> at, Int128 low, Int128 high, Int128 likely)
    {
        Int128[] tries = [Int128.Clamp(likely, low, high), low + ((high - low) / 2), low, high];
        var found = Array.FindIndex(tries, position => at(position) is not null);
        if (found < 0)
        {
            return;
        }

        Exists = true;
        First = at(low) is not null ? low : Edge(at, tries[found], low);
        Last = at(high) is not null ? high : Edge(at, tries[found], high);
    }

    public bool Exists { get; }

    public Int128 First { get; }

    public Int128 Last { get; }

    // The last position from a good one towards a bad one at which it still works.
    private static Int128 Edge(Func<Int128, Rational?> at, Int128 good, Int128 bad)
    {
        while (Int128.Abs(bad - good) > 1)
        {
            var middle = good + ((bad - good) / 2);
            if (at(middle) is null)
            {
                bad = middle;
            }
            else
            {
                good = middle;
            }
        }

        return good;
    }
}
