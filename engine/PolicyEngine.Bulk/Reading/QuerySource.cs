using System.Data.Common;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Npgsql;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk.Reading;

/// <summary>The rows of a query of SQLite, DuckDB or PostgreSQL. The database is opened to be read only, so that no query can change it.</summary>
internal sealed class QuerySource : IRowSource
{
    private const int RowsOfABlock = 8192;
    private readonly DbConnection connection;
    private readonly DbCommand command;
    private readonly DbDataReader reader;
    private long read;

    private QuerySource(DbConnection connection, DbCommand command, DbDataReader reader)
    {
        (this.connection, this.command, this.reader) = (connection, command, reader);
        Headings = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Headings { get; }

    /// <inheritdoc/>
    public string PlaceWord => "row";

    /// <inheritdoc/>
    public long Length => -1;

    /// <summary>Opens a query.</summary>
    public static Result<IRowSource> Open(BatchInput input)
    {
        if (Connect(input) is not { } connection)
        {
            return Refused($"`{input.Name}` is no database that can be asked", "name a file of SQLite or DuckDB, or a server like postgres://user@host/database");
        }

        DbCommand? command = null;
        try
        {
            connection.Open();
            Guard(connection);
            command = connection.CreateCommand();
            command.CommandTimeout = 0;
#pragma warning disable CA2100 // The query is the user's own, and the connection only reads.
            command.CommandText = input.Query;
#pragma warning restore CA2100
            return new Result<IRowSource>.Done(new QuerySource(connection, command, command.ExecuteReader()));
        }
        catch (Exception refused) when (refused is DbException or InvalidOperationException or IOException)
        {
            command?.Dispose();
            connection.Dispose();
            return Refused($"the query of `{input.Name}` was refused: {refused.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.')}", "try it in the database's own program first");
        }
    }

    /// <inheritdoc/>
    public void GoTo(SourceMark mark) => throw new NotSupportedException("a query gives its rows in no order that lasts");

    /// <inheritdoc/>
    public bool Take(RowBlock block)
    {
        var rows = block.Raw as List<object[]> ?? [];
        block.Raw = rows;
        var count = 0;
        while (count < RowsOfABlock && reader.Read())
        {
            if (count == rows.Count)
            {
                rows.Add(new object[reader.FieldCount]);
            }

            reader.GetValues(rows[count++]);
        }

        read += count;
        block.Taken = count;
        block.After = new SourceMark(read, read);
        return count > 0;
    }

    /// <inheritdoc/>
    public void Parse(RowBlock block, RowReading reading)
    {
        var rows = (List<object[]>)block.Raw!;
        for (var i = 0; i < block.Taken; i++)
        {
            var row = reading.Begin(block.After.Place - block.Taken + i + 1);
            if (reading.DayColumn >= 0 && !reading.ReadDayValue(row, rows[i][reading.DayColumn]))
            {
                reading.KeepNothing(row);
                continue;
            }

            foreach (var column in reading.Active)
            {
                reading.PutValue(row, column, rows[i][column]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
        connection.Dispose();
    }

    private static DbConnection? Connect(BatchInput input)
    {
        if (input.Database is { } server)
        {
            return new NpgsqlConnection(AddressOf(new Uri(server)));
        }

        if (input.Path is not { } path || !File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[16];
        var count = file.ReadAtLeast(start, 16, false);
        return start[..count].StartsWith("SQLite format 3"u8) ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
            : count >= 12 && start[8..12].SequenceEqual("DUCK"u8) ? new DuckDBConnection($"DataSource={path};ACCESS_MODE=READ_ONLY")
            : null;
    }

    // Neither may a query reach other files, or write.
    private static void Guard(DbConnection connection)
    {
        using var guard = connection.CreateCommand();
        guard.CommandText = connection switch
        {
            DuckDBConnection => "set enable_external_access = false",
            NpgsqlConnection => "set default_transaction_read_only = on",
            _ => "pragma query_only = on",
        };
        guard.ExecuteNonQuery();
    }

    private static string AddressOf(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host, Port = uri.IsDefaultPort || uri.Port < 0 ? 5432 : uri.Port, Database = uri.AbsolutePath.Trim('/') };
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2))
        {
            builder[Uri.UnescapeDataString(pair[0])] = Uri.UnescapeDataString(pair[1]);
        }

        return builder.ConnectionString;
    }

    private static Result<IRowSource> Refused(string message, string help) => new Result<IRowSource>.Refused(new Problem(message, help));
}
