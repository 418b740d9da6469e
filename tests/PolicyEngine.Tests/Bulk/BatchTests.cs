using System.Globalization;
using System.Text;
using CsvHelper;
using PolicyEngine.Bulk.Reading;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Bulk;

/// <summary>The batch as a whole: the answers are those of one case at a time, in order, for any number of threads, whatever is missing.</summary>
public class BatchTests
{
    private static readonly string[] Ages = ["", "?", "17", "18", "30", "31", "64", "120"];
    private static readonly string[] Incomes = ["", "?", "0", "999.99", "1000", "£12,345.67", "-5"];
    private static readonly string[] Kinds = ["", "single", "couple"];
    private static readonly string[] Answers = ["", "?", "yes", "no"];
    private static readonly string[] Words = ["", "?", "ask", "a,\"b"];

    [Fact]
    public void Each_row_has_the_answer_of_its_case_alone()
    {
        var random = new Random(7);
        var cases = Enumerable.Range(0, 2000).Select(_ => new[] { Ages, Incomes, Kinds, Answers, Words }.Select(values => values[random.Next(values.Length)]).ToArray()).ToArray();
        var rows = "age,income,kind,resident,word\n" + string.Concat(cases.Select(one => string.Join(',', one.Select(Quoted)) + "\n"));

        var answer = BulkWorld.Run(rows, request => BulkWorld.Columns(request, "status", "outcome", "amount", "asks", "until", "missing", "fault"));

        Assert.Equal(cases.Select(Alone), answer.Rows);
        Assert.Contains(answer.Rows, row => row.StartsWith("faulted", StringComparison.Ordinal));
        Assert.Equal(2000, answer.Result!.Tally.Determined + answer.Result.Tally.Undetermined + answer.Result.Tally.Faulted);
    }

    [Fact]
    public void The_output_is_the_same_for_any_number_of_threads_and_so_is_the_sample()
    {
        var rows = "age,income,resident\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i % 130},{i % 1300},{(i % 7 == 0 ? "no" : "yes")}\n")));

        var runs = new[] { 1, 3, 8 }.Select(threads => BulkWorld.Run(rows, request => request with { Threads = threads, ExplainSample = 5, Output = request.Output with { Where = ["status!=determined"] } })).ToArray();

        Assert.All(runs, run => Assert.Equal((runs[0].Output, runs[0].Refusals, runs[0].Result!.Tally), (run.Output, run.Refusals, run.Result!.Tally)));
        Assert.All(runs, run => Assert.Equal(runs[0].Result!.Explained, run.Result!.Explained));
        Assert.Equal(5, runs[0].Result!.Explained.Count);
        Assert.Equal(200_000, runs[0].Result!.Tally.Read);
        Assert.True(runs[0].Result!.Tally.LeftOut > 0);
    }

    [Theory]
    [InlineData("outcome=granted", 1)]
    [InlineData("outcome=granted,refused", 2)]
    [InlineData("outcome!=granted", 2)]
    [InlineData("status=undetermined", 1)]
    [InlineData("outcome=?", 1)]
    [InlineData("line=3", 1)]
    public void Only_rows_that_meet_the_condition_are_written(string where, int count) =>
        Assert.Equal(count, BulkWorld.Run("age,income,resident\n40,5,yes\n40,5,no\n40,,yes\n", request => request with { Output = request.Output with { Where = [where] } }).Rows.Length);

    [Theory]
    [InlineData("outcome=grantd", "`outcome` is never `grantd`")]
    [InlineData("outcom=granted", "the output has no column `outcom`")]
    [InlineData("granted", "`granted` is no condition on rows")]
    public void A_condition_that_can_never_hold_is_refused(string where, string message) =>
        Assert.Equal(message, Assert.Single(BulkWorld.Run("age\n1\n", request => request with { Output = request.Output with { Where = [where] } }).Problems).Message);

    [Fact]
    public void Blocks_are_cut_where_records_end()
    {
        var random = new Random(11);
        for (var run = 0; run < 3000; run++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => "ab,\"\"\n\n\r"[random.Next(8)])]);
            var whole = Read(text, int.MaxValue);
            if (whole is not null)
            {
                Assert.Equal((text, string.Join("|", whole)), (text, string.Join("|", Read(text, random.Next(1, 8))!)));
            }
        }
    }

    // The records of a text, read in blocks; nothing where a quotation mark is never closed.
    private static List<string>? Read(string text, int size)
    {
        var blocks = new TextBlocks(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',') { Usual = Math.Min(size, 1 << 16) };
        var block = new RowBlock(BulkWorld.Grant.Model, [], 0, []);
        var records = new List<string>();
        while (blocks.Take(block))
        {
            var raw = (TextBlock)block.Raw!;
            if (raw.Open >= 0)
            {
                return null;
            }

            using var reader = CsvReader.Create(raw.Memory.ToArray(), new CsvReaderOptions { HasHeader = false, Separator = ',' });
            while (reader.Read())
            {
                records.Add(string.Join(";", Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)));
            }
        }

        return records;
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(',', '"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Alone(string[] cells)
    {
        var names = new[] { "age", "income", "kind", "resident", "word" };
        var facts = new FactSetBuilder(BulkWorld.Grant.Model, BulkWorld.Day);
        for (var i = 0; i < cells.Length; i++)
        {
            var place = BulkWorld.Grant.Model.Facts.ToList().FindIndex(fact => fact.Name == names[i]);
            if (cells[i] == "?" && names[i] != "word")
            {
                facts.NotKnown(place);
            }
            else if (cells[i].Length > 0)
            {
                Assert.Null(facts.Give(place, SpokenValue.Read(cells[i], BulkWorld.Grant.Model.Facts[place], names[i] == "kind" ? BulkWorld.Grant.Model.Choices[BulkWorld.Grant.Model.Facts[place].ChoiceSet] : null)!));
            }
        }

        var decision = BulkWorld.Grant.Decide(facts.Build(), BulkWorld.Day);
        var values = decision.Outputs.Select(value => !value.Applies ? "" : value.Status == DecisionStatus.Determined ? value.Text : "?");
        return $"{decision.Status.ToString().ToLowerInvariant()},{decision.Outcome ?? "?"},{string.Join(',', values)},{string.Join("; ", decision.Missing.Select(one => one.Name).Distinct())},{Quoted(string.Join("; ", decision.Faults.Select(fault => fault.Message)))}";
    }
}
