namespace PolicyEngine.Workbench.Sessions.Touring;

/// <summary>The steps of the guided session, on the resident parking permit.</summary>
public static class ParkingTour
{
    /// <summary>The policy it is about.</summary>
    public const string Pack = "resident-parking-permit";

    /// <summary>The day it is about.</summary>
    public static DateOnly Day { get; } = new(2018, 10, 2);

    /// <summary>The steps in order.</summary>
    public static IReadOnlyList<TourStep> Steps { get; } =
    [
        new(
            "Give a fact",
            "Rose is 75 and has just moved to Oxfordshire. She would like a permit to park outside her home. You will find out whether she gets one, and why.\nA policy decides from facts. Give the first one, and press Enter. Tab completes what you begin:\n    application_kind = first_permit",
            moment => moment.Has("application_kind", "first_permit")),
        new(
            "Give several",
            "The answer came by itself: there is none yet, and the next question that matters is named. Nothing is assumed: what nobody asked is not a no.\nSeveral facts go on one line:\n    lives_in_oxfordshire = yes, has_car = yes",
            moment => moment.Has("lives_in_oxfordshire", "yes") && moment.Has("has_car", "yes")),
        new(
            "Be asked instead",
            "You need not know the names of the facts. Type\n    :ask\nand answer `yes` to the question about the criteria. Then type `stop`.",
            moment => moment.Session.Conversation is null && moment.Has("meets_published_criteria", "yes")),
        new(
            "Ask why",
            "Rose is accepted. Below the outcome stand the reasons, each with the page of the paper it rests on. To see how it was worked out, down to the values, type\n    :why",
            moment => moment.Did("why")),
        new(
            "Change one thing",
            "What if Rose had no car? Change the fact, and only what is new is shown:\n    has_car = no",
            moment => moment.Comes("refused")),
        new(
            "Ask why not",
            "She is refused, and told why and where else she can turn. See what stands in the way of being accepted:\n    :why not accepted",
            moment => moment.Did("why", "not accepted")),
        new(
            "Try without keeping",
            "To see what another answer would change, and keep nothing, type\n    :what-if has_car=yes",
            moment => moment.Did("what-if")),
        new(
            "Mistype",
            "Nothing breaks when you mistype. Try a wrong name first, `has_cra = yes`, and see what it says. Then set it right:\n    has_car = yes",
            moment => moment.Has("has_car", "yes") && moment.Comes("accepted")),
        new(
            "See what is missing",
            "The outcome stands, and three things are still open: has she paid, when did she apply, which band is her car in. List them:\n    :missing",
            moment => moment.Did("missing")),
        new(
            "Say that you don't know",
            "Rose cannot say which band her car is in. That is not the same as not having asked:\n    vehicle_band = ?\nThe question is not asked again, and the case goes to a person.",
            moment => moment.Session.CaseOrNone?.Facts.StateOf("vehicle_band") == PolicyEngine.Evaluation.Facts.FactState.NotKnown),
        new(
            "Find the nearest change",
            "What would it take to be refused? The smallest changes are found for you:\n    :nearest refused",
            moment => moment.Did("nearest")),
        new(
            "Read the policy",
            "Every name can be looked up: its text, the paper, the days it is in effect, and the cases that test it. A rule, for example:\n    ? accept_application",
            moment => moment.Did("about")),
        new(
            "Move in time",
            "Policies change. Decide as of another day, one before this policy began:\n    :as-of 2018-09-01",
            moment => moment.Did("as-of", "2018-09-01")),
        new(
            "Keep it",
            "On that day there was no such policy, and it says so instead of guessing. Go back with `:as-of 2018-10-02`. Then look at the facts as a file that others can use:\n    :export -",
            moment => moment.Did("export")),
    ];

    /// <summary>What is said at the end.</summary>
    public const string End =
        "That was the tour. From here on:\n`:save case NAME` keeps a case as a test that the policy is held to. `:edit RULE` opens the policy where the rule stands; when you save, the session says what changed. `:sweep` draws where an answer changes along a number or a date. `:help` lists everything, and `:packs` the other policies.";
}
