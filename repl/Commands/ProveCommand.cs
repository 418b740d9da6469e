using System.CommandLine;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Proof;
using PolicyEngine.Proving;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Proving;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Running;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Proving;
using PolicyEngine.Workbench.Sessions.Keeping;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy prove</c>: whether something holds for all cases at once.</summary>
internal static class ProveCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = PackFinder.PackArgument(context, "A policy's id, or the path of its folder or file.");
        var statement = new Argument<string[]>("STATEMENT") { Description = "CONDITION never OUTCOME, CONDITION always OUTCOME, or never-faults. Without a condition it is about every case.", Arity = ArgumentArity.OneOrMore };
        var asOf = new Option<string?>("--as-of") { HelpName = "DATE", Description = "One day to look at. Default: all days in force." };
        var save = new Option<string?>("--save-case") { HelpName = "NAME", Description = "Keep the case that breaks it among the pack's cases, by this name or one of its own.", Arity = ArgumentArity.ZeroOrOne };
        var format = OneOf.Option("--format", "How to write the answer.", "text", "json");
        var rules = PackFinder.RulesOption();
        var command = new PolicyCommand("prove", "Prove something of all cases of a policy, or find the case that breaks it.")
        {
            IsRead = true,
            Examples =
            [
                ("policy prove blue-badge \"lives_in_oxfordshire == false\" never granted", "whether anybody from elsewhere can be granted one"),
                ("policy prove blue-badge \"age < 3\" always \"referred or refused\"", "one of several outcomes"),
                ("policy prove grant always \"amount <= 500\"", "something about a result"),
                ("policy prove grant never-faults --as-of 2026-04-01", "whether anything can break, on one day"),
            ],
            Exits =
            [
                (ExitCodes.Done, "proved: it holds for every case"),
                (ExitCodes.Failed, "a case breaks it, which is shown"),
                (ExitCodes.Usage, "wrong use, or the condition can't be read"),
                (ExitCodes.PolicyErrors, "the policy does not compile"),
                (ExitCodes.NotDecided, "not decided: neither a proof nor a case was found"),
            ],
            Notes =
            [
                "Conditions are written as in the policy: facts, definitions, parts, outputs and functions. A statement speaks of cases in which every fact that applies is given; where its condition is unknown, it says nothing.",
                "`always OUTCOME` is broken by a case without an outcome as well. What is to hold for good stands in the policy, under `guarantees`, and is proved by `policy check`.",
            ],
        };
        command.Add(pack);
        command.Add(statement);
        foreach (var option in new Option[] { asOf, save, format, rules })
        {
            command.Add(option);
        }

        command.SetAction(parsed => Run(context, new Request(
            parsed.GetRequiredValue(pack),
            string.Join(' ', parsed.GetRequiredValue(statement)),
            parsed.GetValue(rules) ?? [],
            parsed.GetValue(asOf),
            parsed.GetValue(format) == "json",
            parsed.GetResult(save) is null ? null : parsed.GetValue(save) ?? "")));
        return command;
    }

    private static int Run(CommandContext context, Request request)
    {
        DateOnly? day = null;
        if (request.AsOf is { } given)
        {
            if (!DayText.TryRead(given, out var read))
            {
                return context.RefuseUse($"`{given}` is not a day", DayText.HelpFor(given));
            }

            day = read;
        }

        if (PackFinder.FindWithSource(context, request.Pack, request.Rules, out var exitCode) is not { } found)
        {
            return exitCode;
        }

        var suite = CaseSuite.Of(found.Loaded).First(one => one.Policy.Id == found.Policy.Id);
        if (!PolicyStatements.IsStatement(suite.Syntax, request.Statement))
        {
            var outcomes = found.Policy.Model.Outcomes.Select(option => option.Name);
            return context.RefuseUse($"`{SafeText.Of(request.Statement)}` is no statement", $"write `CONDITION never OUTCOME`, `CONDITION always OUTCOME` or `never-faults`; the outcomes are {string.Join(", ", outcomes)}");
        }

        var answer = PolicyStatements.Prove(suite.Syntax, request.Statement, day, context.Cancellation);
        if (answer.Result is null)
        {
            new DiagnosticText(context, context.Error, context.ErrorPaint).Write(answer.Diagnostics);
            return ExitCodes.Usage;
        }

        if (request.IsJson)
        {
            context.Out.Write(ProofJson.Of(request.Statement, answer));
        }
        else
        {
            new ProofPage(context).Write(request.Statement, answer);
        }

        return Keep(context, request, new CaseShelf(context.Workspace, suite, [.. found.Loaded.Syntax.Select(syntax => syntax.Folder).Distinct(StringComparer.Ordinal)]), answer);
    }

    private static int Keep(CommandContext context, Request request, CaseShelf shelf, StatementAnswer answer)
    {
        var exit = answer.Result!.Answer switch { Impossible => ExitCodes.Done, Possible => ExitCodes.Failed, _ => ExitCodes.NotDecided };
        if (request.SaveCase is not { } name || answer.Decision is not { } decision)
        {
            return exit;
        }

        name = name.Length > 0 ? name : shelf.FreeName("counterexample");
        if (!shelf.Keep(name, $"Breaks: {request.Statement}", decision).TryGet(out var path, out var problem))
        {
            RefusalPrinter.Write(context, problem);
            return ExitCodes.Usage;
        }

        context.Error.WriteLine($"case `{name}` is kept in {context.ShownPath(path)}; it expects what the policy decides now, so write what is right under its `expect`");
        return exit;
    }

    private sealed record Request(string Pack, string Statement, IReadOnlyList<string> Rules, string? AsOf, bool IsJson, string? SaveCase);
}
