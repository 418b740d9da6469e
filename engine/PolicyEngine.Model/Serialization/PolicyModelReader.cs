using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model.Serialization;

/// <summary>Reads policies: the members that <see cref="PolicyModelWriter"/> writes, in its order.</summary>
internal sealed class PolicyModelReader(ModelInput input)
{
    private readonly TermReader terms = new(input);
    private int depth;

    // Initialisers run as written, which is the order of the bytes.
    public PolicyModel Model() => new()
    {
        Id = input.Text(),
        Title = input.Text(),
        Owner = input.Text(),
        Description = input.Text(),
        Source = input.Text(),
        InForceFrom = input.Day(),
        InForceTo = input.OptionalDay(),
        ReviewBy = input.OptionalDay(),
        Version = input.Text(),
        Zone = input.Text(),
        ContentHash = input.Text(),
        Choices = input.List(Choice),
        Facts = input.List(Fact),
        Parameters = input.List(Parameter),
        Items = input.List(Item),
        Leaves = input.List(Leaf),
        OutcomeItem = input.Small(),
        Calendars = input.List(new LifecycleReader(input, Reason, Location).Calendar),
        Lifecycle = input.Optional(new LifecycleReader(input, Reason, Location).Lifecycle),
        Guarantees = input.List(Guarantee),
        Valid = input.List(Valid),
        Notes = input.List(Note),
        Outer = input.Small(),
        Blocks = input.List(() => new RecordBlock { List = input.Small(), Model = Model() }),
    };

    private FieldRead FieldRead() => new(input.Small(), input.Small(), input.Small());

    private Guarantee Guarantee() => new()
    {
        Id = input.Text(),
        Title = input.Text(),
        Kind = input.Member((int)GuaranteeKind.NeverFaults, value => (GuaranteeKind)value),
        When = input.Small(),
        WhenText = input.Text(),
        Outcomes = input.List(input.Small),
        Condition = input.Small(),
        ConditionText = input.Text(),
        Because = input.Text(),
        Cite = input.Texts(),
        Location = input.Optional(Location),
    };

    private AnswerCheck Valid() => new()
    {
        Id = input.Text(),
        Item = input.Small(),
        About = input.List(input.Small),
        Say = Reason(),
        Cite = input.Texts(),
        Location = input.Optional(Location),
    };

    private ChoiceSet Choice() => new(input.Text(), input.List(() => new ChoiceOption(input.Text(), input.Text())));

    private PolicyNote Note() => new(input.Text(), input.Text(), input.Texts());

    private Fact Fact()
    {
        Deeper();
        var fact = new Fact
        {
            Name = input.Text(),
            Type = Type(),
            ChoiceSet = input.Small(),
            Ask = input.Text(),
            Title = input.Text(),
            Help = input.Text(),
            Unit = input.Text(),
            From = input.Texts(),
            Sensitive = input.Flag(),
            Fixed = input.Flag(),
            Says = input.Optional(() => new AnswerWords(input.Text(), input.Text())),
            ShownTo = ShownTo(),
            KeepAfterErasing = input.Text(),
            Minimum = input.OptionalText(),
            Maximum = input.OptionalText(),
            FromAsOf = input.Flag(),
            UntilAsOf = input.Flag(),
            Pattern = input.OptionalText(),
            MaxLength = input.Small(),
            MaxCount = input.Small(),
            Fields = input.List(Fact),
            Results = input.List(() => new FactResult(input.Text(), Type(), input.Small(), input.Small())),
            One = input.Text(),
            Keys = input.List(input.Small),
            Conditions = input.List(() => new FieldCondition(input.Small(), input.Small())),
            OnlyIf = input.Optional(Node),
            OnlyIfText = input.Text(),
            Cite = input.Texts(),
            Location = input.Optional(Location),
        };
        depth--;
        return fact;
    }

    private Parameter Parameter() => new()
    {
        Name = input.Text(),
        Type = Type(),
        ChoiceSet = input.Small(),
        KeyType = input.Member((int)FactType.List + 1, value => value == 0 ? (FactType?)null : (FactType)(value - 1)),
        KeyChoiceSet = input.Small(),
        Title = input.Text(),
        Unit = input.Text(),
        Note = input.Text(),
        ShownTo = ShownTo(),
        Values = input.List(ParameterValue),
        Cite = input.Texts(),
        Location = input.Optional(Location),
    };

    private ParameterValue ParameterValue() =>
        new(input.OptionalText(), input.Day(), input.OptionalDay(), input.OptionalText(), input.Texts(), input.Optional(Location));

    private Item Item() => new()
    {
        Name = input.Text(),
        Title = input.Text(),
        Kind = input.Member((int)ItemKind.Valid, value => (ItemKind)value),
        Type = Type(),
        ChoiceSet = input.Small(),
        OnlyIf = input.Optional(Node),
        OnlyIfText = input.Text(),
        Value = input.Optional(Node),
        ValueText = input.Text(),
        Fold = input.Optional(Fold),
        Rounded = input.Optional(Rounding),
        Criteria = input.Optional(Criteria),
        Lookup = input.Optional(Lookup),
        Rules = input.Optional(Rules),
        Because = Reason(),
        Unit = input.Text(),
        ShownTo = ShownTo(),
        Cite = input.Texts(),
        IsBorrowed = input.Flag(),
        Location = input.Optional(Location),
    };

