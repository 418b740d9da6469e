using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model.Serialization;

/// <summary>Writes policies. <see cref="PolicyModelReader"/> reads the same members in the same order.</summary>
internal sealed class PolicyModelWriter(ModelOutput output)
{
    private readonly TermWriter terms = new(output);
    private int depth;

    public void Model(PolicyModel model)
    {
        output.Text(model.Id);
        output.Text(model.Title);
        output.Text(model.Owner);
        output.Text(model.Description);
        output.Text(model.Source);
        output.Day(model.InForceFrom);
        output.OptionalDay(model.InForceTo);
        output.OptionalDay(model.ReviewBy);
        output.Text(model.Version);
        output.Text(model.Zone);
        output.Text(model.ContentHash);
        output.List(model.Choices, Choice);
        output.List(model.Facts, Fact);
        output.List(model.Parameters, Parameter);
        output.List(model.Items, Item);
        output.List(model.Leaves, Leaf);
        output.Number(model.OutcomeItem);
        output.List(model.Calendars, new LifecycleWriter(output, Reason, Location).Calendar);
        output.Optional(model.Lifecycle, new LifecycleWriter(output, Reason, Location).Lifecycle);
        output.List(model.Guarantees, Guarantee);
        output.List(model.Valid, Valid);
        output.List(model.Notes, Note);
        output.Number(model.Outer);
        output.List(model.Blocks, Block);
    }

    private void Block(RecordBlock block)
    {
        output.Number(block.List);
        Model(block.Model);
    }

    private void FieldRead(FieldRead field)
    {
        output.Number(field.Variable);
        output.Number(field.List);
        output.Number(field.Field);
    }

    private void ResultOfRecord(FactResult result)
    {
        output.Text(result.Name);
        output.Length((int)result.Type);
        output.Number(result.ChoiceSet);
        output.Number(result.Item);
    }

    private void Guarantee(Guarantee guarantee)
    {
        output.Text(guarantee.Id);
        output.Text(guarantee.Title);
        output.Length((int)guarantee.Kind);
        output.Number(guarantee.When);
        output.Text(guarantee.WhenText);
        output.List(guarantee.Outcomes, place => output.Number(place));
        output.Number(guarantee.Condition);
        output.Text(guarantee.ConditionText);
        output.Text(guarantee.Because);
        output.Texts(guarantee.Cite);
        output.Optional(guarantee.Location, Location);
    }

    private void Valid(AnswerCheck check)
    {
        output.Text(check.Id);
        output.Number(check.Item);
        output.List(check.About, place => output.Number(place));
        Reason(check.Say);
        output.Texts(check.Cite);
        output.Optional(check.Location, Location);
    }

    private void Choice(ChoiceSet choices)
    {
        output.Text(choices.Name);
        output.List(choices.Options, option =>
        {
            output.Text(option.Name);
            output.Text(option.Title);
        });
    }

    private void Rounding(Rounding rounded)
    {
        output.Length((int)rounded.Mode);
        output.Text(ValueText.Format(rounded.Step, null));
    }

    private void Note(PolicyNote note)
    {
        output.Text(note.About);
        output.Text(note.Says);
        output.Texts(note.Cite);
    }

    private void Fact(Fact fact)
    {
        Deeper();
        output.Text(fact.Name);
        output.Length((int)fact.Type);
        output.Number(fact.ChoiceSet);
        output.Text(fact.Ask);
        output.Text(fact.Title);
        output.Text(fact.Help);
        output.Text(fact.Unit);
        output.Texts(fact.From);
        output.Flag(fact.Sensitive);
        output.Flag(fact.Fixed);
        output.Optional(fact.Says, AnswerWords);
        output.Length((int)fact.ShownTo);
        output.Text(fact.KeepAfterErasing);
        output.Text(fact.Minimum);
        output.Text(fact.Maximum);
        output.Flag(fact.FromAsOf);
        output.Flag(fact.UntilAsOf);
        output.Text(fact.Pattern);
        output.Number(fact.MaxLength);
        output.Number(fact.MaxCount);
        output.List(fact.Fields, Fact);
        output.List(fact.Results, ResultOfRecord);
        output.Text(fact.One);
        output.List(fact.Keys, place => output.Number(place));
        output.List(fact.Conditions, FieldCondition);
        output.Optional(fact.OnlyIf, Node);
        output.Text(fact.OnlyIfText);
        output.Texts(fact.Cite);
        output.Optional(fact.Location, Location);
        depth--;
    }

    private void AnswerWords(AnswerWords words)
    {
        output.Text(words.Yes);
        output.Text(words.No);
    }

    private void FieldCondition(FieldCondition condition)
    {
        output.Number(condition.Field);
        output.Number(condition.Item);
    }

    private void Parameter(Parameter parameter)
    {
        output.Text(parameter.Name);
        output.Length((int)parameter.Type);
        output.Number(parameter.ChoiceSet);
        output.Length(parameter.KeyType is { } key ? (int)key + 1 : 0);
        output.Number(parameter.KeyChoiceSet);
        output.Text(parameter.Title);
        output.Text(parameter.Unit);
        output.Text(parameter.Note);
        output.Length((int)parameter.ShownTo);
        output.List(parameter.Values, ParameterValue);
        output.Texts(parameter.Cite);
        output.Optional(parameter.Location, Location);
    }

    private void ParameterValue(ParameterValue value)
    {
        output.Text(value.Key);
        output.Day(value.From);
        output.OptionalDay(value.To);
        output.Text(value.Value);
        output.Texts(value.Cite);
        output.Optional(value.Location, Location);
    }

