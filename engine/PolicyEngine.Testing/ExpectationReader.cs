using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing;

/// <summary>Reads the expectations of a policy's cases: every name is known to the policy, and every value is of its type.</summary>
internal sealed class ExpectationReader
{
    private static readonly Dictionary<string, ValueState> StateWords = new(StringComparer.Ordinal)
    {
        ["not_applicable"] = ValueState.NotApplicable,
        ["undetermined"] = ValueState.Undetermined,
        ["faulted"] = ValueState.Faulted,
    };

    private readonly PolicyModel model;
    private readonly PolicyModel values;
    private readonly Dictionary<string, Item> items;
    private readonly string[] rules;
    private readonly string[] inputs;

    /// <summary>Reads expectations for a policy.</summary>
    public ExpectationReader(PolicyModel model)
    {
        this.model = model;
        items = model.Items.Where(item => item.IsNamed).ToDictionary(item => item.Name, StringComparer.Ordinal);
        rules = [.. model.Items.SelectMany(item => item.Rules?.Rules ?? []).Select(rule => rule.Id).Distinct(StringComparer.Ordinal)];
        inputs = [.. model.Facts.Select(fact => fact.Name), .. model.Parameters.Select(parameter => parameter.Name)];
        values = AsFacts(model);
    }

    /// <summary>Reads the expectations of a case, in the order written.</summary>
    /// <param name="testCase">The case.</param>
    /// <param name="diagnostics">Takes what is wrong with them; an expectation with an error is left out of the result.</param>
    public IReadOnlyList<Expectation> Read(CaseSyntax testCase, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(testCase);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return [.. testCase.Expect.SelectMany(entry => Read(entry, diagnostics))];
    }

    private IEnumerable<Expectation> Read(GivenEntry entry, DiagnosticBag diagnostics)
    {
        if (RecordExpectations.Read(model, entry, diagnostics) is { } ofRecords)
        {
            return ofRecords;
        }

        return ReadEntry(entry, diagnostics) is { } one ? [one] : [];
    }

    /// <summary>Reads what is expected of a result of one record, where the policy is that for one record.</summary>
    public Expectation? ReadResult(GivenEntry entry, DiagnosticBag diagnostics) =>
        items.TryGetValue(entry.Name, out var item) && !item.IsBorrowed ? ReadValue(entry, item, diagnostics) : RefuseResult(entry, diagnostics);

    private Expectation? RefuseResult(GivenEntry entry, DiagnosticBag diagnostics)
    {
        diagnostics.Add(ExpectationDiagnostics.UnknownName, entry.NameSpan, entry.Name, NameLists.Help(entry.Name, [.. items.Values.Where(item => !item.IsBorrowed).Select(item => item.Name)], "results of a record"));
        return null;
    }

    private Expectation? ReadEntry(GivenEntry entry, DiagnosticBag diagnostics) => entry.Name switch
    {
        "status" when entry.Value is GivenScalar status => new Expectation(ExpectationKind.Status, entry.Name, status.Span) { Text = status.Text },
        "fired" => ReadNames(ExpectationKind.Fired, entry, rules, ExpectationDiagnostics.UnknownRule, "rules", diagnostics),
        "missing" => ReadNames(ExpectationKind.Missing, entry, inputs, ExpectationDiagnostics.NeverMissing, "facts and parameters", diagnostics),
        _ when items.TryGetValue(entry.Name, out var item) => ReadValue(entry, item, diagnostics),
        _ => Refuse(entry, diagnostics),
    };

    private Expectation ReadNames(ExpectationKind kind, GivenEntry entry, string[] known, DiagnosticDescriptor unknown, string things, DiagnosticBag diagnostics)
    {
        GivenScalar[] written = [.. (entry.Value as GivenList)?.Items.OfType<GivenScalar>() ?? []];
        foreach (var name in written.Where(name => !known.Contains(name.Text, StringComparer.Ordinal) && !(kind == ExpectationKind.Missing && (CanBeSilent(name.Text) || IsPlace(name.Text)))))
        {
            diagnostics.Add(unknown, name.Span, name.Text, NameLists.Help(name.Text, known, things));
        }

        ImmutableArray<string> names = [.. written.Select(name => name.Text)];
        return new Expectation(kind, entry.Name, entry.Value.Span) { Names = names, Text = NameLists.Plain(names) };
    }

