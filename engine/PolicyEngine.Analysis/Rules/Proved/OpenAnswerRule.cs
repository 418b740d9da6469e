using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>An answer that stays open for people of whom a fact is never asked: they are told that something is missing, and nothing they can say helps.</summary>
internal sealed class OpenAnswerRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Open = new(
        "PE4323",
        Severity.Warning,
        "`{0}` stays open for {1}: it needs `{2}`, which does not apply then",
        "guard what reads `{2}` with the condition of its `only_if`, as in `{3} ? … : …` or `{3} && …`");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Open];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        // One fact that is read without its guard opens all that hangs on it, and is one slip.
        var model = policy.Model;
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var item = 0; item < model.Items.Length; item++)
        {
            var owner = model.Items[item];
            var closure = PolicyUses.Of(model).Closure(PolicyParts.ReadsOf(owner, model));
            if (owner.Kind is not (ItemKind.Outcome or ItemKind.Part or ItemKind.Output) || closure.Any(slot => PolicyParts.ParameterAt(model, slot) is { } parameter && MayBeOpen(model, parameter)))
            {
                continue;
            }

            var conditional = closure.Where(slot => PolicyParts.FactAt(model, slot)?.OnlyIf is not null).Order().ToArray();
            if (conditional.Length > 0 && Look(policy, item, closure, conditional) is { } finding && named.Add(finding.About[1]))
            {
                findings.Add(finding);
            }
        }
    }

    // Open although nothing breaks, every table speaks and some rule applies; and never open where the fact applies.
    private static Finding? Look(AdvisedPolicy policy, int item, HashSet<int> closure, int[] conditional)
    {
        var model = policy.Model;
        var open = Say.Applies(item) & !Say.IsSettled(item) & !Say.ItemBreaks(item);
        if (model.Items[item].Rules is not null)
        {
            open &= !Say.NoRuleApplies(item);
        }

        foreach (var read in closure.Where(slot => PolicyParts.ItemAt(model, slot) is not null).Select(slot => slot - model.ItemSlot(0)))
        {
            open &= Speaks(model.Items[read], read);
        }

        foreach (var fact in conditional)
        {
            var without = open & !Say.FactApplies(fact);
            var others = conditional.Where(other => other != fact).Aggregate(without, (all, other) => all & Say.FactApplies(other));
            if (policy.Prover.IsImpossible(open & Say.FactApplies(fact)) && policy.Prover.Ask(without) is Possible possible)
            {
                return At(policy, item, fact, possible.Witness);
            }

            if (conditional.Length > 1 && policy.Prover.Ask(others) is Possible alone)
            {
                return At(policy, item, fact, alone.Witness);
            }
        }

        return null;
    }

    // Where a figure may be missing, an answer is open for that reason too.
    private static bool MayBeOpen(PolicyModel model, Parameter parameter)
    {
        string?[] keys = parameter.KeyType is null ? [null] : parameter.KeyChoiceSet < 0 ? [] : [.. model.Choices[parameter.KeyChoiceSet].Options.Select(option => option.Name)];
        return keys.Length == 0 || Array.Exists(keys, key => Stretch.InForce(model).Without(DaysOf(parameter, key)).Any());
    }

    private static IEnumerable<Stretch> DaysOf(Parameter parameter, string? key)
    {
        ParameterValue[] values = [.. parameter.Values.Where(value => value.Key == key).OrderBy(value => value.From)];
        for (var place = 0; place < values.Length; place++)
        {
            var last = values[place].To ?? (place + 1 < values.Length ? values[place + 1].From.AddDays(-1) : DateOnly.MaxValue);
            if (values[place].Value is not null)
            {
                yield return new Stretch(values[place].From, last);
            }
        }
    }

    private static Statement Speaks(Item item, int place)
    {
        var decided = !Say.ItemBreaks(place);
        if (item.Lookup is { } table)
        {
            var undecided = Enumerable.Range(0, table.Rows.Length).Where(row => table.Rows[row].Undecided).Select(row => !Say.RowApplies(place, row));
            return undecided.Aggregate(decided & (table.Otherwise is null ? !Say.NoRowApplies(place) : Say.Always), (all, row) => all & row);
        }

        return PolicyParts.IsAnswer(item) && item.Kind != ItemKind.Lifecycle ? decided & Say.Applies(place) & Say.IsSettled(place) : decided;
    }

    private static Finding At(AdvisedPolicy policy, int item, int fact, Witness witness)
    {
        var (owner, read) = (policy.Model.Items[item], policy.Model.Facts[fact]);
        return Finding.At(policy, owner.Location, Open, [owner.Name, read.Name], owner.Name, CaseWords.Case(witness), read.Name, read.OnlyIfText);
    }
}
