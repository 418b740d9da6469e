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
        var newest = migrations.Count == 0 ? 0 : migrations[^1].Version;
        if (found > newest)
        {
            throw new CaseStoreException($"the cases are kept in form {found}, and this engine knows forms up to {newest}: use the newer engine that wrote them");
        }

        foreach (var migration in migrations.Where(migration => migration.Version > found))
        {
            foreach (var statement in migration.Statements)
            {
                await session.ExecuteAsync(Words(statement, dialect)).ConfigureAwait(false);
            }

            await session.ExecuteAsync("INSERT INTO schema_version (version) VALUES (@Version)", new { Version = (long)migration.Version }).ConfigureAwait(false);
        }
    }

    private static string Words(string statement, SqlDialect dialect) =>
        dialect.Words.Aggregate(statement, (text, word) => text.Replace($"{{{word.Key}}}", word.Value, StringComparison.Ordinal));
}
