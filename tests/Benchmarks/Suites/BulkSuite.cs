using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsvHelper;
using DuckDB.NET.Data;
using nietras.SeparatedValues;
using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads;
using PolicyEngine.Benchmarks.Workloads.Permit;
using PolicyEngine.Bulk;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>Many rows at once: a file of permits decided by the batch, by a loop written by hand and by SQL, and read only. All write the same bytes before anything is measured. Processor time a row, and wall time where it says so.</summary>
internal sealed class BulkSuite : ISuite
{
    private const int Blocks = 1000;
    private const string Sql = """
        copy (select line, outcome, case when outcome <> 'granted' then null when holds_blue_badge = 'yes' or (age >= 75 and permits_held = 0) then '0.00'
          when emissions < 51 then '20.00' when emissions < 101 then '45.50' when emissions < 151 then '80.00' when emissions < 201 then '120.25' when emissions < 256 then '180.00' else '250.00' end as fee
        from (select *, case when lives_in_zone = 'no' or age < 17 or (owes_fines = 'yes' and holds_blue_badge = 'no') or permits_held >= 2 then 'refused'
          when months_resident < 6 or (emissions > 299 and holds_blue_badge = 'no') then 'officer' else 'granted' end as outcome
        from (select line, lives_in_zone, holds_blue_badge, owes_fines, cast(age as bigint) age, cast(months_resident as bigint) months_resident, cast(emissions as bigint) emissions, cast(permits_held as bigint) permits_held
          from read_csv('IN', header = true, all_varchar = true, auto_detect = false, columns = {'line': 'varchar', 'lives_in_zone': 'varchar', 'age': 'varchar', 'months_resident': 'varchar', 'emissions': 'varchar', 'holds_blue_badge': 'varchar', 'permits_held': 'varchar', 'owes_fines': 'varchar'})))) to 'OUT' (header, delimiter ',')
        """;

    private Policy policy = null!;
    private long sink;

