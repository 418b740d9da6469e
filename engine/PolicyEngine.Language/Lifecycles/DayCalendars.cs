using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Finds the calendars that a policy's expressions count by: the one that the policy names, and those that its text names as a last value.</summary>
internal static partial class DayCalendars
{
    /// <summary>The policy with its calendars and their files; <see langword="null"/> when one is missing or unfit, which is reported.</summary>
    public static PolicySyntax? Add(PolicySyntax policy, CalendarShelf shelf, DiagnosticBag own)
    {
        var names = new[] { policy.Calendar }.OfType<Written<string>>().Concat(Mentioned(policy, shelf)).DistinctBy(name => name.Value).ToArray();
        if (names.Length == 0)
        {
            return policy;
        }

        if (shelf.Of(names, own) is not { } found)
        {
            return null;
        }

        return policy with
        {
            DayCalendars = [.. names.Select(name => found.Calendars.First(calendar => calendar.Id.Value == name.Value))],
            SharedFiles = [.. policy.SharedFiles.Concat(found.Files).DistinctBy(file => file.Path)],
        };
    }

    // What is named only in a remark is taken along as well: its text then counts as part of the policy, which does no harm.
    private static IEnumerable<Written<string>> Mentioned(PolicySyntax policy, CalendarShelf shelf)
    {
        var files = new[] { policy.File, policy.OverrideFile }.OfType<SourceFile>().Where(file => Counting().IsMatch(file.Text)).ToArray();
        var words = files.SelectMany(file => Word().Matches(file.Text).Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);
        return shelf.Ids.Where(words.Contains).Order(StringComparer.Ordinal).Select(id => new Written<string>(id, policy.Id.Span));
    }

    [GeneratedRegex(@"\b(add_working_days|next_working_day|working_days_between|is_working_day|is_holiday|day_of_receipt)\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex Counting();

    [GeneratedRegex("[a-z0-9][a-z0-9_-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
