using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A letter names only what is known when it is sent.</summary>
internal sealed class EarlyMessageRule : LifecycleRule
{
    private const string Due = "due.";

    private static readonly DiagnosticDescriptor NotYet = new(
        "PE4608",
        Severity.Warning,
        "the letter `{0}` names `{{{1}}}`, and where it is sent {2}",
        "send it later; or write it without that");

    private static readonly HashSet<string> OfDecision = new(["reasons", "why", "advice", "missing", "signposts"], StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> Says => [NotYet];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        for (var place = 0; place < lifecycle.Notifications.Length; place++)
        {
            var letter = lifecycle.Notifications[place];
            var sendings = Sendings(lifecycle, graph, place).ToArray();
            if (sendings.Length == 0)
            {
                continue;
            }

            foreach (var piece in letter.Subject.Pieces.Concat(letter.Text.Pieces))
            {
                var problems = sendings.Select(sending => Problem(policy.Model, lifecycle, graph, piece, sending)).ToArray();
                if (Array.TrueForAll(problems, problem => problem is not null))
                {
                    findings.Add(Finding.At(policy, letter.Location, NotYet, [letter.Name], letter.Name, problems[0]!.Value.Name, problems[0]!.Value.Why));
                }
            }
        }
    }

    private static IEnumerable<Sending> Sendings(Lifecycle lifecycle, LifecycleGraph graph, int letter)
    {
        bool Sends(LifecycleStep step) => step.Kind == StepKind.Notify && step.Notification == letter;
        bool SendsOnTheWayOut(int leaf) => graph.Around(leaf).SelectMany(state => lifecycle.States[state].Exit).Any(Sends);
        var entered = graph.Leaves.Where(leaf => graph.Entry(leaf).Any(Sends)).Select(leaf => Entered(graph, leaf));
        var left = graph.Leaves.Where(SendsOnTheWayOut).Select(leaf => Within(graph, [leaf]));
        var onTheWay = lifecycle.Transitions.Where(transition => transition.Steps.Any(Sends)).Select(transition => Within(graph, [.. transition.From.SelectMany(graph.LeavesOf)]));
        var reminded = lifecycle.Deadlines.Where(deadline => deadline.Reminders.Any(reminder => reminder.Notification == letter)).Select(deadline => Reminded(graph, [.. deadline.Starts.SelectMany(graph.LeavesOf)]));
        return entered.Concat(left).Concat(onTheWay).Concat(reminded);
    }

    private static Sending Within(LifecycleGraph graph, int[] leaves) => new([.. Before(graph, leaves), .. leaves], [.. Before(graph, leaves), .. leaves]);

    // What happens on the way into a state comes before anything that is done in it, unless the case has been there before.
    private static Sending Entered(LifecycleGraph graph, int leaf)
    {
        var left = Before(graph, [leaf]);
        return graph.From(graph.Next(leaf), _ => false).Contains(leaf) ? Within(graph, [leaf]) : new Sending([.. left, leaf], [.. left.Where(other => other != leaf)]);
    }

    private static Sending Reminded(LifecycleGraph graph, int[] starts)
    {
        var running = graph.From(starts, _ => false);
        return new Sending([.. Before(graph, starts), .. running], [.. Before(graph, starts), .. running]);
    }

    private static HashSet<int> Before(LifecycleGraph graph, int[] leaves) => [.. graph.Reachable.Where(leaf => graph.From([leaf], _ => false).Overlaps(leaves))];

    private static (string Name, string Why)? Problem(PolicyModel model, Lifecycle lifecycle, LifecycleGraph graph, NotificationPiece piece, Sending sending)
    {
        if (piece.Case.StartsWith(Due, StringComparison.Ordinal))
        {
            var deadline = lifecycle.Deadlines.FirstOrDefault(deadline => deadline.Name == piece.Case[Due.Length..]);
            return deadline is null || deadline.Starts.SelectMany(graph.LeavesOf).Any(sending.Been.Contains) ? null : (piece.Case, $"the deadline `{deadline.Name}` has not started");
        }

        if (OfDecision.Contains(piece.Case))
        {
            return sending.Been.Any(leaf => graph.Decides(leaf) || graph.At(leaf).Any(transition => transition.Steps.Any(step => step.Kind == StepKind.Decide))) || lifecycle.Transitions.Any(transition => transition.Steps.Any(step => step.Kind == StepKind.Decide))
                ? null : (piece.Case, "nothing has been decided");
        }

        if (piece.Case == "given_reason")
        {
            return lifecycle.Triggers.Any(trigger => trigger.NeedsReason || trigger.Decides) ? null : (piece.Case, "no trigger asks for a reason");
        }

        return piece.Words.Pieces.Where(words => words.Slot >= 0 && words.Slot < model.Facts.Length && !CanBeKnown(model, graph, words.Slot, sending)).Select(words => ((string, string)?)(words.Text, $"`{words.Text}` cannot have been given or set")).FirstOrDefault();
    }

    // What comes with a trigger of its own, and is not needed for the decision, does not come with the application.
    private static bool CanBeKnown(PolicyModel model, LifecycleGraph graph, int fact, Sending sending)
    {
        var lifecycle = model.Lifecycle!;
        var comesByItself = lifecycle.Triggers.Any(trigger => trigger.Takes.Any(argument => argument.Fact == fact)) && !DecidedFacts.Of(model).Contains(fact);
        var taken = lifecycle.Transitions.Where(transition => transition.From.SelectMany(graph.LeavesOf).Any(sending.Left.Contains)).ToArray();
        var triggers = taken.Where(transition => transition.Trigger >= 0).Select(transition => lifecycle.Triggers[transition.Trigger]);
        return sending.Been.SelectMany(graph.Entry).Concat(taken.SelectMany(transition => transition.Steps)).Any(step => step.Fact == fact)
            || triggers.Any(trigger => (!comesByItself && (trigger.TakesAnyFact || trigger.TakesRequested)) || trigger.Takes.Any(argument => argument.Fact == fact));
    }

    // The leaves in which a case can have been when a letter is sent, that of the sending included, and those from which it can have gone on.
    private sealed record Sending(HashSet<int> Been, HashSet<int> Left);
}
