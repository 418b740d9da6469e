namespace PolicyEngine.Diagnostics.Text;

/// <summary>Korean syllables, which are composed by arithmetic.</summary>
internal static class HangulText
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Tails = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;

    /// <summary>Whether the letter joins the one before it.</summary>
    public static bool IsPart(int point) => point is (>= Vowels and < Vowels + VowelCount) or (> Tails and < Tails + TailCount);

    /// <summary>Adds the letters of a syllable; false when the character is none.</summary>
    public static bool Decompose(int point, List<int> points)
    {
        var place = point - Syllables;
        if (place is < 0 or >= LeadCount * VowelCount * TailCount)
        {
            return false;
        }

        points.Add(Leads + (place / (VowelCount * TailCount)));
        points.Add(Vowels + (place % (VowelCount * TailCount) / TailCount));
        if (place % TailCount > 0)
        {
            points.Add(Tails + (place % TailCount));
        }

        return true;
    }

    /// <summary>The syllable of two parts; <see langword="null"/> when they make none.</summary>
    public static int? Pair(int first, int second)
    {
        var (lead, vowel, syllable, tail) = (first - Leads, second - Vowels, first - Syllables, second - Tails);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            return Syllables + (((lead * VowelCount) + vowel) * TailCount);
        }

        var isOpen = syllable is >= 0 and < LeadCount * VowelCount * TailCount && syllable % TailCount == 0;
        return isOpen && tail is > 0 and < TailCount ? first + tail : null;
    }
}