    private Readers ShownTo() => input.Member((int)Readers.Nobody, value => (Readers)value);

    private ListFold Fold() => new()
    {
        Kind = input.Member((int)FoldKind.CountDistinct, value => (FoldKind)value),
        List = input.Small(),
        Whole = input.Small(),
        Filters = input.List(Step),
        Body = input.Optional(Step),
        Last = input.Small(),
    };

    private FoldStep Step() => new(input.Small(), input.Small());

    private CriteriaGroup Criteria() => new(input.Small(), input.List(() => new Criterion
    {
        Id = input.Text(),
        When = Node(),
        WhenText = input.Text(),
        Because = Reason(),
        Otherwise = Reason(),
        Cite = input.Texts(),
        Location = input.Optional(Location),
    }));

    private RuleBlock Rules() => new(Hit(), input.List(Rule), input.Optional(Result));

    private Rule Rule() => new()
    {
        Id = input.Text(),
        Title = input.Text(),
        When = Node(),
        WhenText = input.Text(),
        Result = Result(),
        Advisory = input.Flag(),
        Status = input.Member((int)RuleStatus.Draft, value => (RuleStatus)value),
        From = input.OptionalDay(),
        To = input.OptionalDay(),
        ExceptionTo = input.List(input.Small),
        AddedBy = input.Text(),
        Location = input.Optional(Location),
    };

    private RuleResult Result() => new()
    {
        Outcome = input.Small(),
        Then = input.Optional(Node),
        ThenText = input.Text(),
        Because = Reason(),
        Cite = input.Texts(),
        Signpost = input.Texts(),
        Route = input.Text(),
    };

    private LookupTable Lookup() => new()
    {
        Hit = Hit(),
        Columns = input.List(Column),
        Outputs = input.List(() => new LookupOutput(input.Text(), Type(), input.Small())),
        Rows = input.List(Row),
        Otherwise = input.Optional(Row),
        Priority = input.Texts(),
        IsFromFile = input.Flag(),
        Cite = input.Texts(),
    };

    private LookupColumn Column() => new()
    {
        Name = input.Text(),
        Type = Type(),
        ChoiceSet = input.Small(),
        Scale = input.Small(),
        Texts = input.Texts(),
        KeyLeaf = input.Small(),
        InputText = input.Text(),
    };

    private LookupRow Row() => new()
    {
        Id = input.Text(),
        Cells = input.List(() => new LookupCell(input.Text(), input.List(() => new KeyInterval(input.Number(), input.Number())))),
        When = input.Optional(Node),
        WhenText = input.Text(),
        Values = input.Texts(),
        Undecided = input.Flag(),
        Because = Reason(),
        Cite = input.Texts(),
        Location = input.Optional(Location),
    };

    private Leaf Leaf() => new()
    {
        Kind = input.Member((int)LeafKind.Key, value => (LeafKind)value),
        Text = input.Text(),
        Reads = input.List(input.Small),
        Fields = input.List(FieldRead),
        Results = input.List(FieldRead),
        Dated = input.List(input.Small),
        Calendars = input.List(input.Small),
        Comparison = input.Optional(() => new Comparison(Side(), input.Text(), Side())),
        Term = terms.Term(),
        Item = input.Small(),
        Location = input.Optional(Location),
    };

    private ComparisonSide Side() => new(input.Text(), input.Small(), input.Flag());

    private SkeletonNode Node()
    {
        Deeper();
        var node = new SkeletonNode(input.Member((int)SkeletonKind.Choose, value => (SkeletonKind)value), input.Small(), input.List(Node));
        depth--;
        return node;
    }

    private ReasonTemplate Reason()
    {
        var pieces = input.List(() => new ReasonPiece(input.Text(), input.Small(), input.Small()));
        return pieces.IsEmpty ? ReasonTemplate.Empty : new(pieces);
    }

    private SourceLocation Location()
    {
        var file = input.Text();
        var line = input.Small();
        var column = input.Small();
        var endLine = input.Number();
        return endLine is >= -1L << 33 and <= 1L << 33 && endLine + line is >= int.MinValue and <= int.MaxValue
            ? new(file, line, column, (int)(endLine + line), input.Small())
            : throw ModelInput.Damaged();
    }

    private Rounding Rounding() => new(
        input.Member((int)RoundingMode.Down, value => (RoundingMode)value),
        ValueText.TryParse(input.Text(), FactType.Decimal, null) is decimal step ? step : throw new InvalidDataException("a step of rounding is no number"));

    private FactType Type() => input.Member((int)FactType.List, value => (FactType)value);

    private HitPolicy Hit() => input.Member((int)HitPolicy.CollectCount, value => (HitPolicy)value);

    private void Deeper()
    {
        if (++depth > PolicyModelFormat.MaxDepth)
        {
            throw ModelInput.Damaged();
        }
    }
}
