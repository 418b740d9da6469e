using System.CommandLine;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Serving;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy serve</c>: policies and cases in a browser, and for programs, on this machine.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 5080;
    private const int HighestPort = 65535;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string[]>("FOLDER") { Description = "Folders or files of policies. Default: `rules` if it exists, otherwise this folder.", Arity = ArgumentArity.ZeroOrMore };
        var store = new Option<string?>("--store") { HelpName = "STORE", Description = $"Where cases are kept: a SQLite file, or a connection string of PostgreSQL. Default: {CaseDesk.DefaultStore}, or what {CaseDesk.StoreVariable} names." };
        var port = new Option<int>("--port") { HelpName = "NUMBER", Description = $"The port to listen on; 0 for a free one. Default: {UsualPort}.", DefaultValueFactory = _ => UsualPort };
        var letters = new Option<string?>("--letters") { HelpName = "FOLDER", Description = "Write letters into this folder as text. Default: they are shown on pages alone." };
        var name = new Option<string>("--name") { HelpName = "NAME", Description = "The name that pages show.", DefaultValueFactory = _ => "Council services" };
        var command = new PolicyCommand("serve", "Show policies and work on cases in a browser, on this machine.")
        {
            Examples = [("policy serve", "the policies of this folder, with cases in cases.db"), ("policy serve rules/blue-badge --port 0", "one policy, on a free port")],
            Exits =
            [
                (ExitCodes.Done, "ended with Ctrl+C"), (ExitCodes.Usage, "wrong use"), (ExitCodes.PolicyErrors, "a policy does not compile"), (ExitCodes.StoreFailed, "the store of cases can't be used now"),
            ],
            Notes =
            [
                "Only this machine reaches it, and nobody signs in: one chooses who one is, and every page says so. A service for others is a program of its own with a real sign-in, on the package PolicyEngine.AspNetCore.",
                "Programs find the end points under /policies and /cases, their description at /policies/openapi.json, and say who they are with the header `Policy-Who: NAME; ROLE`.",
            ],
        };
        command.Add(folder);
        command.Add(store);
        command.Add(port);
        command.Add(letters);
        command.Add(name);
        command.SetAction((parsed, _) =>
        {
            var asked = parsed.GetValue(port);
            return asked is < 0 or > HighestPort
                ? Task.FromResult(context.RefuseUse($"there is no port {asked}", $"choose one from 0 to {HighestPort}"))
                : PolicyServer.RunAsync(context, new ServeRequest(parsed.GetValue(folder) ?? [], parsed.GetValue(store), asked, parsed.GetValue(name)!) { Letters = parsed.GetValue(letters) });
        });
        return command;
    }
}
