using System.Collections.Immutable;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>
/// One firing of one case, worked out on paper: guards, then the transition's event, then those that follow by themselves. Nothing is kept before the whole is committed. The state is always the fold of the events,
/// so that a replay can't differ.
/// </summary>
internal sealed class CaseFiring
{
    private const int MostFollowing = 50;

    private readonly List<CaseEvent> events = [];
    private readonly List<MessageDraft> messages = [];
    private readonly List<CaseFiring> parts = [];
    private readonly long expected;
    private readonly string hash;
    private readonly long firing;
    private Expressions? expressions;

    public CaseFiring(CaseContext context, DateTimeOffset now, DateTimeOffset? due = null)
    {
        Context = context;
        State = context.State;
        Facts = context.Facts;
        expected = context.State.Sequence;
        hash = context.Hash;
        firing = expected + 1;
        At = now < context.State.ChangedAt ? context.State.ChangedAt : now;
        Effective = due ?? At;
        AsOf = PolicyDays.DayOf(Model, Effective);
        Due = due;
    }

    public CaseContext Context { get; }

    public CaseState State { get; private set; }

    public FactSet Facts { get; private set; }

    public DateOnly AsOf { get; }

    /// <summary>When it is recorded.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The instant that counts.</summary>
    public DateTimeOffset Effective { get; }

    public DateTimeOffset? Due { get; }

    public ImmutableArray<CaseEvent> Events => [.. events];

    /// <summary>The last decision that this firing has made; <see langword="null"/> for none.</summary>
    public Decision? Decision { get; private set; }

    public Expressions Expressions => expressions is { } known && ReferenceEquals(known.Facts, Facts) ? known : expressions = new Expressions(Context.Policy, Facts, AsOf);

    private CaseMachine Machine => Context.Machine;

    private Lifecycle Lifecycle => Machine.Lifecycle;

    private PolicyModel Model => Context.Policy.Model;

    private int Leaf => State.State.Length == 0 ? -1 : Machine.StateNamed(State.State);

    /// <summary>An event of this firing without anything in it.</summary>
    public CaseEvent Blank(CaseEventKind kind) => new()
    {
        CaseId = Context.CaseId,
        Sequence = State.Sequence + 1,
        Firing = firing,
        Kind = kind,
        At = At,
        DueAt = Due,
        From = State.State,
        To = State.State,
        PolicyId = Model.Id,
        PolicyVersion = Model.Version,
        PolicyHash = Model.ContentHash,
    };

    /// <summary>Begins the case in a state.</summary>
    public void Open(CaseEvent head, int state, FactSet facts)
    {
        var lineage = Machine.Lineage(state);
        Facts = facts;
        Move(head with { Facts = [.. FactJson.Of(facts)] }, new TransitionPath([], lineage, lineage[^1]), [], null);
        Follow();
    }

    /// <summary>Fires a transition that the machine has chosen, and what follows.</summary>
    /// <param name="head">The event with who, what and why.</param>
    /// <param name="transition">The transition.</param>
    /// <param name="facts">What is known with what came with the trigger.</param>
    /// <param name="view">For a person's decision, the engine's own view.</param>
    public void Fire(CaseEvent head, int transition, FactSet facts, Decision? view)
    {
        Facts = facts;
        Move(head, Machine.PathOf(transition, Leaf), Lifecycle.Transitions[transition].Steps, view);
        Follow();
    }

    /// <summary>Adds an event that moves nothing, sends what it sends, and looks what follows.</summary>
    public void Note(CaseEvent happened, params ReadOnlySpan<int> notifications)
    {
        Add(happened, notifications.ToArray());
        Follow();
    }

    /// <summary>Adds an event that moves nothing and is followed by nothing.</summary>
    public void Record(CaseEvent happened) => Add(happened, []);

    /// <summary>The cases that are written to: this one, and the parts that it was split into.</summary>
    public IEnumerable<string> CaseIds => parts.SelectMany(part => part.CaseIds).Prepend(Context.CaseId);

    /// <summary>What is to be committed: this case's events, and those of the parts that it was split into.</summary>
    /// <param name="key">The caller's key; empty for none.</param>
    /// <param name="protections">The protection of each of <see cref="CaseIds"/>.</param>
    /// <param name="chainKey">The key under which events are hashed; <see langword="null"/> for none.</param>
    public IEnumerable<CaseAppend> Appends(string key, IReadOnlyDictionary<string, CaseProtection> protections, byte[]? chainKey)
    {
        OutboxMessage[] finished = [.. messages.Select(message => message.Finish(protections[Context.CaseId]))];
        var digests = finished.ToLookup(message => message.Sequence, message => message.Digest);
        var sealedEvents = ImmutableArray.CreateBuilder<StoredEvent>();
        var previous = hash;
        foreach (var happened in events)
        {
            sealedEvents.Add(CaseChain.Seal(happened with { Digests = [.. digests[happened.Sequence]] }, previous, protections[Context.CaseId], chainKey));
            previous = sealedEvents[^1].Hash;
        }

        return parts.SelectMany(part => part.Appends("", protections, chainKey)).Prepend(new CaseAppend
        {
            Row = CaseRows.Of(State, previous),
            Expected = expected,
            Events = sealedEvents.ToImmutable(),
            Key = key,
            Timers = CaseRows.Timers(State),
            Snapshot = State.Sequence - Context.SnapshotAt >= CaseSnapshot.Interval && !State.IsErased ? CaseSnapshot.Seal(State, previous, protections[Context.CaseId]) : null,
            Messages = [.. finished],
        });
    }

