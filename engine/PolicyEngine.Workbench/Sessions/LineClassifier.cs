using System.Text.RegularExpressions;
using PolicyEngine.Model;
using PolicyEngine.Runtime.Functions;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>The kinds of the stretches of a line. Expressions are left to C# where there is C#.</summary>
public sealed partial class LineClassifier(ReplSession session)
{
    /// <summary>The stretches, in order and apart.</summary>
    public IReadOnlyList<TextStretch> Classify(string text)
    {
        var line = text.TrimStart();
        var offset = text.Length - line.Length;
        if (session.Conversation is not null && line is not [':', ..])
        {
            return [];
        }

        if (line is [':', ..])
        {
            var length = line.Split(' ')[0].Length;
            var kind = CommandTable.Find(line, out _, out _) is null && line.Contains(' ', StringComparison.Ordinal) ? StretchKind.Error : StretchKind.Command;
            return [new TextStretch(offset, length, kind), .. Words(text, offset + length)];
        }

        if (line is ['?', ..])
        {
            return [new TextStretch(offset, 1, StretchKind.Command), .. Words(text, offset + 1)];
        }

        return session.CaseOrNone is not null && session.Code is { } code && FactLine.Read(line) is null ? code.Classify(text, session.Policy) : [.. Words(text, 0)];
    }

    private IEnumerable<TextStretch> Words(string text, int from)
    {
        for (var match = Word().Match(text, from); match.Success; match = match.NextMatch())
        {
            if (KindOf(match.Value) is { } kind)
            {
                yield return new TextStretch(match.Index, match.Length, kind);
            }
        }
    }

    private StretchKind? KindOf(string word) =>
        word[0] == '"' ? StretchKind.Text
        : char.IsAsciiDigit(word[0]) || word[0] == '£' || word is "yes" or "no" or "true" or "false" ? StretchKind.Value
        : session.CaseOrNone is not { } open ? null
        : IsName(open.Policy.Model, word) ? StretchKind.Name
        : FunctionCatalogue.Functions.Any(function => function.Name == word) ? StretchKind.Member
        : IsOption(open.Policy.Model, word) ? StretchKind.Value
        : null;

    private static bool IsName(PolicyModel model, string word) =>
        word == "as_of" || model.Facts.Any(fact => fact.Name == word || fact.Fields.Any(field => field.Name == word)) || model.Parameters.Any(parameter => parameter.Name == word)
        || model.Items.Any(item => item.Name == word || item.Rules?.Rules.Any(rule => rule.Id == word) == true);

    private static bool IsOption(PolicyModel model, string word) => model.Choices.Any(set => set.Options.Any(option => option.Name == word));

    [GeneratedRegex("\"[^\"]*\"?|£?[0-9][0-9_,.:-]*|[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();
}
