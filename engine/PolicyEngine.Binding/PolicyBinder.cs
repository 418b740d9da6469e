using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Code;
using PolicyEngine.Binding.Dates;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Numbers;
using PolicyEngine.Binding.Records;
using PolicyEngine.Binding.Scripts;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Binding.Translation;
using PolicyEngine.Binding.Translation.Advice;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using SymbolKind = PolicyEngine.Binding.Symbols.SymbolKind;

namespace PolicyEngine.Binding;

/// <summary>The stage <c>PolicySyntax</c> → <c>BoundPolicy</c>: names get slots, expressions are parsed alone and spliced as trees, and the compiler checks the whole set at once.</summary>
public static class PolicyBinder
{
    private const int MostDefinitions = 1000;

    /// <summary>Binds policies together. Every policy that can be bound is in the result; the diagnostics say what is wrong with the others, and with expressions of any.</summary>
    /// <param name="policies">The policies; ids do not repeat.</param>
    /// <param name="diagnostics">Collects what is wrong.</param>
    /// <returns>The policies without an error, or <see langword="null"/> when there is none.</returns>
    public static BoundPolicySet? Bind(IReadOnlyList<PolicySyntax> policies, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return Bind([.. policies.OrderBy(policy => policy.Id.Value, StringComparer.Ordinal).Select((policy, place) => Draft(policy, place, null))], diagnostics);
    }

    /// <summary>
    /// Binds one definition of a policy with what it needs, and nothing else: for an expression that is asked beside a policy, which stands among the definitions as any other and means what it would mean
    /// there. It alone may also be a list or a table's row.
    /// </summary>
    /// <param name="policy">The policy with the definition in it.</param>
    /// <param name="wanted">The definition's name.</param>
    /// <param name="view">A word before a dot that names facts: with <c>decision</c>, <c>decision.reasons</c> reads the fact <c>decision_reasons</c>. Not a name of the policy's own.</param>
    /// <param name="diagnostics">Collects what is wrong.</param>
    /// <returns>The bound part, or <see langword="null"/> when there is an error.</returns>
    public static BoundPolicySet? BindPart(PolicySyntax policy, string wanted, string view, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return Bind([Draft(policy with { Lifecycle = null, Guarantees = [], Valid = [] }, 0, (wanted, view))], diagnostics) is { } bound ? bound with { IsPartial = true } : null;
    }

    /// <summary>A policy, with definitions that stand beside it, as names and types without code.</summary>
    internal static PolicyDraft DraftOf(PolicySyntax policy, string view, DiagnosticBag diagnostics)
    {
        var draft = Draft(policy with { Lifecycle = null, Guarantees = [], Valid = [] }, 0, (null, view));
        Infer([draft]);
        diagnostics.AddRange(draft.Diagnostics);
        return draft;
    }

    private static BoundPolicySet? Bind(PolicyDraft[] drafts, DiagnosticBag diagnostics)
    {
        if (drafts.Length == 0)
        {
            return null;
        }

        var bound = BindAll(drafts);
        diagnostics.AddRange(drafts.SelectMany(draft => draft.Diagnostics));
        return bound;
    }

    private static BoundPolicySet? BindAll(PolicyDraft[] all)
    {
        var drafts = all.Where(draft => !draft.IsTooLarge).ToArray();
        if (drafts.Length == 0)
        {
            return null;
        }

        Infer(drafts);
        Array.ForEach(drafts, RecordModels.TakeOver);
        if (drafts[0] is { IsBeside: true, Diagnostics.HasErrors: true })
        {
            return null;
        }

        foreach (var draft in drafts)
        {
            ModelBinder.Bind(draft, draft.Diagnostics);
            RecordModels.Bind(draft);
        }

        Array.ForEach(drafts.Where(draft => draft.Diagnostics.HasErrors).ToArray(), Diagnose);
        var sound = drafts.Where(draft => !draft.Diagnostics.HasErrors).ToArray();
        return sound.Length == 0 ? null : Compile(sound);
    }

    private static PolicyDraft Draft(PolicySyntax policy, int place, (string? Name, string View)? wanted)
    {
        var diagnostics = new DiagnosticBag();
        policy = FieldConditions.Spread(policy, diagnostics);
        var container = FormattableString.Invariant($"P{place}");
        return policy.ForEach.IsEmpty
            ? Draft(policy, container, null, KnownResults.None, wanted, diagnostics)
            : RecordDrafts.Make(policy, (syntax, record, results, bag) => Draft(syntax, container, record, results, record is null ? wanted : null, bag), Infer, diagnostics);
    }

