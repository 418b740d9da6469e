using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyEngine.Bulk;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using PolicyEngine.Repl.Batches;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy sweep-population</c>: what each value of a figure gives for the people of a file.</summary>
internal static class SweepPopulationCommand
{
    private const int MostValues = 200;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = PackFinder.PackArgument(context, "A policy's id, or the path of its folder or file.");
        var options = new BatchOptions();
        var figure = new Option<string?>("--figure") { HelpName = "NAME=FROM..TO", Description = "The figure and its values, like points_needed=6..14 or limit=1000..2000/50." };
        var format = OneOf.Option("--format", "How to write the answer.", "text", "json", "csv");
        var output = OutputFile.Option("Where to write it. Default: standard output.");
        var rules = PackFinder.RulesOption();
        var command = new PolicyCommand("sweep-population", "Show how many people would get what, for each value of a figure.")
        {
            IsRead = true,
            Examples =
            [
                ("policy sweep-population blue-badge --figure moving_around_points_needed=6..14 --in people.csv", "the whole curve in one pass"),
                ("policy sweep-population PACK --figure limit=1000..2000/50 --in people.parquet --format csv", "in steps of 50, for a spreadsheet"),
            ],
            Exits = [(ExitCodes.Done, "swept"), (ExitCodes.Failed, "some rows were refused, or reading ended early"), (ExitCodes.Usage, "wrong use, or no such figure"), (ExitCodes.PolicyErrors, "the policy does not compile")],
            Notes = ["Each value takes the place of every value that the policy states for the figure, whatever the day. Every row is decided with every value, so the curve is exact."],
        };
        command.Add(pack);
        foreach (var option in options.All.Concat([figure, format, output, rules]))
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            if (PackFinder.FindWithSource(context, parsed.GetRequiredValue(pack), parsed.GetValue(rules) ?? [], out var exitCode) is not { } found)
            {
                return exitCode;
            }

            if (Figure(context, found.Policy.Model, parsed.GetValue(figure)) is not { } swept || options.Columns(context, parsed, found.Policy) is not { } read || options.Input(context, parsed) is not { } input)
            {
                return ExitCodes.Usage;
            }

            var syntax = found.Loaded.Syntax.First(one => one.Id.Value == found.Policy.Id);
            if (Variants(context, syntax, swept.Name, swept.Values) is not { } variants)
            {
                return ExitCodes.Usage;
            }

            var refused = new RefusedLines(context, input.Name);
            var request = new PopulationRequest
            {
                Policies = [found.Policy, .. variants],
                Input = input,
                AsOf = read.Day,
                Columns = read.Columns,
                Threads = options.Threads(parsed),
                OnRefused = refused.Tell,
            };
            var progress = new BatchProgressLine(context, BatchTally.None);
            var (report, problems) = FigureSweep.Of(request, swept.Values, progress, context.Cancellation);
            progress.End();
            if (report is null)
            {
                problems.ToList().ForEach(problem => context.RefuseUse(problem.Message, problem.Help));
                return ExitCodes.Usage;
            }

