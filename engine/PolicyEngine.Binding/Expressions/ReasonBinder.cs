using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using PolicyEngine.Binding.Lifecycles;
using PolicyEngine.Binding.Numbers;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Turns the text of a reason into pieces: fixed text, and places for values.</summary>
internal sealed partial class ReasonBinder(SymbolTable symbols, DiagnosticBag diagnostics)
{
    public ReasonTemplate Bind(TextSyntax? text)
    {
        if (text is null || text.Value.Length == 0)
        {
            return ReasonTemplate.Empty;
        }

        var pieces = ImmutableArray.CreateBuilder<ReasonPiece>();
        Split(text, words => pieces.Add(new ReasonPiece(words)), (start, written) => pieces.Add(Place(text, start, written, BindingDiagnostics.UnknownInReason, [])));
        return new ReasonTemplate(pieces.ToImmutable());
    }

    /// <summary>A text that is sent, which shows values as a reason does, and things of the case.</summary>
    public NotificationTemplate BindNotification(TextSyntax text, LifecycleSyntax lifecycle)
    {
        string[] ofCase = [.. CaseWords, .. lifecycle.Deadlines.Select(deadline => $"due.{deadline.Name.Value}")];
        var pieces = ImmutableArray.CreateBuilder<NotificationPiece>();
        var words = ImmutableArray.CreateBuilder<ReasonPiece>();
        void Close()
        {
            if (words.Count > 0)
            {
                pieces.Add(new NotificationPiece(new ReasonTemplate(words.ToImmutable()), ""));
                words.Clear();
            }
        }

        Split(text, plain => words.Add(new ReasonPiece(plain)), (start, written) =>
        {
            var name = written.Trim();
            if (!ofCase.Contains(name, StringComparer.Ordinal))
            {
                words.Add(Place(text, start, written, LifecycleDiagnostics.UnknownPlaceholder, ofCase));
                return;
            }

            if (symbols.Find(name) is not null)
            {
                diagnostics.Add(LifecycleDiagnostics.AmbiguousPlaceholder, text.SpanOf(start, written.Length), name);
            }

            Close();
            pieces.Add(new NotificationPiece(ReasonTemplate.Empty, name));
        });
        Close();
        return new NotificationTemplate(pieces.ToImmutable());
    }

    private void Split(TextSyntax text, Action<string> words, Action<int, string> place)
    {
        var plain = new StringBuilder();
        var value = text.Value;
        void Flush()
        {
            if (plain.Length > 0)
            {
                words(plain.ToString());
                plain.Clear();
            }
        }

        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '{' or '}' && i + 1 < value.Length && value[i + 1] == c)
            {
                plain.Append(c);
                i++;
            }
            else if (c == '{' && value.IndexOf('}', i) is var close && close > i)
            {
                Flush();
                place(i + 1, value[(i + 1)..close]);
                i = close;
            }
            else if (c is '{' or '}')
            {
                diagnostics.Add(BindingDiagnostics.BadBrace, text.SpanOf(i, 1), c);
            }
            else
            {
                plain.Append(c);
            }
        }

        Flush();
    }

    private static readonly string[] CaseWords = ["case", "state", "reasons", "advice", "missing", "signposts", "today", "given_reason", "why"];

    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9_]*)(\[(?<key>[a-z][a-z0-9_]*)\])?$")]
    private static partial Regex Name();

    private void CheckMoney(TextSyntax text, int start, int length, PolicySymbol symbol)
    {
        if (symbols.Notes.GetValueOrDefault(symbol.Name) is not { IsMoney: true } note)
        {
            return;
        }

        if (text.Value[..(start - 1)].TrimEnd().EndsWith('£'))
        {
            diagnostics.Add(NumberDiagnostics.TwoPoundSigns, text.SpanOf(start - 1, length + 2), text.Value.Substring(start - 1, length + 2));
        }

        if (note.MayHaveFractionsOfPence)
        {
            diagnostics.Add(
                NumberDiagnostics.FractionsInReason,
                text.SpanOf(start, length),
                symbol.Name,
                note.MadeBy?.Text ?? symbol.Name,
                $"write `rounded: half_up to 0.01` (or `half_even`, `up`, `down`) beside the value of `{symbol.Name}`; where the conditions need it exact, show another definition, `{symbol.Name}_shown: {{ value: {symbol.Name}, rounded: half_up to 0.01 }}`");
        }
    }

    private ReasonPiece Place(TextSyntax text, int start, string written, DiagnosticDescriptor unknown, string[] others)
    {
        var trimmed = written.Trim();
        if (trimmed == "as_of")
        {
            return new ReasonPiece(trimmed, ReasonPiece.AsOfSlot);
        }

        var match = Name().Match(trimmed);
        var symbol = match.Success ? symbols.Find(match.Groups["name"].Value) : null;
        if (symbol is null || symbol.Shape.IsRow || symbol.Shape.Type == FactType.List)
        {
            var hint = match.Success || others.Length > 0 ? NearestName.Hint(match.Success ? match.Groups["name"].Value : trimmed, [.. symbols.Names, .. others]) : "";
            var shown = others.Length == 0
                ? "a reason shows facts, parameters, definitions, outputs and `as_of` by name; give anything else a name under `definitions`"
                : $"a text shows facts, parameters, definitions and outputs by name, and of the case {string.Join(", ", others.Select(name => $"`{name}`"))}";
            diagnostics.Add(unknown, text.SpanOf(start, written.Length), trimmed, hint.Length > 0 ? hint : shown);
            return new ReasonPiece(trimmed);
        }

        var key = match.Groups["key"] is { Success: true } group ? symbols.Find(group.Value) : null;
        if (symbol.Key is null != key is null || (match.Groups["key"].Success && key is null))
        {
            diagnostics.Add(BindingDiagnostics.WrongKey, text.SpanOf(start, written.Length), symbol.Name, symbol.Key is null ? "has no keys" : "has a value for each key", symbol.Key is null ? $"write `{{{symbol.Name}}}`" : $"write `{{{symbol.Name}[name]}}` with the fact that holds the key");
            return new ReasonPiece(trimmed);
        }

        CheckMoney(text, start, written.Length, symbol);
        return new ReasonPiece(trimmed, symbol.Slot, key?.Slot ?? -1);
    }
}
