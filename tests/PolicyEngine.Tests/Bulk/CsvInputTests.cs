using System.Collections.Immutable;
using System.Text;
using PolicyEngine.Bulk;

namespace PolicyEngine.Tests.Bulk;

/// <summary>Files as they come: what can be read is read, what cannot is refused with its line, and every row is counted.</summary>
public class CsvInputTests
{
    [Theory]
    [InlineData("income,age,resident\n500,40,yes\n", "granted")]
    [InlineData("\uFEFFincome,age,resident\n500,40,yes\n", "granted")]
    [InlineData("income;age;resident\r\n500;40;yes\r\n", "granted")]
    [InlineData("Income\tAge in years\tRESIDENT\n500\t40\tTRUE\n", "granted")]
    [InlineData("income,age,resident\n\"£1,500.50\",31,1", "refused")]
    [InlineData("income,age,resident\n£9000,40,Yes\n", "granted")]
    [InlineData("\"income\",\"age\",\"resident\",\"word\"\n\"500\",\"40\",\"yes\",\"a\nb\"\n", "granted")]
    [InlineData("income,age,resident\n500,40,no\n", "refused")]
    [InlineData("income,age,resident\n500,40,0\n\n\n", "refused")]
    [InlineData("kind,income,age,resident\nLives alone,500,40,yes\n", "granted")]
    [InlineData("word,resident\nask,n\n", "refused")]
    public void A_row_is_read_however_it_is_written(string rows, string outcome)
    {
        var answer = BulkWorld.Run(rows, request => BulkWorld.Columns(request, "outcome"));

        Assert.Equal("", answer.Refusals);
        Assert.Equal([outcome], answer.Rows);
    }

    [Theory]
    [InlineData("40,x", "2 income: PE6003 `x` is not an amount of money in pounds, with at most two decimal places")]
    [InlineData("40,1.005", "2 income: PE6003 `1.005` is not an amount of money in pounds, with at most two decimal places")]
    [InlineData("40,1e3", "2 income: PE6003 `1e3` is not an amount of money in pounds, with at most two decimal places")]
    [InlineData("121,5", "2 age: PE6004 `121` is outside the range of `age`")]
    [InlineData("4.5,5", "2 age: PE6003 `4.5` is not a whole number")]
    [InlineData("40", "2 : PE7201 this row has 1 cell, and the heading has 2")]
    [InlineData("40,5,6", "2 : PE7201 this row has 3 cells, and the heading has 2")]
    [InlineData("\"40\"1,5", "2 : PE7202 there is text after the closing quotation mark of a cell")]
    [InlineData("a,b\n40,x", "2 age: PE6003 `a` is not a whole number\n2 income: PE6003 `b` is not an amount of money in pounds, with at most two decimal places\n3 income: PE6003 `x` is not an amount of money in pounds, with at most two decimal places")]
    public void A_row_that_cannot_be_read_is_refused_with_its_line(string row, string refusals)
    {
        var answer = BulkWorld.Run("age,income\n" + row + "\n41,6\n");

        Assert.Equal(refusals, answer.Refusals);
        Assert.Single(answer.Rows);
        Assert.Equal(answer.Result!.Tally.Read, 1 + answer.Result.Tally.Refused);
    }

