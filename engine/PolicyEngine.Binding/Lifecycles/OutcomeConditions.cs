using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Lifecycles;

/// <summary>The answers of a decision that transitions can wait for: its outcomes, and how it came out when there is none.</summary>
internal sealed class OutcomeConditions
{
    private static readonly Dictionary<string, OutcomeKind> Words = new(StringComparer.Ordinal)
    {
        ["undetermined"] = OutcomeKind.Undetermined,
        ["needs_person"] = OutcomeKind.NeedsPerson,
        ["faulted"] = OutcomeKind.Faulted,
    };

    private readonly string[] outcomes;
    private readonly Dictionary<string, OutcomeKind> words;
    private readonly DiagnosticBag diagnostics;

    public OutcomeConditions(PolicyDraft draft, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        if (draft.Syntax.Decision is not { } decision)
        {
            (outcomes, words) = ([], new Dictionary<string, OutcomeKind>(Words, StringComparer.Ordinal) { ["determined"] = OutcomeKind.Determined });
            return;
        }

        words = Words;
        outcomes = [.. draft.Symbols.Choices.Sets[draft.Symbols.Find(decision.Name.Value)!.Shape.ChoiceSet].Options.Select(option => option.Name)];
        foreach (var name in outcomes.Where(Words.ContainsKey))
        {
            diagnostics.Add(LifecycleDiagnostics.AnswerTaken, decision.Outcomes.Options.FirstOrDefault(option => option.Name.Value == name)?.Name.Span ?? decision.Outcomes.Span, name);
        }
    }

    /// <summary>The condition of a name; <see langword="null"/> and a diagnostic when there is none.</summary>
    public OutcomeCondition? Find(Written<string> name)
    {
        if (words.TryGetValue(name.Value, out var kind))
        {
            return new OutcomeCondition(kind);
        }

        var place = Array.IndexOf(outcomes, name.Value);
        if (place >= 0)
        {
            return new OutcomeCondition(OutcomeKind.Outcome, place);
        }

        string[] known = [.. outcomes, .. words.Keys];
        var hint = NearestName.Hint(name.Value, known);
        diagnostics.Add(LifecycleDiagnostics.UnknownAnswer, name.Span, name.Value, hint.Length > 0 ? hint : $"the answers are {string.Join(", ", known.Select(word => $"`{word}`"))}");
        return null;
    }
}
