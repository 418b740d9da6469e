using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Documents;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Session.Views;

/// <summary>Why a decision is as it is, in the steps of its explanation.</summary>
internal sealed class WhyView(Decision decision, int width)
{
    private const int MostReaders = 6;

    /// <summary>The outcomes of the decision and of its parts, by option name.</summary>
    public IReadOnlyList<string> Outcomes =>
        [.. Blocks.SelectMany(item => decision.Policy.Choices[item.ChoiceSet].Options).Select(option => option.Name).Distinct(StringComparer.Ordinal)];

    private IEnumerable<Model.Item> Blocks => decision.Policy.Items.Where(item => item.Kind is Model.ItemKind.Outcome or Model.ItemKind.Part);

    private ExplanationNode Root => decision.Explanation.Root;

    /// <summary>The rules that decided and those that still could; the others are counted.</summary>
    public ReplReply Decided()
    {
        if (!decision.IsInForce)
        {
            return new ReplReply.Shown(string.Join('\n', decision.Missing.Select(input => SafeText.Of(input.Message))));
        }

        var left = 0;
        var steps = Root.Children.Where(child => child.State != ExplanationState.NotApplicable).Select(child => IsWaiting(child) ? Waiting(child) : child with { Children = [.. child.Children.Where(step => IsTold(step, ref left))] }).ToList();
        var text = string.Concat(steps.Select(Steps));
        var rest = left == 0 ? "" : $"{DiagnosticCount.Number(left, "other rule does not apply", "other rules do not apply")}; `:why all` shows {(left == 1 ? "it" : "them")}, and `:why not OUTCOME` says what stands in the way of one";
        return new ReplReply.Shown($"{text}{rest}".TrimEnd('\n'));
    }

    /// <summary>Every step.</summary>
    public ReplReply All() => decision.IsInForce ? new ReplReply.Shown(string.Concat(Root.Children.Select(Steps)).TrimEnd('\n')) : Decided();

    /// <summary>The rules that would give an outcome, each with where it fails.</summary>
    /// <param name="outcome">An outcome's option name or title.</param>
    public ReplReply Not(string outcome)
    {
        var found = Blocks.SelectMany(item => decision.Policy.Choices[item.ChoiceSet].Options.Select(option => (item, option)))
            .Where(pair => pair.option.Name == outcome || string.Equals(pair.option.Title, outcome, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
        {
            return Refusals.NoSuch("outcome", outcome, Outcomes, $"the outcomes are {string.Join(", ", Outcomes)}");
        }

        var (block, chosen) = found[0];
        if (block.Kind == Model.ItemKind.Outcome && decision.Outcome == chosen.Name)
        {
            return new ReplReply.Shown($"the outcome is `{chosen.Name}`; `:why` says why");
        }

        var steps = Root.Children.FirstOrDefault(node => node.Id == block.Name || (node.Kind == ExplanationKind.Outcome && block.Kind == Model.ItemKind.Outcome))?.Children
            .Where(step => step.Kind is ExplanationKind.Rule or ExplanationKind.Otherwise && IsTo(step, chosen)).ToList() ?? [];
        return steps.Count == 0
            ? new ReplReply.Shown(decision.IsInForce ? $"no rule leads to `{chosen.Name}`" : "the policy is not in force on this day, so no rule is looked at")
            : new ReplReply.Shown(string.Concat(steps.Select(Steps)).TrimEnd('\n'));
    }

    /// <summary>The step about a name.</summary>
    public ReplReply Of(string name)
    {
        if (decision.Explanation.For(name) is { } step)
        {
            return new ReplReply.Shown(Steps(step).TrimEnd('\n'));
        }

        var named = Below(Root).Where(node => node.Id == name && node.Kind is not (ExplanationKind.Input or ExplanationKind.Row)).ToList();
        if (named.Count > 0)
        {
            return new ReplReply.Shown(Steps(named.Find(node => !node.Children.IsEmpty) ?? named[0]).TrimEnd('\n'));
        }

        return new NamedValue(decision).Find(name) is { } value
            ? new ReplReply.Shown($"{SafeText.Of($"{name}: {value.Replace("\n", "; ", StringComparison.Ordinal)}")}\n{ReadBy(name)}".TrimEnd('\n'))
            : decision.Outcome == name ? Decided()
            : Outcomes.Contains(name) ? Refusals.Of($"the outcome is not `{name}`", $"`:why not {name}` says what stands in the way")
            : Refusals.NoSuch("rule or name", name, PolicyNames.All(decision.Policy).Select(item => item.Text), "`:why all` shows every rule");
    }

    // A comparison shows the value of what it compares, without a step of its own.
    private string ReadBy(string name)
    {
        if (decision.FactsSetAside.Any(fact => fact.Name == name))
        {
            return "it does not apply to this case, so it was set aside";
        }

        var readers = Below(Root).Where(node => node.Kind is ExplanationKind.Rule or ExplanationKind.Criterion or ExplanationKind.Output && Below(node).Any(step => Mentions(step.Text, name))).Take(MostReaders);
        return string.Concat(readers.Select(Steps)) is { Length: > 0 } text ? text : "nothing that was looked at reads it";
    }

    private static bool Mentions(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !IsLetter(text[at - 1])) && (at + name.Length == text.Length || !IsLetter(text[at + name.Length]));
    }

    private static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    private static bool IsWaiting(ExplanationNode step) => step is { Kind: ExplanationKind.Part or ExplanationKind.Output, State: ExplanationState.Unknown };

    // Of a result that is still open it matters first what it waits for; `:why` with its name shows the rest.
    private ExplanationNode Waiting(ExplanationNode step)
    {
        var needs = decision.Missing.Where(input => input.Why.Any(why => why == step.Id || why.StartsWith(step.Id + "/", StringComparison.Ordinal))).Select(input => input.Name).Distinct(StringComparer.Ordinal).ToList();
        return step with { Children = [], Note = needs.Count == 0 ? step.Note : $"waits for {string.Join(", ", needs)}" };
    }

    private static bool IsTold(ExplanationNode step, ref int left)
    {
        if (step.Kind != ExplanationKind.Rule || step.State is ExplanationState.Yes or ExplanationState.Unknown or ExplanationState.Fault or ExplanationState.Overridden)
        {
            return step.Kind != ExplanationKind.Otherwise || step.State is ExplanationState.Yes or ExplanationState.Unknown;
        }

        left++;
        return false;
    }

    private static bool IsTo(ExplanationNode step, Model.ChoiceOption option) => step.Value == option.Name || step.Value == option.Title;

    private string Steps(ExplanationNode step) => string.Concat(TextRenderer.Render(step, width).TrimEnd('\n').Split('\n').Select(line => SafeText.Of(line) + "\n"));

    private static IEnumerable<ExplanationNode> Below(ExplanationNode node) => node.Children.SelectMany(child => Below(child).Prepend(child));
}
