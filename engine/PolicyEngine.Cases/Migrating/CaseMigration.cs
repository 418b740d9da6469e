using System.Collections.Immutable;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Migrating;

/// <summary>What moving one case to another version would change, and the move.</summary>
internal sealed class CaseMigration(LoadedCase loaded, CompiledPolicy to, MigrateRequest request, DateTimeOffset now)
{
    private readonly CaseMachine machine = CaseMachine.Of(to);
    private CaseContext? context;
    private ImmutableSortedDictionary<string, DeadlineState> clocks = ImmutableSortedDictionary<string, DeadlineState>.Empty;

    private CaseState State => loaded.State;

    private Lifecycle Lifecycle => machine.Lifecycle;

    public MigrationOfCase Report()
    {
        var name = request.States.GetValueOrDefault(State.State) ?? State.State;
        var state = machine.StateNamed(name);
        var report = new MigrationOfCase { CaseId = State.CaseId, FromVersion = State.PolicyVersion, State = State.State, ToState = state < 0 ? "" : name };
        var problems = ImmutableArray.CreateBuilder<string>();
        if (State.IsEnded || State.IsErased)
        {
            problems.Add(State.IsErased ? "its personal data was erased" : "it has ended");
        }

        if (state < 0 || Lifecycle.States[state].Initial >= 0)
        {
            problems.Add(state < 0 ? $"the other version has no state `{name}`; {Nearest(name)}say in which state such cases go on" : $"`{name}` has substates in the other version; say in which of them such cases go on");
            state = -1;
        }

        var reading = FactJson.Read(to.Model, State.Facts);
        problems.AddRange(reading.Diagnostics.Select(problem => problem.Message));
        if (reading.Facts is { } facts)
        {
            report = report with { ToRetention = ClockWords.Retention(to, facts, PolicyDays.DayOf(to.Model, now)) };
            context = new CaseContext(State.CaseId, to, machine, State, facts, loaded.Stored.Row.Hash) { Around = loaded.Around, SnapshotAt = loaded.Stored.Snapshot?.Sequence ?? 0 };
            report = report with { ToDecision = Answer(to, facts) };
        }

        report = Compare(report, state);
        if (state >= 0 && !State.IsEnded)
        {
            var replay = new ClockReplay(to, machine, request.States);
            clocks = replay.After(loaded.Events, machine.Lineage(state), now);
            report = report with { Clocks = new MigrationClocks(loaded.Policy?.Model, to.Model, State, now).Compare(clocks) };
            problems.AddRange(replay.Problems.Select(problem => $"the deadline `{problem.Key}` of the other version can't be worked out: {problem.Value}"));
        }

        return report with { Problems = problems.ToImmutable() };
    }

    /// <summary>The move, as an event; only after <see cref="Report"/> found nothing against it.</summary>
    public CaseFiring Move(MigrationOfCase report)
    {
        var firing = new CaseFiring(context ?? throw new InvalidOperationException("a case is moved only after its report"), now);
        var names = machine.Lineage(machine.StateNamed(report.ToState)).Select(state => Lifecycle.States[state].Name).ToArray();
        firing.Record(firing.Blank(CaseEventKind.Migrated) with
        {
            Actor = request.Actor,
            Note = request.Reason,
            To = report.ToState,
            Exited = [.. State.EnteredIn.Keys.Except(names, StringComparer.Ordinal)],
            Entered = [.. names.Except(State.EnteredIn.Keys, StringComparer.Ordinal)],
            FromPolicyHash = State.PolicyHash,
            Request = report.QuestionsGone.IsEmpty && report.QuestionsNew.IsEmpty ? null : [.. Questions()],
            Deadlines = [.. new MigrationClocks(loaded.Policy?.Model, to.Model, State, now).Changes(report.Clocks, clocks)],
        });
        return firing;
    }

    private MigrationOfCase Compare(MigrationOfCase report, int state)
    {
        var known = to.Model.Facts.Select(fact => fact.Name).ToHashSet(StringComparer.Ordinal);
        report = report with
        {
            QuestionsGone = [.. (State.Request?.Facts ?? []).Except(Questions(), StringComparer.Ordinal)],
            QuestionsNew = [.. Questions().Except(State.Request?.Facts ?? [], StringComparer.Ordinal)],
            FactsGone = [.. State.Facts.Keys.Where(name => !known.Contains(name))],
            DeadlinesGone = [.. State.Deadlines.Where(pair => pair.Value.Status is DeadlineStatus.Running or DeadlineStatus.Paused or DeadlineStatus.Overdue && Lifecycle.Deadlines.All(deadline => deadline.Name != pair.Key)).Select(pair => pair.Key)],
        };
        if (loaded.Policy is not { Model.Lifecycle: not null } from)
        {
            return report;
        }

        var before = loaded.Context();
        var old = Triggers(before.Machine, before.Machine.StateNamed(State.State));
        var after = state < 0 ? [] : Triggers(machine, state);
        return report with
        {
            Calendars = [.. ClockWords.Differences(from.Model.Lifecycle, Lifecycle)],
            Retention = ClockWords.Retention(from, before.Facts, PolicyDays.DayOf(from.Model, now)),
            Decision = Answer(from, before.Facts), TriggersGone = [.. old.Except(after, StringComparer.Ordinal)], TriggersNew = [.. after.Except(old, StringComparer.Ordinal)],
        };
    }

    private static string[] Triggers(CaseMachine machine, int state) =>
        [.. Enumerable.Range(0, machine.Lifecycle.Triggers.Length).Where(trigger => machine.Candidates(state, trigger).Length > 0).Select(trigger => machine.Lifecycle.Triggers[trigger].Name)];

    // A request that is open names exactly what is missing: under the other version that may be something else.
    private IEnumerable<string> Questions() =>
        State.Request is null || context is null ? [] : DecisionAnswers.Questions(Evaluator.Decide(to, context.Facts, PolicyDays.DayOf(to.Model, now)));

    private string Nearest(string name) =>
        NearestName.Hint(name, Lifecycle.States.Where(state => state.Initial < 0).Select(state => state.Name)) is { Length: > 0 } hint ? $"{hint} " : "";

    private string Answer(CompiledPolicy policy, Evaluation.Facts.FactSet facts)
    {
        var kept = DecisionAnswers.Kept(Evaluator.Decide(policy, facts, PolicyDays.DayOf(policy.Model, now)), 0);
        return kept.Outcome.Length > 0 ? kept.Outcome : EventWords.Of(kept.Answer);
    }
}
