using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Tells what a condition compared, with names, values and units, from its resolved expression.</summary>
internal sealed class LeafGrounds
{
    private static readonly Dictionary<TermOperator, string> DayWords = new()
    {
        [TermOperator.Greater] = "is after",
        [TermOperator.GreaterOrEqual] = "is on or after",
        [TermOperator.Less] = "is before",
        [TermOperator.LessOrEqual] = "is on or before",
        [TermOperator.Equal] = "is",
    };

    /// <summary>The id of what is said about the outcome.</summary>
    public const string Outcome = Grounds.OutcomeId;

    private readonly CaseRun run;
    private readonly GroundWords words;
    private readonly TermValues values;
    private readonly SideReader sides;
    private readonly ListGrounds lists;

    public LeafGrounds(CaseRun run, GroundWords words, TermValues values, SideReader sides)
    {
        this.run = run;
        this.words = words;
        this.values = values;
        this.sides = sides;
        lists = new ListGrounds(values, words, sides, part => Of(part, "", false, true));
    }

    /// <summary>The ground that a condition is, without what its values stand on.</summary>
    /// <param name="place">The leaf.</param>
    /// <param name="truth">What it came to.</param>
    /// <param name="wanted">What it had to be for the rule that reads it; <see langword="null"/> where nothing depended on it.</param>
    public Ground Of(int place, bool truth, bool? wanted)
    {
        var leaf = run.Model.Leaves[place];
        return Of(leaf.Term, $"leaf/{place}", truth, wanted) ?? Plain(leaf, $"leaf/{place}", truth);
    }

    /// <summary>An answer as a ground.</summary>
    public Ground Answer(int slot)
    {
        var fact = run.Model.Facts[slot];
        var kind = new ValueKind(fact.Type, fact.ChoiceSet, fact.Unit);
        var state = run.StateOf(slot);
        var value = state == SlotState.Ready ? run.Frame.Get(slot) : null;
        var shown = value is not null ? words.Shown(value, kind) : state == SlotState.NotKnown ? "asked, and not known" : state == SlotState.NotApplicable ? "does not apply" : "not asked";
        return new Ground
        {
            Kind = GroundKind.Leaf,
            Id = fact.Name,
            State = StateOf(value),
            Text = GroundWords.Sentence(GroundWords.Said(GroundWords.Name(fact), shown)),
            Title = GroundWords.Name(fact),
            Value = value is null ? "" : words.Canonical(value, kind),
            Shown = value is null ? "" : shown,
            Citations = fact.Cite,
            Sensitive = fact.Sensitive,
            ShownTo = fact.ShownTo,
        };
    }

    private static ExplanationState StateOf(object? value) => value is bool yes ? StateOf(yes) : value is null ? ExplanationState.Unknown : ExplanationState.Value;

    private static ExplanationState StateOf(bool yes) => yes ? ExplanationState.Yes : ExplanationState.No;

    private Ground? Of(Term term, string id, bool truth, bool? wanted) => term switch
    {
        SlotTerm { Slot: var slot } when slot < run.Model.Facts.Length => Answer(slot),
        OperatorTerm { Operator: TermOperator.Not, Operands: [var inner] } => Of(inner, id, !truth, !wanted),
        OperatorTerm { Operands: [var left, var right] } comparison when GroundWords.IsComparison(comparison.Operator) => Compared(comparison.Operator, left, right, new Verdict(id, truth, wanted)),
        OperatorTerm { Operator: TermOperator.Or or TermOperator.And } several => Options(several, new Verdict(id, truth, wanted)) ?? Decisive(several, id, truth, wanted),
        OperatorTerm { Operator: TermOperator.Choose, Operands: [var condition, var yes, var no] } => values.Of(condition) is bool holds ? Of(holds ? yes : no, id, truth, wanted) : null,
        ListTerm list => lists.Of(list, id, truth),
        CallTerm call => Called(call, id, truth),
        ColumnTerm column when sides.Of(column) is { Kind.Type: FactType.YesNo } side => Named(side, id, truth),
        _ => null,
    };

