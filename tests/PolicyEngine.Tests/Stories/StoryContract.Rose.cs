using PolicyEngine.Cases;
using PolicyEngine.Tests.Storage;

namespace PolicyEngine.Tests.Stories;

public abstract partial class StoryContract
{
    private const string Permit = "resident-parking-permit@illustrative-story";
    private const string MeetsAll = """{ "lives_in_oxfordshire": true, "has_car": true, "meets_published_criteria": true }""";

    [StoreFact]
    public async Task Rose_applies_pays_and_renews_with_one_confirmation()
    {
        var story = await RoseAsync("ROSE-1", MeetsAll, """{ "vehicle_band": "band_b" }""");
        await story.AtAsync("2018-10-02 09:20");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "applicant", "Rose Johnson", "pay", """{ "fee_paid": false }""");
        await story.DoAsync("applicant", "Rose Johnson", "pay", """{ "fee_paid": true }""");
        await story.AtAsync("2019-10-03 18:30");
        await story.DoAsync("applicant", "Rose Johnson", "confirm_no_change", """{ "no_changes_confirmed": true }""");
        await story.AtAsync("2019-10-04 09:00");

        Approve("Rose", await story.TellAsync("Rose applies, pays, and renews with one confirmation"));
    }

    [StoreFact]
    public async Task An_answer_is_missing_and_the_clock_waits_for_it()
    {
        var story = await RoseAsync("ROSE-5", """{ "lives_in_oxfordshire": true, "has_car": true }""", """{ "vehicle_band": "band_b" }""");
        await story.AtAsync("2018-10-04 17:00");
        await story.RefusedAsync(RefusalKind.FactNotTaken, "applicant", "Rose Johnson", "answer", """{ "fee_paid": true }""");
        await story.DoAsync("adviser", "Joe Field", "answer", """{ "meets_published_criteria": true }""");

        Approve("RoseIsAsked", await story.TellAsync("One criterion is not answered: it alone is asked for, and the clock waits"));
    }

    [StoreFact]
    public async Task What_Rose_does_not_know_is_an_officers_to_settle()
    {
        var story = await RoseAsync("ROSE-2", """{ "lives_in_oxfordshire": true, "has_car": true, "meets_published_criteria": null }""", """{ "vehicle_band": "band_a" }""");
        await story.AtAsync("2018-10-01 10:00");
        await story.DoAsync("officer", "Ben Hart", "decide_case", "{}", "accepted", "I went through the criteria with her on the telephone; she meets them.");
        await story.AtAsync("2018-10-01 16:00");
        await story.DoAsync("applicant", "Rose Johnson", "withdraw");

        Approve("RoseAnswerNotKnown", await story.TellAsync("A criterion that Rose cannot answer goes to an officer; she withdraws"));
    }

    [StoreFact]
    public async Task A_refusal_is_an_officers_and_its_appeal_somebody_elses()
    {
        var story = await RoseAsync("ROSE-3", """{ "lives_in_oxfordshire": true, "has_car": true, "meets_published_criteria": false }""", """{ "vehicle_band": "band_b" }""");
        await story.AtAsync("2018-10-01 15:00");
        await story.RefusedAsync(RefusalKind.ReasonMissing, "officer", "Ben Hart", "decide_case", "{}", "refused");
        await story.DoAsync("officer", "Ben Hart", "decide_case", "{}", "refused", "The car is registered to a business, and the page asks for a private car.");
        await story.AtAsync("2018-10-08 11:00");
        await story.DoAsync("applicant", "Rose Johnson", "make_appeal", "{}", "", "The car has been mine since September.");
        await story.RefusedAsync(RefusalKind.SamePerson, "panel", "Ben Hart", "hear_appeal", "{}", "accepted", "It is hers.");
        await story.DoAsync("panel", "Amina Shah", "hear_appeal", "{}", "accepted", "The log book shows that the car is hers since 3 September.");
        await story.DoAsync("adviser", "Joe Field", "pay", """{ "fee_paid": true }""");

        Approve("RoseAppeals", await story.TellAsync("An officer refuses Rose, and the appeal is heard by somebody else"));
    }

    [StoreFact]
    public async Task Something_has_changed_or_nobody_answers()
    {
        var story = await RoseAsync("ROSE-4", MeetsAll, """{ "vehicle_band": "band_b" }""");
        await story.DoAsync("applicant", "Rose Johnson", "pay", """{ "fee_paid": true }""");
        await story.AtAsync("2019-10-10 10:00");
        await story.DoAsync("applicant", "Rose Johnson", "confirm_no_change", """{ "no_changes_confirmed": false }""");
        await story.DoAsync("applicant", "Rose Johnson", "submit", """{ "vehicle_band": "band_c" }""");
        await story.DoAsync("applicant", "Rose Johnson", "pay", """{ "fee_paid": true }""");
        await story.AtAsync("2020-12-01 09:00");

        Approve("RoseChangesAndLapses", await story.TellAsync("Something has changed, so Rose applies again; a year later nobody answers"));
    }

    [StoreFact]
    public async Task A_band_that_is_told_later_makes_the_fee_known()
    {
        var story = await RoseAsync("ROSE-7", MeetsAll, "{}");
        await story.AtAsync("2018-10-02 09:00");
        await story.DoAsync("adviser", "Joe Field", "ask_for_payment", """{ "vehicle_band": "band_a" }""");
        await story.DoAsync("applicant", "Rose Johnson", "pay", """{ "fee_paid": true }""");

        Approve("RoseBandLater", await story.TellAsync("The band is told after the answer, and then Rose is asked to pay"));
    }

    private async Task<Story> RoseAsync(string caseId, string criteria, string form)
    {
        var story = new Story(Store, Permit, caseId);
        await story.AtAsync("2018-10-01 09:00");
        await story.OpenAsync("applicant", "Rose Johnson");
        await story.AtAsync("2018-10-01 09:05");
        await story.DoAsync("applicant", "Rose Johnson", "check_criteria", criteria);
        await story.AtAsync("2018-10-01 09:20");
        await story.DoAsync("applicant", "Rose Johnson", "submit", form);
        return story;
    }
}
