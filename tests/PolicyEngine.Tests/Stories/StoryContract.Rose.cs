using PolicyEngine.Tests.Storage;

namespace PolicyEngine.Tests.Stories;

public abstract partial class StoryContract
{
    [StoreFact]
    public async Task Rose_applies_pays_and_renews_with_one_confirmation()
    {
        var story = new Story(Store, "resident-parking-permit@illustrative-story", "ROSE-1");
        await story.AtAsync("2018-10-01 09:00");
        await story.OpenAsync("applicant", "Rose Johnson");
        await story.AtAsync("2018-10-01 09:05");
        await story.DoAsync("applicant", "Rose Johnson", "check_criteria", """{ "lives_in_oxfordshire": true, "has_car": true, "meets_published_criteria": true }""");
        await story.AtAsync("2018-10-01 09:20");
        await story.DoAsync("applicant", "Rose Johnson", "submit", """{ "vehicle_band": "band_b" }""");
        await story.AtAsync("2018-10-02 09:20");
        await story.DoAsync("applicant", "Rose Johnson", "pay", """{ "fee_paid": true }""");
        await story.AtAsync("2019-10-03 18:30");
        await story.DoAsync("applicant", "Rose Johnson", "confirm_no_change", """{ "no_changes_confirmed": true }""");

        Approve("Rose", await story.TellAsync("Rose applies, pays, and renews with one confirmation"));
    }
}
