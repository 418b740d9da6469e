using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Diffing;

/// <summary>Finds what was changed in a policy, piece by piece, whatever that does to decisions. Words that people read are not looked at.</summary>
internal sealed class PieceChanges(JoinedPolicies joined, bool hasSameScripts)
{
    private PolicyModel Old => joined.Old.Model;

    private PolicyModel New => joined.New.Model;

    /// <summary>Whether a figure of the same name and type has other values.</summary>
    public static bool IsOtherFigure(Parameter was, Parameter now) => was.Name == now.Name && was.Type == now.Type && was.KeyType == now.KeyType && !was.Values.Select(Figure).SequenceEqual(now.Values.Select(Figure));

    /// <summary>What people call a type.</summary>
    public static string Word(FactType type) => type switch
    {
        FactType.YesNo => "yes or no",
        FactType.WholeNumber => "a whole number",
        FactType.Decimal => "a number",
        FactType.Money => "money",
        FactType.Date => "a date",
        FactType.Time => "a time",
        FactType.Text => "a text",
        FactType.Choice => "a choice",
        FactType.List => "a list",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>All of it, by kind.</summary>
    public IEnumerable<PieceChange> All() => [.. Days(), .. Facts(), .. Parameters(), .. Definitions(), .. Rules(), .. Guarantees(), .. Scripts()];

    private static (string?, DateOnly, DateOnly?, string?) Figure(ParameterValue value) => (value.Key, value.From, value.To, value.Value);

    private static string Day(DateOnly day) => ValueText.Format(day, null);

    private static string Period(PolicyModel model) => $"from {Day(model.InForceFrom)}{(model.InForceTo is { } to ? " to " + Day(to) : "")}";

    private IEnumerable<PieceChange> Days()
    {
        if (Period(Old) != Period(New))
        {
            yield return new PieceChange(PieceKind.Days, "in_force", Period(Old), Period(New));
        }
    }

    private IEnumerable<PieceChange> Facts()
    {
        var pairs = joined.Match.Shared.Concat(joined.Match.Linked).ToList();
        for (var fact = 0; fact < Old.Facts.Length; fact++)
        {
            var pair = pairs.FirstOrDefault(one => one.Old == fact);
            var was = Old.Facts[fact];
            if (pair is not null && was.Name != New.Facts[pair.New].Name)
            {
                yield return new PieceChange(PieceKind.Fact, was.Name, was.Name, New.Facts[pair.New].Name);
            }

            var now = pair is null ? New.Facts.FirstOrDefault(other => other.Name == was.Name) : New.Facts[pair.New];
            var (before, after) = (Shape(Old, was), now is null ? "" : Shape(New, now));
            if (before != after)
            {
                yield return new PieceChange(PieceKind.Fact, was.Name, before, after);
            }
        }

        for (var fact = 0; fact < New.Facts.Length; fact++)
        {
            if (pairs.All(pair => pair.New != fact) && Old.Facts.All(other => other.Name != New.Facts[fact].Name))
            {
                yield return new PieceChange(PieceKind.Fact, New.Facts[fact].Name, "", Shape(New, New.Facts[fact]));
            }
        }
    }

    private static string Shape(PolicyModel model, Fact fact)
    {
        var options = fact.Type == FactType.Choice ? $" of {string.Join(", ", FactMatch.Options(model, fact))}" : "";
        var (low, high) = (fact.FromAsOf ? "as_of" : fact.Minimum, fact.UntilAsOf ? "as_of" : fact.Maximum);
        var range = low is null && high is null ? "" : $", {low}..{high}";
        var pattern = fact.Pattern is { } written ? $", {written}" : "";
        var fields = fact.Fields.IsEmpty ? "" : $" with {string.Join(", ", fact.Fields.Select(field => $"{field.Name}: {Shape(model, field)}"))}";
        return $"{Word(fact.Type)}{options}{range}{pattern}{fields}{(fact.OnlyIfText.Length > 0 ? $", only if {fact.OnlyIfText.Trim()}" : "")}";
    }

    private IEnumerable<PieceChange> Parameters()
    {
        foreach (var was in Old.Parameters)
        {
            var now = New.Parameters.FirstOrDefault(other => other.Name == was.Name);
            if (now is null)
            {
                yield return new PieceChange(PieceKind.Parameter, was.Name, Figures(was), "");
            }
            else if (IsOtherFigure(was, now) || was.Type != now.Type || was.KeyType != now.KeyType)
            {
                var (before, after) = (was.Values.Select(Figure).ToHashSet(), now.Values.Select(Figure).ToHashSet());
                yield return new PieceChange(PieceKind.Parameter, was.Name, Figures(was, value => !after.Contains(Figure(value))), Figures(now, value => !before.Contains(Figure(value))));
            }
        }

        foreach (var now in New.Parameters.Where(parameter => Old.Parameters.All(other => other.Name != parameter.Name)))
        {
            yield return new PieceChange(PieceKind.Parameter, now.Name, "", Figures(now));
        }
    }

    private static string Figures(Parameter parameter, Predicate<ParameterValue>? which = null)
    {
        var values = parameter.Values.Where(value => which is null || which(value));
        return string.Join(", ", values.Select(value => string.Create(
            CultureInfo.InvariantCulture,
            $"{(value.Key is { } key ? key + ": " : "")}{value.Value ?? "not stated"} from {Day(value.From)}{(value.To is { } to ? " to " + Day(to) : "")}")).DefaultIfEmpty("no other value"));
    }

    private IEnumerable<PieceChange> Definitions()
    {
        static bool IsDefinition(Item item) => item.Kind is ItemKind.Definition or ItemKind.Criteria or ItemKind.Table or ItemKind.Matrix or ItemKind.Bands;
        for (var item = 0; item < Old.Items.Length; item++)
        {
            var was = Old.Items[item];
            if (!IsDefinition(was))
            {
                continue;
            }

            var place = Array.FindIndex([.. New.Items], other => IsDefinition(other) && other.Name == was.Name);
            if (place < 0)
            {
                yield return new PieceChange(PieceKind.Definition, was.Name, Text(was), "");
            }
            else if (Text(was) != Text(New.Items[place]))
            {
                yield return new PieceChange(PieceKind.Definition, was.Name, Text(was), Text(New.Items[place]));
            }
            else if (OtherRows(was, New.Items[place]) is > 0 and var others)
            {
                yield return new PieceChange(PieceKind.Definition, was.Name, Text(was), string.Create(CultureInfo.InvariantCulture, $"{others} of them otherwise"));
            }
        }

        foreach (var now in New.Items.Where(item => IsDefinition(item) && !Old.Items.Any(other => IsDefinition(other) && other.Name == item.Name)))
        {
            yield return new PieceChange(PieceKind.Definition, now.Name, "", Text(now));
        }
    }

    private static int OtherRows(Item was, Item now)
    {
        static IEnumerable<string> Rows(Item item) => (item.Lookup?.Rows ?? []).Append(item.Lookup?.Otherwise).OfType<LookupRow>()
            .Select(row => $"{string.Join(" | ", row.Cells.Select(cell => cell.Text.Trim()))} {Plain(row.WhenText)} {string.Join(" | ", row.Values)} {row.Undecided}");
        return Rows(now).Except(Rows(was), StringComparer.Ordinal).Count();
    }

    private static string Text(Item item) => item.ValueText.Length > 0 ? item.ValueText.Trim()
        : item.Lookup is { } table ? string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Length} rows")
        : item.Criteria is { } group ? string.Create(CultureInfo.InvariantCulture, $"at least {group.AtLeast} of {string.Join("; ", group.Criteria.Select(criterion => criterion.WhenText.Trim()))}")
        : item.Title;

