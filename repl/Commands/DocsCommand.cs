using System.CommandLine;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench.Pages;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy docs</c>: a policy as a page to read.</summary>
internal static class DocsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = PackFinder.PackArgument(context, "A policy's id, or the path of its folder or file.");
        var output = OutputFile.Option("Write the page to this file instead of showing it.");
        var rules = PackFinder.RulesOption();
        var locality = PackFinder.OverrideOption();
        var command = new PolicyCommand("docs", "Write a policy as a page to read: questions, figures, rules in plain words, tables, notes.")
        {
            IsRead = true,
            Examples = [("policy docs blue-badge --output blue-badge.md", "keep the page"), ("policy docs rules/blue-badge", "show it")],
            Exits = [(ExitCodes.Done, "written"), (ExitCodes.Usage, "wrong use"), (ExitCodes.PolicyErrors, "the policy does not compile")],
            Notes = ["The page is Markdown. The same policy gives the same page, so that a change of the page is a change of the policy."],
        };
        command.Add(pack);
        command.Add(output);
        command.Add(rules);
        command.Add(locality);
        command.SetAction(parsed => Run(context, PackFinder.IdOf(parsed.GetRequiredValue(pack), parsed.GetValue(locality)), parsed.GetValue(rules) ?? [], parsed.GetValue(output)));
        return command;
    }

    private static int Run(CommandContext context, string pack, IReadOnlyList<string> rules, string? output)
    {
        if (PackFinder.FindWithSource(context, pack, rules, out var exitCode) is not { } found)
        {
            return exitCode;
        }

        var (policy, loaded) = found;
        var syntax = loaded.Syntax.First(one => one.Id.Value == policy.Id);
        var cases = loaded.Cases.Where(file => file.Policy.Value == policy.Id).SelectMany(file => file.Cases).ToList();
        return OutputFile.Write(context, output, PolicyPage.Write(policy.Model, syntax, cases));
    }
}