    // What settles a chain inside one leaf is its first part that does.
    private Ground? Decisive(OperatorTerm several, string id, bool truth, bool? wanted)
    {
        var settles = several.Operator == TermOperator.Or;
        return truth == settles && several.Operands.FirstOrDefault(operand => values.Of(operand) is bool yes && yes == settles) is { } part ? Of(part, id, truth, wanted) : null;
    }

    private static Ground Named(Side side, string id, bool truth) => new()
    {
        Kind = GroundKind.Leaf,
        Id = id,
        State = StateOf(truth),
        Text = GroundWords.Sentence(GroundWords.Said(side.Name, truth ? "yes" : "no")),
        Title = side.Name,
        Value = truth ? "yes" : "no",
        Shown = truth ? "yes" : "no",
        Citations = side.Citations,
    };

    private Ground Called(CallTerm call, string id, bool truth)
    {
        var arguments = call.Arguments.Where(argument => argument is not CalendarTerm).Select(sides.Of).ToArray();
        var with = string.Join(", ", arguments.Select(side => side.Name.Length > 0 ? $"“{side.Name}” {sides.Shown(side)}" : sides.Shown(side)));
        var by = call.IsScript ? ", worked out by a script" : "";
        var named = GroundWords.Spoken(call.Function);
        return new Ground
        {
            Kind = GroundKind.Calculation,
            Id = id,
            State = StateOf(truth),
            Text = $"{named}: {(truth ? "yes" : "no")}{by}{(with.Length > 0 ? $" from {with}" : "")}.",
            Title = named,
            Value = truth ? "yes" : "no",
            Shown = truth ? "yes" : "no",
            Citations = [.. arguments.SelectMany(side => side.Citations).Distinct(StringComparer.Ordinal)],
            Sensitive = arguments.Any(side => side.Sensitive),
        };
    }

    // What the expression is cannot be told: its answers and figures stand below it.
    private static Ground Plain(Leaf leaf, string id, bool truth) => new() { Kind = GroundKind.Leaf, Id = id, State = StateOf(truth), Text = truth ? "A condition on these holds:" : "A condition on these does not hold:", Value = leaf.Text };

