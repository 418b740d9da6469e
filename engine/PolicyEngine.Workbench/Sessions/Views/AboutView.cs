using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Model;
using PolicyEngine.Runtime.Functions;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Pages;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Views;

/// <summary>What a name means: the policy's text about it, the paper, the days, and the cases that test it.</summary>
public sealed class AboutView(ReplSession session, CancellationToken cancellation)
{
    private readonly Page screen = new();

    private PolicyModel Model => session.Policy.Model;

    /// <summary>The policy itself.</summary>
    public Page Policy()
    {
        screen.Add(Model.Title).Add(Model.Description).Blank();
        screen.Add($"Owner: {Model.Owner}").Add($"Source: {Model.Source}").Add($"In force {PolicyWords.Dates(Model.InForceFrom, Model.InForceTo)}");
        screen.Section("Outcomes", Model.Outcomes.Select(option => (option.Name, option.Title == option.Name ? "" : option.Title)));
        Notes("");
        return screen;
    }

    /// <summary>What a name means; <see langword="null"/> when nothing has it.</summary>
    public Page? Find(string name)
    {
        var rule = Model.Items.Where(item => item.Rules is not null).SelectMany(item => item.Rules!.Rules.Select(rule => (item, rule))).FirstOrDefault(pair => pair.rule.Id == name || $"{BlockOf(pair.item)}/{pair.rule.Id}" == name);
        var found = Model.Facts.FirstOrDefault(fact => fact.Name == name) is { } fact ? Fact(fact)
            : Model.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter ? Figure(parameter)
            : rule.rule is not null ? Rule(rule.item, rule.rule)
            : PolicyNames.Items(Model).FirstOrDefault(item => item.Name == name) is { } item ? Item(item)
            : Criterion(name) || Function(name);
        return found ? screen : null;
    }

    private bool Fact(Fact fact)
    {
        Title(fact.Name, "fact", fact.Title.Length > 0 ? $"{fact.Title}: {fact.Ask}" : fact.Ask);
        Line("Answer", ExpectedAnswer.Of(Model, fact));
        if (fact.Type == FactType.Choice)
        {
            Line("Options", string.Join("; ", Model.Choices[fact.ChoiceSet].Options.Select(option => option.Title == option.Name ? option.Name : $"{option.Name}: {option.Title}")));
        }

        Line("Help", fact.Help);
        Line("Asked only if", fact.OnlyIfText);
        Line("Given by", string.Join(", ", fact.From));
        Line("Sensitive", fact.Sensitive ? "yes, it is personal data that needs care" : "");
        Line("After erasing", fact.KeepAfterErasing.Length > 0 ? $"kept: {fact.KeepAfterErasing}" : "");
        Line("Now", new NamedValue(session.Case.Decision).Find(fact.Name)!);
        Line("Read by", string.Join(", ", Readers(Model.Facts.IndexOf(fact))));
        Cited(fact.Cite);
        Where(fact.Location);
        Notes(fact.Name);
        Tests(CaseTests.Giving(fact.Name));
        return true;
    }

    private bool Figure(Parameter parameter)
    {
        Title(parameter.Name, "figure", parameter.Title);
        Line("Now", new NamedValue(session.Case.Decision).OfParameter(parameter));
        Line("Note", parameter.Note);
        screen.Section("Values", parameter.Values.Select(value => (
            $"{(value.Key is null ? "" : value.Key + ", ")}{PolicyWords.Dates(value.From, value.To)}",
            $"{(value.Value is null ? "no value" : Display(value.Value, parameter.Type, parameter.ChoiceSet, parameter.Unit))}{Brackets(value.Cite)}")));
        Cited(parameter.Cite);
        Where(parameter.Location);
        Notes(parameter.Name);
        Tests(CaseTests.Using(parameter.Name));
        return true;
    }

