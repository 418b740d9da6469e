using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Views;

/// <summary>Why a decision is as it is: what it stands on, one rule opened, or every step.</summary>
public sealed class WhyView(Decision decision)
{
    private const int MostReaders = 6;
    private const int MostObstacles = 3;

    /// <summary>The outcomes of the decision and of its parts, by option name.</summary>
    public IReadOnlyList<string> Outcomes =>
        [.. Blocks.SelectMany(item => decision.Policy.Choices[item.ChoiceSet].Options).Select(option => option.Name).Distinct(StringComparer.Ordinal)];

    private IEnumerable<Model.Item> Blocks => decision.Policy.Items.Where(item => item.Kind is Model.ItemKind.Outcome or Model.ItemKind.Part);

    private ExplanationNode Root => decision.Explanation.Root;

    /// <summary>What the decision stands on, or the next question of an open one.</summary>
    public ReplReply Decided() => new ReplReply.Shown(new Page().Decided(DecisionDocument.Of(decision, withGrounds: true)));

    /// <summary>Every step.</summary>
    public ReplReply All() => decision.IsInForce ? new ReplReply.Shown(Steps(Root.Children)) : Decided();

    /// <summary>The rules that would give an outcome, each with where it fails.</summary>
    /// <param name="outcome">An outcome's option name or title.</param>
    public ReplReply Not(string outcome)
    {
        var found = Blocks.SelectMany(item => decision.Policy.Choices[item.ChoiceSet].Options.Select(option => (item, option)))
            .Where(pair => pair.option.Name == outcome || string.Equals(pair.option.Title, outcome, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
        {
            return Refusals.NoSuch("outcome", outcome, Outcomes, OutcomesInWords);
        }

        var (block, chosen) = found[0];
        if (block.Kind == Model.ItemKind.Outcome && decision.Outcome == chosen.Name)
        {
            return new ReplReply.Shown($"the outcome is `{chosen.Name}`; `:why` says why");
        }

        if (!decision.IsInForce)
        {
            return Decided();
        }

        var rules = decision.WhyNotOutcome(chosen.Name, block.Kind == Model.ItemKind.Part ? block.Name : null);
        var more = rules.Count > MostObstacles ? Counted.Of(rules.Count - MostObstacles, "more rule gives it", "more rules give it") + "; `:why RULE` opens one" : "";
        return rules.Count == 0 ? new ReplReply.Shown($"no rule leads to `{chosen.Name}`") : new ReplReply.Shown(Grounds([.. rules.Take(MostObstacles)], more));
    }

    /// <summary>The outcomes to choose from, or that there is none.</summary>
    public string OutcomesInWords => Outcomes.Any() ? $"the outcomes are {string.Join(", ", Outcomes)}" : "this policy only calculates; `:why RESULT` says why a result is what it is";

    /// <summary>The step about a name.</summary>
    public ReplReply Of(string name)
    {
        if (decision.WhyRule(name) is { } rule)
        {
            return new ReplReply.Shown(new Page().Reason(rule));
        }

        if (decision.Explanation.For(name) is { } step)
        {
            return new ReplReply.Shown(new Page().Step(step));
        }

        var named = Below(Root).Where(node => node.Id == name && node.Kind is not (ExplanationKind.Input or ExplanationKind.Row)).ToList();
        if (named.Count > 0)
        {
            return new ReplReply.Shown(new Page().Step(named.Find(node => !node.Children.IsEmpty) ?? named[0]));
        }

        return new NamedValue(decision).Find(name) is { } value
            ? new ReplReply.Shown(Page.Of($"{name}: {value.Replace("\n", "; ", StringComparison.Ordinal)}").Then(ReadBy(name)))
            : decision.Outcome == name ? Decided()
            : Outcomes.Contains(name) ? Refusals.Of($"the outcome is not `{name}`", $"`:why not {name}` says what stands in the way")
            : Refusals.NoSuch("rule or name", name, PolicyNames.All(decision.Policy).Select(item => item.Text), "`:why all` shows every rule");
    }

    // A comparison shows the value of what it compares, without a step of its own.
    private Page ReadBy(string name)
    {
        if (decision.FactsSetAside.Any(fact => fact.Name == name))
        {
            return Page.Of("it does not apply to this case, so it was set aside");
        }

        var readers = Below(Root).Where(node => node.Kind is ExplanationKind.Rule or ExplanationKind.Criterion or ExplanationKind.Output && Below(node).Any(step => Mentions(step.Text, name))).Take(MostReaders).ToList();
        return readers.Count > 0 ? Steps(readers) : Page.Of("nothing that was looked at reads it");
    }

    private static bool Mentions(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !IsLetter(text[at - 1])) && (at + name.Length == text.Length || !IsLetter(text[at + name.Length]));
    }

    private static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    private static Page Grounds(IReadOnlyList<Ground> grounds, string more)
    {
        var page = new Page();
        foreach (var ground in grounds)
        {
            page.Reason(ground);
        }

        return more.Length > 0 ? page.Line(more) : page;
    }

    private static Page Steps(IReadOnlyList<ExplanationNode> steps)
    {
        var page = new Page();
        foreach (var step in steps)
        {
            page.Step(step);
        }

        return page;
    }

    private static IEnumerable<ExplanationNode> Below(ExplanationNode node) => node.Children.SelectMany(child => Below(child).Prepend(child));
}
