using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
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
        var plain = new StringBuilder();
        var value = text.Value;
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
                Flush(plain, pieces);
                pieces.Add(Place(text, i + 1, value[(i + 1)..close]));
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

        Flush(plain, pieces);
        return new ReasonTemplate(pieces.ToImmutable());
    }

    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9_]*)(\[(?<key>[a-z][a-z0-9_]*)\])?$")]
    private static partial Regex Name();

    private static void Flush(StringBuilder plain, ImmutableArray<ReasonPiece>.Builder pieces)
    {
        if (plain.Length > 0)
        {
            pieces.Add(new ReasonPiece(plain.ToString()));
            plain.Clear();
        }
    }

    private ReasonPiece Place(TextSyntax text, int start, string written)
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
            var hint = match.Success ? NearestName.Hint(match.Groups["name"].Value, symbols.All.Select(item => item.Name)) : "";
            diagnostics.Add(BindingDiagnostics.UnknownInReason, text.SpanOf(start, written.Length), trimmed, hint.Length > 0 ? hint : "a reason shows facts, parameters, definitions, outputs and `as_of` by name; give anything else a name under `definitions`");
            return new ReasonPiece(trimmed);
        }

        var key = match.Groups["key"] is { Success: true } group ? symbols.Find(group.Value) : null;
        if (symbol.Key is null != key is null || (match.Groups["key"].Success && key is null))
        {
            diagnostics.Add(BindingDiagnostics.WrongKey, text.SpanOf(start, written.Length), symbol.Name, symbol.Key is null ? "has no keys" : "has a value for each key", symbol.Key is null ? $"write `{{{symbol.Name}}}`" : $"write `{{{symbol.Name}[name]}}` with the fact that holds the key");
            return new ReasonPiece(trimmed);
        }

        return new ReasonPiece(trimmed, symbol.Slot, key?.Slot ?? -1);
    }
}
