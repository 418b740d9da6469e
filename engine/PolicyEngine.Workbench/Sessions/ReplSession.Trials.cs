using PolicyEngine.Trials;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <content>Figures and values that are tried out, and never kept.</content>
public sealed partial class ReplSession
{
    /// <summary>The figures that are tried, as they were typed.</summary>
    public IReadOnlyList<string> TriedFigures { get; private set; } = [];

    /// <summary>The worked-out values that are assumed, as they were typed.</summary>
    public IReadOnlyList<string> Assumed { get; private set; } = [];

    /// <summary>The policy as it is written, without what is tried. Only where one is open.</summary>
    public Policy WrittenPolicy => written ?? Policy;

    private Policy? written;

    /// <summary>Decides the case with these changes, or without any.</summary>
    public ReplReply Try(IReadOnlyList<string> figures, IReadOnlyList<string> assumed, CancellationToken cancellation)
    {
        var policy = WrittenPolicy;
        if (figures.Count == 0 && assumed.Count == 0)
        {
            EndTrial();
            return Change(Case.Under(policy, out _));
        }

        if (Library?.SyntaxOf(policy) is not { } syntax || syntax.ContentHash != policy.Model.ContentHash)
        {
            return Refusals.Of("the policy's files have changed since they were loaded", ":reload loads them");
        }

        var answer = PolicyTrial.Of(syntax, policy, figures, assumed, cancellation);
        if (answer.Policy is not { } tried)
        {
            return Refusals.Of(answer.Refused[0].Message, answer.Refused[0].Help);
        }

        (written, TriedFigures, Assumed) = (policy, figures, assumed);
        return Change(Case.Under(tried, out _));
    }

    private void EndTrial() => (written, TriedFigures, Assumed) = (null, [], []);
}
