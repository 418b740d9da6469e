using PolicyEngine.Repl;
using PolicyEngine.Repl.Loops;
using PolicyEngine.Repl.Views;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.Session;

/// <summary>Files that change while a session is open.</summary>
public class ReloadTests
{
    private const string Policy = "rules/resident-parking-permit/policy.yaml";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_change_says_what_it_does_to_the_case_and_the_facts_stay()
    {
        using var session = SessionRun.Rose();
        session.Replace(Policy, "value: 24,", "value: 48,");
        var shown = session.Type(":reload");
        Assert.StartsWith("`resident-parking-permit` was loaded again", shown, StringComparison.Ordinal);
        Assert.Contains("- Response due on: 2 October 2018 → 3 October 2018", shown, StringComparison.Ordinal);
        Assert.Equal("yes", session.Type("has_car"));
        Assert.Equal("nothing has changed", session.Type(":reload"));
    }

    [Fact]
    public void A_fact_that_no_longer_fits_is_told()
    {
        using var session = SessionRun.Rose();
        session.Replace(Policy, "band_b: \"Band B\"", "band_d: \"Band D\"");
        var shown = session.Type(":reload");
        Assert.Contains("left out: `band_b`", shown, StringComparison.Ordinal);
        Assert.Equal("not asked", session.Type("vehicle_band"));
        Assert.Equal("yes", session.Type("has_car"));
    }

    [Fact]
    public void A_broken_file_is_told_and_the_policy_before_stays()
    {
        using var session = SessionRun.Rose();
        session.Replace(Policy, "when: fee_paid", "when: fee_padi");
        var refused = Assert.IsType<ReplReply.Refused>(session.Session.Submit(":reload", CancellationToken.None));
        Assert.Equal(3, ExitCodes.Of(refused.Cause));
        Assert.Contains("fee_padi", RefusalText.MessageOf(refused, session.Context), StringComparison.Ordinal);
        Assert.Contains("stays in use", RefusalText.MessageOf(refused, session.Context), StringComparison.Ordinal);
        Assert.StartsWith("The application is accepted", session.Type(":show"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_is_new_is_said()
    {
        using var session = SessionRun.Rose();
        session.Replace(Policy, "You have a car to park.", "Your car needs a place.");
        Assert.Contains("because: Your car needs a place. [003:4616]", session.Type(":reload"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_put_right_again_is_told()
    {
        using var session = SessionRun.Rose();
        session.Replace(Policy, "when: fee_paid", "when: fee_padi");
        Assert.Contains("stays in use", session.Type(":reload"), StringComparison.Ordinal);
        session.Replace(Policy, "when: fee_padi", "when: fee_paid");
        Assert.Contains("can be used again", session.Type(":reload"), StringComparison.Ordinal);
        Assert.Equal("nothing has changed", session.Type(":reload"));
    }

    [Fact]
    public void A_file_that_is_taken_away_is_named_and_the_policy_stays()
    {
        using var session = SessionRun.Rose();
        var text = session.Read(Policy);
        File.Delete(Path.Combine(session.Folder, Policy));
        Assert.Contains($"`{Policy}` is not there any more", session.Type(":reload"), StringComparison.Ordinal);
        Assert.StartsWith("The application is accepted", session.Type(":show"), StringComparison.Ordinal);
        session.Write(Policy, text);
        Assert.Contains("can be used again", session.Type(":reload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_saved_is_loaded_by_itself()
    {
        using var session = SessionRun.On("resident-parking-permit", watches: true);
        session.Type("application_kind = first_permit, submitted_on = 2018-10-01");
        var noticed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Session.Noticed += (_, notice) => noticed.TrySetResult(PageText.Of(notice.Page, session.Context));
        session.Replace(Policy, "value: 24,", "value: 48,");
        Assert.Contains("Response due on: 2 October 2018 → 3 October 2018", await noticed.Task.WaitAsync(Patience), StringComparison.Ordinal);
    }
}
