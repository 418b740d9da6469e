using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Repl.Batches;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Drafting;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy synth</c>: people who do not exist, for demonstrations and load.</summary>
internal static class SynthCommand
{
    private const double MostRows = 1e9;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = PackFinder.PackArgument(context, "A policy's id, or the path of its folder or file.");
        var rows = new Option<double>("--rows") { HelpName = "N", Description = "How many people, like 1000 or 1e6. Default: 100.", DefaultValueFactory = _ => 100 };
        var seed = WholeNumber.Option("--seed", "N", 0, int.MaxValue, "The seed: the same gives the same people. Default: 7.");
        var share = new Option<string[]>("--share") { HelpName = "FACT=VALUE:SHARE", Description = "How often a fact has a value, like has_car=yes:0.8. Repeat it for more.", Arity = ArgumentArity.OneOrMore };
        var asOf = new Option<string?>("--as-of") { HelpName = "DAY", Description = "The day on which they are to be decided. Default: today." };
        var output = new Option<string?>("--out", "-o") { HelpName = "FILE", Description = "Where they go, as CSV. Default: standard output." };
        var replace = new Option<bool>("--replace") { Description = "Write a file anew that is there already." };
        var from = PackFinder.RulesOption();
        var command = new PolicyCommand("synth", "Make up people who reach a policy's rules, for demonstrations and load. They are no real people.")
        {
            Examples =
            [
                ("policy synth blue-badge --rows 1e6 --seed 7 --out made-up.csv", "a million people who do not exist"),
                ("policy synth blue-badge --share lives_in_oxfordshire=yes:0.95 --out made-up.csv", "nearly all of whom live in the county"),
                ("policy batch blue-badge --in made-up.csv --keep made_up_person --out decided.csv", "what comes of them"),
            ],
            Exits = [(ExitCodes.Done, "written"), (ExitCodes.Usage, "wrong use, or a file that exists"), (ExitCodes.PolicyErrors, "the policy does not compile")],
            Notes = ["About half of the values lie on or beside the figures at which the policy turns, so counts of such people say nothing about real ones. The first column is named `made_up_person`, so that nobody takes them for real."],
        };
        command.Add(pack);
        foreach (var option in new Option[] { rows, seed, share, asOf, output, replace, from })
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var count = parsed.GetValue(rows);
            if (count is not (>= 1 and <= MostRows))
            {
                return context.RefuseUse("`--rows` is a number from 1 to 1e9", "write it like 1000 or 1e6");
            }

            if (PackFinder.FindWithSource(context, parsed.GetRequiredValue(pack), parsed.GetValue(from) ?? [], out var exitCode) is not { } found)
            {
                return exitCode;
            }

            var given = parsed.GetValue(asOf);
            var day = DayText.Today(context.Clock, found.Policy.Model);
            if (given is not null && !DayText.TryRead(given, out day))
            {
                return context.RefuseUse($"`{given}` is not a day", DayText.HelpFor(given));
            }

            if (Shares(context, found.Policy, parsed.GetValue(share) ?? []) is not { } shares)
            {
                return ExitCodes.Usage;
            }

            var suite = CaseSuite.Of(found.Loaded).FirstOrDefault(one => one.Policy.Id == found.Policy.Id) ?? throw new InvalidOperationException("the policy has no suite");
            var people = new MadeUpPeople(suite, day, parsed.GetValue(seed) ?? 7, shares);
            return Write(context, found.Policy, people, (long)count, parsed.GetValue(output), parsed.GetValue(replace));
        });
        return command;
    }

    private static int Write(CommandContext context, Policy policy, MadeUpPeople people, long count, string? path, bool replace)
    {
        if (path is not null && File.Exists(context.FullPath(path)) && !replace)
        {
            return context.RefuseUse($"`{path}` is there already", "name another file, or write it anew with --replace");
        }

        using var file = path is null ? null : new StreamWriter(context.FullPath(path), false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        var writer = file ?? context.Out;
        writer.Write($"made_up_person,{string.Join(',', people.Columns.Select(place => policy.Model.Facts[place].Name))}\n");
        for (var i = 1L; i <= count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            writer.Write(FormattableString.Invariant($"made-up-{i}"));
            foreach (var cell in people.Next())
            {
                writer.Write(',');
                writer.Write(cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
            }

            writer.Write('\n');
        }

        context.Error.WriteLine($"made up {BatchWords.Rows(count)}; none of them is a real person");
        return ExitCodes.Done;
    }

    private static ImmutableArray<StatedShare>? Shares(CommandContext context, Policy policy, string[] given)
    {
        var shares = ImmutableArray.CreateBuilder<StatedShare>();
        foreach (var text in given)
        {
            var (equals, colon) = (text.IndexOf('=', StringComparison.Ordinal), text.LastIndexOf(':'));
            if (equals < 1 || colon < equals || !double.TryParse(text.AsSpan(colon + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share is < 0 or > 1)
            {
                context.RefuseUse($"`{text}` states no share", "write a fact, a value and a share from 0 to 1, like has_car=yes:0.8");
                return null;
            }

            var name = text[..equals];
            if (policy.Model.Facts.All(fact => fact.Name != name))
            {
                context.RefuseUse($"`{name}` is no fact of {policy.Id}", NearestName.Hint(name, policy.Model.Facts.Select(fact => fact.Name)));
                return null;
            }

            shares.Add(new StatedShare(name, text[(equals + 1)..colon], share));
        }

        return shares.ToImmutable();
    }
}