    private bool Rule(Item item, Rule rule)
    {
        Title($"{BlockOf(item)}/{rule.Id}", "rule", rule.Title == rule.Id ? "" : rule.Title);
        Line("When", rule.WhenText);
        Line("Then", rule.Result.Outcome >= 0 ? Model.Choices[item.ChoiceSet].Options[rule.Result.Outcome].Title : rule.Result.ThenText);
        Line("Because", new PolicyWords(Model).Reason(rule.Result.Because).Replace("\\", "", StringComparison.Ordinal));
        Line("In effect", PolicyWords.Dates(rule.From, rule.To) is { Length: > 0 } dates ? dates : rule.Status == RuleStatus.Live ? $"as long as the policy is, {PolicyWords.Dates(Model.InForceFrom, Model.InForceTo)}" : "never: it is only " + (rule.Status == RuleStatus.Draft ? "a draft" : "proposed"));
        Line("Advice", rule.Advisory ? "it adds its reason and decides nothing" : "");
        Line("Exception to", string.Join(", ", rule.ExceptionTo.Select(place => item.Rules!.Rules[place].Id)));
        Line("Signpost", string.Join(" ", rule.Result.Signpost));
        Line("Next", rule.Result.Route);
        Line("Added by", rule.AddedBy);
        Line("Now", session.Case.Decision.Fired.Contains($"{BlockOf(item)}/{rule.Id}") ? "it fires" : "it does not fire; `:why " + rule.Id + "` says why");
        Cited(rule.Result.Cite);
        Where(rule.Location);
        Notes(rule.Id);
        Tests(CaseTests.Firing(rule.Id));
        return true;
    }

    private bool Item(Item item)
    {
        Title(item.Name, PolicyNames.KindOf(item.Kind), item.Title == item.Name ? "" : item.Title);
        Line("Text", item.ValueText);
        Line("Rounded", item.Rounded?.ToString() ?? "");
        Line("Applies only if", item.OnlyIfText);
        Line("Now", new NamedValue(session.Case.Decision).Find(item.Name)!);
        if (item.Criteria is { } group)
        {
            screen.Section(group.AtLeast == group.Criteria.Length ? "All of" : group.AtLeast == 1 ? "Any of" : FormattableString.Invariant($"At least {group.AtLeast} of"), group.Criteria.Select(criterion => (criterion.Id, criterion.WhenText + Brackets(criterion.Cite))));
        }

        if (item.Rules is { } block)
        {
            screen.Section("Rules", block.Rules.Select(rule => (rule.Id, rule.Title == rule.Id ? rule.WhenText : rule.Title)));
        }

        if (item.Lookup is { } table)
        {
            Table(table);
        }

        Cited(item.Cite);
        Where(item.Location);
        Notes(item.Name);
        Tests(CaseTests.Reaching(item.Name));
        return true;
    }

    private void Table(LookupTable table)
    {
        Line("Inputs", string.Join(", ", table.Columns.Select(column => column.Name == column.InputText.Trim() ? column.Name : $"{column.Name} ({column.InputText.Trim()})")));
        screen.Section("Rows", table.Rows.Select(row => (
            row.Id,
            $"{string.Join(", ", row.Cells.Select((cell, at) => (cell, at)).Where(pair => !pair.cell.IsAny).Select(pair => $"{table.Columns[pair.at].Name} {pair.cell.Text}").Concat(row.WhenText.Length > 0 ? [row.WhenText] : []))} → {Result(table, row)}{Brackets(row.Cite)}")));
        Line("Otherwise", table.Otherwise is { } otherwise ? Result(table, otherwise) : "");
        Cited(table.Cite);
    }

    private string Result(LookupTable table, LookupRow row) => row.Undecided ? "left open by the paper"
        : string.Join(", ", row.Values.Select((value, at) => $"{(table.Outputs.Length > 1 ? table.Outputs[at].Name + " " : "")}{Display(value, table.Outputs[at].Type, table.Outputs[at].ChoiceSet, "")}"));

    private bool Criterion(string name)
    {
        var found = Model.Items.Where(item => item.Criteria is not null).SelectMany(item => item.Criteria!.Criteria.Select(criterion => (item, criterion))).FirstOrDefault(pair => pair.criterion.Id == name || $"{pair.item.Name}/{pair.criterion.Id}" == name);
        if (found.criterion is not { } criterion)
        {
            return false;
        }

        Title($"{found.item.Name}/{criterion.Id}", "criterion", "");
        Line("When", criterion.WhenText);
        Cited(criterion.Cite);
        Where(criterion.Location);
        return true;
    }

    private bool Function(string name)
    {
        if (FunctionCatalogue.Functions.Concat(FunctionCatalogue.ListOperations).FirstOrDefault(function => function.Name == name) is not { } function)
        {
            return false;
        }

        Title(function.Name, "function", function.Summary);
        Line("Call", function.Signature);
        Line("Example", $"{function.Example} is {function.Result}");
        return true;
    }

