using PolicyEngine.Cases;
using PolicyEngine.Tests.Storage;

namespace PolicyEngine.Tests.Stories;

public abstract partial class StoryContract
{
    [StoreFact]
    public async Task A_child_is_educated_at_home()
    {
        var story = new Story(Store, "elective-home-education", "EHE-1");
        await story.AtAsync("2018-09-20 08:45");
        await story.OpenAsync("school", "Head of Larkmead");
        await story.DoAsync("school", "Head of Larkmead", "give_notice", """{ "placement": "mainstream", "notice_received_on": "2018-09-20", "has_send": false }""");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "school", "Head of Larkmead", "remove_from_roll");
        await story.AtAsync("2018-09-21 10:00");
        await story.DoAsync("school", "Head of Larkmead", "notify_authority", """{ "vulnerable_learner": false, "known_to_social_care": false }""");
        await story.AtAsync("2018-09-24 09:00");
        await story.DoAsync("school", "Head of Larkmead", "remove_from_roll");
        await story.AtAsync("2018-09-26 14:00");
        await story.DoAsync("officer", "Link worker", "rate");
        await story.DoAsync("officer", "Link worker", "answer", """{ "officer_rating": "green" }""");
        await story.AtAsync("2018-10-15 11:00");
        await story.DoAsync("family", "The parents", "decline_visit");
        await story.AtAsync("2019-02-04 16:00");
        await story.DoAsync("officer", "Link worker", "re_rate", """{ "new_information": true, "known_to_social_care": true }""");
        await story.AtAsync("2019-10-02 10:00");
        await story.DoAsync("officer", "Link worker", "record_contact");
        await story.AtAsync("2019-10-03 10:00");

        Approve("HomeEducation", await story.TellAsync("Notice, the council is told, off the roll, rated, rated again, yearly contact"));

