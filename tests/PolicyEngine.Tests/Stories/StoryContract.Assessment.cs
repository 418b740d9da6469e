using PolicyEngine.Cases;
using PolicyEngine.Tests.Storage;

namespace PolicyEngine.Tests.Stories;

public abstract partial class StoryContract
{
    [StoreFact]
    public async Task An_applicant_does_not_pass_himself_into_the_service()
    {
        var story = new Story(Store, "small-grant", "GRANT-1");
        await story.AtAsync("2018-10-01 09:00");
        await story.OpenAsync("applicant", "Ada Green");
        await story.RefusedAsync(RefusalKind.FactNotTaken, "applicant", "Ada Green", "submit", """{ "lives_here": true, "trusted_referral": true }""");
        await story.RefusedAsync(RefusalKind.FactNotTaken, "applicant", "Ada Green", "submit", """{ "lives_here": true, "safeguarding_concern": false }""");
        await story.RefusedAsync(RefusalKind.FactNotTaken, "adviser", "Ann Lee", "submit", """{ "lives_here": true, "concern_raised": false }""");
        await story.DoAsync("adviser", "Ann Lee", "submit", """{ "lives_here": true }""");
        await story.RefusedAsync(RefusalKind.WrongRole, "applicant", "Ada Green", "screen", """{ "safeguarding_concern": false }""");
        await story.AtAsync("2018-10-02 09:00");
        await story.DoAsync("officer", "Tom Reed", "screen", """{ "safeguarding_concern": false }""");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "officer", "Tom Reed", "passport", """{ "clear_need": false, "trusted_referral": false }""");
        await story.DoAsync("officer", "Tom Reed", "passport", """{ "trusted_referral": true }""");
        await story.DoAsync("officer", "Tom Reed", "record_provision", """{ "service_extent": "One grant of the year." }""");
        await story.DoAsync("manager", "Eve Long", "record_check", reason: "The partner's letter is on file.");

