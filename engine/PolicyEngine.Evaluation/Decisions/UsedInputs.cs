using System.Collections.Immutable;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>What a decision was made from.</summary>
internal static class UsedInputs
{
    public static (ImmutableArray<FactUse> Used, ImmutableArray<FactUse> SetAside) Facts(CaseRun run, CaseRun information, Wording words)
    {
        var used = ImmutableArray.CreateBuilder<FactUse>();
        var setAside = ImmutableArray.CreateBuilder<FactUse>();
        for (var place = 0; place < run.Model.Facts.Length; place++)
        {
            if (run.Facts.ValueOf(place) is not { } value)
            {
                continue;
            }

            var fact = run.Model.Facts[place];
            var use = new FactUse(fact.Name, value, words.FactCanonical(fact, value), words.FactText(fact, value, true), fact.Sensitive);
            if (run.StateOf(place) == SlotState.Ready)
            {
                used.Add(use);
            }
            else if (information.Resolve(place) == SlotState.NotApplicable)
            {
                setAside.Add(use);
            }
        }

        return (used.ToImmutable(), setAside.ToImmutable());
    }

    public static ImmutableArray<ParameterUse> Parameters(CaseRun run, Wording words)
    {
        var uses = ImmutableArray.CreateBuilder<ParameterUse>();
        for (var place = 0; place < run.Model.Parameters.Length; place++)
        {
            if (run.Model.Parameters[place].KeyType is not null)
            {
                uses.AddRange(ByKey(run, words, place));
            }
            else
            {
                if (run.StateOf(run.Model.ParameterSlot(place)) == SlotState.Ready && Use(run, words, place, new KeyedRead(run.Model.ParameterSlot(place), null), null) is { } use)
                {
                    uses.Add(use);
                }

                uses.AddRange(OnDays(run, words, place));
            }
        }

        return uses.ToImmutable();
    }

    // Figures without keys that were read on days of the expressions' own.
    private static IEnumerable<ParameterUse> OnDays(CaseRun run, Wording words, int place)
    {
        var slot = run.Model.ParameterSlot(place);
        var values = new TermValues(run);
        return RunQueries.AnsweredLeaves(run).Where(leaf => run.Model.Leaves[leaf].Dated.Contains(slot)).Distinct()
            .SelectMany(leaf => values.KeyedIn(run.Model.Leaves[leaf].Term)).Where(read => read.Slot == slot && read.Day is not null).Distinct()
            .Select(read => Use(run, words, place, read, null)).OfType<ParameterUse>().Distinct();
    }

    private static IEnumerable<ParameterUse> ByKey(CaseRun run, Wording words, int place)
    {
        var parameter = run.Model.Parameters[place];
        var slot = run.Model.ParameterSlot(place);
        var values = new TermValues(run);
        return RunQueries.AnsweredLeaves(run).Where(leaf => run.Model.Leaves[leaf].Reads.Contains(slot)).Distinct()
            .SelectMany(leaf => values.KeyedIn(run.Model.Leaves[leaf].Term)).Where(read => read.Slot == slot).Distinct()
            .Select(read => read.Key is not null
                ? Use(run, words, place, read, words.Choices(parameter.KeyChoiceSet))
                : new ParameterUse(parameter.Name, parameter.Title, "", "", "", null, null, parameter.Cite))
            .OfType<ParameterUse>().Distinct();
    }

    private static ParameterUse? Use(CaseRun run, Wording words, int place, KeyedRead read, ChoiceSet? keyChoices)
    {
        var (key, day) = (read.Key, read.Day ?? run.AsOf);
        var parameter = run.Model.Parameters[place];
        var table = run.Plan.Policy.Data.Parameter(place);
        var keyText = key is null ? null : ValueText.Format(key, keyChoices);
        if (table.EntryOn(day, keyText) is not { Value: { } text } entry || table.ValueOn(day, key) is not { } value)
        {
            return null;
        }

        return new ParameterUse(
            parameter.Name, parameter.Title, keyText, text, words.ParameterText(parameter, value, true), entry.From, entry.To, entry.Cite.IsEmpty ? parameter.Cite : entry.Cite);
    }
}