    private void Item(Item item)
    {
        output.Text(item.Name);
        output.Text(item.Title);
        output.Length((int)item.Kind);
        output.Length((int)item.Type);
        output.Number(item.ChoiceSet);
        output.Optional(item.OnlyIf, Node);
        output.Text(item.OnlyIfText);
        output.Optional(item.Value, Node);
        output.Text(item.ValueText);
        output.Optional(item.Fold, Fold);
        output.Optional(item.Rounded, Rounding);
        output.Optional(item.Criteria, Criteria);
        output.Optional(item.Lookup, Lookup);
        output.Optional(item.Rules, Rules);
        Reason(item.Because);
        output.Text(item.Unit);
        output.Length((int)item.ShownTo);
        output.Texts(item.Cite);
        output.Flag(item.IsBorrowed);
        output.Optional(item.Location, Location);
    }

    private void Fold(ListFold fold)
    {
        output.Length((int)fold.Kind);
        output.Number(fold.List);
        output.Number(fold.Whole);
        output.List(fold.Filters, Step);
        output.Optional(fold.Body, Step);
        output.Number(fold.Last);
    }

    private void Step(FoldStep step)
    {
        output.Number(step.Variable);
        output.Number(step.Item);
    }

    private void Criteria(CriteriaGroup group)
    {
        output.Number(group.AtLeast);
        output.List(group.Criteria, criterion =>
        {
            output.Text(criterion.Id);
            Node(criterion.When);
            output.Text(criterion.WhenText);
            Reason(criterion.Because);
            Reason(criterion.Otherwise);
            output.Texts(criterion.Cite);
            output.Optional(criterion.Location, Location);
        });
    }

    private void Rules(RuleBlock block)
    {
        output.Length((int)block.Hit);
        output.List(block.Rules, Rule);
        output.Optional(block.Otherwise, Result);
    }

    private void Rule(Rule rule)
    {
        output.Text(rule.Id);
        output.Text(rule.Title);
        Node(rule.When);
        output.Text(rule.WhenText);
        Result(rule.Result);
        output.Flag(rule.Advisory);
        output.Length((int)rule.Status);
        output.OptionalDay(rule.From);
        output.OptionalDay(rule.To);
        output.List(rule.ExceptionTo, place => output.Number(place));
        output.Text(rule.AddedBy);
        output.Optional(rule.Location, Location);
    }

    private void Result(RuleResult result)
    {
        output.Number(result.Outcome);
        output.Optional(result.Then, Node);
        output.Text(result.ThenText);
        Reason(result.Because);
        output.Texts(result.Cite);
        output.Texts(result.Signpost);
        output.Text(result.Route);
    }

    private void Lookup(LookupTable table)
    {
        output.Length((int)table.Hit);
        output.List(table.Columns, Column);
        output.List(table.Outputs, column =>
        {
            output.Text(column.Name);
            output.Length((int)column.Type);
            output.Number(column.ChoiceSet);
        });
        output.List(table.Rows, Row);
        output.Optional(table.Otherwise, Row);
        output.Texts(table.Priority);
        output.Flag(table.IsFromFile);
        output.Texts(table.Cite);
    }

    private void Column(LookupColumn column)
    {
        output.Text(column.Name);
        output.Length((int)column.Type);
        output.Number(column.ChoiceSet);
        output.Number(column.Scale);
        output.Texts(column.Texts);
        output.Number(column.KeyLeaf);
        output.Text(column.InputText);
    }

    private void Row(LookupRow row)
    {
        output.Text(row.Id);
        output.List(row.Cells, cell =>
        {
            output.Text(cell.Text);
            output.List(cell.Intervals, interval =>
            {
                output.Number(interval.Low);
                output.Number(interval.High);
            });
        });
        output.Optional(row.When, Node);
        output.Text(row.WhenText);
        output.Texts(row.Values);
        output.Flag(row.Undecided);
        Reason(row.Because);
        output.Texts(row.Cite);
        output.Optional(row.Location, Location);
    }

    private void Leaf(Leaf leaf)
    {
        output.Length((int)leaf.Kind);
        output.Text(leaf.Text);
        output.List(leaf.Reads, slot => output.Number(slot));
        output.List(leaf.Fields, FieldRead);
        output.List(leaf.Results, FieldRead);
        output.List(leaf.Dated, slot => output.Number(slot));
        output.List(leaf.Calendars, place => output.Number(place));
        output.Optional(leaf.Comparison, comparison =>
        {
            Side(comparison.Left);
            output.Text(comparison.Operator);
            Side(comparison.Right);
        });
        terms.Term(leaf.Term);
        output.Number(leaf.Item);
        output.Optional(leaf.Location, Location);
    }

    private void Side(ComparisonSide side)
    {
        output.Text(side.Text);
        output.Number(side.Slot);
        output.Flag(side.IsConstant);
    }

    private void Node(SkeletonNode node)
    {
        Deeper();
        output.Length((int)node.Kind);
        output.Number(node.Leaf);
        output.List(node.Children, Node);
        depth--;
    }

    private void Reason(ReasonTemplate reason) => output.List(reason.Pieces, piece =>
    {
        output.Text(piece.Text);
        output.Number(piece.Slot);
        output.Number(piece.KeySlot);
    });

    private void Location(SourceLocation location)
    {
        output.Text(location.File);
        output.Number(location.Line);
        output.Number(location.Column);
        output.Number((long)location.EndLine - location.Line);
        output.Number(location.EndColumn);
    }

    private void Deeper()
    {
        if (++depth > PolicyModelFormat.MaxDepth)
        {
            throw new ArgumentException("a condition of the policy is nested too deeply to be written");
        }
    }
}
