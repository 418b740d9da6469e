using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Proof.Diffing;
using PolicyEngine.Workbench.Proving;

namespace PolicyEngine.Workbench.Diffing;

/// <summary>What changes, in words, for all forms of a comparison.</summary>
/// <param name="diff">The comparison of one policy.</param>
public sealed class DiffWords(PolicyDiff diff)
{
    private const int MostCases = 8;
    private const int MostWays = 6;

    private PolicyDifference Difference => diff.Difference;

    /// <summary>The days and terms of the comparison.</summary>
    public string Terms()
    {
        if (Difference.First is not { } first || Difference.Last is not { } last)
        {
            return "The two are in force on no day together, so that no decision can be compared.";
        }

        var ranges = Difference.TakenRanges.Length == 0 ? "" : $" {Listed(Difference.TakenRanges)}: the policy gives no range, so that numbers are taken to lie within a million million of zero, and dates in the years 1000 to 2999.";
        return $"Compared for every case that both take, with each fact given that applies, from {ProofText.Day(first)} to {ProofText.Day(last)}.{ranges}";
    }

    /// <summary>What is not compared.</summary>
    public string NotCompared() => $"Not compared: the words of reasons and titles{(diff.HasOtherLifecycle ? ", and how cases live" : "")}.";

    /// <summary>The answer in one line.</summary>
    public string Verdict()
    {
        var (changes, open) = (Difference.Changes.Length + Difference.Results.Length, Difference.Undecided.Length);
        return Difference.IsProvedSame ? "Proved: no decision changes."
            : Difference.First is null ? "Nothing was compared."
            : changes == 0 ? $"Not decided: {Counted.Of(open, "kind of change", "kinds of change")} could be neither found nor ruled out."
            : $"{Counted.Of(changes, "kind of change", "kinds of change")}{(open == 0 ? ", and nothing else changes: that is proved." : $"; {Counted.Of(open, "further one was", "further ones were")} not decided.")}";
    }

    /// <summary>What changes, as a headline.</summary>
    public string Headline(DecisionChange change) => Headline(change.Result, change.Was, change.Now, change.Sense);

    /// <summary>What may change, as a headline with the reason why that is open.</summary>
    public string Headline(UndecidedChange open) => $"{Headline(open.Result, open.Was, open.Now, open.Sense)}: not decided, {open.Reason}";

    /// <summary>The kept cases of a class.</summary>
    public string Share(DecisionChange change)
    {
        var cases = diff.Shares.In(change);
        return diff.Shares.Count == 0 ? "no cases are kept"
            : cases.Count == 0 ? FormattableString.Invariant($"none of the {diff.Shares.Count} kept cases")
            : FormattableString.Invariant($"{cases.Count} of {diff.Shares.Count} kept cases: {string.Join(", ", cases.Take(MostCases))}{(cases.Count > MostCases ? ", …" : "")}");
    }

    /// <summary>The figures that make the change; empty for none.</summary>
    public static string Figures(DecisionChange change) => change.Figures.IsEmpty ? "" : $"because of {Listed([.. change.Figures.Select(name => $"`{name}`")])}: as it was, none of these cases came out otherwise";

    /// <summary>By which rules, each once.</summary>
    public static IEnumerable<string> Ways(DecisionChange change)
    {
        var named = change.Ways.Where(way => way.Was.Length + way.Now.Length > 0).ToList();
        foreach (var way in named.Take(MostWays))
        {
            yield return way.Was == way.Now ? $"still by `{way.Was}`" : $"by {Rule(way.Was)} before, by {Rule(way.Now)} now";
        }

        if (named.Count > MostWays)
        {
            yield return $"and {Counted.Of(named.Count - MostWays, "more pair of rules", "more pairs of rules")}";
        }
    }

    /// <summary>A case of the class, with what it comes to under both.</summary>
    public string Example(DecisionChange change, ChangedCase one)
    {
        var facts = Facts(one);
        return $"for example, on {ProofText.Day(one.Day)}, {(facts.Count == 0 ? "with nothing known" : string.Join("; ", facts))}: {Comes(change.Result, one, false)} → {Comes(change.Result, one, true)}";
    }

