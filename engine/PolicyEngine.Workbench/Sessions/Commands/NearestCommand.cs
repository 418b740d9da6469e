using PolicyEngine.Model;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:nearest</c>: the smallest change that gives an outcome.</summary>
public sealed class NearestCommand() : SessionCommand("nearest", "nearest OUTCOME", "find the smallest change of the facts that gives an outcome")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Understand;

    /// <inheritdoc/>
    public override string Help => "First every fact alone, then every two together. Along numbers, amounts and dates it is the value nearest to the present one. Texts and lists are left alone, and the number of tries is bounded: nothing found does not prove that there is nothing.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":nearest granted", "what it would take")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var options = Options(session);
        if (options.Count == 0)
        {
            return Refusals.Of("this policy only calculates, so no outcome can come nearer", "`:sweep FACT` shows how its results change along a fact");
        }

        var decision = session.Case.Decision;
        if (options.FirstOrDefault(option => option.Name == argument || string.Equals(option.Title, argument, StringComparison.OrdinalIgnoreCase)) is not { } outcome)
        {
            var list = $"the outcomes are {string.Join(", ", options.Select(option => option.Name))}";
            return argument.Length == 0 ? Refusals.Of("`:nearest` needs an outcome", list) : Refusals.NoSuch("outcome", argument, options.Select(option => option.Name), list);
        }

        if (decision.Outcome == outcome.Name)
        {
            return new ReplReply.Shown($"the outcome is `{outcome.Name}` already");
        }

        if (!decision.IsInForce)
        {
            return Refusals.Of("the policy is not in force on this day, so nothing is decided", "`:as-of DATE` moves to another day");
        }

        var changes = decision.NearestTo(outcome.Name, cancellation);
        var screen = new Page();
        screen.Add(changes.Count == 0 ? $"No change of one or two facts was found that gives “{outcome.Title}”; `:why not {outcome.Name}` says where each rule fails. Texts and lists were left alone, and of two facts together only the likeliest values were tried, so there may still be one." : $"“{outcome.Title}” with:");
        foreach (var change in changes)
        {
            screen.Add(string.Join(" and ", change.Moves.Select(move => $"{move.Fact} = {move.ToText}{(move.FromDisplay.Length > 0 ? $" instead of {move.FromDisplay}" : " (not given now)")}")), 2, "- ");
        }

        return new ReplReply.Shown(screen);
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => Options(session).Select(option => new CompletionItem(option.Name, "option", option.Title));

    private static IReadOnlyList<ChoiceOption> Options(ReplSession session) => session.Policy.Model.Outcomes;
}
