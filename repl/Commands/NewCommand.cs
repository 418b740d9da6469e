using System.CommandLine;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench.Scaffolding;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy new</c>: starts a policy.</summary>
internal static class NewCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "The policy's id: small letters, digits, - and _." };
        var place = new Option<string?>("--in") { HelpName = "FOLDER", Description = "The folder to put it in. Default: `rules` if it exists, otherwise this folder." };
        var like = OneOf.Option("--like", "Which example to start from: rules, an amount that is worked out, a table, or cases that live.", [.. PackTemplate.Kinds]);
        var command = new PolicyCommand("new", "Start a policy: a small one that works, with comments that teach, cases and approved decisions.")
        {
            Examples = [("policy new cycle-grant", "make the folder `cycle-grant`"), ("policy new rent-support --like calculation", "start from an amount that is worked out"), ("policy new cycle-grant --in policies", "make it somewhere else")],
            Exits = [(ExitCodes.Done, "made"), (ExitCodes.Usage, "wrong use, or the folder exists already; nothing was changed")],
        };
        command.Add(name);
        command.Add(like);
        command.Add(place);
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(name), parsed.GetValue(like)!, parsed.GetValue(place) ?? context.DefaultPath));
        return command;
    }

    private static int Run(CommandContext context, string name, string kind, string place)
    {
        if (!PackName.IsValid(name))
        {
            var near = PackName.Near(name);
            return context.RefuseUse($"`{name}` cannot be a policy's id", (near.Length > 0 ? $"`{near}` can; " : "") + "an id has small letters, digits, `-` and `_`, starts with a letter or digit, and has at most 64 characters");
        }

        if (!Directory.Exists(context.FullPath(place)))
        {
            return context.RefuseUse($"there is no folder `{place}`", "make it first, or name another with --in");
        }

        var path = place == "." ? name : $"{context.ShownPath(place).TrimEnd('/')}/{name}";
        if (Path.Exists(context.FullPath(path)))
        {
            return context.RefuseUse($"`{path}` exists already", "choose another name; nothing was changed");
        }

        PackWriter.Write(context.FullPath(path), PackTemplate.Texts(kind, name, PackName.Title(name), path, context.Clock.GetLocalNow().Year), context.Clock.GetUtcNow(), context.Cancellation);
        context.Out.WriteLine($"""
            Made {context.Paint.Id(path)}, with an invented policy to change into your own:
              policy.yaml    questions, figures and rules
              cases.yaml     examples with what they must come to
              snapshots/     their decisions, as approved
              example.json   facts of one person
            {context.Paint.Heading("Next")}
              policy check {path}
              policy decide {path} --facts {path}/example.json --explain
              policy test {path}
            """);
        var schema = place == "." ? "policy.schema.json" : $"{context.ShownPath(place).TrimEnd('/')}/policy.schema.json";
        if (!File.Exists(context.FullPath(schema)))
        {
            context.Out.WriteLine($"  policy schema --output {schema}    for an editor that completes policies");
        }

        return ExitCodes.Done;
    }
}
