using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Keeping;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:save case</c>: the case as a test.</summary>
public sealed class SaveCaseCommand() : SessionCommand("save case", "save case NAME [TITLE]", "keep the case and what came out of it as a test of the policy")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Keep;

    /// <inheritdoc/>
    public override string Help =>
        "It is added to `cases/saved.yaml` beside the policy, with everything that came out as what is expected: status, outcome, results, the rules that fired and what is missing. `policy test` holds the policy to it from then on. A case is never written over.\nThe file is yours to edit. Take `snapshot: false` out of a case to have its whole decision approved as well.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":save case rose-accepted", "by this name"), (":save case rose-accepted Rose is accepted", "with a title")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var words = argument.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? Refusals.Of("`:save case` needs a name", "for example `:save case rose-accepted`") : new CaseKeeper(session, cancellation).Keep(words[0], words.ElementAtOrDefault(1)?.Trim('"') ?? "");
    }
}
