using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Records;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Symbols;

/// <summary>Orders a policy's names so that each stands after what it reads, and reports a circle with its links. Facts take part through their <c>only_if</c>.</summary>
internal sealed class DependencyOrder
{
    // The work of the compiler grows with the square of a chain.
    private const int LongestChain = 500;

    private readonly Dictionary<string, IReadOnlyList<string>> reads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> state = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> links = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly List<string> path = [];
    private readonly SymbolTable symbols;
    private readonly DiagnosticBag diagnostics;
    private bool isTooLong;

    private readonly string ownList;

    private DependencyOrder(SymbolTable symbols, string ownList, DiagnosticBag diagnostics)
    {
        this.ownList = ownList;
        this.symbols = symbols;
        this.diagnostics = diagnostics;
    }

    /// <summary>The names in order; in a circle, one link is left out and reported.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="symbols">Its names.</param>
    /// <param name="expressions">Its expressions.</param>
    /// <param name="wanted">The one name that is wanted, so that only what it needs is in the order; <see langword="null"/> for all names.</param>
    /// <param name="ownList">For the block of one record, its list: a result that is read of the list's records needs the name that gives it.</param>
    /// <param name="diagnostics">Collects the circles.</param>
    public static IReadOnlyList<string> Of(PolicySyntax policy, SymbolTable symbols, ExpressionTable expressions, string? wanted, string ownList, DiagnosticBag diagnostics)
    {
        var order = new DependencyOrder(symbols, ownList, diagnostics);
        order.Collect(policy, expressions);
        foreach (var name in wanted is null ? order.reads.Keys.ToArray() : [wanted])
        {
            order.Visit(name);
        }

        return order.order;
    }

    private void Collect(PolicySyntax policy, ExpressionTable expressions)
    {
        void Add(Written<string> name, IEnumerable<TextSyntax?> texts) =>
            reads[name.Value] = [.. texts.Select(text => expressions[text]).OfType<ParsedExpression>().SelectMany(expression => ReadsOf(expression)).Distinct()];

        foreach (var fact in policy.Facts)
        {
            Add(fact.Name, [fact.OnlyIf]);
            reads[fact.Name.Value] = [.. reads[fact.Name.Value], .. fact.Fields.Select(field => expressions[field.OfRecord]).OfType<ParsedExpression>().SelectMany(question => ReadsOfRecord(fact.Name.Value, question))];
        }

        foreach (var definition in policy.Definitions)
        {
            Add(definition.Name, [definition.Value]);
        }

        foreach (var group in policy.Criteria)
        {
            Add(group.Name, group.Criteria.Select(criterion => criterion.When));
        }

        foreach (var table in policy.Tables)
        {
            Add(table.Name, [.. table.Inputs.Select(input => input.Input), .. table.Rows.Select(row => row.When)]);
        }

        foreach (var matrix in policy.Matrices)
        {
            Add(matrix.Name, [matrix.RowInput, matrix.ColumnInput]);
        }

        foreach (var bands in policy.Bands)
        {
            Add(bands.Name, [bands.Of]);
        }

        foreach (var part in policy.Blocks())
        {
            Add(part.Name, [part.OnlyIf, .. part.Rules.Rules.Select(rule => rule.When)]);
        }

        foreach (var output in policy.Outputs)
        {
            Add(output.Name, [output.OnlyIf, output.Value, .. output.Rules?.Rules.SelectMany(rule => new[] { rule.When, rule.Then }) ?? [], output.Rules?.Otherwise?.Then]);
        }
    }

    private void Measure(string name, IReadOnlyList<string> read)
    {
        links[name] = 1 + read.Select(one => links.GetValueOrDefault(one)).DefaultIfEmpty().Max();
        if (!isTooLong && Math.Max(links[name], path.Count) > LongestChain && symbols.Find(name) is { } symbol)
        {
            isTooLong = true;
            diagnostics.Add(
                BindingDiagnostics.TooLarge,
                symbol.Span,
                FormattableString.Invariant($"`{name}` stands in a chain of more than {LongestChain} names that each need the next"),
                "state the figures as a table or a parameter, or work them out in a script");
        }
    }

    // Scripts take part with their names, so that it is known whether any is needed.
    private IEnumerable<string> ReadsOf(ParsedExpression expression) =>
        NameReader.Reads(expression.Node, symbols).Select(symbol => symbol.Name).Concat(NameReader.FreeNames(expression.Node).Select(name => name.Identifier.ValueText).Where(symbols.ScriptNames.Contains))
            .Concat(ResultReads.Of(expression.Node, symbols).Where(read => read.List.Name == ownList).Select(read => read.Result.Name));

    // The question begins with its own list, which is read a second time only where its author names it.
    private IEnumerable<string> ReadsOfRecord(string list, ParsedExpression question) =>
        ReadsOf(question).Where(name => name != list || NameReader.FreeNames(question.Node).Count(read => read.Identifier.ValueText == list) > 1);

    private void Visit(string name)
    {
        if (isTooLong)
        {
            return;
        }

        switch (state.GetValueOrDefault(name))
        {
            case 2:
                return;
            case 1:
                var circle = path.Skip(path.IndexOf(name)).Append(name);
                diagnostics.Add(BindingDiagnostics.Cycle, symbols.Find(name)!.Span, name, string.Join(" → ", circle));
                return;
            default:
                break;
        }

        state[name] = 1;
        path.Add(name);
        var needed = reads.GetValueOrDefault(name) ?? [];
        foreach (var read in needed)
        {
            Visit(read);
        }

        Measure(name, needed);
        path.RemoveAt(path.Count - 1);
        state[name] = 2;
        order.Add(name);
    }
}