    // `x is a or b`: one value and several that it may be.
    private Ground? Options(OperatorTerm several, Verdict verdict)
    {
        var wantedOperator = several.Operator == TermOperator.Or ? TermOperator.Equal : TermOperator.NotEqual;
        var parts = several.Operands.OfType<OperatorTerm>().Where(part => part.Operator == wantedOperator && part.Operands is [_, ConstantTerm]).ToList();
        if (parts.Count != several.Operands.Length || parts.Exists(part => !part.Operands[0].Equals(parts[0].Operands[0])))
        {
            return null;
        }

        var subject = sides.Of(parts[0].Operands[0]);
        var names = parts.Select(part => $"“{words.Shown(((ConstantTerm)part.Operands[1]).Value, subject.Kind)}”").ToList();
        var isMember = verdict.Truth == (several.Operator == TermOperator.Or);
        var list = names.Count > 1 ? $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}" : names[0];
        var said = GroundWords.Said(subject.Name, sides.Shown(subject)).TrimEnd('.');
        return Ground(subject, null, several.Operator == TermOperator.Or ? TermOperator.Equal : TermOperator.NotEqual, verdict) with { Text = isMember ? $"{said}." : $"{said}, and not {list}.", Other = list };
    }

    private Ground Compared(TermOperator operation, Term left, Term right, Verdict verdict)
    {
        var (subject, other) = (sides.Of(left), sides.Of(right));
        if (other.Rank > subject.Rank)
        {
            (subject, other, operation) = (other, subject, GroundWords.Turned(operation));
        }

        if (other.Rank <= SideRank.Figure && other.Kind.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money && subject.Kind.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money)
        {
            other = other with { Kind = other.Kind.Unit.Length > 0 && subject.Kind.Unit.Length == 0 ? subject.Kind with { Unit = other.Kind.Unit } : subject.Kind };
        }

        var needed = verdict.Wanted ?? verdict.Truth ? operation : GroundWords.Opposite(operation);
        var text = subject.Kind.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money ? Numbers(subject, other, needed, verdict)
            : subject.Kind.Type is FactType.Date or FactType.Time ? Days(subject, other, verdict.Truth ? operation : GroundWords.Opposite(operation))
            : Same(subject, other, needed, verdict);
        var ground = Ground(subject, other, operation, verdict) with { Text = text };
        return IsOutcome(left) || IsOutcome(right) ? ground with { Id = Outcome, Text = $"The outcome is {(verdict.Truth == (operation == TermOperator.Equal) ? "" : "not ")}“{sides.Shown(other)}”." } : ground;
    }

    private Ground Ground(Side subject, Side? other, TermOperator operation, Verdict verdict) => new()
    {
        Kind = GroundKind.Leaf,
        Id = verdict.Id,
        State = StateOf(verdict.Truth),
        Text = "",
        Title = subject.Name,
        Value = subject.Value is { } value ? words.Canonical(value, subject.Kind) : "",
        Shown = subject.Value is null ? "" : sides.Shown(subject),
        Operator = GroundWords.Sign(operation),
        Other = other is null ? "" : sides.Shown(other),
        Citations = [.. subject.Citations, .. (other?.Citations ?? []).Except(subject.Citations, StringComparer.Ordinal)],
        Sensitive = subject.Sensitive || other?.Sensitive == true,
    };

    private bool IsOutcome(Term term) => term is SlotTerm slot && run.Plan.Outcome is { } outcome && slot.Slot == outcome.Slot;

    private string Numbers(Side subject, Side other, TermOperator needed, Verdict verdict)
    {
        var said = GroundWords.Said(subject.Name, With(subject)).TrimEnd('.');
        var figure = sides.Shown(other);
        if (other.Rank <= SideRank.Figure || other.Name.Length == 0)
        {
            var how = other.How.Length > 0 ? $" ({other.How})" : "";
            var figured = GroundWords.Needed(needed, figure, subject.Kind.Type) + how;
            return verdict.Wanted is null ? $"{said}, which is {figured}." : $"{said}; {figured} is needed{(verdict.Truth == verdict.Wanted ? "" : Short(subject, other))}.";
        }

        return $"{said}; {Against(subject, other)} “{other.Name}”, {figure}{(other.How.Length > 0 ? $" ({other.How})" : "")}.";
    }

    private string Against(Side subject, Side other) =>
        subject.Value is null || other.Value is null || Arithmetic.Gap(subject.Value, other.Value) is not { } gap ? "it is compared with"
        : gap is 0L or 0m ? "it is the same as"
        : $"it is {words.Shown(gap, subject.Kind)} {(Arithmetic.Of(TermOperator.Greater, subject.Value, other.Value) is true ? "more" : "less")} than";

    // A gap is told where the figure was missed by some way.
    private string Short(Side subject, Side other) =>
        subject.Value is null || other.Value is null || Arithmetic.Gap(subject.Value, other.Value) is not { } gap || gap is 0L or 0m ? ""
        : $", {words.Shown(gap, subject.Kind)} {(Arithmetic.Of(TermOperator.Greater, subject.Value, other.Value) is true ? "over" : "short")}";

    private string Days(Side subject, Side other, TermOperator holds)
    {
        var word = DayWords.GetValueOrDefault(holds, "is not");
        var name = other.Rank > SideRank.Worked ? $"“{other.Name}”, {sides.Shown(other)}" : sides.Shown(other);
        var against = $"{word} {name}{(other.How.Length > 0 ? $" ({other.How})" : "")}.";
        var said = GroundWords.Said(subject.Name, With(subject)).TrimEnd('.');
        return subject.Name.Length == 0 ? $"{said} {against}" : $"{said}, which {against}";
    }

    private string Same(Side subject, Side other, TermOperator needed, Verdict verdict)
    {
        var said = GroundWords.Said(subject.Name, With(subject)).TrimEnd('.');
        var isMet = verdict.Truth == verdict.Wanted;
        var named = other.Rank > SideRank.Figure && other.Name.Length > 0 ? $"“{other.Name}”, {sides.Shown(other)}" : $"“{sides.Shown(other)}”";
        return subject.Kind.Type == FactType.YesNo || isMet || needed == TermOperator.NotEqual ? $"{said}." : $"{said}, and not {named}.";
    }

    private string With(Side side) => side.How.Length > 0 ? $"{sides.Shown(side)} ({side.How})" : sides.Shown(side);

    private readonly record struct Verdict(string Id, bool Truth, bool? Wanted);
}
