using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases;

/// <summary>What came of doing what was due.</summary>
/// <param name="Cases">In how many cases something was due.</param>
/// <param name="Done">How many deadlines and reminders were done.</param>
/// <param name="Problems">Cases in which it could not be done, with why.</param>
public sealed record DueReport(int Cases, int Done, IReadOnlyList<DueProblem> Problems);

/// <summary>A case in which what was due could not be done; its timer comes again when its lease ends.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Message">Why.</param>
public sealed record DueProblem(string CaseId, string Message);

/// <content>What is due.</content>
public sealed partial class CaseService
{
    /// <summary>
    /// Does what is due now in all cases: takes timers under a lease, so that of several hosts one does each, and does everything due in a case in the order in which it was due. Ends when nothing is left to take.
    /// </summary>
    /// <param name="lease">The claim under which timers are taken.</param>
    /// <param name="cancellation">Gives up; what was done stays done.</param>
    /// <exception cref="CaseStoreException">The store can't be reached.</exception>
    public async Task<DueReport> RunDueAsync(Lease lease, CancellationToken cancellation = default)
    {
        var (cases, done, problems) = (0, 0, new List<DueProblem>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var timers = await store.LeaseTimersAsync(clock.Now(), lease, cancellation).ConfigureAwait(false);
            var fresh = timers.Where(timer => seen.Add(timer.CaseId)).ToArray();
            if (fresh.Length == 0)
            {
                return new DueReport(cases, done, problems);
            }

            foreach (var timer in fresh)
            {
                try
                {
                    var did = await RunDueAsync(timer.CaseId, NextDue, cancellation).ConfigureAwait(false);
                    cases += did > 0 ? 1 : 0;
                    done += did;
                }
                catch (RefusedException refused)
                {
                    problems.Add(new DueProblem(timer.CaseId, refused.Refusal.Message));
                }
                catch (CaseStoreException damaged)
                {
                    problems.Add(new DueProblem(timer.CaseId, damaged.Message));
                }
            }
        }
    }

    private async Task<int> RunDueAsync(string caseId, Func<LoadedCase, CaseTimer?> next, CancellationToken cancellation)
    {
        var done = 0;
        while (done < MostDue && await loader.LoadCurrentAsync(caseId, cancellation).ConfigureAwait(false) is { } loaded && next(loaded) is { } timer)
        {
            var result = await loader.CommitAsync(DueRunner.Run(loaded.Context(), timer, clock.Now()), "", cancellation).ConfigureAwait(false);
            done += result is CommitResult.Committed ? 1 : 0;
        }

        return done;
    }

    /// <summary>Does what is due in a case before somebody does something in it.</summary>
    /// <returns>Whether there was one, so that the case has to be read again.</returns>
    private async Task<bool> CatchUpAsync(LoadedCase loaded, CancellationToken cancellation) =>
        !loaded.State.IsErased && loaded.Policy is not null && NextPast(loaded) is not null && await RunDueAsync(loaded.State.CaseId, NextPast, cancellation).ConfigureAwait(false) > 0;

    private CaseTimer? NextDue(LoadedCase loaded) => DueRunner.Next(loaded.State, clock.Now());

    // By then is in time: where time is counted, its last moment still is somebody's. A day that the policy names has begun.
    private CaseTimer? NextPast(LoadedCase loaded) =>
        NextDue(loaded) is not { } timer || (timer.DueAt == clock.Now() && loaded.Policy?.Model.Lifecycle?.Deadlines.FirstOrDefault(deadline => deadline.Name == timer.Name) is { At: < 0 }) ? null : timer;
}
