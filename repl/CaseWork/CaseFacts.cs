using System.CommandLine;
using PolicyEngine.Cases;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Rendering;
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
        var (set, unknown) = (parsed.GetValue(Set) ?? [], parsed.GetValue(Unknown) ?? []);
        if (Array.Find(set, text => text.IndexOf('=', StringComparison.Ordinal) <= 0) is { } strange)
        {
            context.RefuseUse($"`--set {strange}` names no value", "write a fact's name, an equals sign and its value, like `--set age=70`");
            return null;
        }

        var diagnostics = new DiagnosticBag();
        if (FactSources.ReadGiven(context, parsed.GetValue(File), diagnostics) is not { } given)
        {
            return null;
        }

        if (given.Count > 1)
        {
            context.RefuseUse("the file holds the facts of several people", "give the facts of one case");
            return null;
        }

        var entries = set.SelectMany(text => FactEntries.Read(new SourceFile("--set", text), text.IndexOf('=', StringComparison.Ordinal), diagnostics)).ToList();
        if (diagnostics.HasErrors)
        {
            new DiagnosticText(context, context.Error, context.ErrorPaint).Write(diagnostics.Sorted());
            return null;
        }

        return CaseArguments.Of(FactEntries.Merge(given.Count == 1 ? given[0] : FactEntries.Nothing, entries, [.. unknown.Select(name => new UnknownName(name, new SourceFile("--unknown", name).Span(0, name.Length)))]));
    }
}