    [Theory]
    [InlineData("2018-09-18", "yyyy-MM-dd", true)]
    [InlineData("18/09/2018", "dd/MM/yyyy", true)]
    [InlineData("9/18/2018", "M/d/yyyy", true)]
    [InlineData("18/09/2018", "yyyy-MM-dd", false)]
    [InlineData("1 June 2018", "yyyy-MM-dd", false)]
    [InlineData("2018-02-30", "yyyy-MM-dd", false)]
    [InlineData("30/02/2018", "dd/MM/yyyy", false)]
    [InlineData("2018-10-02", "yyyy-MM-dd", false)]
    public void A_date_has_the_one_declared_form_and_its_day_exists(string date, string form, bool isRead)
    {
        var answer = BulkWorld.Run("born\n" + date + "\n", request => request with { Columns = new ColumnChoice { DateForm = form } });

        Assert.Equal(isRead ? 0 : 1, answer.Refused.Count);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused_row_by_row_unless_their_encoding_is_named()
    {
        var rows = Encoding.Latin1.GetBytes("age,word\n40,café\n41,cafe\n");

        Assert.Equal("2 : PE7204 the byte 0xE9 in this row is no UTF-8", BulkWorld.Run(rows).Refusals);
        Assert.Equal("", BulkWorld.Run(rows, request => request with { Input = request.Input with { Encoding = "windows-1252" } }).Refusals);
        Assert.Equal("", BulkWorld.Run([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("age,word\n40,café\n")]).Refusals);
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_ends_the_reading_and_keeps_what_came_before()
    {
        var answer = BulkWorld.Run("age,word\n40,a\n41,\"b\n42,c\n43,d\n");

        Assert.Single(answer.Rows);
        Assert.Equal((3, "PE7203"), (answer.Result!.Ended!.Place, answer.Result.Ended.Problem.Id));
    }

    [Theory]
    [InlineData("", "the input is empty")]
    [InlineData("\n\n", "the input is empty")]
    [InlineData("\uFEFF", "the input is empty")]
    [InlineData("age,agee\n", "the column `agee` is no fact of grant")]
    [InlineData("age,Age in years\n", "the columns `age` and `Age in years` are both the fact `age`")]
    [InlineData("age,AGE\n", "the columns `age` and `AGE` are both the fact `age`")]
    [InlineData("age,limit\n", "the column `limit` is no fact of grant, which works it out itself")]
    [InlineData("age,\n", "a column has no heading")]
    [InlineData("PK\0\u0003", "the input is no text")]
    public void Headings_that_cannot_be_meant_are_refused_before_the_first_row(string rows, string message) =>
        Assert.Equal(message, Assert.Single(BulkWorld.Run(rows).Problems).Message);

    [Fact]
    public void A_heading_alone_gives_no_rows() => Assert.Equal(0, BulkWorld.Run("age,income").Result!.Tally.Read);

    [Fact]
    public void Columns_are_mapped_kept_left_out_and_hold_the_day()
    {
        var answer = BulkWorld.Run("Nr,Alter,Notes,When\n7,40,x,2018-05-01\n8,41,\"y, z\",\n9,42,,2017-01-01\n", request => request with
        {
            Columns = new ColumnChoice { Facts = new Dictionary<string, string> { ["Alter"] = "age" }.ToImmutableDictionary(), Keep = ["nr", "notes"], AsOf = "When" },
        });

        Assert.Equal("line,Nr,Notes,status,outcome,amount,asks,until,missing,fault", answer.Output.Split('\n')[0]);
        Assert.Equal(["2,7,x,undetermined,?,?,,2018-05-01,income; resident,", "4,9,,undetermined,?,?,?,?,grant,"], answer.Rows);
        Assert.Equal("3 When: PE7206 an empty cell is no day of a decision", answer.Refusals);
    }

    [Theory]
    [InlineData("", "not asked")]
    [InlineData("?", "asked")]
    [InlineData("n/k", "asked")]
    [InlineData("unknown", "asked")]
    [InlineData("999", "asked")]
    public void Empty_is_not_asked_and_a_declared_word_is_asked_and_not_known(string cell, string state)
    {
        var answer = BulkWorld.Run($"age,resident\n{cell},yes\n", request => request with { Columns = new ColumnChoice { NotKnown = ["999"] }, ExplainSample = 1 });

        Assert.Equal("", answer.Refusals);
        Assert.Equal(state == "asked", answer.Result!.Explained[0].Json.Contains("\"not_known\"", StringComparison.Ordinal));
    }
}