    private static PolicyDraft Draft(PolicySyntax policy, string container, RecordPlace? record, KnownResults results, (string? Name, string View)? wanted, DiagnosticBag diagnostics)
    {
        var symbols = SymbolTableBuilder.Build(policy, diagnostics);
        symbols.Results = results;
        var scripts = policy.Scripts.Select(file => ScriptParser.Parse(file, diagnostics)).OfType<ParsedScript>().ToArray();
        foreach (var (name, span) in scripts.SelectMany(script => script.Names))
        {
            if (symbols.Find(name) is not null || symbols.Choices.Find(name) >= 0 || FunctionNames.Taken.Contains(name) || name.StartsWith("__", StringComparison.Ordinal) || IsEngineType(name))
            {
                diagnostics.Add(BindingDiagnostics.ScriptNameTaken, span, name);
            }

            symbols.ScriptNames.Add(name);
        }

        var expressions = ExpressionTable.Parse(policy, diagnostics);
        var unclear = wanted is { View: var view } && symbols.Find(view) is null && expressions.JoinView(view, symbols, diagnostics) ? [view] : Array.Empty<string>();
        DateCalls.Place(policy, symbols, expressions, diagnostics);
        CheckVolume(policy, diagnostics);
        var order = DependencyOrder.Of(policy, symbols, expressions, wanted?.Name, record?.Block.List.Value ?? "", diagnostics);
        var needed = wanted?.Name is null ? null : order.ToHashSet(StringComparer.Ordinal);
        var compiled = needed is null || scripts.Any(script => script.Names.Any(name => needed.Contains(name.Name))) ? scripts : [];
        var draft = new PolicyDraft(policy, container, symbols, expressions, order, compiled) { Needed = needed, IsBeside = wanted is not null, Place = record, Diagnostics = diagnostics };
        draft.Unclear.UnionWith(unclear);
        return draft;
    }

    private static void CheckVolume(PolicySyntax policy, DiagnosticBag diagnostics)
    {
        if (policy.Definitions.Length > MostDefinitions)
        {
            diagnostics.Add(BindingDiagnostics.TooLarge, policy.Definitions[MostDefinitions].Name.Span, FormattableString.Invariant($"it has {policy.Definitions.Length} definitions, and {MostDefinitions} are allowed"), "state figures as tables or parameters, or split the policy");
        }
    }

    private static bool IsEngineType(string name) =>
        name is "DateOnly" or "TimeOnly" || typeof(Runtime.PolicyCode).Assembly.GetType(typeof(Runtime.PolicyCode).Namespace + "." + name) is not null;

    private static void Infer(PolicyDraft[] all)
    {
        PolicyDraft[] drafts = [.. all.SelectMany(draft => draft.All)];
        foreach (var draft in drafts)
        {
            NumberBinder.Bind(draft, draft.Diagnostics);
            draft.Unclear.UnionWith(draft.Syntax.Definitions.Where(definition => draft.Expressions[definition.Value] is null).Select(definition => definition.Name.Value));
        }

        var work = drafts.Select(draft => (Draft: draft, ToInfer: draft.ToInfer().ToArray())).Where(pair => pair.ToInfer.Length > 0 || pair.Draft.RecordDrafts.Count > 0).ToArray();
        if (work.Length == 0)
        {
            return;
        }

        var probes = work.Select(pair => (pair.Draft, pair.ToInfer, Filled: new Splicer(pair.Draft).Fill(ProbeWriter.Write(pair.Draft, pair.ToInfer), pair.Draft.FullContainer + ".probe.cs", Resolve(pair.Draft, pair.ToInfer, pair.Draft.Diagnostics)))).ToArray();
        var compilation = References.Compilation("probe", probes.Select(probe => probe.Filled.Tree));
        foreach (var (draft, toInfer, (tree, splices)) in probes)
        {
            var model = compilation.GetSemanticModel(tree);
            var complaints = model.GetDiagnostics();
            Learn(draft, toInfer, model, draft.Diagnostics);
            new DiagnosticMapper(compilation, tree, draft, splices).Map(complaints, draft.Diagnostics);
        }
    }

    private static void Learn(PolicyDraft draft, Inference[] toInfer, SemanticModel model, DiagnosticBag diagnostics)
    {
        var root = model.SyntaxTree.GetRoot();
        var locals = root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Where(local => local.Declaration.Type.IsVar).ToArray();
        for (var i = 0; i < toInfer.Length; i++)
        {
            if (!toInfer[i].IsForParts)
            {
                Record(draft, toInfer[i], (model.GetDeclaredSymbol(locals[i].Declaration.Variables[0]) as ILocalSymbol)?.Type, diagnostics);
            }
        }

        foreach (var (part, shape) in Inference.Shapes(model, root, toInfer, draft.Symbols))
        {
            draft.Parts[part] = shape;
        }
    }

    private static ParsedExpression[] Resolve(PolicyDraft draft, Inference[] toInfer, DiagnosticBag diagnostics) =>
        [.. toInfer.Select((one, place) => one.Expression with { Node = new OptionResolver(draft.Symbols, one.Expression, one.IsForParts ? [] : diagnostics).Resolve(one.Marked(place).Node, null) })];