    private void Title(string name, string kind, string words)
    {
        screen.Line(new TextRun(name, Tone.Heading), new TextRun(kind switch { "output" => ", an output", "outcome" => ", the outcome", _ => $", a {kind}" }));
        screen.Add(words, 2);
    }

    private void Line(string label, string words) => screen.Add(words.Length == 0 ? "" : words, 2, words.Length == 0 ? "" : $"{label}: ");

    private void Cited(IReadOnlyCollection<string> cite) => Line("Source", string.Join("; ", cite));

    private void Where(SourceLocation? location) => Line("Written at", location is null ? "" : $"{session.Workspace.ShownPath(location.File)}:{location.Line}");

    private void Notes(string about)
    {
        foreach (var note in Model.Notes.Where(note => about.Length == 0 || note.About == about))
        {
            Line(about.Length == 0 && note.About.Length > 0 ? $"Note on {note.About}" : "Note", note.Says + Brackets(note.Cite));
        }
    }

    private void Tests(Func<CaseTests.Tried, bool> isAbout)
    {
        var tests = CaseTests.Of(session, cancellation).Where(isAbout).ToList();
        const int Most = 12;
        screen.Section("Tested by", tests.Take(Most).Select(test => (test.Case.Id.Value, test.Case.Title)).Concat(tests.Count > Most ? [("…", $"and {Counted.Of(tests.Count - Most, "more case", "more cases")}")] : []));
        Line("Tested by", tests.Count == 0 ? "no case" : "");
    }

    private IEnumerable<string> Readers(int slot)
    {
        var leaves = LeavesReading([slot]);
        return Model.Items.Where(item => item.Kind != ItemKind.Inner).SelectMany(item => Uses(item, leaves)).Distinct(StringComparer.Ordinal);
    }

    // What a part of an expression reads, the whole expression reads.
    private HashSet<int> LeavesReading(HashSet<int> slots)
    {
        var leaves = Model.Leaves.Select((leaf, at) => (leaf, at)).Where(pair => pair.leaf.Reads.Any(slots.Contains)).Select(pair => pair.at).ToHashSet();
        var parts = Model.Items.Select((item, place) => (item, Slot: Model.ItemSlot(place))).Where(pair => pair.item.Kind == ItemKind.Inner && !slots.Contains(pair.Slot) && (Reads(pair.item.Value, leaves) || (pair.item.Fold is { } fold && leaves.Contains(fold.Whole)))).Select(pair => pair.Slot).ToArray();
        return parts.Length == 0 ? leaves : LeavesReading([.. slots, .. parts]);
    }

    private static IEnumerable<string> Uses(Item item, HashSet<int> leaves)
    {
        var rules = (item.Rules?.Rules ?? []).Where(rule => Reads(rule.When, leaves) || Reads(rule.Result.Then, leaves)).Select(rule => rule.Id);
        var criteria = (item.Criteria?.Criteria ?? []).Where(criterion => Reads(criterion.When, leaves)).Select(criterion => $"{item.Name}/{criterion.Id}");
        var isRead = Reads(item.Value, leaves) || Reads(item.OnlyIf, leaves) || item.Lookup is { } table && (table.Columns.Any(column => leaves.Contains(column.KeyLeaf)) || table.Rows.Any(row => Reads(row.When, leaves)));
        return rules.Concat(criteria).Concat(isRead ? [item.IsNamed ? item.Name : item.Title] : []);
    }

    private static bool Reads(SkeletonNode? node, HashSet<int> leaves) => node is not null && (leaves.Contains(node.Leaf) || node.Children.Any(child => Reads(child, leaves)));

    private string Display(string text, FactType type, int choices, string unit) =>
        ValueText.TryParse(text, type, choices < 0 ? null : Model.Choices[choices]) is { } value ? ValueText.Display(value, type, choices < 0 ? null : Model.Choices[choices], unit) : text;

    private static string BlockOf(Item item) => item.Kind == ItemKind.Outcome ? "decision" : item.Name;

    private static string Brackets(IReadOnlyCollection<string> cite) => cite.Count == 0 ? "" : $" [{string.Join("; ", cite)}]";
}
