using System.CommandLine;
using PolicyEngine.Cases;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>The facts that come with a trigger, from a file and from the line.</summary>
internal sealed class CaseFacts
{
    /// <summary>A file.</summary>
    public Option<string?> File { get; } = new("--facts", "-f") { HelpName = "FILE", Description = "Facts in YAML or JSON; `-` reads them from standard input." };

    /// <summary>Facts on the line.</summary>
    public Option<string[]> Set { get; } = new("--set") { HelpName = "NAME=VALUE", Description = "One fact. Repeat it for more.", Arity = ArgumentArity.OneOrMore };

    /// <summary>Facts that are not known.</summary>
    public Option<string[]> Unknown { get; } = new("--unknown") { HelpName = "NAME", Description = "A fact that was asked and is not known. Repeat it for more.", Arity = ArgumentArity.OneOrMore };

    /// <summary>Reads them; <see langword="null"/> when they can't be read, which has then been said.</summary>
    public CaseArguments? Read(CommandContext context, ParseResult parsed)
    {
        var request = new FactsRequest(parsed.GetValue(File), parsed.GetValue(Set) ?? [], parsed.GetValue(Unknown) ?? []);
        return context.Said(FactSources.ReadOne(context.Workspace, context.In, request), out _) is { } given ? CaseArguments.Of(given) : null;
    }
}
