using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Evaluation.Building;

/// <summary>A policy written in a few lines, with an interpreter where compiled code would be. Everything is declared before it is named.</summary>
internal sealed class TestPolicy
{
    private readonly List<Fact> facts = [];
    private readonly List<Parameter> parameters = [];
    private readonly List<ChoiceSet> choices = [];
    private readonly List<Item> items = [];
    private readonly List<Leaf> leaves = [];
    private readonly List<Action> later = [];
    private CompiledPolicy? compiled;

    public DateOnly? InForceTo { get; init; }

    /// <summary>How its cases live; made when the policy is compiled.</summary>
    public Func<Lifecycle>? Lifecycle { get; set; }

    public CompiledPolicy Compiled => compiled ??= Compile();

    public PolicyModel Model => Compiled.Model;

    public static int SlotOf(PolicyModel model, string name)
    {
        var slots = model.Facts.Select(fact => fact.Name).Concat(model.Parameters.Select(parameter => parameter.Name)).Concat(model.Items.Select(item => item.Name)).ToList();
        return slots.IndexOf(name);
    }

    /// <summary>A fact: `name type`, and for a choice `name: option option`.</summary>
    public TestPolicy Fact(string text, string? onlyIf = null, string? from = null, string? to = null, Fact? like = null)
    {
        var (name, type, set) = Typed(text);
        var place = facts.Count;
        facts.Add((like ?? new Fact { Name = "", Type = type }) with { Name = name, Type = type, ChoiceSet = set, Ask = $"What is {name}?", Minimum = from, Maximum = to, OnlyIfText = onlyIf ?? "", Location = new SourceLocation("policy.yaml", place + 1, 1, place + 1, 2) });
        if (onlyIf is not null)
        {
            later.Add(() => facts[place] = facts[place] with { OnlyIf = Node(onlyIf, -1) });
        }

        return this;
    }

    /// <summary>A list of records, with fields as facts.</summary>
    public TestPolicy List(string name, params string[] fields)
    {
        facts.Add(new Fact { Name = name, Type = FactType.List, Ask = $"What is {name}?", MaxCount = 3, Fields = [.. fields.Select(field => Typed(field)).Select(field => new Fact { Name = field.Name, Type = field.Type, ChoiceSet = field.Set })] });
        return this;
    }

    /// <summary>A parameter: `name type`, or `name type by fact`, and its values `from value`, or `key from value`.</summary>
    public TestPolicy Parameter(string text, params string[] values)
    {
        var parts = text.Split(" by ");
        var (name, type, set) = Typed(parts[0]);
        var key = parts.Length > 1 ? choices.FindIndex(choice => choice.Name == parts[1]) : -1;
        parameters.Add(new Parameter
        {
            Name = name,
            Title = name,
            Type = type,
            ChoiceSet = set,
            KeyType = parts.Length > 1 ? FactType.Choice : null,
            KeyChoiceSet = key,
            Cite = [$"the paper on {name}"],
            Values = [.. values.Select(value => value.Split(' ')).Select(value => new ParameterValue(value.Length > 2 ? value[0] : null, Day(value[^2]), null, value[^1], [], null))],
        });
        return this;
    }

    /// <summary>A definition: `name type`, and its expression.</summary>
    public TestPolicy Define(string text, string value) => Add(text, ItemKind.Definition, (item, place) => item with { Value = Node(value, item.Type == FactType.YesNo ? -1 : place), ValueText = value });

    /// <summary>An expression of the lifecycle, and its place among the items.</summary>
    public int Expression(string type, string value)
    {
        Add($"lifecycle_{items.Count} {type}", ItemKind.Lifecycle, (item, place) => item with { Value = Node(value, item.Type == FactType.YesNo ? -1 : place), ValueText = value });
        return items.Count - 1;
    }

    /// <summary>The place of a fact.</summary>
    public int FactNamed(string name) => facts.FindIndex(fact => fact.Name == name);

    /// <summary>The place of an outcome.</summary>
    public int OutcomeNamed(string name) => choices.First(choice => choice.Name == "outcome").Options.Select(option => option.Name).ToList().IndexOf(name);

    /// <summary>An output with one value.</summary>
    public TestPolicy Output(string text, string value, string? onlyIf = null) => Add(text, ItemKind.Output, (item, place) => item with
    {
        Value = Node(value, item.Type == FactType.YesNo ? -1 : place),
        ValueText = value,
        OnlyIf = onlyIf is null ? null : Node(onlyIf, -1),
        OnlyIfText = onlyIf ?? "",
        Cite = [$"the paper on {item.Name}"],
    });

