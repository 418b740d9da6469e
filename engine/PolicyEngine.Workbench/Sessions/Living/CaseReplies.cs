using PolicyEngine.Cases;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Living;

/// <summary>What came of doing something with a case, in words.</summary>
public static class CaseReplies
{
    /// <summary>Why nothing can be done: the policy has no lifecycle, or no case is open. Nothing when something can.</summary>
    public static ReplReply.Refused? WhyNot(ReplSession session, bool needsCase) =>
        session.Policy.Model.Trial is not null ? Refusals.Of("a case cannot live under a trial", "`:parameter off` and `:assume off` end it")
        : session.Policy.Model.Lifecycle is null ? Refusals.Of($"the policy `{session.Policy.Id}` only decides; it has no lifecycle", "a case lives under a policy whose file has a `lifecycle`")
        : needsCase && session.Living is not { CaseId.Length: > 0 } ? Refusals.Of("no case is open", "`:case open` opens one with the facts at hand")
        : null;

    /// <summary>What happened, and where the case stands.</summary>
    public static ReplReply Of(ReplSession session, CaseResult result, CancellationToken cancellation) => result switch
    {
        CaseResult.Done or CaseResult.AlreadyDone => new ReplReply.Shown(new Page().Events(session.Living!.News(cancellation)).Apart(View(session, cancellation))),
        CaseResult.Ignored ignored => new ReplReply.Shown(SafeText.Of($"nothing happens: {ignored.Reason}")),
        CaseResult.Refused refused => Refused(refused.Refusal),
        CaseResult.Conflict => Refusals.Of("the case has changed meanwhile", ":case shows where it stands"),
        CaseResult.NotFound => Refusals.Of("no case is open", "`:case open` opens one with the facts at hand"),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>Where the case stands.</summary>
    public static Page View(ReplSession session, CancellationToken cancellation) =>
        session.Living!.View(cancellation) is { } view ? new Page().Line(session.Living.Clock.Shown, Tone.Quiet).Case(view) : Page.Of("no case is open");

    /// <summary>What somebody can do with the case as it stands.</summary>
    public static string WhatCanBeDone(ReplSession session, CancellationToken cancellation) =>
        session.Living!.View(cancellation) is { Triggers: { IsEmpty: false } triggers } ? $"what can be done now is {string.Join(", ", triggers.Select(trigger => $"`{trigger.Name}` ({trigger.Title})"))}" : "nothing can be done with the case any more";

    /// <summary>Facts of a line as they come with a trigger; none for an empty text.</summary>
    public static GivenFacts? Facts(ReplSession session, string text, out ReplReply.Refused? refused)
    {
        refused = null;
        if (text.Length == 0)
        {
            return FactEntries.Nothing;
        }

        if (FactLine.Read(text) is not { } line)
        {
            refused = Refusals.Of($"`{text}` gives no fact", "write it like `with name=value`, several with commas between");
            return null;
        }

        var read = new FactChanges(session.Workspace, CaseAtHand.New(session.Policy, session.AsOf), session.Code).Apply(line, out refused);
        refused = refused is null ? null : refused with { Start = -1, Length = 0 };
        return read?.Given;
    }

    /// <summary>A role, or the first that may; nothing when there is none of that name.</summary>
    public static string? Role(Lifecycle lifecycle, string named, IReadOnlyList<int> may) =>
        named.Length > 0 ? lifecycle.Roles.FirstOrDefault(role => role.Name == named)?.Name : may.Count > 0 ? lifecycle.Roles[may[0]].Name : lifecycle.Roles.FirstOrDefault()?.Name;

    private static ReplReply.Refused Refused(CaseRefusal refusal)
    {
        // Whoever typed the values sees them again; what a refusal says by itself holds none.
        var said = refusal.Diagnostics.IsEmpty ? refusal.Message : string.Join("; ", refusal.Diagnostics.Select(problem => problem.Message));
        var missing = refusal.Missing.IsEmpty ? "" : $"\n{string.Join('\n', refusal.Missing.Select(input => $"  {input.Name}: {(input.Question.Length > 0 ? input.Question : input.Message)}"))}";
        var permitted = $"what can be done now is {string.Join(", ", refusal.Permitted.Select(trigger => $"`{trigger.Name}` ({trigger.Title})"))}";
        return Refusals.Of($"{said}{missing}", refusal.Kind == RefusalKind.FactMissing && refusal.Missing is [var first, ..] ? $"give it with the trigger, like `:fire TRIGGER with {first.Name}=…`" : !refusal.Diagnostics.IsEmpty ? string.Join("; ", refusal.Diagnostics.Select(problem => problem.Help)) : refusal.Permitted.IsEmpty ? refusal.Help : permitted);
    }
}
