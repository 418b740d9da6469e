using System.CommandLine;
using PolicyEngine.Bulk;
using PolicyEngine.Repl.Batches;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy impact</c>: what another policy means for the people of a file.</summary>
internal static class ImpactCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var old = new Argument<string>("OLD") { Description = "The policy as it is: an id, a folder, a file, or REVISION:PATH of git." };
        var now = new Argument<string>("NEW") { Description = "The policy as it would be." };
        var options = new BatchOptions();
        var weight = new Option<string?>("--weight") { HelpName = "COLUMN", Description = "The column of weights, where rows are a sample: shares then say how far they may be off." };
        var by = BatchOptions.Names("--by", "Columns by which people are grouped, like ward,age_band.");
        var wanted = BatchOptions.Names("--wanted", "Outcomes that count as a gain, like granted. Default: none, and only money is a gain or a loss.");
        var format = OneOf.Option("--format", "How to write the answer.", "text", "json", "csv", "html");
        var output = OutputFile.Option("Where to write it. Default: standard output.");
        var rules = PackFinder.RulesOption();
        var command = new PolicyCommand("impact", "Show who of many people would gain, lose or get another answer under another version of a policy.")
        {
            IsRead = true,
            Examples =
            [
                ("policy impact blue-badge rules/blue-badge/drafts --in people.csv --wanted granted", "what a draft means for the people of a file"),
                ("policy impact main:rules/blue-badge rules/blue-badge --in people.parquet --by ward", "by ward, against a branch"),
                ("policy impact OLD NEW --in sample.csv --weight w --format html -o impact.html", "one page, from a weighted sample"),
            ],
            Exits =
            [
                (ExitCodes.Done, "compared, whatever the answer says"),
                (ExitCodes.Failed, "some rows were refused, or reading ended early; the others are compared"),
                (ExitCodes.Usage, "wrong use, or a column that is no fact of either policy"),
                (ExitCodes.PolicyErrors, "a policy does not compile"),
            ],
            Notes =
            [
                "Where the new policy asks what the rows do not say, the answer is no longer determined: a class of its own, never a loss.",
                "The page holds counts and money, no row of a person, and no count of fewer than five.",
            ],
        };
        command.Add(old);
        command.Add(now);
        foreach (var option in options.All.Concat([weight, by, wanted, format, output, rules]))
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var (left, right) = (parsed.GetRequiredValue(old), parsed.GetRequiredValue(now));
            if (PolicySide.Load(context, left, parsed.GetValue(rules) ?? [], out var exitCode) is not { } before || PolicySide.Load(context, right, parsed.GetValue(rules) ?? [], out exitCode) is not { } after)
            {
                return exitCode;
            }

            if (options.Columns(context, parsed, before) is not { } read || options.Input(context, parsed) is not { } input)
            {
                return ExitCodes.Usage;
            }

            var refused = new RefusedLines(context, input.Name);
            var request = new PopulationRequest { Policies = [before, after], Input = input, AsOf = read.Day, Columns = read.Columns, Threads = options.Threads(parsed), OnRefused = refused.Tell };
            var choice = new ImpactChoice(parsed.GetValue(weight), [.. BatchOptions.Split(parsed.GetValue(by))], [.. BatchOptions.Split(parsed.GetValue(wanted))]);
            var progress = new BatchProgressLine(context, BatchTally.None);
            var (report, problems) = Impact.Of(request, choice, progress, context.Cancellation);
            progress.End();
            if (report is null)
            {
                problems.ToList().ForEach(problem => context.RefuseUse(problem.Message, problem.Help));
                return ExitCodes.Usage;
            }

            var writer = new ImpactWriter(report, left, right, choice.Weight is not null);
            var text = parsed.GetValue(format) switch { "json" => writer.ToJson(), "csv" => writer.Csv(), "html" => writer.Page(), _ => writer.Text() };
            var written = OutputFile.Write(context, parsed.GetValue(output), text);
            return written != ExitCodes.Done ? written : refused.Close(report.Tally, report.Ended, report.PlaceWord);
        });
        return command;
    }
}
