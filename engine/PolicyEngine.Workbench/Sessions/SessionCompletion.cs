using System.Text.RegularExpressions;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>What may stand at the caret: commands and what follows them, facts, values, names; members of C# where there is C#.</summary>
public sealed partial class SessionCompletion(ReplSession session)
{
    private const int MostItems = 100;

    /// <summary>The choices for a text and a place in it.</summary>
    public CompletionList Complete(string text, int caret, CancellationToken cancellation)
    {
        var before = text[..Math.Clamp(caret, 0, text.Length)];
        if (session.Conversation is { } conversation && before is not [':', ..])
        {
            return Fitting(conversation.Answers, 0, before);
        }

        if (before is [':', ..])
        {
            return Command(before);
        }

        if (session.CaseOrNone is null)
        {
            return CompletionList.Empty;
        }

        if (before is ['?', ..])
        {
            var start = 1 + before[1..].TakeWhile(letter => letter == ' ').Count();
            return Fitting(PolicyNames.All(session.Policy.Model).Concat(PolicyNames.Functions), start, before[start..]);
        }

        return Value(before) ?? Name(text, before, cancellation);
    }

    private CompletionList Command(string before)
    {
        if (!before.Contains(' ', StringComparison.Ordinal) || CommandTable.All.Any(command => command.Name.Contains(' ', StringComparison.Ordinal) && $":{command.Name}".StartsWith(before, StringComparison.Ordinal)))
        {
            return Fitting(CommandTable.All.Select(command => new CompletionItem($":{command.Name}", "command", command.Summary)), 0, before);
        }

        if (CommandTable.Find(before, out _, out _) is not { } command || (command.NeedsPolicy && session.CaseOrNone is null))
        {
            return CompletionList.Empty;
        }

        // What follows is completed from where the argument begins, or from its last word where the choices are single words.
        var start = StartOfArgument(before, command);
        var argument = before[start..];
        var whole = Fitting(command.Complete(session, argument), start, argument);
        var word = before.LastIndexOfAny([' ', ',']) + 1;
        return whole.Items.Count > 0 ? whole : Value(before) ?? (word <= start ? whole : Fitting(command.Complete(session, argument), word, before[word..]));
    }

    private static int StartOfArgument(string before, SessionCommand command)
    {
        var words = command.Name.Split(' ').Length;
        var at = 0;
        for (var word = 0; word < words && at < before.Length; word++)
        {
            at = before.IndexOf(' ', at) is >= 0 and var space ? space + 1 : before.Length;
        }

        return at;
    }

    // Behind an equals sign stands a value of the fact before it.
    private CompletionList? Value(string before)
    {
        if (session.CaseOrNone is null || Assignment().Match(before) is not { Success: true } match)
        {
            return null;
        }

        var value = match.Groups["value"];
        if (value.Value is ['@', ..])
        {
            return Fitting(PathCompletion.Files(session.Workspace, value.Value[1..], ".csv"), value.Index + 1, value.Value[1..]);
        }

        var fact = session.Policy.Model.Facts.FirstOrDefault(fact => fact.Name == match.Groups["name"].Value);
        return fact is null ? null
            : fact.Type == FactType.List && match.Groups["operator"].Value == "+=" ? Fields(fact, before)
            : fact.Type is FactType.YesNo or FactType.Choice ? Fitting(ValueCompletion.Of(session.Policy.Model, fact), value.Index, value.Value)
            : null;
    }

    private CompletionList Fields(Fact list, string before)
    {
        var word = before.LastIndexOfAny([' ', ',', '=']) + 1;
        var field = list.Fields.FirstOrDefault(one => before[..word].TrimEnd().EndsWith(one.Name, StringComparison.Ordinal));
        var choices = field is null ? list.Fields.Select(one => new CompletionItem(one.Name, "field", ExpectedAnswer.Of(session.Policy.Model, one))) : ValueCompletion.Of(session.Policy.Model, field);
        return Fitting(choices, word, before[word..]);
    }

    private CompletionList Name(string text, string before, CancellationToken cancellation)
    {
        var start = before.Length - LastName().Match(before).Length;
        if (start > 0 && before[start - 1] == '.')
        {
            return session.Code?.Complete(text, before.Length, session.Policy, cancellation) ?? CompletionList.Empty;
        }

        // C# knows what fits at the place and what was kept with `let`; before it is ready, names are better than nothing.
        if (start > 0 && session.Code?.Complete(text, before.Length, session.Policy, cancellation) is { Items.Count: > 0 } fitting)
        {
            return fitting;
        }

        IEnumerable<CompletionItem> verbs = start == 0 ? [new("clear", "command", "take a fact out"), new("unknown", "command", "a fact was asked and is not known")] : [];
        return Fitting(PolicyNames.Values(session.Policy.Model).Concat(PolicyNames.Functions).Concat(verbs), start, before[start..]);
    }

    // What begins as typed comes first, then what holds it; nothing typed gives everything.
    private static CompletionList Fitting(IEnumerable<CompletionItem> items, int start, string typed)
    {
        var all = items.DistinctBy(item => item.Text).ToList();
        var begins = all.Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        var holds = typed.Length < 2 ? [] : all.Where(item => item.Text.Contains(typed, StringComparison.OrdinalIgnoreCase) && !item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        CompletionItem[] fitting = [.. begins.Concat(holds).Take(MostItems)];
        return fitting.Length == 0 ? CompletionList.Empty : new CompletionList(start, typed.Length, fitting);
    }

    [GeneratedRegex(@"(^|[ ,])(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*(?<operator>\+=|=)(?![=>])\s*(?<value>[^,]*)$", RegexOptions.None)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex LastName();
}
