using System.Collections.Immutable;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Migrating;

/// <summary>
/// The clocks that a case would have if it had lived under another version of its policy from its beginning: the same states entered and left at the same times with the same facts, and that version's deadlines, amounts and
/// calendars.
/// </summary>
/// <param name="policy">The other version.</param>
/// <param name="machine">Its machine.</param>
/// <param name="states">For states whose name it does not have, the state in which a case goes on.</param>
internal sealed class ClockReplay(CompiledPolicy policy, CaseMachine machine, IReadOnlyDictionary<string, string> states)
{
    private readonly Dictionary<string, string> problems = new(StringComparer.Ordinal);

    private CaseState state = new();

    /// <summary>Why clocks that would run can't be worked out, by deadline.</summary>
    public IReadOnlyDictionary<string, string> Problems => problems;

    /// <summary>The clocks as they stand after events, and after the move into a state.</summary>
    /// <param name="events">The case's events.</param>
    /// <param name="lineage">The states in which it goes on, the outermost first.</param>
    /// <param name="now">When it is moved.</param>
    public ImmutableSortedDictionary<string, DeadlineState> After(IEnumerable<CaseEvent> events, ImmutableArray<int> lineage, DateTimeOffset now)
    {
        foreach (var happened in events.Select(Mapped))
        {
            var changes = happened.Exited.IsEmpty && happened.Entered.IsEmpty ? [] : Changes(happened, PathOf(happened));
            state = CaseFold.Apply(state, happened with { Deadlines = [.. changes] });
        }

        var names = lineage.Select(place => machine.Lifecycle.States[place].Name).ToArray();
        var last = state.EnteredIn.Keys.ToArray();
        var move = new CaseEvent
        {
            CaseId = state.CaseId,
            Sequence = state.Sequence + 1,
            Firing = state.Sequence + 1,
            Kind = CaseEventKind.Migrated,
            At = now,
            To = names[^1],
            Exited = [.. last.Except(names, StringComparer.Ordinal)],
            Entered = [.. names.Except(last, StringComparer.Ordinal)],
            PolicyId = state.PolicyId,
            PolicyHash = state.PolicyHash,
        };
        return CaseFold.Apply(state, move with { Deadlines = [.. Changes(move, PathOf(move))] }).Deadlines;
    }

    private CaseEvent Mapped(CaseEvent happened) => happened with { Exited = Mapped(happened.Exited), Entered = Mapped(happened.Entered), To = Mapped(happened.To) };

    private ImmutableArray<string> Mapped(ImmutableArray<string> names) => [.. names.Select(Mapped)];

    private string Mapped(string name) => states.GetValueOrDefault(name) ?? name;

    private TransitionPath PathOf(CaseEvent happened) => new(Known(happened.Exited), Known(happened.Entered), machine.StateNamed(happened.To));

    private ImmutableArray<int> Known(ImmutableArray<string> names) => [.. names.Select(machine.StateNamed).Where(place => place >= 0)];

    private List<DeadlineChange> Changes(CaseEvent happened, TransitionPath path)
    {
        var after = CaseFold.Apply(state, happened with { Deadlines = [] });
        var facts = FactJson.Read(policy.Model, after.Facts).Facts ?? FactSet.Empty(policy.Model);
        var keeper = new DeadlineKeeper(policy.Model, machine, new Expressions(policy, facts, PolicyDays.DayOf(policy.Model, happened.EffectiveAt)), happened.EffectiveAt);
        return [.. machine.Lifecycle.Deadlines.SelectMany(deadline => Changes(deadline, keeper, happened, path))];
    }

    private ImmutableArray<DeadlineChange> Changes(LifecycleDeadline deadline, DeadlineKeeper keeper, CaseEvent happened, TransitionPath path)
    {
        if (happened.IsEnd || path.Entered.Any(deadline.Ends.Contains))
        {
            problems.Remove(deadline.Name);
        }

        try
        {
            var changes = keeper.Keep(deadline, state.Deadlines.GetValueOrDefault(deadline.Name), path, happened.IsEnd, StartedElsewhere(deadline, happened));
            if (changes.Any(change => change.Move is DeadlineMove.Started or DeadlineMove.Undated))
            {
                problems.Remove(deadline.Name);
            }

            return changes;
        }
        catch (RefusedException refused)
        {
            problems[deadline.Name] = refused.Refusal.Message;
            return [];
        }
    }

    // A clock that a state started which the other version does not have was started all the same.
    private bool StartedElsewhere(LifecycleDeadline deadline, CaseEvent happened) =>
        happened.Deadlines.Any(change => change.Name == deadline.Name && change.Move is DeadlineMove.Started or DeadlineMove.Undated) && happened.Entered.Any(name => machine.StateNamed(name) < 0);
}
