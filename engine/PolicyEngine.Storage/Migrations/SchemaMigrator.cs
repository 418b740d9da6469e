using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage.Migrations;

/// <summary>Brings a schema forward, step by step, in one transaction that only one process has at a time.</summary>
internal static class SchemaMigrator
{
    public static async Task MigrateAsync(StoreSession session, SqlDialect dialect, IReadOnlyList<Migration> migrations)
    {
        await dialect.EnterSchemaAsync(session).ConfigureAwait(false);
        if (await session.FindAsync<long>(dialect.CountVersionTables).ConfigureAwait(false) == 0)
        {
            await session.ExecuteAsync(Words("CREATE TABLE schema_version (version {number} NOT NULL){end}", dialect)).ConfigureAwait(false);
        }

        var found = await session.FindAsync<long?>("SELECT MAX(version) FROM schema_version").ConfigureAwait(false) ?? 0;
        CheckNewest(found, migrations);
        foreach (var migration in migrations.Where(migration => migration.Version > found))
        {
            foreach (var statement in migration.Statements)
            {
                await session.ExecuteAsync(Words(statement, dialect)).ConfigureAwait(false);
            }

            await session.ExecuteAsync("INSERT INTO schema_version (version) VALUES (@Version)", new { Version = (long)migration.Version }).ConfigureAwait(false);
        }
    }

    /// <summary>Holds a store that is only read against the forms that this engine knows: nothing is brought forward.</summary>
    public static async Task CheckAsync(StoreSession session, SqlDialect dialect, IReadOnlyList<Migration> migrations)
    {
        if (await dialect.ForeignAsync(session).ConfigureAwait(false) is { } foreign)
        {
            throw new CaseStoreException(foreign);
        }

        if (await session.FindAsync<long>(dialect.CountVersionTables).ConfigureAwait(false) == 0)
        {
            throw new CaseStoreException(CaseStoreFault.Damaged, $"there are no cases in {dialect.Name}: it is empty, so that nothing can be said of what was in it");
        }

        var found = await session.FindAsync<long?>("SELECT MAX(version) FROM schema_version").ConfigureAwait(false) ?? 0;
        CheckNewest(found, migrations);
        if (found < Newest(migrations))
        {
            throw new CaseStoreException($"the cases are kept in form {found}, and this engine reads form {Newest(migrations)}: open the store once for writing, for example with `policy case due --run`, to bring it forward");
        }
    }

    private static long Newest(IReadOnlyList<Migration> migrations) => migrations.Count == 0 ? 0 : migrations[^1].Version;

    private static void CheckNewest(long found, IReadOnlyList<Migration> migrations)
    {
        if (found > Newest(migrations))
        {
            throw new CaseStoreException($"the cases are kept in form {found}, and this engine knows forms up to {Newest(migrations)}: use the newer engine that wrote them");
        }
    }

    private static string Words(string statement, SqlDialect dialect) =>
        dialect.Words.Aggregate(statement, (text, word) => text.Replace($"{{{word.Key}}}", word.Value, StringComparison.Ordinal));
}
