using System.Globalization;

namespace PolicyEngine.Tests.Model;

/// <summary>Runs a check in cultures that write numbers, dates and letters unlike ours, and puts the culture back.</summary>
internal static class Cultures
{
    private static readonly string[] Names = ["en-GB", "de-DE", "ar-SA", "th-TH", "fa-IR", "tr-TR", ""];

    internal static void InEach(Action<string> check)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in Names)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                check(name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
