using System.CommandLine;
using PolicyEngine.Bulk;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Repl.Batches;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy batch</c>: decides the rows of a file or a query.</summary>
internal static class BatchCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = PackFinder.PackArgument(context, "A policy's id, or the path of its folder or file.");
        var options = new BatchOptions();
        var output = new Option<string?>("--out", "-o") { HelpName = "FILE", Description = "Where the decided rows go. Default: standard output." };
        var format = new Option<string?>("--format") { HelpName = "FORM", Description = "How they are written, where the ending does not say it: csv, jsonl or parquet." };
        var refused = new Option<string?>("--refused") { HelpName = "FILE", Description = "Where rows go that cannot be read, as CSV. Default: the output's name with `.refused.csv`, or standard error." };
        var where = new Option<string[]>("--where") { HelpName = "CONDITION", Description = "Write only rows that meet it, like outcome=refused or status!=determined. Repeat it; all must hold.", Arity = ArgumentArity.OneOrMore };
        var columns = BatchOptions.Names("--columns", "The columns to write, in order, like id,outcome. Default: all.");
        var sample = WholeNumber.Option("--explain-sample", "N", 1, 100_000, "Explain this many rows in full, drawn by their numbers, into the output's name with `.explained.jsonl`.");
        var resume = new Option<bool>("--resume") { Description = "Go on where a batch stopped. Each row is decided once." };
        var replace = new Option<bool>("--replace") { Description = "Write files anew that are there already." };
        var rules = PackFinder.RulesOption();
        var locality = PackFinder.OverrideOption();
        var command = new PolicyCommand("batch", "Decide the rows of a file or a query: many people at once.")
        {
            Examples =
            [
                ("policy batch blue-badge --in people.csv --keep id --out decisions.csv", "one line a person, in the file's order"),
                ("policy batch blue-badge --in people.csv --map columns.yaml --dates dd/MM/yyyy", "headings of another system"),
                ("policy batch blue-badge --in people.parquet --out refused.csv --where outcome=refused", "only who is refused"),
                ("policy batch blue-badge --in people.db --from \"select * from people\" --out decisions.parquet", "the rows of a database"),
                ("policy batch blue-badge --in people.csv --out decisions.csv --resume", "go on after an interruption"),
            ],
            Exits =
            [
                (ExitCodes.Done, "every row was decided, whatever the answers say"),
                (ExitCodes.Failed, "some rows were refused or faulted, or reading or writing broke off; the output is whole up to its last row"),
                (ExitCodes.Usage, "wrong use, a column that is no fact, or a file that is there already; nothing was decided"),
                (ExitCodes.PolicyErrors, "the policy does not compile"),
            ],
            Notes =
            [
                "An empty cell was not asked; `?` and `n/k` were asked and are not known. Nothing is rounded or guessed: what is no value of its fact is refused with its line and column.",
                "A heading is a fact by its name or title, whatever the capital letters, spaces and underscores. Any other is named by --map, --keep or --leave-out.",
                "In the output an empty cell does not apply, and `?` is not determined; `missing` names what could still change it.",
                "A batch that is interrupted leaves a journal beside its output, and --resume goes on from there.",
            ],
        };
        command.Add(pack);
        foreach (var option in options.All.Concat([output, format, refused, where, columns, sample, resume, replace, rules, locality]))
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(output) is "-" ? null : parsed.GetValue(output);
            if (PackFinder.Find(context, PackFinder.IdOf(parsed.GetRequiredValue(pack), parsed.GetValue(locality)), parsed.GetValue(rules) ?? [], out var exitCode) is not { } policy)
            {
                return exitCode;
            }

            if (options.Columns(context, parsed, policy) is not { } read || BatchOptions.Form(context, parsed.GetValue(format), path ?? "") is not { } form || options.Input(context, parsed) is not { } input)
            {
                return ExitCodes.Usage;
            }

            var side = parsed.GetValue(refused) ?? (path is null ? null : path + ".refused.csv");
            var request = new BatchRequest
            {
                Policy = policy,
                Input = input,
                Output = new BatchOutput
                {
                    Name = path is null ? "standard output" : context.ShownPath(path),
                    Path = path is null ? null : context.FullPath(path),
                    Stream = path is null ? new WriterStream(context.Out) : null,
                    Format = form,
                    Columns = [.. BatchOptions.Split(parsed.GetValue(columns))],
                    Where = [.. parsed.GetValue(where) ?? []],
                },
                RefusedPath = side is null ? null : context.FullPath(side),
                OnRefused = side is null ? one => Tell(context, input.Name, one) : null,
                AsOf = read.Day,
                Columns = read.Columns,
                ExplainSample = parsed.GetValue(sample) ?? 0,
                Threads = options.Threads(parsed),
                Resume = parsed.GetValue(resume),
                Replace = parsed.GetValue(replace),
            };
            return new BatchRun(context, request, side).Run();
        });
        return command;
    }

    private static void Tell(CommandContext context, string name, RefusedCell refused) =>
        context.Error.WriteLine($"{name}:{refused.Place}{(refused.Column.Length > 0 ? $", {refused.Column}" : "")}: {refused.Problem.Id}: {refused.Problem.Message}; {refused.Problem.Help}");
}
