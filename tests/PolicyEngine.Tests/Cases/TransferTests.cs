using PolicyEngine.Cases;
using PolicyEngine.Cases.Exporting;

namespace PolicyEngine.Tests.Cases;

public class TransferTests
{
    private readonly CaseWorld here = new(PermitPolicy.Yaml);
    private readonly CaseWorld there = new(PermitPolicy.Yaml);

    [Fact]
    public async Task An_exported_case_is_the_same_elsewhere_and_goes_on()
    {
        await here.Open();
        await here.Try("applicant submit", """{ "cars": 1 }""", key: "k1");
        var json = (await here.Service.ExportAsync("rose"))!;

        Assert.IsType<ImportResult.Imported>(await there.Service.ImportAsync(json));

        Assert.Equal(json, await there.Service.ExportAsync("rose"));
        Assert.Equal((await here.Store.ReadAsync("rose", 0, default))!.Row, (await there.Store.ReadAsync("rose", 0, default))!.Row);
        Assert.Equal((await here.Read()).Timers.AsEnumerable(), (await there.Read()).Timers.AsEnumerable());
        Assert.True((await there.Service.VerifyAsync("rose"))!.IsIntact);
        Assert.IsType<CaseResult.AlreadyDone>(await there.Try("applicant submit", """{ "cars": 1 }""", key: "k1"));
        Assert.Equal("accepted", (await there.Fire("applicant answer", """{ "lives_here": true, "blue_badge": false }""")).State);
    }

    [Fact]
    public async Task A_case_that_is_there_already_is_left_alone()
    {
        await here.Open();
        var early = (await here.Service.ExportAsync("rose"))!;
        await here.Fire("applicant withdraw", reason: "No.");
        var late = (await here.Service.ExportAsync("rose"))!;

        Assert.IsType<ImportResult.Imported>(await there.Service.ImportAsync(early));
        Assert.IsType<ImportResult.Imported>(await there.Service.ImportAsync(late));
        Assert.Equal("withdrawn", (await there.State()).State);
        Assert.Equal("there is another case `rose` in this store, or it has gone on here", Assert.IsType<ImportResult.Refused>(await there.Service.ImportAsync(early)).Message);
    }

    [Theory]
    [InlineData("\\u0022cars\\u0022,\\u0022value\\u0022:1", "\\u0022cars\\u0022,\\u0022value\\u0022:2")]
    [InlineData("\\\"cars\\\",\\\"value\\\":1", "\\\"cars\\\",\\\"value\\\":2")]
    public async Task A_tampered_export_is_refused(string written, string instead)
    {
        await here.Open(facts: """{ "cars": 1 }""");
        var json = (await here.Service.ExportAsync("rose"))!;
        if (json.Contains(written, StringComparison.Ordinal))
        {
            Assert.StartsWith("the export is not whole: event 1 was altered", Assert.IsType<ImportResult.Refused>(await there.Service.ImportAsync(json.Replace(written, instead, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
            Assert.Null(await there.Service.ReadAsync("rose"));
        }
    }

    [Fact]
    public async Task What_is_no_export_is_refused() =>
        Assert.IsType<ImportResult.Refused>(await there.Service.ImportAsync("{ \"schema\": \"other\" }"));
}