    private IEnumerable<PieceChange> Rules()
    {
        foreach (var was in Old.Items.Where(item => item.Rules is not null || item.Kind == ItemKind.Output))
        {
            var now = New.Items.FirstOrDefault(item => item.Kind == was.Kind && item.Name == was.Name);
            if (now is not null)
            {
                foreach (var change in Rules(was, now))
                {
                    yield return change;
                }
            }
        }
    }

    private IEnumerable<PieceChange> Rules(Item was, Item now)
    {
        var (before, after) = (Written(was, Old), Written(now, New));
        foreach (var (name, text) in before)
        {
            var other = after.GetValueOrDefault(name, "");
            if (text != other)
            {
                yield return new PieceChange(PieceKind.Rule, name, text, other);
            }
        }

        foreach (var (name, text) in after.Where(pair => !before.ContainsKey(pair.Key)))
        {
            yield return new PieceChange(PieceKind.Rule, name, "", text);
        }
    }

    private static Dictionary<string, string> Written(Item item, PolicyModel model)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        var lead = item.Kind == ItemKind.Outcome ? "" : item.Name + "/";
        foreach (var rule in item.Rules?.Rules ?? [])
        {
            var days = (rule.From, rule.To) switch
            {
                (null, null) => "",
                ({ } from, null) => $", from {Day(from)}",
                (null, { } to) => $", to {Day(to)}",
                ({ } from, { } to) => $", from {Day(from)} to {Day(to)}",
            };
            var exceptions = rule.ExceptionTo.IsEmpty ? "" : $", exception to {string.Join(", ", rule.ExceptionTo.Select(place => item.Rules!.Rules[place].Id))}";
            var status = rule.Status switch { RuleStatus.Proposed => ", proposed", RuleStatus.Draft => ", draft", RuleStatus.Live or _ => "" };
            result[lead + rule.Id] = $"{Plain(rule.WhenText)} → {(rule.Advisory ? "advice" : Plain(rule.Result.ThenText))}{days}{status}{exceptions}";
        }

