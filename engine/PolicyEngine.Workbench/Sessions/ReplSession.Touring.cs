using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Workbench.Sessions.Living;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>What a person has open: put aside as a whole, and taken up again.</summary>
public sealed record Workplace(SessionLibrary? Library, CaseAtHand? Case, DateOnly AsOf, SessionCases? Living, IConversation? Conversation, Decision? Shown, bool IsQuiet);

/// <content>Going elsewhere, and coming back.</content>
public sealed partial class ReplSession
{
    /// <summary>What is open.</summary>
    public Workplace Here => new(Library, CaseOrNone, AsOf, Living, Conversation, shown, IsQuiet);

    /// <summary>Takes up what was put aside. What is open is left as it is, for whoever keeps it.</summary>
    public void GoTo(Workplace place)
    {
        (Library, CaseOrNone, AsOf, Living, Conversation, shown, IsQuiet) = (place.Library, place.Case, place.AsOf, place.Living, place.Conversation, place.Shown, place.IsQuiet);

        // Files may have changed while nobody looked.
        if (Library?.Policy is { } policy && CaseOrNone is { } open && open.Policy.Model.ContentHash != policy.Model.ContentHash)
        {
            CaseOrNone = open.Under(policy, out _);
        }
    }

    /// <summary>Opens another policy, with a new case, and leaves what is open as it is.</summary>
    public void GoTo(SessionLibrary library)
    {
        Library = null;
        Use(library);
    }
}