    private void Move(CaseEvent head, TransitionPath path, ImmutableArray<LifecycleStep> steps, Decision? view)
    {
        var draft = new TransitionDraft { Facts = Facts, Decision = view, PartsBefore = State.Parts };
        var runner = new StepRunner(Context.Policy, Context.CaseId, AsOf, draft);
        foreach (var step in path.Exited.SelectMany(state => Lifecycle.States[state].Exit).Concat(steps).Concat(path.Entered.SelectMany(state => Lifecycle.States[state].Entry)))
        {
            runner.Run(step);
        }

        Facts = draft.Facts;
        Decision = draft.Decision ?? Decision;
        var isEnd = path.Entered.Any(state => Lifecycle.States[state].IsFinal);
        var keeper = new DeadlineKeeper(Model, Machine, Expressions, Effective);
        var happened = head with
        {
            To = Lifecycle.States[path.Leaf].Name,
            Exited = Names(path.Exited),
            Entered = Names(path.Entered),
            IsEnd = isEnd,
            Set = draft.Set,
            Samples = draft.Samples,
            Request = draft.Request,
            Decision = draft.Decision is { } decision ? DecisionAnswers.Kept(decision, draft.SetBefore) : null,
            Deadlines = [.. head.Deadlines, .. keeper.Keep(State, path, isEnd)],
            Parts = [.. draft.Parts.Select(part => part.Part)],
        };
        Add(happened, draft.Notifications);
        foreach (var part in draft.Parts)
        {
            Begin(part);
        }
    }

    private void Add(CaseEvent told, IReadOnlyCollection<int> notifications)
    {
        var happened = told with { IsActorProtected = IsPersonal(told) };
        var state = CaseFold.Apply(State, happened);
        var texts = new NotificationWriter(Context.Policy, state, happened, Expressions);
        var drafts = MessageDraft.Of(happened, notifications.Select(texts.Write)).ToArray();
        messages.AddRange(drafts);
        happened = happened with { Messages = [.. drafts.Select(message => message.Key)] };
        events.Add(happened);
        State = CaseFold.Apply(State, happened);
    }

    // Who erases and who migrates answer for it. Of those who act in a case the policy says whose names stay.
    private bool IsPersonal(CaseEvent happened) =>
        happened.Actor.Length > 0 && happened.Kind is not (CaseEventKind.Erased or CaseEventKind.Migrated) && Lifecycle.Roles.FirstOrDefault(role => role.Name == happened.Role) is not { KeepAfterErasing.Length: > 0 };

    private void Begin(PartDraft part)
    {
        var firing = new CaseFiring(CaseContext.New(part.Part.CaseId, Context.Policy), At, Due);
        firing.Open(firing.Blank(CaseEventKind.Opened) with { Parent = Context.CaseId, Role = CaseRole.System, Subject = new ProtectedText(State.Subject, false) }, part.Into, part.Facts);
        parts.Add(firing);
        if (firing.State.IsEnded)
        {
            Add(Blank(CaseEventKind.PartEnded) with { Role = CaseRole.System, Part = part.Part.CaseId, PartState = firing.State.State }, []);
        }
    }

    private void Follow()
    {
        var seen = new List<string> { State.State };
        while (!State.IsEnded && Next() is { } transition)
        {
            if (seen.Count > MostFollowing)
            {
                throw new RefusedException(Refusals.Fault($"the automatic transitions lead round and round: {string.Join(" → ", seen.TakeLast(6))}"));
            }

            Move(Blank(CaseEventKind.Followed) with { Role = CaseRole.System }, Machine.PathOf(transition, Leaf), Lifecycle.Transitions[transition].Steps, null);
            seen.Add(State.State);
        }
    }

    private int? Next()
    {
        foreach (var level in Machine.Automatic(Leaf))
        {
            var ready = level.Where(IsDue).ToArray();
            var answer = Machine.Choose(ready, Leaf, Expressions);
            switch (answer.Result)
            {
                case MachineResult.Fires:
                    return Leads(answer.Transition) ? answer.Transition : null;
                case MachineResult.Broken:
                    throw new RefusedException(Refusals.Broken($"the automatic transition {Way(answer.Transition)}", Expressions.Of(Lifecycle.Transitions[answer.Transition].Guard).Faults));
                case MachineResult.Ambiguous:
                    throw new RefusedException(Refusals.Fault($"two automatic transitions hold at once: {Way(answer.Transition)}, and {Way(answer.Other)}"));
                case MachineResult.Unknown:
                    return null;
                default:
                    break;
            }
        }

        return null;
    }

    // One that leads to where the case stands has got there: taken again, it would go round for ever.
    private bool Leads(int transition) => Lifecycle.Transitions[transition].Kind != TransitionKind.Move || !Machine.PathOf(transition, Leaf).Entered.IsEmpty;

    private bool IsDue(int place)
    {
        var transition = Lifecycle.Transitions[place];
        return (!transition.WhenPartsEnded || (!State.Parts.IsEmpty && State.Parts.All(part => part.EndedIn.Length > 0)))
            && (transition.Outcomes.IsEmpty || (FollowedDecision(transition) is { } decision && transition.Outcomes.Any(outcome => DecisionAnswers.Satisfies(outcome, decision, Model))));
    }

    // The last decision. A state in which it is decided waits for its own, made since, or in the firing in which, it was entered: what was decided before led there.
    private CaseDecision? FollowedDecision(LifecycleTransition transition) => State.Decision is { } decision
        && transition.From.Any(state => State.EnteredIn.TryGetValue(Lifecycle.States[state].Name, out var entered) && (decision.Firing >= entered || !Machine.IsDecidedIn(state)))
            ? decision
            : null;

    private string Way(int transition) => Refusals.WayOf(Lifecycle, Model, transition);

    private ImmutableArray<string> Names(ImmutableArray<int> states) => [.. states.Select(state => Lifecycle.States[state].Name)];
}