        if (item.Rules?.Otherwise is { } otherwise)
        {
            result[lead + "otherwise"] = $"→ {Plain(otherwise.ThenText)}";
        }

        if (item.Rules is { } block)
        {
            var options = item.ChoiceSet < 0 ? "" : string.Join(", ", model.Choices[item.ChoiceSet].Options.Select(option => option.Name));
            result[lead + "hit"] = block.Hit == HitPolicy.First ? $"the first rule that applies, of {options}"
                : block.Hit == HitPolicy.Priority ? $"the first in the list {options}"
                : $"all must agree, on one of {options}";
        }

        if (item.ValueText.Length > 0)
        {
            result[item.Name] = Plain(item.ValueText) + (item.Rounded is { } rounded ? string.Create(CultureInfo.InvariantCulture, $", rounded {rounded.Mode} to {rounded.Step}") : "");
        }

        if (item.OnlyIfText.Length > 0)
        {
            result[item.Name + " only_if"] = Plain(item.OnlyIfText);
        }

        return result;
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<PieceChange> Guarantees()
    {
        static string Text(PolicyModel model, Guarantee guarantee) =>
            $"{Plain(guarantee.WhenText)} {guarantee.Kind switch { GuaranteeKind.Never => "never", GuaranteeKind.NeverFaults => "never faults", GuaranteeKind.Always or _ => "always" }} {Plain(guarantee.ConditionText)}{string.Join(" or ", guarantee.Outcomes.Select(option => model.Choices[model.Items[model.OutcomeItem].ChoiceSet].Options[option].Name))}".Trim();
        var (before, after) = (Old.Guarantees.ToDictionary(one => one.Id, one => Text(Old, one)), New.Guarantees.ToDictionary(one => one.Id, one => Text(New, one)));
        return before.Keys.Union(after.Keys).Where(id => before.GetValueOrDefault(id) != after.GetValueOrDefault(id)).Select(id => new PieceChange(PieceKind.Guarantee, id, before.GetValueOrDefault(id, ""), after.GetValueOrDefault(id, "")));
    }

    private IEnumerable<PieceChange> Scripts()
    {
        if (!hasSameScripts)
        {
            yield return new PieceChange(PieceKind.Scripts, "scripts", "as they were", "changed");
        }
    }
}
