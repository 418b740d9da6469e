using System.CommandLine;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;
using PolicyEngine.Runtime;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy decide</c>: decides cases.</summary>
internal static class DecideCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = PackFinder.PackArgument(context, "A policy's id, or the path of its folder or file. `ID@LOCALITY` is a policy with a locality's override.");
        var facts = new Option<string?>("--facts", "-f") { HelpName = "FILE", Description = "Facts in YAML or JSON; `-` reads them from standard input. Several documents, or JSON Lines, give several decisions." };
        var set = new Option<string[]>("--set") { HelpName = "NAME=VALUE", Description = "One fact; takes the place of the same fact in the file. Repeat it for more.", Arity = ArgumentArity.OneOrMore };
        var unknown = new Option<string[]>("--unknown") { HelpName = "NAME", Description = "A fact that was asked and is not known. Repeat it for more.", Arity = ArgumentArity.OneOrMore };
        var asOf = new Option<string?>("--as-of") { HelpName = "DATE", Description = "The day of the decision, like 2018-09-18. Default: today. A case of a file may name its own as `as_of`." };
        var trial = TrialOptions.Create();
        var explain = ExplainOption.Create();
        var format = OneOf.Option("--format", "How to write the decision.", "text", "json", "markdown");
        var deadline = new Option<double?>("--deadline") { HelpName = "SECONDS", Description = "How long one decision may take; what takes longer is a fault, with its place. Default: 10." };
        var rules = PackFinder.RulesOption();
        var locality = PackFinder.OverrideOption();
        var command = new PolicyCommand("decide", "Decide a case: the outcome, why, and what is still needed.")
        {
            IsRead = true,
            Examples =
            [
                ("policy decide blue-badge --facts person.yaml", "decide for one person, as of today"),
                ("policy decide blue-badge --set age=70 --as-of 2018-09-18", "give facts on the line"),
                ("policy decide rules/blue-badge -f people.jsonl --format json", "one decision a line"),
                ("policy decide blue-badge", "see what is asked first"),
                ("policy decide carers-grant --facts ann.yaml --parameter rate=30", "try another figure; the decision says that it is not the law"),
            ],
            Exits =
            [
                (ExitCodes.Done, "decided: also when the answer is no, or something is still needed"),
                (ExitCodes.Failed, "the policy broke on a case, and the decision says where; or some of several cases were refused"),
                (ExitCodes.Usage, "wrong use, or the one case has facts that the policy does not take; nothing was decided"),
                (ExitCodes.PolicyErrors, "the policy does not compile"),
            ],
            Notes =
            [
                "Facts are never defaulted: one that is left out counts as not asked. In JSON, null means asked and not known.",
                "Of several cases, one that is refused is told with its line, and the others are decided. A file may be as long as it likes when it holds JSON Lines or YAML documents.",
                "In JSON, each decision is one line when facts come by --facts, however many there are; otherwise it is indented.",
                "A list of records is set as JSON: --set 'deposits=[{\"principal\": 5000}]'.",
            ],
        };
        command.Add(pack);
        foreach (var option in new Option[] { facts, set, unknown, asOf, trial.Parameter, trial.Assume, explain, format, deadline, rules, locality })
        {
            command.Add(option);
        }

        command.SetAction(parsed => Run(context, new Request(
            PackFinder.IdOf(parsed.GetRequiredValue(pack), parsed.GetValue(locality)),
            parsed.GetValue(rules) ?? [],
            new FactsRequest(parsed.GetValue(facts), parsed.GetValue(set) ?? [], parsed.GetValue(unknown) ?? []),
            parsed.GetValue(asOf),
            new DecisionWriter(context, parsed.GetValue(format)!, ExplainOption.Of(parsed, explain)) { OnOneLine = parsed.GetValue(facts) is not null },
            parsed.GetValue(deadline))
        {
            Trial = trial.Of(parsed),
            IsLetter = ExplainOption.Of(parsed, explain) == Explained.Letter,
        }));
        return command;
    }

    private const double MostSeconds = 86_400;

    private static int Run(CommandContext context, Request request)
    {
        if (request.AsOf is { } given && !DayText.TryRead(given, out _))
        {
            return context.RefuseUse($"`{given}` is not a day", DayText.HelpFor(given));
        }

        if (request.Deadline is { } seconds && seconds is not (> 0 and <= MostSeconds))
        {
            return context.RefuseUse(FormattableString.Invariant($"`--deadline {seconds}` is no time to wait"), "write seconds above 0 and up to 86400, like `--deadline 2.5`");
        }

        if (request is { IsLetter: true, Trial.IsEmpty: false })
        {
            return context.RefuseUse("nobody is written to about a trial", "leave out `--explain letter`, or `--parameter` and `--assume`");
        }

        if (request.Trial.Find(context, request.Pack, request.Rules, out var exitCode) is not { } policy ||
            context.Said(FactSources.Read(context.Workspace, context.In, policy, request.Facts with { AsOf = DayText.TryRead(request.AsOf ?? "", out var stated) ? stated : null }), out exitCode) is not { } cases)
        {
            return exitCode;
        }

        DateOnly? day = request.AsOf is { } text && DayText.TryRead(text, out var named) ? named : null;
        return new CaseBatch(context, policy, request.Writer, day) { Deadline = request.Deadline is { } allowed ? TimeSpan.FromSeconds(allowed) : StepBudget.DefaultDeadline }.Run(cases);
    }

    private sealed record Request(string Pack, IReadOnlyList<string> Rules, FactsRequest Facts, string? AsOf, DecisionWriter Writer, double? Deadline)
    {
        public required TrialRequests Trial { get; init; }

        public required bool IsLetter { get; init; }
    }
}
