using Npgsql;

namespace PolicyEngine.Tests.Storage;

/// <summary>The PostgreSQL server that <c>tests/postgres.sh</c> started for the tests.</summary>
internal static class PostgresServer
{
    public const string Variable = "POLICYENGINE_TEST_POSTGRES";

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>Why tests that need it are passed over; <see langword="null"/> when they run. Continuous integration always runs them.</summary>
    public static string? WhyNot => Given is null && Environment.GetEnvironmentVariable("CI") != "true" ? $"no PostgreSQL: run tests/postgres.sh dotnet test, or set {Variable} to a connection string" : null;

    public static string ConnectionString => Given ?? throw new InvalidOperationException($"no PostgreSQL: {Variable} holds no connection string, and continuous integration does not pass these tests over");

    /// <summary>A name for a schema that no other test has.</summary>
    public static string NewSchema() => $"test_{Guid.NewGuid():N}";

    public static async Task DropAsync(string schema)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS \"{schema}\" CASCADE", connection);
        await command.ExecuteNonQueryAsync();
    }
}