    /// <summary>Criteria of which some must hold: `id: condition`.</summary>
    public TestPolicy Criteria(string name, int atLeast, params string[] criteria) => Add($"{name} yes_no", ItemKind.Criteria, (item, _) => item with
    {
        Criteria = new CriteriaGroup(atLeast, [.. criteria.Select(text => text.Split(": ")).Select(parts => new Criterion { Id = parts[0], When = Node(parts[1], -1), WhenText = parts[1], Because = Reason($"{parts[0]} holds"), Otherwise = Reason($"{parts[0]} does not hold"), Cite = [$"the paper on {parts[0]}"] })]),
    });

    /// <summary>A table of one output: `name type`, inputs `expression type`, and rows `cell | cell | value` with `-`, `a`, `&lt; a`, `>= a`, `a..b`, perhaps `when condition` at the end; `otherwise | value`.</summary>
    public TestPolicy Table(string text, HitPolicy hit, string[] inputs, params string[] rows) => Add(text, ItemKind.Table, (item, place) =>
    {
        var columns = inputs.Select(input => Column(input, place)).ToImmutableArray();
        var all = rows.Select((row, index) => Row(row, index, columns)).ToArray();
        return item with
        {
            Lookup = new LookupTable
            {
                Hit = hit,
                Columns = columns,
                Outputs = [new LookupOutput(item.Name, item.Type, item.ChoiceSet)],
                Rows = [.. all.Where(row => row.Id != "otherwise")],
                Otherwise = Array.Find(all, row => row.Id == "otherwise"),
                Cite = [$"the paper on {item.Name}"],
            },
        };
    });

    /// <summary>The outcome, and its rules: `id: condition => outcome`, with ` | exception a b`, ` | proposed`, ` | from 2018-01-01`, ` | to 2018-01-01`, ` | advice` behind.</summary>
    public TestPolicy Decision(string outcomes, HitPolicy hit, string? otherwise, params string[] rules) => Block("outcome", ItemKind.Outcome, outcomes, hit, otherwise, null, rules);

    /// <summary>A part, as the outcome.</summary>
    public TestPolicy Part(string name, string outcomes, HitPolicy hit, string? otherwise, string? onlyIf, params string[] rules) => Block(name, ItemKind.Part, outcomes, hit, otherwise, onlyIf, rules);

    /// <summary>An output by rules: `name type`, then as the outcome, with values for outcomes.</summary>
    public TestPolicy OutputRules(string text, HitPolicy hit, string? otherwise, params string[] rules) => Add(text, ItemKind.Output, (item, place) => item with
    {
        Rules = new RuleBlock(hit, [.. rules.Select(rule => RuleOf(rule, rules, then => new RuleResult { Then = Node(then, place), ThenText = then, Because = Reason($"because of {then}") }))], otherwise is null ? null : new RuleResult { Then = Node(otherwise, place), ThenText = otherwise }),
    });

    /// <summary>Decides: `fact: value`, or `fact?` for asked and not known.</summary>
    public Decision Decide(string given, string asOf = "2018-09-18") => Evaluator.Decide(Compiled, Read(given), Day(asOf));

    public FactSet Read(string given)
    {
        var reading = TryRead(given);
        return reading.Facts ?? throw new InvalidOperationException(string.Join("; ", reading.Diagnostics.Select(problem => problem.Message)));
    }