        var red = new Story(Store, "elective-home-education", "EHE-2");
        await red.AtAsync("2018-10-01 09:00");
        await red.OpenAsync("school", "Head of Larkmead");
        await red.DoAsync("school", "Head of Larkmead", "give_notice", """{ "placement": "special", "notice_received_on": "2018-10-01" }""");
        await red.RefusedAsync(RefusalKind.FactNotTaken, "school", "Head of Larkmead", "notify_authority", """{ "la_consent": true }""");
        await red.AtAsync("2018-10-02 09:00");
        await red.DoAsync("school", "Head of Larkmead", "notify_authority");
        await red.DoAsync("school", "Head of Larkmead", "record_exit_form", """{ "vulnerable_learner": true, "known_to_social_care": false }""");
        await red.RefusedAsync(RefusalKind.GuardUnknown, "school", "Head of Larkmead", "remove_from_roll");
        await red.AtAsync("2018-11-20 09:00");
        await red.DoAsync("officer", "Link worker", "consent", """{ "la_consent": true }""");
        await red.DoAsync("school", "Head of Larkmead", "remove_from_roll");
        await red.RefusedAsync(RefusalKind.GuardUnmet, "school", "Head of Larkmead", "remove_from_roll");
        Approve("HomeEducationRed", await red.TellAsync("The exit form says red: the family is offered a meeting on that day, long before the child leaves the roll"));
    }

    [StoreFact]
    public async Task A_concern_of_a_Friday_before_a_bank_holiday_is_triaged_on_the_Tuesday()
    {
        var story = new Story(Store, "safeguarding-concern", "CONCERN-1");
        await story.AtAsync("2023-08-25 17:10");
        await story.OpenAsync("reporter", "Housing officer");
        await story.DoAsync("reporter", "Housing officer", "record", """{ "what_happened": "A tenant, name unknown, was in tears at the door and said that she is not let out.", "immediate_concern": false, "crime_witnessed": false, "crime_just_disclosed": true, "agency_told_before": false }""");
        await story.AtAsync("2023-08-29 16:30");
        await story.RefusedAsync(RefusalKind.WrongRole, "reporter", "Housing officer", "triage", """{ "actions_outstanding": true }""");
        await story.DoAsync("triage_officer", "Dani G", "triage", """{ "actions_outstanding": true }""");
        await story.AtAsync("2023-08-30 10:00");
        await story.DoAsync("case_owner", "Housing officer", "update_referrals", """{ "no_referral_needed": false, "referrals_complete": false, "referral_details_recorded": true }""");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "case_owner", "Housing officer", "close");
        await story.DoAsync("case_owner", "Housing officer", "complete_actions");
        await story.AtAsync("2023-09-01 12:00");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "reporter", "Housing officer", "add_information", """{ "what_happened": "As before.", "new_since_recorded": false }""");
        await story.DoAsync("reporter", "Housing officer", "add_information", """{ "what_happened": "A neighbour heard shouting at night.", "new_since_recorded": true }""");
        await story.AtAsync("2023-09-05 09:00");
        await story.DoAsync("triage_officer", "Dani G", "triage", """{ "actions_outstanding": false }""");
        await story.DoAsync("case_owner", "Housing officer", "update_referrals", """{ "no_referral_needed": false, "referrals_complete": true, "referral_details_recorded": true }""");
        await story.DoAsync("triage_officer", "Dani G", "close");

        Approve("SafeguardingConcern", await story.TellAsync("A concern across a weekend and a bank holiday, added to, triaged late the second time, closed"));
    }

    // The papers print neither the last day for calling the decision of 19 June 2018 in nor the day of the call-in; those two days are the test's own.
    [StoreFact]
    public async Task The_decision_on_school_transport_is_called_in_and_falls_into_parts()
    {
        var story = new Story(Store, "decision-effectiveness", "CA-2018-06-19");
        await story.AtAsync("2018-06-19 17:00");
        await story.OpenAsync("committee_officer", "Sue Whitehead");
        await story.DoAsync("committee_officer", "Sue Whitehead", "record_decision", """{ "body": "cabinet", "decided_on": "2018-06-19", "outside_call_in": false, "call_in_ends_on": "2018-06-27" }""");
        await story.AtAsync("2018-06-26 12:00");
        await story.RefusedAsync(RefusalKind.WrongRole, "scrutiny_committee", "Performance Scrutiny Committee", "call_in", """{ "proper_notice": true }""");
        await story.DoAsync("committee_officer", "Sue Whitehead", "call_in", """{ "proper_notice": true }""");
        await story.AtAsync("2018-07-05 16:00");
        await story.DoAsync("scrutiny_committee", "Performance Scrutiny Committee", "refer_back", "{}", "", "Information on costings and the business case is insufficient.");
        await story.AtAsync("2018-07-17 15:00");
        await story.DoAsync("deciding_body", "Cabinet", "resolve_parts", """
            { "resolutions": [
              { "resolution": "1", "fate": "deferred" }, { "resolution": "2(a)", "fate": "agreed" }, { "resolution": "2(b)", "fate": "agreed" },
              { "resolution": "2(c)", "fate": "agreed" }, { "resolution": "2(d)", "fate": "agreed" }, { "resolution": "2(e)", "fate": "agreed" } ] }
            """);
        await story.AtAsync("2018-11-20 15:00");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "deciding_body", "Cabinet", "resolve_part", """{ "fate": "deferred" }""", part: "1");
        await story.DoAsync("deciding_body", "Cabinet", "resolve_part", """{ "fate": "agreed" }""", part: "1");

        Approve("CallIn", await story.TellAsync("The decision on school transport is called in, referred back and falls into six parts"));
    }

    [StoreFact]
    public async Task A_decision_that_nobody_calls_in_is_in_effect_when_the_printed_day_has_passed()
    {
        var story = new Story(Store, "decision-effectiveness", "CA-2018-09-18");
        await story.AtAsync("2018-09-18 17:00");
        await story.OpenAsync("committee_officer", "Sue Whitehead");
        await story.DoAsync("committee_officer", "Sue Whitehead", "record_decision", """{ "body": "cabinet", "decided_on": "2018-09-18", "outside_call_in": false, "call_in_ends_on": "2018-09-26" }""");
        await story.AtAsync("2018-09-27 09:00");
        Approve("InEffect", await story.TellAsync("The decisions of 18 September 2018 are in effect from the end of 26 September"));
        await story.RefusedAsync(RefusalKind.Ended, "committee_officer", "Sue Whitehead", "call_in", """{ "proper_notice": true }""");
    }

    [StoreFact]
    public async Task A_day_before_the_meeting_and_a_notice_that_is_not_proper_are_for_a_person_to_look_at()
    {
        var story = new Story(Store, "decision-effectiveness", "CA-2018-09-18-B");
        await story.AtAsync("2018-09-18 17:00");
        await story.OpenAsync("committee_officer", "Sue Whitehead");
        await story.DoAsync("committee_officer", "Sue Whitehead", "record_decision", """{ "body": "cabinet", "decided_on": "2018-09-18", "outside_call_in": false, "call_in_ends_on": "2018-09-10" }""");
        await story.DoAsync("committee_officer", "Sue Whitehead", "put_right", """{ "call_in_ends_on": "2018-09-26" }""");
        await story.AtAsync("2018-09-26 16:00");
        await story.DoAsync("committee_officer", "Sue Whitehead", "call_in", """{ "proper_notice": false }""");
        await story.AtAsync("2018-09-28 09:00");
        await story.DoAsync("committee_officer", "Sue Whitehead", "put_right", """{ "proper_notice": true }""");

        Approve("ToLookAt", await story.TellAsync("A last day before the meeting, and a call-in without proper notice, are for a person to look at"));
    }

    [StoreFact]
    public async Task A_councillors_question_is_judged_by_the_time_at_which_it_came()
    {
        var story = new Story(Store, "councillor-questions", "QUESTION-1");
        await story.AtAsync("2018-09-12 15:00");
        await story.OpenAsync("councillor", "Councillor Howson");
        await story.DoAsync("councillor", "Councillor Howson", "announce", """{ "meeting_on": "2018-09-18" }""");
        await story.AtAsync("2018-09-14 09:30");
        await story.DoAsync("proper_officer", "Proper officer", "give_notice", """
            { "question": "How much has been levied in fines this year?", "asked_by_county_councillor": true, "within_delegated_powers": true, "received_on": "2018-09-14", "question_number": 1, "agenda_despatched": true }
            """);
        await story.DoAsync("proper_officer", "Proper officer", "answer_request", """{ "received_at": "09:00" }""");
        await story.AtAsync("2018-09-18 14:50");
        await story.DoAsync("committee_officer", "Sue Whitehead", "end_item", """{ "minutes_used": 30 }""");
        await story.AtAsync("2018-09-20 10:00");
        await story.DoAsync("cabinet_member", "Councillor Constance", "answer_in_writing");

        Approve("CouncillorQuestion", await story.TellAsync("A question of 9 am on the Friday, typed in half an hour later, answered in writing"));
    }

    [StoreFact]
    public async Task One_supplementary_question_follows_the_reply_at_the_meeting()
    {
        var story = new Story(Store, "councillor-questions", "QUESTION-2");
        await story.AtAsync("2018-09-05 15:00");
        await story.OpenAsync("councillor", "Councillor Phillips");
        await story.DoAsync("councillor", "Councillor Phillips", "announce", """{ "meeting_on": "2018-09-18" }""");
        await story.DoAsync("proper_officer", "Proper officer", "give_notice", """
            { "question": "When will the plan come forward?", "asked_by_county_councillor": true, "within_delegated_powers": true, "received_on": "2018-09-05", "received_at": "14:30", "question_number": 1, "agenda_despatched": false }
            """);
        await story.RefusedAsync(RefusalKind.GuardUnmet, "committee_officer", "Sue Whitehead", "answer");
        await story.AtAsync("2018-09-18 14:10");
        await story.DoAsync("committee_officer", "Sue Whitehead", "answer");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "councillor", "Councillor Phillips", "ask_supplementary", """{ "questions_noticed": 2 }""");
        await story.DoAsync("councillor", "Councillor Phillips", "ask_supplementary", """{ "questions_noticed": 1 }""");
        await story.RefusedAsync(RefusalKind.GuardUnmet, "councillor", "Councillor Phillips", "ask_supplementary", """{ "questions_noticed": 1 }""");
        await story.AtAsync("2018-09-18 14:25");
        await story.DoAsync("committee_officer", "Sue Whitehead", "end_item", """{ "minutes_used": 20 }""");

        Approve("SupplementaryQuestion", await story.TellAsync("A question replied to at the meeting, and the one supplementary question after it"));
    }

    [StoreFact]
    public async Task A_badge_is_granted_at_once_and_another_after_an_assessment()
    {
        var story = new Story(Store, "blue-badge", "BADGE-1");
        await story.AtAsync("2018-10-01 11:00");
        await story.OpenAsync("applicant", "Ada Green");
        await story.DoAsync("applicant", "Ada Green", "submit", """{ "lives_in_oxfordshire": true, "date_of_birth": "1960-05-10", "receives_dla_higher_mobility": true }""");
        await story.AtAsync("2018-10-02 11:00");
        await story.DoAsync("officer", "Tom Reed", "record_check", "{}", "", "The award letter is genuine.");
        Approve("BadgeAtOnce", await story.TellAsync("A badge is granted without further assessment; an officer checks it afterwards, although the rate of checks is not stated"));

        var other = new Story(Store, "blue-badge", "BADGE-2");
        await other.AtAsync("2018-10-01 11:00");
        await other.OpenAsync("applicant", "Carl Moss");
        await other.DoAsync("applicant", "Carl Moss", "submit", """{ "lives_in_oxfordshire": true, "date_of_birth": "1950-01-02", "receives_dla_higher_mobility": false, "receives_pip_mobility": false, "receives_war_pensioners_supplement": false, "armed_forces_lump_sum": false, "registered_blind": false, "lasting_disability": "permanent", "unable_to_walk": false, "very_considerable_difficulty_walking": true, "drives_regularly": false }""");
        await other.AtAsync("2018-10-20 11:00");
        await other.RefusedAsync(RefusalKind.GuardUnmet, "officer", "Tom Reed", "decide_case", "{}", "granted", "He told us enough.");
        await other.RefusedAsync(RefusalKind.WrongRole, "applicant", "Carl Moss", "record_certificate", """{ "certificate": "certified" }""");
        await other.DoAsync("officer", "Tom Reed", "record_certificate", """{ "certificate": "certified" }""");
        await other.RefusedAsync(RefusalKind.ReasonMissing, "officer", "Tom Reed", "decide_case", "{}", "granted");
        await other.DoAsync("officer", "Tom Reed", "decide_case", "{}", "granted", "The mobility assessor saw him stop for breath four times in fifty metres.");
        await other.RefusedAsync(RefusalKind.SamePerson, "manager", "Tom Reed", "confirm");
        await other.DoAsync("manager", "Eve Long", "confirm");
        Approve("BadgeAfterAssessment", await other.TellAsync("A badge is granted after an assessment, with a reason, and confirmed by a second person"));
    }
}