    public string Name => "bulk";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        policy = PolicyFiles.Load(PolicyFiles.Read("permit"));
        var blocks = options.Shortest ? 4 : Blocks;
        var rows = blocks * PermitCases.Count;
        var folder = Directory.CreateTempSubdirectory("bulk").FullName;
        try
        {
            var people = Path.Combine(folder, "people.csv");
            Write(people, blocks);
            Compare(folder, people);
            return Measured(options, folder, people, rows).ToList();
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private IEnumerable<ResultRow> Measured(BenchmarkOptions options, string folder, string people, int rows)
    {
        string Out(string name) => Path.Combine(folder, name);
        var rounds = options.Shortest ? 1 : 5;
        Contender[] contenders =
        [
            Processor("Sep, rows only", rows, () => SepRows(people)),
            Processor("CsvHelper, rows only", rows, () => CsvHelperRows(people)),
            Processor("by hand: CsvHelper, the hand-written method, bytes", rows, () => ByHand(people, Out("hand.csv"))),
            Processor("policy batch, 1 thread", rows, () => Decide(people, Out("one.csv"), 1)),
            Processor("policy batch, all cores", rows, () => Decide(people, Out("all.csv"), 0)),
            Processor("DuckDB SQL", rows, () => BySql(people, Out("sql.csv"))),
        ];
        var times = Rounds.Measure(contenders, rounds, options.Turn, TimeSpan.Zero);
        Budget?[] budgets = [null, null, null, new Budget(3), new Budget(3), null];
        for (var i = 0; i < contenders.Length; i++)
        {
            yield return new ResultRow("CSV to CSV, processor time", contenders[i].Name, i == 0 ? "" : contenders[0].Name, Spread.Of(times[i]), i == 0 ? null : Rounds.Ratio(times[i], times[0]), budgets[i]);
        }

        yield return new ResultRow("CSV to CSV, processor time", contenders[3].Name, contenders[5].Name, Spread.Of(times[3]), Rounds.Ratio(times[3], times[5]), new Budget(0.25));
        yield return new ResultRow("CSV to CSV, processor time", contenders[3].Name, contenders[2].Name, Spread.Of(times[3]), Rounds.Ratio(times[3], times[2]), null);
        Contender[] walls = [Wall("policy batch, 1 thread", rows, () => Decide(people, Out("one.csv"), 1)), Wall("policy batch, all cores", rows, () => Decide(people, Out("all.csv"), 0))];
        var wall = Rounds.Measure(walls, rounds, options.Turn, TimeSpan.Zero);
        yield return new ResultRow("CSV to CSV, wall", walls[0].Name, "", Spread.Of(wall[0]), null, null);
        yield return new ResultRow("CSV to CSV, wall", walls[1].Name, walls[0].Name, Spread.Of(wall[1]), Rounds.Ratio(wall[1], wall[0]), new Budget(0.7));
    }

    private void Compare(string folder, string people)
    {
        string Read(string name, Action<string, string> make)
        {
            var path = Path.Combine(folder, name);
            make(people, path);
            return File.ReadAllText(path);
        }

        var expected = Read("hand.csv", ByHand);
        foreach (var (name, text) in new[] { ("policy batch", Read("one.csv", (from, to) => Decide(from, to, 1))), ("policy batch, all cores", Read("all.csv", (from, to) => Decide(from, to, 0))), ("DuckDB SQL", Read("sql.csv", BySql)) })
        {
            if (text != expected)
            {
                throw new SuiteFailedException($"{name} writes another file than the loop by hand");
            }
        }
    }

    private static void Write(string path, int blocks)
    {
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false));
        writer.Write("line,lives_in_zone,age,months_resident,emissions,holds_blue_badge,permits_held,owes_fines\n");
        var line = 2;
        for (var block = 0; block < blocks; block++)
        {
            foreach (var facts in PermitCases.All)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{line++},{Word(facts.LivesInZone)},{facts.Age},{facts.MonthsResident},{facts.Emissions},{Word(facts.HoldsBlueBadge)},{facts.PermitsHeld},{Word(facts.OwesFines)}\n"));
            }
        }
    }

    private static string Word(bool yes) => yes ? "yes" : "no";

    private void SepRows(string people)
    {
        using var reader = Sep.Reader().FromFile(people);
        foreach (var row in reader)
        {
            sink += row.ColCount;
        }
    }

    private void CsvHelperRows(string people)
    {
        using var reader = CsvReader.FromFile(people);
        while (reader.Read())
        {
            sink += reader.FieldCount;
        }
    }

    private static void ByHand(string people, string output)
    {
        using var reader = CsvReader.FromFile(people);
        using var writer = new StreamWriter(output, false, new UTF8Encoding(false), 1 << 16);
        writer.Write("line,outcome,fee\n");
        while (reader.Read())
        {
            var facts = new PermitFacts(Yes(reader, 1), reader.Parse<long>(2), reader.Parse<long>(3), reader.Parse<long>(4), Yes(reader, 5), reader.Parse<long>(6), Yes(reader, 7));
            var result = PermitByHand.Decide(facts, PermitCases.AsOf);
            writer.Write(reader.Parse<long>(0));
            writer.Write(result.Outcome switch { PermitOutcome.Granted => ",granted,", PermitOutcome.Officer => ",officer,", PermitOutcome.Refused or _ => ",refused," });
            if (result.Fee is { } fee)
            {
                writer.Write(fee);
            }

            writer.Write('\n');
        }
    }

    private static bool Yes(CsvReader reader, int column) => reader.GetSpan(column).SequenceEqual("yes"u8);

    private void Decide(string people, string output, int threads)
    {
        var opening = Batch.Open(new BatchRequest
        {
            Policy = policy,
            Input = new BatchInput { Name = "people.csv", Path = people },
            Output = new BatchOutput { Name = "out.csv", Path = output, Columns = ["line", "outcome", "fee"] },
            Columns = new ColumnChoice { LeaveOut = ["line"] },
            AsOf = PermitCases.AsOf,
            Threads = threads,
            Replace = true,
        });
        using var batch = opening.Batch ?? throw new SuiteFailedException(opening.Problems[0].Message);
        sink += batch.Run().Tally.Read;
    }

    private static void BySql(string people, string output)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Sql.Replace("IN'", people + "'", StringComparison.Ordinal).Replace("OUT'", output + "'", StringComparison.Ordinal);
        command.ExecuteNonQuery();
    }

    private static Contender Wall(string name, int rows, Action all) => new(name, _ => Stopwatches.NanosecondsOf(all) / rows);

    private static Contender Processor(string name, int rows, Action all) => new(name, _ =>
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        all();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalNanoseconds / rows;
    });
}