    public FactReading TryRead(string given)
    {
        var file = new SourceFile("facts", given);
        var entries = ImmutableArray.CreateBuilder<GivenEntry>();
        var unknown = new List<(string, SourceSpan)>();
        var at = 0;
        foreach (var part in given.Split(','))
        {
            var name = part.Split(':')[0].Trim().TrimEnd('?');
            var start = at + part.IndexOf(name, StringComparison.Ordinal);
            if (part.TrimEnd().EndsWith('?'))
            {
                unknown.Add((name, file.Span(start, name.Length)));
            }
            else if (name.Length > 0)
            {
                var value = part[(part.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                var span = file.Span(at + part.LastIndexOf(value, StringComparison.Ordinal), value.Length);
                var quoted = value.Length > 1 && value[0] == '"';
                entries.Add(new GivenEntry(name, file.Span(start, name.Length), new GivenScalar(quoted ? value[1..^1] : value, quoted, span)));
            }

            at += part.Length + 1;
        }

        return FactReader.Read(Model, new GivenMap(entries.ToImmutable(), file.Span(0, given.Length)), unknown);
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private TestPolicy Block(string name, ItemKind kind, string outcomes, HitPolicy hit, string? otherwise, string? onlyIf, string[] rules) => Add($"{name} choice: {outcomes}", kind, (item, _) => item with
    {
        OnlyIf = onlyIf is null ? null : Node(onlyIf, -1),
        OnlyIfText = onlyIf ?? "",
        Rules = new RuleBlock(hit, [.. rules.Select(rule => RuleOf(rule, rules, then => Result(item, then)))], otherwise is null ? null : Result(item, otherwise)),
    });

    private RuleResult Result(Item item, string outcome) => new()
    {
        Outcome = choices[item.ChoiceSet].Options.Select(option => option.Name).ToList().IndexOf(outcome),
        ThenText = outcome,
        Because = Reason($"it is {outcome}"),
        Cite = [$"the paper on {outcome}"],
        Signpost = [$"help with {outcome}"],
        Route = $"desk for {outcome}",
    };

    private Rule RuleOf(string text, string[] all, Func<string, RuleResult> result)
    {
        var marks = text.Split(" | ");
        var (head, when) = (marks[0].Split(": ", 2)[0], marks[0].Split(": ", 2)[1].Split(" => "));
        var rule = new Rule
        {
            Id = head,
            Title = head,
            When = Node(when[0], -1),
            WhenText = when[0],
            Result = when.Length > 1 ? result(when[1]) : new RuleResult { Because = Reason($"advice of {head}") },
            Advisory = when.Length == 1,
            Location = new SourceLocation("policy.yaml", 100 + Array.IndexOf(all, text), 3, 100, 9),
        };
        foreach (var mark in marks.Skip(1).Select(mark => mark.Split(' ')))
        {
            rule = mark[0] switch
            {
                "exception" => rule with { ExceptionTo = [.. mark.Skip(1).Select(id => Array.FindIndex(all, other => other.StartsWith(id + ":", StringComparison.Ordinal)))] },
                "proposed" => rule with { Status = RuleStatus.Proposed },
                "from" => rule with { From = Day(mark[1]) },
                "to" => rule with { To = Day(mark[1]) },
                _ => rule,
            };
        }

        return rule;
    }

    private ReasonTemplate Reason(string text)
    {
        var pieces = text.Split('{', '}').Select((piece, index) => index % 2 == 0 ? new ReasonPiece(piece) : new ReasonPiece(piece, Slot(piece)));
        return new ReasonTemplate([.. pieces]);
    }

    private TestPolicy Add(string text, ItemKind kind, Func<Item, int, Item> finish)
    {
        var (name, type, set) = Typed(text);
        var place = items.Count;
        items.Add(new Item { Name = name, Title = $"The {name}", Kind = kind, Type = type, ChoiceSet = set, Location = new SourceLocation("policy.yaml", 50 + place, 1, 50 + place, 2) });
        later.Add(() => items[place] = finish(items[place], place));
        return this;
    }

    private (string Name, FactType Type, int Set) Typed(string text)
    {
        var parts = text.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        var type = parts[1] switch
        {
            "yes_no" => FactType.YesNo,
            "whole_number" => FactType.WholeNumber,
            "decimal" => FactType.Decimal,
            "money" => FactType.Money,
            "date" => FactType.Date,
            "time" => FactType.Time,
            "choice" => FactType.Choice,
            _ => FactType.Text,
        };
        var set = -1;
        if (type == FactType.Choice)
        {
            set = choices.Count;
            choices.Add(new ChoiceSet(parts[0], [.. parts.Skip(2).Select(option => new ChoiceOption(option, char.ToUpperInvariant(option[0]) + option[1..]))]));
        }

        return (parts[0], type, set);
    }

    private LookupColumn Column(string input, int item)
    {
        var parts = input.Split(' ');
        var expression = string.Join(' ', parts[..^1]);
        var type = Typed($"x {parts[^1]}").Type;
        var set = type == FactType.Choice ? choices.FindIndex(choice => choice.Name == expression) : -1;
        return new LookupColumn { Name = expression, Type = type, ChoiceSet = set, Scale = type is FactType.Decimal or FactType.Money ? 2 : 0, InputText = expression, KeyLeaf = AddLeaf(expression, LeafKind.Key, item) };
    }

    private LookupRow Row(string text, int index, ImmutableArray<LookupColumn> columns)
    {
        var parts = text.Split(" when ")[0].Split('|').Select(part => part.Trim()).ToArray();
        var id = parts[0] == "otherwise" ? "otherwise" : (index + 1).ToString(CultureInfo.InvariantCulture);
        var when = text.Contains(" when ", StringComparison.Ordinal) ? text.Split(" when ")[1] : null;
        return new LookupRow
        {
            Id = id,
            Cells = id == "otherwise" ? [] : [.. columns.Select((column, place) => Cell(parts[place], column))],
            Values = parts[^1] == "undecided" ? [] : [parts[^1]],
            Undecided = parts[^1] == "undecided",
            When = when is null ? null : Node(when, -1),
            WhenText = when ?? "",
            Cite = [$"row {id}"],
        };
    }

    private LookupCell Cell(string text, LookupColumn column)
    {
        object Value(string value) => ValueText.TryParse(value, column.Type, column.ChoiceSet < 0 ? null : choices[column.ChoiceSet])!;
        KeyInterval Between(object? low, bool lowIn, object? high, bool highIn) => LookupKey.Interval(column.Type, column.Scale, low, lowIn, high, highIn);
        var words = text.Split(' ');
        var edges = text.Split("..");
        return text == "-" ? new LookupCell("", []) : new LookupCell(text, [words.Length == 2
            ? words[0].StartsWith('<') ? Between(null, false, Value(words[1]), words[0] == "<=") : Between(Value(words[1]), words[0] == ">=", null, false)
            : edges.Length == 2 ? Between(Value(edges[0]), true, Value(edges[1]), true)
            : Between(Value(text), true, Value(text), true)]);
    }

    private SkeletonNode Node(string text, int item)
    {
        var (kind, parts) = TestExpression.Split(text);
        return kind == SkeletonKind.Leaf
            ? new SkeletonNode(kind, AddLeaf(parts[0], item < 0 ? LeafKind.Condition : LeafKind.Value, item), [])
            : new SkeletonNode(kind, -1, [.. parts.Select((part, index) => Node(part, kind == SkeletonKind.Choose && index > 0 ? item : -1))]);
    }

    private int AddLeaf(string text, LeafKind kind, int item)
    {
        leaves.Add(new Leaf
        {
            Kind = kind,
            Text = text,
            Reads = [.. TestExpression.Names(text).Select(Slot).Where(slot => slot >= 0).Distinct()],
            Comparison = kind == LeafKind.Condition && TestExpression.Sides(text) is var (left, sign, right) ? new Comparison(Side(left), sign, Side(right)) : null,
            Term = TestExpression.Keyed(text).Select(read => (Term)new KeyedTerm(Slot(read.Name), new SlotTerm(Slot(read.Key)))).ToImmutableArray() is { IsEmpty: false } keyed ? new CallTerm("", true, keyed) : new OpaqueTerm(""),
            Item = item,
            Location = new SourceLocation("policy.yaml", 200 + leaves.Count, 1, 200, 9),
        });
        return leaves.Count - 1;
    }

    private ComparisonSide Side(string text) => new(text, Slot(text), Slot(text) < 0 && !text.Contains(' ', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal));

    private int Slot(string name)
    {
        var all = facts.Select(fact => fact.Name).Concat(parameters.Select(parameter => parameter.Name)).Concat(items.Select(item => item.Name)).ToList();
        return all.IndexOf(name);
    }

    private CompiledPolicy Compile()
    {
        later.ForEach(finish => finish());
        var model = new PolicyModel
        {
            Id = "test",
            Title = "A test policy",
            Owner = "Testers",
            Source = "a paper",
            ContentHash = "0123",
            InForceFrom = Day("2015-01-01"),
            InForceTo = InForceTo,
            Choices = [.. choices],
            Facts = [.. facts],
            Parameters = [.. parameters],
            Items = [.. items],
            Leaves = [.. leaves],
            OutcomeItem = items.FindIndex(item => item.Kind == ItemKind.Outcome),
            Version = "1",
            Lifecycle = Lifecycle?.Invoke(),
        };
        var data = new PolicyData(model);
        return new CompiledPolicy(model, data, new TestCode(model, data));
    }
}
