using System.CommandLine;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Testing;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Drafting;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy cases generate</c>: proposes cases that reach what no case reaches.</summary>
internal static class CasesCommand
{
    private const int MostLeft = 20;
    private const int MostCases = 1000;

    private static readonly (int Code, string Means)[] Exits = [(ExitCodes.Done, "done, also when nothing could be found"), (ExitCodes.Usage, "wrong use"), (ExitCodes.PolicyErrors, "a policy does not compile")];

    private static readonly (string Line, string Does)[] Examples =
    [
        ("policy cases generate rules/blue-badge", "show cases that reach more of the policy"),
        ("policy cases generate blue-badge --most 10", "show the ten that reach most"),
        ("policy cases generate blue-badge --output rules/blue-badge/cases/generated.yaml", "write them beside its cases, to be reviewed"),
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var command = new PolicyCommand("cases", "Propose cases for a policy.") { Examples = Examples, Exits = Exits };
        command.Add(CreateGenerate(context));
        command.SetAction(_ => context.RefuseUse("say what to do with the cases", "`policy cases generate PACK` proposes some"));
        return command;
    }

    private static PolicyCommand CreateGenerate(CommandContext context)
    {
        var path = new Argument<string>("PACK") { Description = "The policy's folder, or its id where it lies below `rules`." };
        var pack = CaseOptions.Pack("Propose cases for");
        var most = WholeNumber.Option("--most", "N", 1, MostCases, "Propose at most so many cases: those that reach most. Default: as many as reach something.");
        var output = OutputFile.Option("Write to this file in place of standard output.");
        var command = new PolicyCommand("generate", "Propose the fewest cases that reach what no case of a policy reaches: rules, branches, rows, criteria and boundaries.")
        {
            Examples = Examples,
            Exits = Exits,
            Notes =
            [
                "Each case expects what the policy decides today. Whether that is right, only a person can say: each is marked TO BE REVIEWED, and keeps a snapshot, so that `policy test` counts it as awaiting approval until somebody has signed for it with `policy review` or `policy approve`. Nothing is written into the pack unless --output says so.",
            ],
        };
        command.Add(path);
        command.Add(pack);
        command.Add(most);
        command.Add(output);
        command.SetAction(parsed => Run(context, new Request(parsed.GetValue(path)!, parsed.GetValue(pack), parsed.GetValue(most) ?? MostCases, parsed.GetValue(output))));
        return command;
    }

    private sealed record Request(string Path, string? Pack, int Most, string? Output);

    private static int Run(CommandContext context, Request request)
    {
        var (path, pack, most, output) = request;
        if (CaseOptions.Load(context, [path], new CaseFilter(pack, null), out var exitCode) is not { } suites)
        {
            return exitCode;
        }

        var meant = suites.Where(suite => pack is null || suite.Policy.Id == pack).ToList();
        if (meant.Count != 1)
        {
            return context.RefuseUse($"`{path}` holds several policies", $"say which with --pack: {string.Join(", ", meant.Select(suite => suite.Policy.Id))}");
        }

        var generated = CaseGenerator.Of(meant[0], most, context.Cancellation);
        exitCode = OutputFile.Write(context, output, generated.ToYaml());
        context.Error.WriteLine(generated.Summary);
        foreach (var point in generated.Left.Take(MostLeft))
        {
            context.Error.WriteLine($"  not reached: {GeneratedCases.Words(point)}");
        }

        if (generated.Left.Length > MostLeft)
        {
            context.Error.WriteLine($"  … and {Counted.Of(generated.Left.Length - MostLeft, "more", "more")}");
        }

        return exitCode;
    }
}
