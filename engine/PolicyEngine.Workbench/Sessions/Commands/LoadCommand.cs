using System.Globalization;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:load</c>: a case from a file.</summary>
public sealed class LoadCommand() : SessionCommand("load", "load FILE [NUMBER]", "take the facts of a case from a YAML or JSON file")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Case;

    /// <inheritdoc/>
    public override string Help => "The facts take the place of those at hand. Where a file holds several cases, the number says which. Facts that do not fit are refused with their line, and nothing changes.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":load rose.yaml", "Rose's facts"), (":load people.jsonl 3", "the third person's")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var (path, number) = (argument, 1);
        if (argument.LastIndexOf(' ') is > 0 and var space && int.TryParse(argument[(space + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var given))
        {
            (path, number) = (argument[..space].Trim(), given);
        }

        if (path.Length == 0)
        {
            return Refusals.Of("`:load` needs the name of a file", "name a file of facts in YAML or JSON");
        }

        return FactsFile.Load(session.Workspace, session.Options.Input, session.Case, path, number).TryGet(out var loaded, out var problem)
            ? session.Change(loaded)
            : ReplReply.Refused.Of(problem);
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => PathCompletion.Files(session.Workspace, argument, ".yaml", ".yml", ".json", ".jsonl");
}