            var text = InFormat(parsed.GetValue(format)!, report, swept.Name);
            var written = OutputFile.Write(context, parsed.GetValue(output), text);
            return written != ExitCodes.Done ? written : refused.Close(report.Tally, report.Ended, report.PlaceWord);
        });
        return command;
    }

    private static string InFormat(string format, SweepReport report, string name) => format switch
    {
        "json" => ToJson(report, name),
        "csv" => Table(report, name, ","),
        _ => Columned(report, name),
    };

    // The policy with each value; null when one does not compile, which has then been said.
    private static Policy[]? Variants(CommandContext context, PolicySyntax syntax, string name, IReadOnlyList<string> values)
    {
        if (PolicyLoader.Load([.. values.Select((value, i) => With(syntax, name, value, i))], context.Cancellation).Set is { } set)
        {
            return [.. values.Select((_, i) => set[NameOf(syntax, i)])];
        }

        context.RefuseUse($"the policy does not compile with the values of `{name}`", "write values that the figure may have");
        return null;
    }

    private static (string Name, IReadOnlyList<string> Values)? Figure(CommandContext context, PolicyModel model, string? given)
    {
        var parts = (given ?? "").Split('=', 2);
        var name = parts[0].Trim();
        if (model.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { KeyType: null, Type: FactType.WholeNumber or FactType.Decimal or FactType.Money } parameter)
        {
            var names = model.Parameters.Where(one => one is { KeyType: null, Type: FactType.WholeNumber or FactType.Decimal or FactType.Money }).Select(one => one.Name).ToList();
            context.RefuseUse(given is null ? "there is no figure to sweep" : $"`{name}` is no figure of {model.Id} that is one number", names.Count > 0 ? $"name one of {string.Join(", ", names.Select(one => $"`{one}`"))}, like --figure {names[0]}=6..14" : "the policy has none");
            return null;
        }

        var range = (parts.Length > 1 ? parts[1] : "").Split("..");
        var to = range.Length > 1 ? range[1].Split('/') : [];
        if (range.Length != 2 || !decimal.TryParse(range[0], CultureInfo.InvariantCulture, out var first) || !decimal.TryParse(to[0], CultureInfo.InvariantCulture, out var last)
            || !decimal.TryParse(to.Length > 1 ? to[1] : "1", CultureInfo.InvariantCulture, out var step) || step <= 0 || last < first || (last - first) / step >= MostValues
            || (parameter.Type == FactType.WholeNumber && (decimal.Truncate(first) != first || decimal.Truncate(step) != step)))
        {
            context.RefuseUse($"`{given}` says no values", $"write the first and the last, and a step where it is not 1, like {name}=6..14 or {name}=6..14/2; at most {MostValues} values");
            return null;
        }

        return (name, [.. Enumerable.Range(0, (int)((last - first) / step) + 1).Select(i => (first + (i * step)).ToString(CultureInfo.InvariantCulture))]);
    }

    private static string NameOf(PolicySyntax syntax, int place) => FormattableString.Invariant($"{syntax.Id.Value.Replace('@', '-')}-value-{place:000}");

    private static PolicySyntax With(PolicySyntax syntax, string name, string value, int place) => syntax with
    {
        Id = syntax.Id with { Value = NameOf(syntax, place) },
        Parameters = [.. syntax.Parameters.Select(parameter => parameter.Name.Value != name ? parameter : parameter with
        {
            Values = [.. parameter.Values.Select(one => one.Value is null ? one : one with { Value = one.Value with { Value = value } })],
        })],
    };

    private static IEnumerable<string[]> Rows(SweepReport report, string name) =>
        report.Points.Select(point => new[] { point.Value }.Concat(point.Outcomes.Select(count => count.ToString(CultureInfo.InvariantCulture))).Concat(point.Money.Select(amount => amount.ToString(CultureInfo.InvariantCulture))).Append(point.Changed.ToString(CultureInfo.InvariantCulture)).ToArray())
            .Prepend([name, .. report.Outcomes.Select(outcome => outcome == "?" ? "not_determined" : outcome), .. report.Money, "changed"]);

    private static string Table(SweepReport report, string name, string between) => string.Concat(Rows(report, name).Select(row => string.Join(between, row) + "\n"));

    private static string Columned(SweepReport report, string name)
    {
        var rows = Rows(report, name).ToList();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column])))).Append('\n');
        }

        return text.ToString();
    }

    private static string ToJson(SweepReport report, string name) => JsonSerializer.Serialize(
        new
        {
            schema = "policyengine/population-sweep/1",
            figure = name,
            points = report.Points.Select(point => new
            {
                value = point.Value,
                outcomes = report.Outcomes.Zip(point.Outcomes).ToDictionary(pair => pair.First == "?" ? "not_determined" : pair.First, pair => pair.Second),
                money = report.Money.Zip(point.Money).ToDictionary(pair => pair.First, pair => pair.Second),
                changed = point.Changed,
            }),
        },
        Indented) + "\n";
}
