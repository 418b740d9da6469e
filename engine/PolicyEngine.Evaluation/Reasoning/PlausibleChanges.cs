using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Finds what else one fact could be, within what a person could answer, that would change the outcome: the nearest stretch on each side, a change to no answer yet among them. Each is found by deciding.</summary>
internal sealed class PlausibleChanges(Decision decision, int[] enough)
{
    private const int MostChanges = 3;
    private const int MostNamed = 3;

    private readonly CaseRun record = decision.Record;
    private readonly FactShapes shapes = FactShapes.Of(decision.Policy);
    private readonly GroundWords words = new(decision.Policy);
    private readonly Thresholds thresholds = new(decision);

    /// <summary>
    /// At most three, those that settle another outcome first; of them facts on which no other question depends, and days that have passed last. A fact that the author marks as fixed never moves.
    /// </summary>
    public ImmutableArray<PlausibleChange> Find() =>
    [
        .. enough.Where(place => decision.Facts.ValueOf(place) is not null && !record.Model.Facts[place].Fixed).OrderBy(Rank).ThenBy(place => place).SelectMany(Of).OrderBy(change => change.Outcome is null ? 1 : 0).Take(MostChanges),
    ];

    private int Rank(int place) =>
        decision.Facts.ValueOf(place) is DateOnly day && day <= decision.AsOf ? 2
        : record.Model.Facts.Any(fact => fact.OnlyIf is { } node && Reads(node, place)) ? 1
        : 0;

    private bool Reads(SkeletonNode node, int place) => (node.Kind == SkeletonKind.Leaf && record.Model.Leaves[node.Leaf].Reads.Contains(place)) || node.Children.Any(child => Reads(child, place));

    private IEnumerable<PlausibleChange> Of(int place)
    {
        var fact = record.Model.Facts[place];
        var now = decision.Facts.ValueOf(place)!;
        if (now is bool yes)
        {
            return Options(place, [!yes]);
        }

        return now is int option && shapes.Facts[place].Choices is { } choices
            ? Options(place, [.. Enumerable.Range(0, choices.Options.Length).Where(other => other != option).Cast<object>()])
            : fact.Type is FactType.Text or FactType.List ? [] : Sides(place, now);
    }

    private IEnumerable<PlausibleChange> Options(int place, object[] others)
    {
        var kind = KindOf(place);
        foreach (var group in others.GroupBy(value => Outcome(place, value), StringComparer.Ordinal).Where(group => IsAnother(group.Key)))
        {
            var values = group.ToList();
            var shown = string.Join(" or ", values.Take(MostNamed).Select(value => GroundWords.Capital(words.Shown(value, kind)))) + (values.Count > MostNamed ? $" or {GroundWords.Count(values.Count - MostNamed, "other", "others")}" : "");
            yield return Change(place, words.Canonical(values[0], kind), null, shown, group.Key);
        }
    }

    private IEnumerable<PlausibleChange> Sides(int place, object now)
    {
        var shape = shapes.Facts[place];
        object?[] figures = [.. thresholds.Of(place), .. thresholds.OfCase(place), decision.AsOf];
        if (ValueAxis.Of(shape, [now, .. figures]) is not { } axis || axis.StepOf(now) is not { } step)
        {
            return [];
        }

        var range = PlausibleRange.Of(shape, axis, now, decision.AsOf);
        var found = new Stretches<string>(axis, range, value => Outcome(place, value)).Find(step, figures.Select(axis.StepOf).OfType<long>()).ToList();
        var own = found.FindIndex(stretch => step >= stretch.From && step <= stretch.To);
        var told = new StretchWords(words, axis, range);
        return new[] { own - 1, own + 1 }.Where(side => own >= 0 && side >= 0 && side < found.Count && IsAnother(found[side].Answer)).Select(side => found[side]).Select(stretch => Change(
            place,
            words.Canonical(axis.ValueAt(stretch.From), KindOf(place)),
            words.Canonical(axis.ValueAt(stretch.To), KindOf(place)),
            told.Of(stretch.From, stretch.To, KindOf(place)),
            stretch.Answer));
    }

    private bool IsAnother(string outcome) => outcome != OutcomeAfter.Broken && !string.Equals(outcome, decision.Outcome, StringComparison.Ordinal);

    private ValueKind KindOf(int place) => new(record.Model.Facts[place].Type, record.Model.Facts[place].ChoiceSet, record.Model.Facts[place].Unit);

    private PlausibleChange Change(int place, string from, string? to, string shown, string outcome)
    {
        var options = record.Model.Outcomes;
        var title = outcome == OutcomeAfter.Open ? "no answer yet" : options.First(option => string.Equals(option.Name, outcome, StringComparison.Ordinal)).Title;
        return new PlausibleChange(record.Model.Facts[place].Name, GroundWords.Name(record.Model.Facts[place]), from, to, shown, outcome == OutcomeAfter.Open ? null : outcome, title);
    }

    private string Outcome(int place, object value) => OutcomeAfter.Of(record, shapes, decision.Facts, place, value);
}
