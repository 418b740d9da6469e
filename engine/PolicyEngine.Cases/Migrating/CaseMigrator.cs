using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Migrating;

/// <summary>Moves cases to another version of their policy.</summary>
/// <param name="store">The store.</param>
/// <param name="policies">The policy versions.</param>
/// <param name="clock">What time it is.</param>
/// <param name="loader">Reads and commits.</param>
/// <param name="runDue">Does what is due in a case.</param>
internal sealed class CaseMigrator(ICaseStore store, ICasePolicies policies, TimeProvider clock, CaseLoader loader, Func<string, CancellationToken, Task<int>> runDue)
{
    public async Task<MigrationReport> MigrateAsync(MigrateRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Apply)
        {
            request = request with { Actor = CaseWords.Checked(request.Actor, nameof(request)), Reason = CaseWords.Checked(request.Reason, nameof(request)) };
        }

        var to = request.ToHash is { } hash ? await policies.FindAsync(hash, cancellation).ConfigureAwait(false) : await policies.FindCurrentAsync(request.PolicyId, cancellation).ConfigureAwait(false);
        if (to?.Model is not { Lifecycle: not null } model || model.Id != request.PolicyId)
        {
            return new MigrationReport(request.PolicyId, "", request.ToHash ?? "", to is null ? "the version to move to is not to be had" : to.Model.Id != request.PolicyId ? $"that version is one of `{to.Model.Id}`" : "the version to move to has no lifecycle", []);
        }

        if (request.Apply && await policies.FindTextAsync(model.ContentHash, cancellation).ConfigureAwait(false) is { } text)
        {
            await store.SavePolicyAsync(text, cancellation).ConfigureAwait(false);
        }

        var cases = ImmutableArray.CreateBuilder<MigrationOfCase>();
        await foreach (var caseId in MovingAsync(request, cancellation).ConfigureAwait(false))
        {
            if (await MigrateAsync(caseId, to, request, cancellation).ConfigureAwait(false) is { } report)
            {
                cases.Add(report);
            }
        }

        return new MigrationReport(request.PolicyId, model.Version, model.ContentHash, "", cases.ToImmutable());
    }

    private async IAsyncEnumerable<string> MovingAsync(MigrateRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var caseId in request.CaseIds)
        {
            yield return caseId;
        }

        if (request.CaseIds.IsEmpty)
        {
            await foreach (var row in loader.ListAllAsync(new CaseQuery { PolicyId = request.PolicyId, IsEnded = false }, cancellation).ConfigureAwait(false))
            {
                yield return row.CaseId;
            }
        }
    }

    // One case that can't be read or worked out must not keep the others from moving.
    private async Task<MigrationOfCase?> MigrateAsync(string caseId, CompiledPolicy to, MigrateRequest request, CancellationToken cancellation)
    {
        try
        {
            return await TryMigrateAsync(caseId, to, request, cancellation).ConfigureAwait(false);
        }
        catch (CaseStoreException damaged)
        {
            return Unread(caseId, damaged.Message);
        }
        catch (RefusedException refused)
        {
            return Unread(caseId, refused.Refusal.Message);
        }
    }

    private async Task<MigrationOfCase?> TryMigrateAsync(string caseId, CompiledPolicy to, MigrateRequest request, CancellationToken cancellation)
    {
        if (await loader.LoadAsync(caseId, cancellation).ConfigureAwait(false) is not { } loaded)
        {
            return Unread(caseId, "there is no such case");
        }

        if (loaded.State.PolicyId != request.PolicyId)
        {
            return new MigrationOfCase { CaseId = caseId, FromVersion = loaded.State.PolicyVersion, State = loaded.State.State, Problems = [$"it is a case of `{loaded.State.PolicyId}`"] };
        }

        if (loaded.State.PolicyHash == to.Model.ContentHash)
        {
            return null;
        }

        // What was due before the move counts under the version of then.
        if (request.Apply && loaded.Policy is not null && await runDue(caseId, cancellation).ConfigureAwait(false) > 0)
        {
            loaded = await loader.LoadAsync(caseId, cancellation).ConfigureAwait(false) ?? loaded;
        }

        var migration = new CaseMigration(loaded, to, request, clock.Now());
        var report = migration.Report();
        if (!request.Apply || !report.CanMove)
        {
            return report;
        }

        return await loader.CommitAsync(migration.Move(report), "", cancellation).ConfigureAwait(false) is CommitResult.Committed
            ? report with { IsMoved = true }
            : report with { Problems = ["something else happened to it meanwhile; try again"] };
    }

    private static MigrationOfCase Unread(string caseId, string problem) => new() { CaseId = caseId, FromVersion = "", State = "", Problems = [problem] };
}
