using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:sweep</c>: the points along a fact at which the answer changes.</summary>
public sealed class SweepCommand() : SessionCommand("sweep", "sweep FACT [FROM..TO]", "find the exact points along a fact at which the answer changes, and draw them")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Understand;

    /// <inheritdoc/>
    public override string Help =>
        "Every other fact stays as it is, and nothing is kept. Without a range it goes over all values that the policy allows. Up to 60,000 values are all tried; where there are more, the figures that the policy names, the values beside them and an even grid are, and each change is followed to the exact penny or unit. It always says how it searched, and when something could have been missed.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":sweep income 0..60_000", "an amount"), (":sweep pip_moving_around_points", "every number that is allowed"), (":sweep date_of_birth 1940-01-01..2010-01-01", "dates"), (":sweep vehicle", "the options of a choice")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var words = argument.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var facts = session.Policy.Model.Facts;
        if (words.Length == 0 || facts.FirstOrDefault(fact => fact.Name == words[0]) is not { } fact)
        {
            return words.Length == 0 ? Refusals.Of("`:sweep` needs a fact", "for example `:sweep income 0..60_000`") : Refusals.NoSuch("fact", words[0], facts.Select(one => one.Name), "`:facts all` lists them");
        }

        if (fact.Type is FactType.Text or FactType.List)
        {
            return Refusals.Of($"`{fact.Name}` is {(fact.Type == FactType.Text ? "a text" : "a list")}, and its values have no order", "numbers, amounts, dates, times, choices and yes/no can be swept");
        }

        if (!session.Case.Decision.IsInForce)
        {
            return Refusals.Of("the policy is not in force on this day, so nothing is decided", "`:as-of DATE` moves to another day");
        }

        if (Ends(session.Policy.Model, fact, words.ElementAtOrDefault(1) ?? "", out var low, out var high) is { } refused)
        {
            return refused;
        }

        var sweep = session.Case.Decision.Sweep(fact.Name, low, high, cancellation);
        var isCut = IsOther(low, sweep.Low) || IsOther(high, sweep.High);
        return new ReplReply.Shown(new SweepView(session.Policy.Model, fact).Show(sweep, isCut));

        bool IsOther(object? asked, string swept) => asked is not null && ValueText.Display(asked, fact.Type, null, "") != swept;
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) =>
        session.Policy.Model.Facts.Where(fact => fact.Type is not (FactType.Text or FactType.List)).Select(fact => new CompletionItem(fact.Name, "fact", fact.Ask));

    private static ReplReply.Refused? Ends(PolicyModel model, Fact fact, string range, out object? low, out object? high)
    {
        (low, high) = (null, null);
        if (fact.Type is FactType.YesNo or FactType.Choice)
        {
            return range.Length == 0 ? null : Refusals.Of($"every value of `{fact.Name}` is tried", "leave the range out");
        }

        range = range.Replace(" to ", "..", StringComparison.Ordinal);
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var (from, to) = dots < 0 ? ("", "") : (range[..dots].Trim(), range[(dots + 2)..].Trim());
        (low, high) = (ValueOf(fact, from), ValueOf(fact, to));
        var isWrong = (range.Length > 0 && dots < 0) || (from.Length > 0 && low is null) || (to.Length > 0 && high is null);
        return isWrong ? Refusals.Of($"`{range}` is not a range of `{fact.Name}`", $"write the first and the last value, like `{Example(fact.Type)}`")
            : (low is null && fact.Minimum is null && fact.Type != FactType.Time) || (high is null && fact.Maximum is null && fact.Type != FactType.Time) ? Refusals.Of($"the policy sets no smallest and largest `{fact.Name}`", $"give a range, like `:sweep {fact.Name} {Example(fact.Type)}`")
            : IsLarger(low, high) ? Refusals.Of("the first value is larger than the last", "write the smaller one first")
            : IsLarger(low, ValueOf(fact, fact.Maximum)) || IsLarger(ValueOf(fact, fact.Minimum), high) ? Refusals.Of($"the policy allows none of the values of `{range}`", $"`{fact.Name}` asks for {ExpectedAnswer.Of(model, fact)}")
            : null;
    }

    private static object? ValueOf(Fact fact, string? text) => text is null ? null : SpokenValue.Read(text, fact, null);

    private static bool IsLarger(object? one, object? other) => one is not null && other is not null && ((IComparable)one).CompareTo(other) > 0;

    private static string Example(FactType type) => type switch
    {
        FactType.Date => "2018-01-01..2020-12-31",
        FactType.Time => "08:00..18:00",
        FactType.WholeNumber or FactType.Decimal or FactType.Money => "0..60_000",
        FactType.YesNo or FactType.Choice or FactType.Text or FactType.List => "",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
