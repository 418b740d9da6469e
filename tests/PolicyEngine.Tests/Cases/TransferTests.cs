using PolicyEngine.Cases;
using PolicyEngine.Cases.Exporting;
using PolicyEngine.Cases.Storing;

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

    [Fact]
    public async Task What_was_delivered_or_given_up_comes_with_the_case_and_stays_so()
    {
        await here.Open();
        await here.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": false }""");
        await here.Fire("applicant pay", """{ "paid": 60 }""");
        var lease = new Lease("test", TimeSpan.FromMinutes(1), 1);
        var first = Assert.Single(await here.Store.LeaseMessagesAsync(here.Clock.GetUtcNow(), lease, default));
        await here.Store.CompleteMessageAsync(first.Number, lease.Owner, here.Clock.GetUtcNow(), default);
        Assert.IsType<ImportResult.Imported>(await there.Service.ImportAsync((await here.Service.ExportAsync("rose"))!));

        var kept = await here.Store.ReadMessagesAsync("rose", default);
        Assert.Equal(kept.Select(message => (message.Key, message.Body, message.DeliveredAt)), (await there.Store.ReadMessagesAsync("rose", default)).Select(message => (message.Key, message.Body, message.DeliveredAt)));
        Assert.True((await there.Service.VerifyAsync("rose"))!.IsIntact);
        Assert.DoesNotContain(await there.Store.LeaseMessagesAsync(there.Clock.GetUtcNow(), lease with { Most = 10 }, default), message => message.Key == first.Key);
    }

    [Theory]
    [InlineData("\"case\": \"rose\"", "\"case\": \"joe\"", "the export says that it is of the case `joe`, and its events are of `rose`: a case keeps its id wherever it goes, so take in the export as it was written")]
    [InlineData("\"case\": \"rose\"", "\"case\": null", "this export of a case was altered: something in it is missing, or is not of its kind")]
    [InlineData("\"case\": \"rose\"", "\"case\": \"ro se\"", "the export holds no case: nothing is in its list of events, or its id is none")]
    [InlineData("policyengine/case-export/1", "policyengine/case-export/2", "this export is of the form `policyengine/case-export/2`, and this engine reads `policyengine/case-export/1`: take it in with the engine that wrote it, or a newer one")]
    [InlineData("\\u0022cars\\u0022,\\u0022value\\u0022:1", "\\u0022cars\\u0022,\\u0022value\\u0022:2", "the export was altered: what it shows people is not what its events say")]
    [InlineData("\\u0022sequence\\u0022:2", "\\u0022sequence\\u0022:3", "the export is not whole: its key does not open the personal data that it holds, so one of the two was altered")]
    [InlineData("\"cars\": 1", "\"cars\": 2", "the export was altered: what it shows people is not what its events say")]
    [InlineData("\"kind\": \"notification\"", "\"kind\": \"request\"", "the export is not whole: the message `rose/3/1` was altered: event 3 sent another")]
    [InlineData("rose/3/1\",\n      \"kind\"", "rose/3/7\",\n      \"kind\"", "the export is not whole: there is a message `rose/3/7` that event 3 does not send")]
    [InlineData("\"events\": [", "\"events\": 5, \"x\": [", "this export of a case was altered: something in it is missing, or is not of its kind")]
    [InlineData("\"events\": [", "\"events\": [], \"x\": [", "the export holds no case: nothing is in its list of events, or its id is none")]
    [InlineData("\"key\": \"", "\"key\": \"AAAA", "the export is not whole: its key does not open the personal data that it holds, so one of the two was altered")]
    [InlineData("\"key\": \"", "\"key\": \"?", "this export of a case was altered: something in it is missing, or is not of its kind")]
    [InlineData("\"sequence\": 2,", "\"sequence\": 99999999999999999999,", "this export of a case was altered: something in it is missing, or is not of its kind")]
    [InlineData("\"at\": \"2018", "\"at\": \"twenty", "this export of a case was altered: something in it is missing, or is not of its kind")]
    public async Task An_export_that_was_altered_is_refused_in_words(string written, string instead, string says)
    {
        await here.Open();
        await here.Fire("applicant submit", """{ "cars": 1 }""");
        var json = (await here.Service.ExportAsync("rose"))!;
        var at = json.IndexOf(written, StringComparison.Ordinal);
        Assert.True(at >= 0);

        Assert.Equal(says, Assert.IsType<ImportResult.Refused>(await there.Service.ImportAsync(json[..at] + instead + json[(at + written.Length)..])).Message);
        Assert.Null(await there.Service.ReadAsync("rose"));
    }

    [Fact]
    public async Task An_export_that_was_cut_short_anywhere_is_refused_in_words()
    {
        await here.Open();
        await here.Fire("applicant submit", """{ "cars": 1 }""");
        var json = (await here.Service.ExportAsync("rose"))!.TrimEnd();
        for (var length = 0; length < json.Length; length += 97)
        {
            Assert.Matches("is not whole: it is no JSON any more on line|there is nothing in it", Assert.IsType<ImportResult.Refused>(await there.Service.ImportAsync(json[..length])).Message);
        }

        Assert.Null(await there.Service.ReadAsync("rose"));
    }

    [Theory]
    [InlineData("{ \"schema\": \"other\" }", "this is of the schema `other`, and an export of a case is of `policyengine/case-export/1`")]
    [InlineData("{}", "this is no export of a case: it does not begin as one that `policy case export` wrote")]
    [InlineData("[]", "this is no export of a case: it does not begin as one that `policy case export` wrote")]
    [InlineData("{ \"schema\": 5 }", "this is no export of a case: it does not begin as one that `policy case export` wrote")]
    [InlineData("policy: permit", "this is no export of a case: it is no JSON")]
    [InlineData(" \n", "this is no export of a case: there is nothing in it")]
    public async Task What_is_no_export_is_refused(string text, string says) => Assert.Equal(says, Assert.IsType<ImportResult.Refused>(await there.Service.ImportAsync(text)).Message);
}
