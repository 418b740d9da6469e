using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using ParquetSharp;
using PolicyEngine.Bulk;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Bulk;

/// <summary>Forms of files beside CSV, going on after a stop, and what keeps a batch from writing.</summary>
public sealed class FileFormTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bulk").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("""{"age": 40, "income": 500, "resident": true}""", "granted", "")]
    [InlineData("""{"income": "£1,500.50", "age": 31, "resident": true, "word": "a\u0062"}""", "refused", "")]
    [InlineData("""{"age": null, "resident": false, "kind": "Lives alone"}""", "refused", "")]
    [InlineData("""{"age": "40"}""", "", "1 age: PE6012")]
    [InlineData("""{"age": 40.5}""", "", "1 age: PE6003 `40.5` is not a whole number")]
    [InlineData("""{"agee": 40}""", "", "1 : PE6001 there is no fact named `agee`")]
    [InlineData("""{"age": 40, "age": 41}""", "", "1 age: PE6011 `age` is given more than once")]
    [InlineData("""[40]""", "", "1 : PE7205 this line is no JSON object: something else stands there")]
    [InlineData("""{"age": 40""", "", "1 : PE7205 this line is no JSON object: it is not valid from character 11 on")]
    [InlineData("""{"age": 40} {"age": 41}""", "", "1 : PE7205 this line is no JSON object: it is not valid from character 13 on")]
    public void A_line_of_json_is_a_row(string line, string outcome, string refusals)
    {
        var answer = BulkWorld.Run(line + "\n\n", request => BulkWorld.Columns(request, "outcome") with { Input = request.Input with { Format = RowFormat.JsonLines } });

        Assert.StartsWith(refusals, answer.Refusals, StringComparison.Ordinal);
        Assert.Equal(refusals.Length == 0, answer.Refusals.Length == 0);
        Assert.Equal(outcome.Length > 0 ? [outcome] : [], answer.Rows);
    }

    [Fact]
    public void Json_lines_come_out_with_what_does_not_apply_as_null_and_what_is_open_left_out()
    {
        var answer = BulkWorld.Run("age,income,resident,Note\n40,500,yes,a\"b\n40,,no,\n", request => request with
        {
            Columns = new ColumnChoice { Keep = ["Note"] },
            Output = request.Output with { Format = RowFormat.JsonLines },
        });

        Assert.Equal("""
            {"line":2,"Note":"a\"b","status":"determined","outcome":"granted","amount":500,"asks":null,"until":"2018-10-01"}
            {"line":3,"Note":"","status":"determined","outcome":"refused","amount":null,"asks":null,"until":"2018-10-01"}

            """, answer.Output);
    }

    [Fact]
    public void Parquet_goes_in_and_out_with_its_types()
    {
        var (people, decided) = (Path.Combine(folder, "people.parquet"), Path.Combine(folder, "out.parquet"));
        using (var writer = new ParquetFileWriter(people, [new Column<int?>("age"), new Column<decimal?>("income", LogicalType.Decimal(9, 2)), new Column<bool?>("resident"), new Column<string>("id")]))
        {
            using var group = writer.AppendRowGroup();
            using (var ages = group.NextColumn().LogicalWriter<int?>()) ages.WriteBatch([40, null, 200]);
            using (var incomes = group.NextColumn().LogicalWriter<decimal?>()) incomes.WriteBatch([500.25m, 5m, 5m]);
            using (var residents = group.NextColumn().LogicalWriter<bool?>()) residents.WriteBatch([true, false, true]);
            using (var ids = group.NextColumn().LogicalWriter<string>()) ids.WriteBatch(["a", "b", "c"]);
            writer.Close();
        }

        var answer = BulkWorld.Run([], request => request with
        {
            Input = new BatchInput { Name = "people.parquet", Path = people, Format = RowFormat.Parquet },
            Output = new BatchOutput { Name = "out.parquet", Path = decided, Format = RowFormat.Parquet },
            Columns = new ColumnChoice { Keep = ["id"] },
        });

        Assert.Equal("3 age: PE6004 `200` is outside the range of `age`", answer.Refusals);
        using var reader = new ParquetFileReader(decided);
        using var rows = reader.RowGroup(0);
        Assert.Equal(["a", "b"], Read<string>(rows, 1));
        Assert.Equal(["granted", "refused"], Read<string>(rows, 3));
        Assert.Equal([499.75m, null], Read<decimal?>(rows, 4));
    }

    [Fact]
    public void The_rows_of_a_query_are_decided_and_no_query_can_write()
    {
        var (sqlite, duck) = (Path.Combine(folder, "people.db"), Path.Combine(folder, "people.duckdb"));
        Make(new SqliteConnection($"Data Source={sqlite};Pooling=False"), "create table people (age integer, income real, resident integer); insert into people values (40, 500, 1), (40, 0.1, 1)");
        Make(new DuckDBConnection($"DataSource={duck}"), "create table people (age integer, income decimal(9,2), resident boolean); insert into people values (40, 500, true), (40, 0.10, true)");

        BulkAnswer Ask(string path, string query) => BulkWorld.Run([], request => BulkWorld.Columns(request, "row", "outcome", "amount") with { Input = new BatchInput { Name = "people", Path = path, Query = query } });

        var asked = Ask(sqlite, "select * from people");
        Assert.Equal(["1,granted,500"], asked.Rows);
        Assert.Equal("2 income: PE6016 the number for `income` is a binary fraction, which holds 0.1 only nearly", asked.Refusals);
        Assert.Equal(["1,granted,500.00", "2,granted,999.90"], Ask(duck, "select * from people").Rows);
        Assert.Contains("was refused", Assert.Single(Ask(sqlite, "delete from people").Problems).Message, StringComparison.Ordinal);
        Assert.Contains("was refused", Assert.Single(Ask(duck, "delete from people").Problems).Message, StringComparison.Ordinal);
        Assert.Contains("was refused", Assert.Single(Ask(duck, "select * from peopl").Problems).Message, StringComparison.Ordinal);
        Assert.Equal("`people` is no database that can be asked", Assert.Single(Ask(Path.Combine(folder, "none"), "select 1").Problems).Message);
    }

    [Fact]
    public void A_batch_that_was_stopped_goes_on_and_the_output_is_the_same()
    {
        var people = Path.Combine(folder, "people.csv");
        File.WriteAllText(people, "age,income,resident\n" + string.Concat(Enumerable.Range(0, 400_000).Select(i => FormattableString.Invariant($"{i % 125},{i % 1300},yes\n"))));
        var whole = Request(people, "whole.csv");
        var parts = Request(people, "parts.csv");
        using (var batch = Batch.Open(whole).Batch!)
        {
            batch.Run();
        }

        for (var run = 0; run < 20; run++)
        {
            using var stop = new CancellationTokenSource();
            using var batch = Batch.Open(run == 0 ? parts : parts with { Resume = true }).Batch!;
            if (!batch.Run(new Stop(stop), stop.Token).IsCancelled)
            {
                break;
            }

            File.AppendAllText(parts.Output.Path!, "half a row");
        }

        Assert.Equal(File.ReadAllText(whole.Output.Path!), File.ReadAllText(parts.Output.Path!));
        Assert.Equal(File.ReadAllText(whole.RefusedPath!), File.ReadAllText(parts.RefusedPath!));
        Assert.False(File.Exists(parts.Output.Path + ".journal"));
    }

    [Fact]
    public void A_batch_goes_on_only_with_what_it_had()
    {
        var people = Path.Combine(folder, "people.csv");
        File.WriteAllText(people, "age,income\n" + string.Concat(Enumerable.Repeat("40,5\n", 900_000)));
        var request = Request(people, "out.csv");
        using (var stop = new CancellationTokenSource())
        using (var batch = Batch.Open(request).Batch!)
        {
            batch.Run(new Stop(stop), stop.Token);
        }

        string Why(BatchRequest other) => Assert.Single(Batch.Open(other).Problems).Message;
        Assert.Equal("the output `out.csv` is there already", Why(request));
        Assert.Equal("the batch can't go on, since the day is not what it was when it stopped", Why(request with { Resume = true, AsOf = BulkWorld.Day.AddDays(1) }));
        File.AppendAllText(people, "40,5\n");
        Assert.Equal("the batch can't go on, since the input is not what it was when it stopped", Why(request with { Resume = true }));
        File.Delete(request.Output.Path + ".journal");
        Assert.Equal("`out.csv` has no journal to go on with", Why(request with { Resume = true }));
    }

    [Fact]
    public void A_full_disk_is_said_in_words()
    {
        var answer = BulkWorld.Run("age\n" + string.Concat(Enumerable.Repeat("40\n", 100_000)), request => request with { Output = request.Output with { Stream = new Full() } });

        Assert.Equal("writing broke off: no space left on device", answer.Result!.Broken!.Message);
    }

    [Fact]
    public async Task Many_typed_cases_are_decided_in_order()
    {
        var decided = new List<ManyDecision<Person, Told>>();
        await foreach (var one in BulkWorld.Grant.DecideMany<Person, Told>(People(5000), BulkWorld.Day))
        {
            decided.Add(one);
        }

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => (long)i), decided.Select(one => one.Place));
        Assert.Equal(("granted", DecisionStatus.Determined), (decided[0].Result.Outcome, decided[0].Status));
        Assert.Equal((DecisionStatus.Undetermined, "income"), (decided[1].Status, decided[1].Decision!.Missing[0].Name));
        Assert.Contains("outside the range", decided[2].Refused, StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<Person> People(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return new Person(i % 3 == 2 ? 400 : 40, i % 3 == 1 ? null : 500m, true, null);
        }
    }

    private static T[] Read<T>(RowGroupReader rows, int column)
    {
        using var reader = rows.Column(column).LogicalReader<T>();
        return reader.ReadAll((int)rows.MetaData.NumRows);
    }

    private static void Make(System.Data.Common.DbConnection connection, string text)
    {
        using (connection)
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = text;
            command.ExecuteNonQuery();
        }
    }

    private BatchRequest Request(string people, string name) => new()
    {
        Policy = BulkWorld.Grant,
        Input = new BatchInput { Name = "people.csv", Path = people },
        Output = new BatchOutput { Name = name, Path = Path.Combine(folder, name) },
        RefusedPath = Path.Combine(folder, name + ".refused.csv"),
        AsOf = BulkWorld.Day,
        Threads = 2,
    };

    private sealed class Stop(CancellationTokenSource source) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => source.Cancel();
    }

    private sealed class Full : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > 100_000)
            {
                throw new IOException("No space left on device");
            }

            base.Write(buffer);
        }
    }

    public sealed record Person(int? Age, decimal? Income, bool? Resident, string? Word);

    public readonly record struct Told(string Outcome);
}