    /// <summary>The facts of a case, of both versions.</summary>
    public static IReadOnlyList<string> Facts(ChangedCase one)
    {
        var now = Given(one.Now).ToList();
        return [.. now.Concat(Given(one.Was).Where(pair => now.All(other => other.Name != pair.Name))).Select(pair => pair.Words)];
    }

    /// <summary>What a result comes to in a case under one of the versions.</summary>
    public string Comes(string result, ChangedCase one, bool isNew)
    {
        var decision = isNew ? diff.New.Policy.Decide(one.Now, one.Day) : diff.Old.Policy.Decide(one.Was, one.Day);
        return SafeText.Of(CaseShares.ValueOf(decision, result) is { } value ? value.Shown : DecisionDocument.Of(decision).Headline);
    }

    /// <summary>What was changed in a piece of the policy.</summary>
    public static string Piece(PieceChange piece)
    {
        var kind = piece.Kind switch
        {
            PieceKind.Days => "days",
            PieceKind.Fact => "fact",
            PieceKind.Parameter => "figure",
            PieceKind.Definition => "definition",
            PieceKind.Rule => "rule",
            PieceKind.Result => "result",
            PieceKind.Guarantee => "guarantee",
            PieceKind.Scripts => "scripts",
            _ => throw new ArgumentOutOfRangeException(nameof(piece)),
        };
        return SafeText.Of(piece switch
        {
            { Was.Length: 0 } => $"{kind} {piece.Name} has come: {piece.Now}",
            { Now.Length: 0 } => $"{kind} {piece.Name} is gone: {piece.Was}",
            _ => $"{kind} {piece.Name}: {piece.Was} → {piece.Now}",
        });
    }

    private static IEnumerable<(string Name, string Words)> Given(FactSet facts)
    {
        for (var place = 0; place < facts.Model.Facts.Length; place++)
        {
            if (facts.ValueOf(place) is { } value)
            {
                yield return (facts.Model.Facts[place].Name, ProofText.Fact(facts.Model, facts.Model.Facts[place], value));
            }
        }
    }

    private static string Listed(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string Rule(string name) => name.Length == 0 ? "no rule" : $"`{name}`";

    private string Headline(string result, ResultState was, ResultState now, ChangeSense sense)
    {
        var title = TitleOf(result);
        return SafeText.Of((was.Kind, now.Kind, sense) switch
        {
            (ResultKind.Value, ResultKind.Value, ChangeSense.More) => $"{title}: {(IsDay(result) ? "later" : "more")} than before",
            (ResultKind.Value, ResultKind.Value, ChangeSense.Less) => $"{title}: {(IsDay(result) ? "earlier" : "less")} than before",
            (ResultKind.Value, ResultKind.Value, _) => $"{title}: another value",
            (ResultKind.Value, ResultKind.NotApplicable, _) => $"{title}: no longer applies",
            (ResultKind.NotApplicable, ResultKind.Value, _) => $"{title}: applies now",
            _ => $"{title}: {State(result, was, false)} → {State(result, now, true)}",
        });
    }

    private Item ItemOf(string result) => diff.New.Policy.Model.Items.First(item => item.Name == result && item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output);

    private bool IsDay(string result) => ItemOf(result).Type is FactType.Date or FactType.Time;

    // What is worked out for each record is named by its list.
    private string TitleOf(string result) => diff.New.Policy.Model.Facts.Concat(diff.Old.Policy.Model.Facts).Any(fact => fact.Name == result) ? $"for each of {result}" : ItemOf(result).Title;

    private string State(string result, ResultState state, bool isNew) => state.Kind switch
    {
        ResultKind.Option => $"“{OptionTitle(isNew ? diff.New.Policy.Model : diff.Old.Policy.Model, result, state.Value)}”",
        ResultKind.Value => "a value",
        ResultKind.NotApplicable => "does not apply",
        ResultKind.Open => "no answer, although nothing more is asked",
        ResultKind.Fault => "breaks",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string OptionTitle(PolicyModel model, string result, string option)
    {
        var item = model.Items.FirstOrDefault(item => item.Name == result && item.ChoiceSet >= 0);
        return item is null ? option : model.Choices[item.ChoiceSet].Options.FirstOrDefault(one => one.Name == option)?.Title ?? option;
    }
}
