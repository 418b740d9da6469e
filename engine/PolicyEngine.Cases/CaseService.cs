using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Cases.Deciding;
using PolicyEngine.Cases.Erasing;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Exporting;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Cases.Migrating;
using PolicyEngine.Cases.Rehearsing;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Cases.Views;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases;

/// <summary>
/// Everything that can be done with cases, in one asynchronous way: opening, firing, doing what is due, reading, deciding again, checking, moving to another policy version, exporting and erasing. Results are data; an
/// exception is a store that can't be reached, or a caller's misuse. Safe for any number of threads and processes on one store.
/// </summary>
/// <remarks>
/// A firing is worked out on paper first and committed whole: the trigger's event, one event for each transition that followed by itself, the timers and the messages. Before it, whatever is due in the case is done in the
/// order in which it was due, so that it makes no difference when a host came to it. Time comes from the <see cref="TimeProvider"/> only; a case's events never go back in time.
/// </remarks>
public sealed partial class CaseService
{
    private const int MostTries = 20;
    private const int MostDue = 1000;
    private const string IdAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly ICaseStore store;
    private readonly ICasePolicies policies;
    private readonly TimeProvider clock;
    private readonly CaseLoader loader;
    private readonly CaseDecider decider;
    private readonly CaseMigrator migrator;
    private readonly CaseTransfer transfer;
    private readonly CaseEraser eraser;
    private readonly CaseVerifier verifier;
    private readonly CaseRehearser rehearser;

    /// <summary>Works on a store.</summary>
    /// <param name="store">Where cases are kept; opened already.</param>
    /// <param name="policies">Where policy versions come from.</param>
    /// <param name="clock">What time it is.</param>
    public CaseService(ICaseStore store, ICasePolicies policies, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(clock);
        (this.store, this.policies, this.clock) = (store, policies, clock);
        loader = new CaseLoader(store, policies);
        decider = new CaseDecider(policies, clock, loader);
        migrator = new CaseMigrator(store, policies, clock, loader, (caseId, cancellation) => RunDueAsync(caseId, NextDue, cancellation));
        transfer = new CaseTransfer(store, loader);
        eraser = new CaseEraser(store, clock, loader);
        verifier = new CaseVerifier(store, loader);
        rehearser = new CaseRehearser(policies, loader, clock);
    }

    /// <summary>Opens a case under the current version of its policy, to which it stays pinned.</summary>
    /// <param name="request">What it takes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The actor or the case's id is none.</exception>
    /// <exception cref="CaseStoreException">The store can't be reached, or is damaged.</exception>
    public async Task<CaseResult> OpenAsync(OpenRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Actor);
        request = request with { Actor = CaseWords.Line(request.Actor), Subject = CaseWords.Line(request.Subject), ActsFor = CaseWords.Line(request.ActsFor), Channel = CaseWords.Line(request.Channel) };
        if (CaseWords.Refusal(request) is { } wrong)
        {
            return new CaseResult.Refused(null, wrong);
        }

        var caseId = request.CaseId.Length > 0 ? request.CaseId : NewId(request);
        CaseCommitRules.CheckId(caseId);
        if (await DoneBeforeAsync(caseId, request.Key, done => done.Refusal(request), cancellation).ConfigureAwait(false) is { } before)
        {
            return before;
        }

        if (await policies.FindCurrentAsync(request.PolicyId, cancellation).ConfigureAwait(false) is not { } policy)
        {
            var hint = NearestName.Hint(request.PolicyId, policies.Ids);
            return Refused(null, RefusalKind.UnknownPolicy, $"there is no policy `{request.PolicyId}`", hint.Length > 0 ? hint : $"the policies are {Refusals.Names(policies.Ids)}");
        }

        if (policy.Model.Lifecycle is not { } lifecycle)
        {
            return Refused(null, RefusalKind.UnknownPolicy, $"the policy `{request.PolicyId}` only decides; it has no lifecycle, so that no case can be opened for it", "decide it instead, or give it a `lifecycle`");
        }

        if (lifecycle.Roles.All(role => role.Name != request.Role))
        {
            return Refused(null, RefusalKind.UnknownRole, Refusals.NoRole(request.Role), request.Role.Length > 0 && NearestName.Hint(request.Role, lifecycle.Roles.Select(role => role.Name)) is { Length: > 0 } near ? near : $"the roles are {Refusals.Names(lifecycle.Roles.Select(role => role.Name))}");
        }

