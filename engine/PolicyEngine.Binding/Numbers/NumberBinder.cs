using PolicyEngine.Binding.Lifecycles;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Numbers;

/// <summary>
/// Says of each name what kind of number it is, before anything is compiled: money stays money when it is added up, a quotient stays a fraction, and what may hold fractions of a penny says how it is rounded
/// where somebody is paid or told.
/// </summary>
internal sealed class NumberBinder
{
    private readonly PolicyDraft draft;
    private readonly DiagnosticBag diagnostics;
    private readonly FunctionShapes functions;
    private readonly HashSet<TextSyntax> done = new(ReferenceEqualityComparer.Instance);

    private NumberBinder(PolicyDraft draft, DiagnosticBag diagnostics)
    {
        this.draft = draft;
        this.diagnostics = diagnostics;
        functions = new FunctionShapes(draft);
    }

    private Dictionary<string, NumberNote> Notes => draft.Symbols.Notes;

    /// <summary>Reads all expressions of a policy; each is replaced by what is compiled in its place.</summary>
    public static void Bind(PolicyDraft draft, DiagnosticBag diagnostics)
    {
        var binder = new NumberBinder(draft, diagnostics);
        binder.Declare();
        binder.Definitions();
        binder.Steps();
        foreach (var text in draft.Expressions.Texts.Where(text => !binder.done.Contains(text)).ToArray())
        {
            draft.Expressions.Replace(text, binder.Reader(text).Read(draft.Expressions[text]!.Node).Node);
        }
    }

    private PolicySyntax Syntax => draft.Syntax;

    private NumberReader Reader(TextSyntax text) => new(draft.Expressions[text]!, Notes, functions);

    private void Declare()
    {
        foreach (var fact in Syntax.Facts)
        {
            Notes[fact.Name.Value] = NumberNote.Of(fact, draft.Symbols.Results.Of(fact.Name.Value));
        }

        foreach (var parameter in Syntax.Parameters)
        {
            Notes[parameter.Name.Value] = NumberNote.Of(parameter.Type.Type);
        }

        foreach (var table in Syntax.Tables)
        {
            Notes[table.Name.Value] = OfTable(table);
        }

        foreach (var (name, type) in Syntax.Matrices.Select(matrix => (matrix.Name.Value, matrix.Output.Type)).Concat(Syntax.Bands.Select(bands => (bands.Name.Value, bands.Output.Type))))
        {
            Notes[name] = NumberNote.Of(type);
        }

        foreach (var output in Syntax.Outputs)
        {
            Notes[output.Name.Value] = NumberNote.Of(output.Type.Type);
        }
    }

    private static NumberNote OfTable(TableSyntax table)
    {
        if (table.Hit == HitPolicy.CollectCount || table.Outputs.IsEmpty)
        {
            return NumberNote.Whole;
        }

        var first = NumberNote.Of(table.Outputs[0].Type.Type);
        return table.Outputs.Length > 1 ? new NumberNote { Members = table.Outputs.ToDictionary(output => output.Name.Value, output => NumberNote.Of(output.Type.Type), StringComparer.Ordinal) }
            : table.Hit == HitPolicy.CollectList ? new NumberNote { Element = first }
            : first;
    }

    // Each after what it reads.
    private void Definitions()
    {
        var definitions = Syntax.Definitions.ToDictionary(definition => definition.Name.Value, StringComparer.Ordinal);
        var outputs = Syntax.Outputs.ToDictionary(output => output.Name.Value, StringComparer.Ordinal);
        foreach (var name in draft.Order)
        {
            if (definitions.TryGetValue(name, out var definition))
            {
                Notes[name] = Fit(definition.Value, new NumberPlace(name, $"`{name}`", null, definition.Rounded) { Span = definition.Name.Span }) ?? NumberNote.None;
            }
            else if (outputs.TryGetValue(name, out var output))
            {
                Output(output);
            }
        }
    }

    private void Output(OutputSyntax output)
    {
        var name = output.Name.Value;
        var place = new NumberPlace(name, $"the output `{name}`", output.Type.Type, output.Rounded) { Span = output.Name.Span };
        var notes = ValuesOf(output).Select(value => Fit(value, place)).OfType<NumberNote>().ToArray();
        if (output.Type.Type == FactType.Decimal && notes.Any(note => note.IsFraction) && draft.Symbols.Find(name) is { } symbol)
        {
            draft.Symbols.SetShape(symbol.Place, symbol.Shape with { IsFraction = true });
            Notes[name] = NumberNote.Decimal with { IsFraction = true };
        }
    }

    private static IEnumerable<TextSyntax> ValuesOf(OutputSyntax output) =>
        (output.Rules is { } rules ? rules.Rules.Select(rule => rule.Then).Append(rules.Otherwise?.Then) : [output.Value]).OfType<TextSyntax>();

    private void Steps()
    {
        foreach (var expression in LifecycleExpression.Of(Syntax).Where(expression => !expression.IsCondition))
        {
            var fact = Syntax.Facts.FirstOrDefault(fact => fact.Name.Value == expression.Fact);
            var type = expression.Shape?.Type ?? fact?.Type.Type;
            var words = fact is null ? $"“{expression.Title}”" : $"the fact `{fact.Name.Value}`";
            Fit(expression.Text, new NumberPlace(fact?.Name.Value ?? expression.Title, words, type, expression.Rounded) { Span = expression.Text.Span, KeepsFractions = false });
        }
    }

    private NumberNote? Fit(TextSyntax text, NumberPlace place)
    {
        if (draft.Expressions[text] is not { } expression || !done.Add(text))
        {
            return null;
        }

        var fitted = new NumberFitter(expression, Reader(text), place, diagnostics).Fit(expression.Node);
        draft.Expressions.Replace(text, fitted.Node);
        if (place.Type == FactType.Money && fitted.Note is { MayHaveFractionsOfPence: true } note)
        {
            Refuse(text, place, note);
        }

        return fitted.Note;
    }

    private void Refuse(TextSyntax text, NumberPlace place, NumberNote note)
    {
        var maker = note.MadeBy;
        var where = place.Rounded is null ? $"beside the value of {place.Words}" : $"in place of what `rounded` says there";
        diagnostics.Add(NumberDiagnostics.FractionsOfPence, maker?.Span ?? text.Span, maker?.Text ?? text.Value.Trim(), place.Words, where);
    }
}