    private static void Record(PolicyDraft draft, Inference inferred, ITypeSymbol? type, DiagnosticBag diagnostics)
    {
        var shape = AsMoney(draft, inferred.Definition, ShapeOf(draft, inferred.Expression, type));
        if (shape is null)
        {
            if (inferred.Definition is not null)
            {
                draft.Unclear.Add(inferred.Definition);
            }

            if (type is not null and not IErrorTypeSymbol)
            {
                diagnostics.Add(Unusable(draft, inferred, type));
            }

            return;
        }

        if (inferred.Definition is not null && NameReader.Reads(inferred.Expression.Node, draft.Symbols).Any(read => draft.Unclear.Contains(read.Name)))
        {
            draft.Unclear.Add(inferred.Definition);
        }

        draft.Inferred[inferred.Expression.Text] = shape;
        if (inferred.Definition is { } name && draft.Symbols.Find(name) is { Kind: SymbolKind.Item } symbol)
        {
            draft.Symbols.SetShape(symbol.Place, shape);
        }
    }

    // Money that is added up is money: the compiler sees a number.
    private static ValueShape? AsMoney(PolicyDraft draft, string? definition, ValueShape? shape) =>
        shape is { Type: FactType.Decimal } && definition is not null && draft.Symbols.Notes.GetValueOrDefault(definition) is { IsMoney: true } ? shape with { Type = FactType.Money } : shape;

    private static PolicyDiagnostic Unusable(PolicyDraft draft, Inference inferred, ITypeSymbol type) => draft.IsBeside
        ? BindingDiagnostics.NotInLanguage.At(inferred.Expression.Text.Span, $"`{inferred.Expression.Text.Value.Trim()}`", "what is asked has a value: yes/no, a number, a date, a time, a text, an option, or a list of these")
        : BindingDiagnostics.UnusableType.At(inferred.Expression.Text.Span, PlainWords.OfType(type), inferred.Definition is null ? "table's input" : "definition", TypeAdvice.Unusable(type, inferred.Expression.Text.Value.Trim()));

    // Beside a policy, a name alone keeps its own type, such as money, and lists and rows may be asked for.
    private static ValueShape? ShapeOf(PolicyDraft draft, ParsedExpression expression, ITypeSymbol? type) =>
        !draft.IsBeside ? ProbeWriter.ShapeOf(type, draft.Symbols)
        : expression.Node is IdentifierNameSyntax name && draft.Symbols.Find(name.Identifier.ValueText) is { Key: null } symbol && type is not IErrorTypeSymbol ? symbol.Shape
        : ProbeWriter.ShapeOf(type, draft.Symbols) ?? ProbeWriter.WideShapeOf(type, draft);

    // With a mistake found, the rest of the policy is compiled only for the mistakes that it would show as well.
    private static void Diagnose(PolicyDraft draft)
    {
        try
        {
            Compile([draft]);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            // What is missing in a policy with mistakes may keep the code from being written; the mistakes are said already.
        }
    }

    private static BoundPolicySet? Compile(PolicyDraft[] drafts)
    {
        var filled = drafts.SelectMany(draft => draft.All).Select(draft => (Draft: draft, Filled: new Splicer(draft).Fill(Write(draft), draft.FullContainer + ".cs", []))).ToArray();
        var compilation = References.Compilation("policies", filled.Select(pair => pair.Filled.Tree));
        var complaints = compilation.GetDiagnostics().ToLookup(complaint => complaint.Location.SourceTree);
        foreach (var (draft, (tree, splices)) in filled)
        {
            new DiagnosticMapper(compilation, tree, draft, splices).Map([.. complaints[tree], .. complaints[null]], draft.Diagnostics);
        }

        Array.ForEach(drafts, RecordModels.TakeOver);
        var policies = filled.Where(pair => pair.Draft.Place is null).Select(pair => new BoundPolicy(pair.Draft.AsWritten, pair.Draft.Model!, pair.Draft.Container, pair.Filled.Tree)
        {
            RecordTrees = [.. filled.Where(other => other.Draft.Place is not null && other.Draft.Container == pair.Draft.Container).Select(other => other.Filled.Tree)],
        });
        return new BoundPolicySet(compilation, [.. policies], [.. filled.SelectMany(pair => pair.Filled.Splices)])
            .Without(drafts.Where(draft => draft.Diagnostics.HasErrors).Select(draft => draft.Syntax.Id.Value).ToHashSet(StringComparer.Ordinal));
    }

    private static string Write(PolicyDraft draft)
    {
        var code = new CodeText();
        code.Line(DeclarationWriter.Head);
        DeclarationWriter.Open(code, draft);
        DeclarationWriter.Write(code, draft, isCode: true);
        new PlainWriter(draft, code).Write();
        new FrameWriter(draft, code).Write();
        return DeclarationWriter.Close(code, draft).ToString();
    }
}