        return await OpenAsync(request, caseId, policy, cancellation).ConfigureAwait(false);
    }

    /// <summary>Fires a trigger.</summary>
    /// <param name="request">What it takes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The actor is none.</exception>
    /// <exception cref="CaseStoreException">The store can't be reached, or is damaged.</exception>
    public async Task<CaseResult> FireAsync(FireRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Actor);
        request = request with { Actor = CaseWords.Line(request.Actor), Reason = CaseWords.Line(request.Reason), ActsFor = CaseWords.Line(request.ActsFor), Channel = CaseWords.Line(request.Channel) };
        if (CaseWords.Refusal(request) is { } wrong)
        {
            return new CaseResult.Refused(null, wrong);
        }

        if (await DoneBeforeAsync(request.CaseId, request.Key, done => done.Refusal(request), cancellation).ConfigureAwait(false) is { } before)
        {
            return before;
        }

        long? seen = request.Expected;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await loader.LoadSinceAsync(request.CaseId, seen, cancellation).ConfigureAwait(false) is not { } loaded)
            {
                return new CaseResult.NotFound(request.CaseId);
            }

            if (seen is { } sequence && loaded.ChangesAfter(sequence) is { IsEmpty: false } since)
            {
                return new CaseResult.Conflict(loaded.State, since);
            }

            if (await CatchUpAsync(loaded, cancellation).ConfigureAwait(false))
            {
                continue;
            }

            if (await TryFireAsync(request, loaded, cancellation).ConfigureAwait(false) is { } result)
            {
                return result;
            }

            // Somebody else was first: what the caller would have found is what counts.
            seen ??= loaded.State.Sequence;
        }

        return await loader.LoadCurrentAsync(request.CaseId, cancellation).ConfigureAwait(false) is { } current ? new CaseResult.Conflict(current.State, []) : new CaseResult.NotFound(request.CaseId);
    }

    /// <summary>A case as it stands; <see langword="null"/> when there is none. What is due and was not done yet is not in it.</summary>
    public async Task<CaseRecord?> ReadAsync(string caseId, CancellationToken cancellation = default) =>
        await loader.LoadAsync(caseId, cancellation).ConfigureAwait(false) is { } loaded ? new CaseRecord(loaded.State, loaded.Events, loaded.Stored.Timers) : null;

    /// <summary>Everything there is to show of a case; <see langword="null"/> when there is none.</summary>
    /// <exception cref="CaseStoreException">Its policy version is not to be had, or it is damaged.</exception>
    public async Task<CaseView?> ViewAsync(string caseId, CancellationToken cancellation = default) =>
        await loader.LoadAsync(caseId, cancellation).ConfigureAwait(false) is { } loaded ? new CaseViewBuilder(loaded.ContextOrThrow(), clock.Now()).Build() : null;

    /// <summary>What happened to a case, event by event; empty when there is none.</summary>
    public async Task<ImmutableArray<TimelineEntry>> TimelineAsync(string caseId, CancellationToken cancellation = default) =>
        await loader.LoadAsync(caseId, cancellation).ConfigureAwait(false) is { } loaded ? CaseTimeline.Of(loaded.Events, loaded.Policy?.Model) : [];

    /// <summary>
    /// Decides a case again without writing anything: a past decision exactly as it was, the same facts under later law, or with only what was known at some time.
    /// </summary>
    /// <param name="request">Which decision.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<DecideResult> DecideAsync(DecideRequest request, CancellationToken cancellation = default) => decider.DecideAsync(request, cancellation);

    /// <summary>
    /// Says what moving cases to another version of their policy would change, case by case, and moves those that may when <see cref="MigrateRequest.Apply"/> says so. What was due before is done first, under the version of then.
    /// Each clock of a case is worked out anew from the other version's text, as the report shows it; what follows by itself under the other version follows with the next thing that happens to the case. A case that changes meanwhile is not moved, and says so.
    /// </summary>
    /// <exception cref="ArgumentException">No reason or actor is given.</exception>
    public Task<MigrationReport> MigrateAsync(MigrateRequest request, CancellationToken cancellation = default) => migrator.MigrateAsync(request, cancellation);

    /// <summary>
    /// Everything about one case as one JSON document; <see langword="null"/> when there is none. What its key opens stands there to read, beside what the chain needs; the key itself is in it, so it is as secret as the case.
    /// Parts are cases of their own.
    /// </summary>
    public Task<string?> ExportAsync(string caseId, CancellationToken cancellation = default) => transfer.ExportAsync(caseId, cancellation);

    /// <summary>
    /// Takes in an export, event for event, after its chain was checked. A store that holds the beginning of the same case, from an import that was interrupted, gets the rest. Messages that were delivered or given up there
    /// come with it and are not sent again.
    /// </summary>
    public Task<ImportResult> ImportAsync(string json, CancellationToken cancellation = default) => transfer.ImportAsync(json, cancellation);

    /// <summary>Ended cases whose retention is over now, and those of which it can't be worked out, by id. Cases of a policy without retention are not among them, nor erased ones.</summary>
    public IAsyncEnumerable<RetentionEnd> ListPastRetentionAsync(CancellationToken cancellation = default) => eraser.ListPastRetentionAsync(cancellation);

    /// <summary>
    /// Erases the personal data of an ended case and of its parts for good: the erasure is recorded, then the key is destroyed. Facts, reasons, decisions, letters and names can't be read any more, except the facts and the names
    /// of roles of which the policy says <c>keep_after_erasing</c>. Ids, keys, times, states, triggers, outcomes and the names of facts stay, and the chain still verifies. What was still to be delivered is given up.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="actor">Who erases it.</param>
    /// <param name="reason">Why; it stays readable, so nothing personal. Not blank.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">No reason or actor is given.</exception>
    public Task<CaseResult> EraseAsync(string caseId, string actor, string reason, CancellationToken cancellation = default) => eraser.EraseAsync(caseId, actor, reason, cancellation);

    /// <summary>The rows of cases, by id.</summary>
    public IAsyncEnumerable<CaseRow> ListAsync(CaseQuery query, CancellationToken cancellation = default) => store.ListAsync(query, cancellation);

    /// <summary>
    /// Checks a case: its chain of events, and what the store keeps beside it. <see langword="null"/> when there is no such case. An end that was cut off with everything that belongs to it leaves no trace in the store; a hash that
    /// was noted elsewhere proves it, see <see cref="FindHashAsync"/>.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<ChainReport?> VerifyAsync(string caseId, CancellationToken cancellation = default) => verifier.VerifyAsync(caseId, cancellation);

    /// <summary>The number of a case's event that has a hash, noted earlier and elsewhere; <see langword="null"/> when no event has it: then what was noted is no longer on record.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="hash">The hash, in hexadecimal; capitals don't matter.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<long?> FindHashAsync(string caseId, string hash, CancellationToken cancellation = default) => verifier.FindHashAsync(caseId, hash, cancellation);

    /// <summary>What falls due in cases that have not ended, case by case in the order of their ids. A damaged case is among them, with what is wrong with it as <see cref="DueItem.What"/>.</summary>
    /// <param name="until">Up to this instant, inclusive.</param>
    /// <param name="cancellation">Gives up.</param>
    public IAsyncEnumerable<DueItem> ListDueAsync(DateTimeOffset until, CancellationToken cancellation = default) => DueList.ReadAsync(loader, until, cancellation);

    private async Task<CaseResult> OpenAsync(OpenRequest request, string caseId, CompiledPolicy policy, CancellationToken cancellation)
    {
        if (await policies.FindTextAsync(policy.Model.ContentHash, cancellation).ConfigureAwait(false) is { } text)
        {
            await store.SavePolicyAsync(text, cancellation).ConfigureAwait(false);
        }

        try
        {
            var firing = new CaseFiring(CaseContext.New(caseId, policy), clock.Now());
            firing.Open(Head(firing, request), firing.Context.Machine.InitialState, Suppliers.Held(TriggerCheck.Read(policy.Model, request.Facts), request.Role));
            return await loader.CommitAsync(firing, request.Key, cancellation).ConfigureAwait(false) switch
            {
                CommitResult.Committed => new CaseResult.Done(firing.State, firing.Events),
                CommitResult.AlreadyDone done => await FirstAsync(caseId, done.Sequence, first => first.Refusal(request), cancellation).ConfigureAwait(false),
                _ when await CurrentAsync(caseId, cancellation).ConfigureAwait(false) is { } current => new CaseResult.Conflict(current.State, current.Events),
                _ => new CaseResult.NotFound(caseId),
            };
        }
        catch (RefusedException refused)
        {
            return new CaseResult.Refused(null, refused.Refusal);
        }
    }

    private async Task<CaseResult?> TryFireAsync(FireRequest request, LoadedCase loaded, CancellationToken cancellation)
    {
        try
        {
            var firing = new CaseFiring(loaded.Context(), clock.Now());
            var trigger = new TriggerCheck(firing.Context, request, firing.AsOf).Check();
            var expressions = new Expressions(firing.Context.Policy, trigger.Facts, firing.AsOf);
            var answer = firing.Context.Machine.Fire(firing.Context.Machine.StateNamed(loaded.State.State), trigger.Trigger, expressions);
            if (answer.Result == MachineResult.Ignored)
            {
                return new CaseResult.Ignored(loaded.State, expressions.Fill(firing.Context.Machine.Lifecycle.Transitions[answer.Transition].Refusal));
            }

            if (answer.Result != MachineResult.Fires)
            {
                throw new RefusedException(GuardWords.Of(firing.Context, expressions, trigger.Trigger, answer));
            }

            firing.Fire(Head(firing, request, trigger.Given), answer.Transition, trigger.Facts, trigger.View);
            return await loader.CommitAsync(firing, request.Key, cancellation).ConfigureAwait(false) switch
            {
                CommitResult.Committed => new CaseResult.Done(firing.State, firing.Events),
                CommitResult.AlreadyDone done => await FirstAsync(request.CaseId, done.Sequence, first => first.Refusal(request), cancellation).ConfigureAwait(false),
                _ => null,
            };
        }
        catch (RefusedException refused)
        {
            return new CaseResult.Refused(await RecordAsync(request, loaded, refused.Refusal, cancellation).ConfigureAwait(false), refused.Refusal);
        }
    }

    private static CaseEvent Head(CaseFiring firing, OpenRequest request) => firing.Blank(CaseEventKind.Opened) with
    {
        Actor = request.Actor,
        Role = request.Role,
        Subject = new ProtectedText(request.Subject, false),
        ActsFor = new ProtectedText(request.ActsFor, false),
        Channel = request.Channel,
        Key = request.Key,
    };

    private static CaseEvent Head(CaseFiring firing, FireRequest request, FactSet given) => firing.Blank(CaseEventKind.Fired) with
    {
        Actor = request.Actor,
        Role = request.Role,
        ActsFor = new ProtectedText(request.ActsFor, false),
        Channel = request.Channel,
        Trigger = request.Trigger,
        Key = request.Key,
        Outcome = request.Outcome,
        Reason = new ProtectedText(request.Reason, false),
        Facts = [.. FactJson.Of(given)],
    };

    // A refusal by the policy is on record. When somebody else was first, the record is left out: it would be about another state.
    private async Task<CaseState> RecordAsync(FireRequest request, LoadedCase loaded, CaseRefusal refusal, CancellationToken cancellation)
    {
        if (!Refusals.IsRecorded(refusal))
        {
            return loaded.State;
        }

        var firing = new CaseFiring(loaded.Context(), clock.Now());
        firing.Record(firing.Blank(CaseEventKind.Refused) with { Actor = request.Actor, Role = request.Role, Trigger = request.Trigger, Refusal = Refusals.Recorded(refusal) });
        return await loader.CommitAsync(firing, "", cancellation).ConfigureAwait(false) is CommitResult.Committed ? firing.State : loaded.State;
    }

    private async Task<CaseResult?> DoneBeforeAsync(string caseId, string key, Func<Repetition, CaseRefusal?> hold, CancellationToken cancellation) =>
        key.Length > 0 && CaseCommitRules.IsId(caseId) && await store.FindByKeyAsync(caseId, key, cancellation).ConfigureAwait(false) is { } sequence
            ? await FirstAsync(caseId, sequence, hold, cancellation).ConfigureAwait(false)
            : null;

    private async Task<CaseResult> FirstAsync(string caseId, long sequence, Func<Repetition, CaseRefusal?> hold, CancellationToken cancellation)
    {
        if (await CurrentAsync(caseId, cancellation).ConfigureAwait(false) is not { } current)
        {
            return new CaseResult.NotFound(caseId);
        }

        if (current.Events.FirstOrDefault(happened => happened.Sequence == sequence) is { } first
            && hold(new Repetition(first, await policies.FindAsync(first.PolicyHash, cancellation).ConfigureAwait(false))) is { } refusal)
        {
            return new CaseResult.Refused(current.State, refusal);
        }

        return new CaseResult.AlreadyDone(current.State, [.. current.Events.Where(happened => happened.Firing == sequence)]);
    }

    private Task<LoadedCase?> CurrentAsync(string caseId, CancellationToken cancellation) => loader.LoadAsync(caseId, cancellation);

    private static CaseResult.Refused Refused(CaseState? state, RefusalKind kind, string message, string help) => new(state, new CaseRefusal { Kind = kind, Message = message, Help = help });

    // With a key the id comes from it, so that a repetition finds its first time; without one it is drawn, so that nobody picks a case out of a sample.
    private static string NewId(OpenRequest request)
    {
        var bytes = request.Key.Length > 0 ? SHA256.HashData(Encoding.UTF8.GetBytes($"policyengine/case-id/1\n{request.PolicyId}\n{request.Key}\n")) : RandomNumberGenerator.GetBytes(12);
        var id = new StringBuilder();
        for (var place = 0; place < 12; place++)
        {
            id.Append(place is 4 or 8 ? "-" : "").Append(IdAlphabet[bytes[place] & 31]);
        }

        return id.ToString();
    }
}

/// <summary>A case as it was read.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Timers">What is due when.</param>
public sealed record CaseRecord(CaseState State, ImmutableArray<CaseEvent> Events, ImmutableArray<CaseTimer> Timers);
