using System.CommandLine;
using PolicyEngine.Documents;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy graph</c>: the lifecycle of a policy, or what its decision is made from, as a diagram.</summary>
internal static class GraphCommand
{
    // The first is the default.
    private static readonly OrderedDictionary<string, DiagramFormat> Formats = new(StringComparer.Ordinal) { ["text"] = DiagramFormat.Text, ["mermaid"] = DiagramFormat.Mermaid, ["dot"] = DiagramFormat.Dot };

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = PackFinder.PackArgument(context, "A policy's id, or the path of its folder or file.");
        var format = OneOf.Option("--format", "How to draw it.", [.. Formats.Keys]);
        var output = OutputFile.Option("Write the diagram to this file instead of showing it.");
        var decision = new Option<bool>("--decision") { Description = "Draw what the decision is made from, also where the policy has a lifecycle." };
        var rules = PackFinder.RulesOption();
        var locality = PackFinder.OverrideOption();
        var command = new PolicyCommand("graph", "Draw how a policy's cases live: states, and the ways between them; or what its decision is made from.")
        {
            IsRead = true,
            Examples = [("policy graph blue-badge --format mermaid --output lifecycle.mmd", "for a Markdown viewer"), ("policy graph blue-badge --format dot --output lifecycle.dot", "for Graphviz, which `dot -Tsvg lifecycle.dot` then draws"), ("policy graph blue-badge --decision", "facts, definitions and tables up to the outcome")],
            Exits = [(ExitCodes.Done, "drawn"), (ExitCodes.Usage, "wrong use"), (ExitCodes.PolicyErrors, "the policy does not compile")],
            Notes = ["A policy without a lifecycle is drawn as its decision. The same policy gives the same diagram."],
        };
        command.Add(pack);
        command.Add(format);
        command.Add(decision);
        command.Add(output);
        command.Add(rules);
        command.Add(locality);
        command.SetAction(parsed => Run(context, PackFinder.IdOf(parsed.GetRequiredValue(pack), parsed.GetValue(locality)), parsed.GetValue(rules) ?? [], Drawing(parsed.GetValue(decision), Formats[parsed.GetValue(format)!]), parsed.GetValue(output)));
        return command;
    }

    private static Func<Policy, string> Drawing(bool isDecision, DiagramFormat format) => policy =>
        isDecision || policy.Model.Lifecycle is null ? DecisionDiagram.Render(policy.Model, format) : LifecycleDiagram.Render(policy.Model, format);

    private static int Run(CommandContext context, string pack, IReadOnlyList<string> rules, Func<Policy, string> draw, string? output) =>
        PackFinder.Find(context, pack, rules, out var exitCode) is { } policy ? OutputFile.Write(context, output, draw(policy)) : exitCode;
}