    // A table with a gap, rules that say nothing, and the policy itself out of force are listed as missing too.
    private bool CanBeSilent(string name) => items.ContainsKey(name) || IsElsewhere(name) || string.Equals(name, model.Id, StringComparison.Ordinal);

    // A figure on another day, `fee@2025-04-07`, or a calendar that does not know a day.
    private bool IsElsewhere(string name) => name.Split('@') is [var figure, var day]
        ? model.Parameters.Any(parameter => string.Equals(parameter.Name, figure, StringComparison.Ordinal)) && ValueText.TryParse(day, FactType.Date, null) is DateOnly
        : model.Calendars.Any(calendar => string.Equals(name, $"calendar {calendar.Name}", StringComparison.Ordinal));

    // A field or result of one record: `children[Ada].born`.
    private bool IsPlace(string name) => name.IndexOf('[', StringComparison.Ordinal) is > 0 and var open && name.IndexOf("].", open, StringComparison.Ordinal) is > 0 and var close
        && model.Facts.FirstOrDefault(fact => fact.Type == FactType.List && string.Equals(fact.Name, name[..open], StringComparison.Ordinal)) is { } list
        && (list.Fields.Any(field => string.Equals(field.Name, name[(close + 2)..], StringComparison.Ordinal)) || list.Results.Any(result => string.Equals(result.Name, name[(close + 2)..], StringComparison.Ordinal)));

    private Expectation? ReadValue(GivenEntry entry, Item item, DiagnosticBag diagnostics)
    {
        if (item.Type == FactType.List || item.Lookup is { Hit: HitPolicy.CollectList } or { Outputs.Length: > 1 })
        {
            diagnostics.Add(ExpectationDiagnostics.NotOneValue, entry.NameSpan, entry.Name);
            return null;
        }

        var choices = item.ChoiceSet >= 0 ? model.Choices[item.ChoiceSet] : null;
        var expectation = new Expectation(ExpectationKind.Value, entry.Name, entry.Value.Span) { Item = item, Text = "" };
        if (entry.Value is GivenScalar { IsQuoted: false } word && StateWords.TryGetValue(word.Text, out var state) && choices?.Options.Any(option => option.Name == word.Text) is not true)
        {
            return expectation with { State = state, Text = word.Text };
        }

        // A definition may hold fractions of a penny, which are written as the number that they are.
        if (item is { Kind: ItemKind.Definition, Type: FactType.Money } && entry.Value is GivenScalar { IsQuoted: false } amount && ValueText.TryParse(amount.Text, FactType.Money, null) is null && ValueText.TryParse(amount.Text, FactType.Decimal, null) is { } exact)
        {
            return expectation with { Value = exact, Text = amount.Text };
        }

        // The engine's own reader of given values says what is wrong with one, so that an expectation is written exactly as a fact is.
        var reading = FactReader.Read(values, new GivenMap([entry], entry.Value.Span), []);
        diagnostics.AddRange(reading.Diagnostics);
        return reading.Facts?.ValueOf(entry.Name) is { } value ? expectation with { Value = value, Text = ValueText.Format(value, choices) } : null;
    }

    private Expectation? Refuse(GivenEntry entry, DiagnosticBag diagnostics)
    {
        var input = model.Facts.Any(fact => fact.Name == entry.Name) ? "a fact" : model.Parameters.Any(parameter => parameter.Name == entry.Name) ? "a parameter" : null;
        if (input is not null)
        {
            diagnostics.Add(ExpectationDiagnostics.NotComputed, entry.NameSpan, entry.Name, input);
            return null;
        }

        diagnostics.Add(ExpectationDiagnostics.UnknownName, entry.NameSpan, entry.Name, NameLists.Help(entry.Name, ["status", "fired", "missing", .. items.Keys], "names"));
        return null;
    }

    private static PolicyModel AsFacts(PolicyModel model) => model with
    {
        Facts = [.. model.Items.Where(item => item.IsNamed && item.Type != FactType.List).Select(item => new Fact { Name = item.Name, Type = item.Type, ChoiceSet = item.ChoiceSet })],
        Parameters = [],
        Items = [],
    };
}
