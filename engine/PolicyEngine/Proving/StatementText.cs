using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Proving;

/// <summary>
/// A statement as people type it: <c>age &lt; 16 never granted</c>, <c>always granted or refused</c>, <c>age &gt;= 60 always fee == 0</c>, <c>never-faults</c>. What stands before is the condition, what stands after are outcomes or a condition.
/// </summary>
internal static class StatementText
{
    private const string NeverFaults = "never-faults";

    /// <summary>Reads a statement as a guarantee; <see langword="null"/> where it says neither never nor always, or leaves out what.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="policy">The policy, whose outcomes it may name.</param>
    public static GuaranteeSyntax? Read(string typed, PolicySyntax policy)
    {
        var file = new SourceFile(Expressions.AskedText.FileName, typed);
        if (WordAt(typed) is not (var start, { } word))
        {
            return null;
        }

        var when = typed[..start].Trim().Length == 0 ? null : Text(file, 0, start);
        var after = start + word.Length;
        var said = new GuaranteeSyntax { Id = new Written<string>("asked", file.Span(0, typed.Length)), When = when, Span = file.Span(0, typed.Length) };
        if (word == NeverFaults)
        {
            return typed[after..].Trim().Length > 0 ? null : said with { Kind = GuaranteeKind.NeverFaults };
        }

        said = said with { Kind = word == "never" ? GuaranteeKind.Never : GuaranteeKind.Always };
        var outcomes = Names(file, after);
        return typed[after..].Trim().Length == 0 ? null
            : outcomes.Count > 0 && !(outcomes.Count == 1 && IsName(policy, outcomes[0].Value)) ? said with { Outcomes = [.. outcomes] }
            : said with { Condition = Text(file, after, typed.Length) };
    }

    // The last such word outside of a quoted text: an option may be called so, too.
    private static (int Start, string? Word) WordAt(string typed)
    {
        var (found, isQuoted) = ((0, (string?)null), false);
        for (var place = 0; place < typed.Length; place++)
        {
            isQuoted ^= typed[place] == '"';
            if (isQuoted || (place > 0 && !char.IsWhiteSpace(typed[place - 1])))
            {
                continue;
            }

            var end = place;
            while (end < typed.Length && !char.IsWhiteSpace(typed[end]))
            {
                end++;
            }

            if (typed[place..end] is NeverFaults or "never" or "always")
            {
                found = (place, typed[place..end]);
            }
        }

        return found;
    }

    // `granted`, or `granted or refused`, or `granted, refused`; nothing where it is anything else.
    private static List<Written<string>> Names(SourceFile file, int start)
    {
        var names = new List<Written<string>>();
        var isName = true;
        for (var place = start; place < file.Text.Length;)
        {
            if (char.IsWhiteSpace(file.Text[place]) || file.Text[place] == ',')
            {
                isName |= file.Text[place] == ',';
                place++;
                continue;
            }

            var end = place;
            while (end < file.Text.Length && (char.IsAsciiLetterOrDigit(file.Text[end]) || file.Text[end] == '_'))
            {
                end++;
            }

            var word = file.Text[place..end];
            if (end == place || (!isName && word != "or"))
            {
                return [];
            }

            if (isName)
            {
                names.Add(new Written<string>(word, file.Span(place, word.Length)));
            }

            isName = !isName;
            place = end;
        }

        return names;
    }

    private static bool IsName(PolicySyntax policy, string name) =>
        policy.Facts.Select(fact => fact.Name.Value).Concat(policy.Definitions.Select(definition => definition.Name.Value)).Concat(policy.Criteria.Select(group => group.Name.Value))
            .Concat(policy.Outputs.Select(output => output.Name.Value)).Contains(name) && (policy.Decision?.Outcomes.Options ?? []).All(option => option.Name.Value != name);

    private static TextSyntax Text(SourceFile file, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(file.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(file.Text[end - 1]))
        {
            end--;
        }

        return new TextSyntax(file.Text[start..end], file.Span(start, end - start), [.. Enumerable.Range(start, end - start + 1)]);
    }
}
