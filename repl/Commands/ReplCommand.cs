using System.CommandLine;
using PolicyEngine.LineEditing;
using PolicyEngine.Repl.CSharp.Trusted;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Loops;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Views;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Sessions;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy repl</c>: a session with one policy, to try cases in.</summary>
internal static class ReplCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = new Argument<string?>("PACK") { Description = "A policy's id, or the path of its folder or file. Without it, `:packs` lists the policies and `:use` opens one.", Arity = ArgumentArity.ZeroOrOne };
        var facts = new Option<string?>("--facts", "-f") { HelpName = "FILE", Description = "Start with the facts of a YAML or JSON file." };
        var asOf = new Option<string?>("--as-of") { HelpName = "DATE", Description = "The day of the decisions, like 2018-09-18. Default: today." };
        var quiet = new Option<bool>("--quiet") { Description = "Do not show the decision after each change; `:show` shows it." };
        var plain = new Option<bool>("--plain") { Description = "Read plain lines, draw nothing twice and colour nothing, for screen readers." };
        var noHistory = new Option<bool>("--no-history") { Description = "Do not remember what is typed for later sessions. POLICYENGINE_HISTORY= does the same." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Go on after a line of piped input that is refused. The exit code is still the first refusal's." };
        var trusted = new Option<bool>("--trusted") { Description = "Take any C#, with files, the network and everything else. Only for text of your own." };
        var rules = PackFinder.RulesOption();
        var locality = PackFinder.OverrideOption();
        var command = new PolicyCommand("repl", "Try a case: give facts, see the decision after each, ask why, keep it as a test.")
        {
            Examples =
            [
                ("policy repl resident-parking-permit --as-of 2018-10-02", "open a policy as of that day"),
                ("policy repl blue-badge --facts person.yaml", "start with a person's facts"),
                ("policy repl", "choose a policy there"),
            ],
            Exits =
            [
                (ExitCodes.Done, "ended"),
                (ExitCodes.Usage, "wrong use, or a line of piped input that was refused"),
                (ExitCodes.PolicyErrors, "the policy does not compile"),
            ],
            Notes =
            [
                "Lines may be piped in, `policy repl blue-badge < lines.txt`: no prompts are shown, and the session stops at the first line that is refused.",
                "`:help` in the session lists what one can do; `:tour` shows it in ten minutes.",
            ],
        };
        command.Add(pack);
        foreach (var option in new Option[] { facts, asOf, rules, locality, plain, quiet, trusted, noHistory, keepGoing })
        {
            command.Add(option);
        }

        command.SetAction(parsed => Run(
            context,
            parsed.GetValue(asOf),
            new SessionOptions
            {
                Pack = parsed.GetValue(pack) is { } named ? PackFinder.IdOf(named, parsed.GetValue(locality)) : null,
                Rules = parsed.GetValue(rules) ?? [],
                FactsFile = parsed.GetValue(facts),
                IsQuiet = parsed.GetValue(quiet),
                IsTrusted = parsed.GetValue(trusted),
                Watches = context.IsTerminal,
            },
            new ReplOptions { IsPlain = parsed.GetValue(plain), KeepsGoing = parsed.GetValue(keepGoing), KeepsHistory = !parsed.GetValue(noHistory) }));
        return command;
    }

    /// <summary>A session without a policy yet, for somebody who typed <c>policy</c> alone.</summary>
    public static int Open(CommandContext context) => Run(context, null, new SessionOptions { Watches = true }, new ReplOptions());

    private static int Run(CommandContext context, string? asOf, SessionOptions options, ReplOptions loop)
    {
        if (asOf is { } given)
        {
            if (!DayText.TryRead(given, out var day))
            {
                return context.RefuseUse($"`{given}` is not a day", DayText.HelpFor(given));
            }

            options = options with { AsOf = day };
        }

        if (loop.IsPlain)
        {
            context = context with { ColourOut = false, ColourError = false };
        }

        options = options with { Input = context.In, WarmsUp = context.IsTerminal, Keys = [.. KeyHelp.All.Select(key => $"{key.Keys}: {key.Does}")] };
        if (options.IsTrusted)
        {
            options = options with { Code = syntaxOf => new TrustedEvaluator(syntaxOf) };
        }

        using var session = context.Said(ReplSession.Start(context.Workspace, options, context.Cancellation), out var exitCode);
        if (session is null)
        {
            return exitCode;
        }

        if (context.IsTerminal)
        {
            context.Out.WriteLine(PageText.Of(session.Greeting(), context));
        }

        return ReplConsole.Run(session, context, loop);
    }
}