        Approve("GrantPassported", await story.TellAsync("An adviser applies for somebody, an officer passes the person on a trusted referral, and the grant is checked afterwards"));
    }

    [StoreFact]
    public async Task A_clear_case_is_granted_by_the_rules_alone_once_the_impact_was_assessed()
    {
        var story = new Story(Store, "quick-grant", "GRANT-2");
        await story.AtAsync("2018-10-01 09:00");
        await story.OpenAsync("applicant", "Ada Green");
        await story.DoAsync("applicant", "Ada Green", "submit", """{ "lives_here": true }""");
        await story.AtAsync("2018-10-05 09:00");
        await story.DoAsync("applicant", "Ada Green", "make_appeal", reason: "I was granted too little.");
        await story.RefusedAsync(RefusalKind.WrongRole, "officer", "Tom Reed", "hear_appeal", outcome: "granted", reason: "It is enough.");
        await story.DoAsync("panel", "The panel", "hear_appeal", outcome: "refused", reason: "The grant was made by mistake.");

        Approve("GrantAtOnce", await story.TellAsync("A clear case is granted at once and drawn for a check, and the result of the appeal against it is told"));

        var early = new Story(Store, "quick-grant", "GRANT-3");
        await early.AtAsync("2018-08-31 09:00");
        await early.OpenAsync("applicant", "Ada Green");
        await early.DoAsync("applicant", "Ada Green", "submit", """{ "lives_here": true }""");
        await early.RefusedAsync(RefusalKind.NotPermitted, "officer", "Tom Reed", "close");
        await early.DoAsync("applicant", "Ada Green", "ask_for_a_person");
        await early.DoAsync("officer", "Tom Reed", "decide_case", outcome: "granted", reason: "She lives here.");
        await early.DoAsync("manager", "Eve Long", "confirm");
        await early.DoAsync("officer", "Tom Reed", "close");
    }

    [StoreFact]
    public async Task A_worry_about_safety_goes_to_a_specialist_whenever_it_comes()
    {
        var story = new Story(Store, "small-grant", "GRANT-4");
        await story.AtAsync("2018-10-01 09:00");
        await story.OpenAsync("applicant", "Ada Green");
        await story.DoAsync("applicant", "Ada Green", "submit", """{ "lives_here": false }""");
        await story.DoAsync("officer", "Tom Reed", "screen", """{ "safeguarding_concern": false }""");
        await story.RefusedAsync(RefusalKind.GuardUnknown, "officer", "Tom Reed", "assess_remotely");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "officer", "Tom Reed", "assess_remotely", """{ "risk_is_low": false, "conditions_stable": false }""");
        await story.DoAsync("officer", "Tom Reed", "assess_remotely", """{ "conditions_stable": true }""");
        await story.DoAsync("manager", "Eve Long", "set_intensity", reason: "A telephone call is enough.");
        await story.RefusedAsync(RefusalKind.ReasonMissing, "adviser", "Ann Lee", "raise_concern");
        await story.DoAsync("adviser", "Ann Lee", "raise_concern", reason: "She said that she is not let out.");
        await story.RefusedAsync(RefusalKind.NotPermitted, "officer", "Tom Reed", "decide_case", outcome: "refused", reason: "She lives elsewhere.");
        await story.RefusedAsync(RefusalKind.WrongRole, "officer", "Tom Reed", "decide_as_specialist", outcome: "refused", reason: "She lives elsewhere.");
        await story.DoAsync("specialist", "Sam Hill", "follow_up", """{ "risk_is_low": false }""", reason: "Visited at home.");
        await story.DoAsync("specialist", "Sam Hill", "decide_as_specialist", outcome: "refused", reason: "She lives elsewhere; her own council helps her.");
        await story.DoAsync("manager", "Eve Long", "send_back", reason: "Say which council.");
        await story.RefusedAsync(RefusalKind.NotPermitted, "officer", "Tom Reed", "decide_case", outcome: "refused", reason: "She lives elsewhere.");
        await story.DoAsync("specialist", "Sam Hill", "pass_to_service_area", reason: "Adult services know her.");
        await story.DoAsync("service_assessor", "Adult services", "decide_in_service", outcome: "refused", reason: "She lives in Swindon; Swindon's council helps her.");
        await story.RefusedAsync(RefusalKind.SamePerson, "manager", "Adult services", "confirm");
        await story.DoAsync("manager", "Eve Long", "confirm");
        await story.DoAsync("officer", "Tom Reed", "raise_concern", reason: "She called again.");
        await story.DoAsync("adviser", "Ann Lee", "make_appeal", reason: "She moves here in a week.");
        await story.DoAsync("panel", "The panel", "hear_appeal", outcome: "granted", reason: "She lives here by now.");
        await story.DoAsync("specialist", "Sam Hill", "review", reason: "A year has passed.");
        await story.RefusedAsync(RefusalKind.NotPermitted, "officer", "Tom Reed", "decide_case", outcome: "granted", reason: "As before.");
        await story.DoAsync("specialist", "Sam Hill", "decide_as_specialist", outcome: "granted", reason: "As before.");

        Approve("GrantConcern", await story.TellAsync("A worry about safety takes a case from the officer; only specialists and the service area decide it"));
    }

    [StoreFact]
    public async Task People_screen_route_assess_escalate_and_close()
    {
        var story = new Story(Store, "small-grant", "GRANT-6");
        await story.AtAsync("2018-10-01 09:00");
        await story.OpenAsync("officer", "Tom Reed");
        await story.DoAsync("officer", "Tom Reed", "submit", """{ "lives_here": true }""");
        await story.DoAsync("officer", "Tom Reed", "screen", """{ "safeguarding_concern": false }""");
        await story.DoAsync("officer", "Tom Reed", "route", """{ "needs_judgement": false }""");
        await story.DoAsync("officer", "Tom Reed", "record_assessment");
        await story.DoAsync("officer", "Tom Reed", "close");
        await story.RefusedAsync(RefusalKind.Ended, "officer", "Tom Reed", "record_check", reason: "Too late.");

        var hard = new Story(Store, "small-grant", "GRANT-7");
        await hard.AtAsync("2018-10-01 09:00");
        await hard.OpenAsync("applicant", "Ada Green");
        await hard.DoAsync("applicant", "Ada Green", "submit", """{ "lives_here": true }""");
        await hard.DoAsync("officer", "Tom Reed", "screen", """{ "safeguarding_concern": false }""");
        await hard.DoAsync("specialist", "Sam Hill", "route", """{ "needs_judgement": true }""");
        await hard.DoAsync("officer", "Tom Reed", "escalate", reason: "I do not know this illness.");
        await hard.DoAsync("specialist", "Sam Hill", "decide_as_specialist", outcome: "refused", reason: "It is not covered.");
        await hard.DoAsync("manager", "Eve Long", "send_back", reason: "Say why.");
        await hard.DoAsync("officer", "Tom Reed", "decide_case", outcome: "refused", reason: "It is not covered, for it lasts a week.");
        await hard.DoAsync("manager", "Eve Long", "confirm");
        await hard.DoAsync("officer", "Tom Reed", "close");

        var worry = new Story(Store, "small-grant", "GRANT-8");
        await worry.AtAsync("2018-10-01 09:00");
        await worry.OpenAsync("applicant", "Ada Green");
        await worry.DoAsync("applicant", "Ada Green", "submit", """{ "lives_here": true }""");
        await worry.DoAsync("officer", "Tom Reed", "screen", """{ "safeguarding_concern": true }""");
        await worry.RefusedAsync(RefusalKind.NotPermitted, "officer", "Tom Reed", "decide_case", outcome: "granted", reason: "She lives here.");
        await worry.DoAsync("applicant", "Ada Green", "withdraw");
        Assert.Contains("that still needs you", await worry.TellAsync("Taken back"), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task An_answer_that_never_comes_ends_in_a_letter_and_an_appeal()
    {
        var story = new Story(Store, "quick-grant", "GRANT-5");
        await story.AtAsync("2018-10-01 09:00");
        await story.OpenAsync("officer", "Tom Reed");
        await story.DoAsync("officer", "Tom Reed", "submit");
        await story.AtAsync("2018-10-16 09:00");
        await story.DoAsync("applicant", "Ada Green", "make_appeal", reason: "I was in hospital.");
        await story.DoAsync("panel", "The panel", "hear_appeal", outcome: "refused", reason: "Please apply again.");

        Approve("GrantLapsed", await story.TellAsync("A request that nobody answers: the clock stands still, the person is told, and may appeal"));
    }
}
