using System.CommandLine;
using PolicyEngine.Evaluation.Documents;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy graph</c>: the lifecycle of a policy as a diagram.</summary>
internal static class GraphCommand
{
    // The first is the default.
    private static readonly OrderedDictionary<string, DiagramFormat> Formats = new(StringComparer.Ordinal) { ["text"] = DiagramFormat.Text, ["mermaid"] = DiagramFormat.Mermaid, ["dot"] = DiagramFormat.Dot };

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = new Argument<string>("PACK") { Description = "A policy's id, or the path of its folder or file." };
        var format = OneOf.Option("--format", "How to draw it.", [.. Formats.Keys]);
        var output = OutputFile.Option("Write the diagram to this file instead of showing it.");
        var rules = PackFinder.RulesOption();
        var locality = PackFinder.OverrideOption();
        var command = new PolicyCommand("graph", "Draw how a policy's cases live: states, and the ways between them.")
        {
            Examples = [("policy graph blue-badge --format mermaid --output lifecycle.mmd", "for a Markdown viewer"), ("policy graph blue-badge --format dot --output lifecycle.dot", "for Graphviz, which `dot -Tsvg lifecycle.dot` then draws")],
            Exits = [(ExitCodes.Done, "drawn"), (ExitCodes.Usage, "wrong use, or the policy has no lifecycle"), (ExitCodes.PolicyErrors, "the policy does not compile")],
            Notes = ["The same policy gives the same diagram."],
        };
        command.Add(pack);
        command.Add(format);
        command.Add(output);
        command.Add(rules);
        command.Add(locality);
        command.SetAction(parsed => Run(context, PackFinder.IdOf(parsed.GetRequiredValue(pack), parsed.GetValue(locality)), parsed.GetValue(rules) ?? [], Formats[parsed.GetValue(format)!], parsed.GetValue(output)));
        return command;
    }

    private static int Run(CommandContext context, string pack, IReadOnlyList<string> rules, DiagramFormat format, string? output)
    {
        if (PackFinder.Find(context, pack, rules, out var exitCode) is not { } policy)
        {
            return exitCode;
        }

        return policy.Model.Lifecycle is null
            ? context.RefuseUse($"`{policy.Id}` has no lifecycle to draw", "add `lifecycle:` to it; the language page says how")
            : OutputFile.Write(context, output, LifecycleDiagram.Render(policy.Model, format));
    }
}
