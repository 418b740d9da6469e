using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shape of records of approvals.</summary>
internal static class ApprovalGrammar
{
    private static readonly ScalarShape TextOrNothing = new(ScalarKind.TextOrNothing);
    private static readonly ScalarShape Hash = new(ScalarKind.Hash);

    /// <summary>A record: one person's verdict on decisions of one policy.</summary>
    public static readonly MapShape Record = new("record of approval",
    [
        Required("date", new ScalarShape(ScalarKind.Moment), "When it was signed."),
        Required("name", Prose, "Who signed."),
        Required("reason", Prose, "Why."),
        Optional("verdict", ScalarShape.OneOf("approved", "rejected"), "Approved when left out."),
        Required("policy", PolicyReference, "The policy's id."),
        Required("policy_hash", Hash, "The content hash of the policy that decided."),
        Required("cases", new ListShape(new MapShape("signed case",
        [
            Required("case", Prose, "The case's id."),
            Required("was", TextOrNothing, "The outcome before, or `~` for a new case."),
            Required("now", TextOrNothing, "The outcome now, or `~` for a case that is gone."),
            Optional("cause", Prose, "Why it changed."),
            Optional("snapshot", Hash, "The hash of the text that was signed for."),
            Optional("expect", new NamesShape("expectation", ScalarKind.Text, new MapShape("accepted expectation",
            [
                Required("was", TextOrNothing, "The value that was expected before."),
                Required("now", TextOrNothing, "The value that is expected now."),
            ]), 1), "The expectations that were accepted otherwise than they were written."),
        ]), 1), "The cases."),
    ]);
}
