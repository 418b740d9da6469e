using System.Data.Common;
using Dapper;

namespace PolicyEngine.Storage;

/// <summary>A connection, with its transaction where there is one, for as long as one call of the store takes.</summary>
internal sealed class StoreSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
{
    public Task<int> ExecuteAsync(string sql, object? arguments = null) => connection.ExecuteAsync(Command(sql, arguments));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments = null) => [.. await connection.QueryAsync<T>(Command(sql, arguments)).ConfigureAwait(false)];

    public Task<T?> FindAsync<T>(string sql, object? arguments = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    /// <summary>Several statements in one go, whose answers are read one after the other.</summary>
    public Task<SqlMapper.GridReader> QueryManyAsync(string sql, object arguments) => connection.QueryMultipleAsync(Command(sql, arguments));

    private CommandDefinition Command(string sql, object? arguments) => new(sql, arguments, transaction, cancellationToken: cancellation);
}
