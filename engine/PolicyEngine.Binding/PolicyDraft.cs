using Microsoft.CodeAnalysis.Text;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Records;
using PolicyEngine.Binding.Scripts;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding;

/// <summary>A policy on its way through Binding.</summary>
internal sealed class PolicyDraft(PolicySyntax syntax, string container, SymbolTable symbols, ExpressionTable expressions, IReadOnlyList<string> order, IReadOnlyList<ParsedScript> scripts)
{
    /// <summary>The policy as written.</summary>
    public PolicySyntax Syntax { get; } = syntax;

    /// <summary>The policy as its author wrote it, where it was prepared for its blocks.</summary>
    public PolicySyntax AsWritten => Original is null ? Syntax : Syntax with { Choices = Original.Choices, ForEach = Original.ForEach };

    /// <summary>The policy before it was prepared for its blocks; <see langword="null"/> where it has none.</summary>
    public PolicySyntax? Original { get; set; }

    /// <summary>The name of the generated class; of a block, of that around.</summary>
    public string Container { get; } = container;

    /// <summary>For the draft of a block for one record, where it stands; <see langword="null"/> for a policy.</summary>
    public RecordPlace? Place { get; init; }

    /// <summary>The drafts of its blocks for one record, in the order of <see cref="PolicySyntax.ForEach"/>.</summary>
    public List<PolicyDraft> RecordDrafts { get; } = [];

    /// <summary>The draft and those of its blocks.</summary>
    public IEnumerable<PolicyDraft> All => RecordDrafts.Prepend(this);

    /// <summary>The full name of the generated class.</summary>
    public string FullContainer => Place is null ? Container : $"{Container}+{Place.Class}";

    /// <summary>What is wrong with it. A mistake in one policy is no mistake of another.</summary>
    public DiagnosticBag Diagnostics { get; init; } = new();

    /// <summary>Whether it is refused for its size, so that no compiler may see it.</summary>
    public bool IsTooLarge => Diagnostics.Sorted().Any(diagnostic => diagnostic.Id == BindingDiagnostics.TooLarge.Id);

    public SymbolTable Symbols { get; } = symbols;

    public ExpressionTable Expressions { get; } = expressions;

    /// <summary>Names, each after what it reads.</summary>
    public IReadOnlyList<string> Order { get; } = order;

    /// <summary>The scripts that are compiled.</summary>
    public IReadOnlyList<ParsedScript> Scripts { get; } = scripts;

    /// <summary>For an expression that is asked beside the policy, the names that it needs: nothing else is compiled. <see langword="null"/> for the whole policy.</summary>
    public IReadOnlySet<string>? Needed { get; init; }

    /// <summary>Whether a definition may be a list or a table's row: beside a policy, not in it.</summary>
    public bool IsBeside { get; init; }

    /// <summary>The names that are compiled.</summary>
    public IEnumerable<PolicySymbol> Written => Symbols.All.Where(symbol => Needs(symbol.Name));

    /// <summary>Whether a name is compiled.</summary>
    public bool Needs(string name) => (Needed?.Contains(name) ?? true) || SymbolTable.IsInner(name);

    /// <summary>The shapes that were inferred for expressions whose type is not written.</summary>
    public Dictionary<TextSyntax, ValueShape> Inferred { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The shapes of the parts of expressions that are worked out by themselves, by where they stand.</summary>
    public Dictionary<(TextSyntax Text, TextSpan Span), ValueShape> Parts { get; } = [];

    /// <summary>Definitions without a type of their own, because they or what they read can't be understood: complaints about what reads them are echoes.</summary>
    public HashSet<string> Unclear { get; } = new(StringComparer.Ordinal);

    /// <summary>The names under which expressions see records, by number.</summary>
    public List<RecordName> Records { get; } = [];

    /// <summary>The policy as data, once it is bound.</summary>
    public PolicyModel? Model { get; set; }

    public IReadOnlyList<LeafDraft> Leaves { get; set; } = [];

    /// <summary>The texts whose types are inferred, in an order in which each may use the ones before it: definitions, then the inputs of tables, then those with parts whose types are inferred.</summary>
    public IEnumerable<Inference> ToInfer()
    {
        var definitions = Syntax.Definitions.ToDictionary(definition => definition.Name.Value, StringComparer.Ordinal);
        foreach (var name in Order)
        {
            if (definitions.TryGetValue(name, out var definition) && Expressions[definition.Value] is { } expression)
            {
                yield return new Inference(name, expression);
            }
        }

        var inputs = Syntax.Tables.Where(table => Needs(table.Name.Value)).SelectMany(table => table.Inputs.Select(input => input.Input))
            .Concat(Syntax.Matrices.Where(matrix => Needs(matrix.Name.Value)).SelectMany(matrix => new[] { matrix.RowInput, matrix.ColumnInput }))
            .Concat(Syntax.Bands.Where(bands => Needs(bands.Name.Value)).Select(bands => bands.Of));
        foreach (var input in inputs)
        {
            if (Expressions[input] is { } expression)
            {
                yield return new Inference(null, expression);
            }
        }

        var asked = definitions.Values.Select(definition => definition.Value).Concat(inputs).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var expression in Expressions.All.Where(expression => !asked.Contains(expression.Text) && IsCompiled(expression) && InnerParts.WithOpenTypes(expression.Node).Any()))
        {
            yield return new Inference(null, expression) { IsForParts = true };
        }
    }

    // Beside a policy, only what is needed is there to be read.
    private bool IsCompiled(ParsedExpression expression) => Needed is null || NameReader.FreeNames(expression.Node).Select(name => name.Identifier.ValueText)
        .All(name => Symbols.Find(name) is { } symbol ? Needs(symbol.Name) : Scripts.Count > 0 || !Symbols.ScriptNames.Contains(name));
}
