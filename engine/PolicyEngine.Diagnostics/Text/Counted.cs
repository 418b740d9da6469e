using System.Globalization;

namespace PolicyEngine.Diagnostics.Text;

/// <summary>Numbers with the word of what they count.</summary>
public static class Counted
{
    /// <summary>A number with its word, for example <c>1 case</c> or <c>2 cases</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for none and for more than one.</param>
    public static string Of(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
