using System.CommandLine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case</c>: cases that live in a store.</summary>
internal static class CaseCommand
{
    /// <summary>What is left of a command when the store can't be used.</summary>
    public static readonly (int Code, string Means) StoreFailed = (ExitCodes.StoreFailed, "the store can't be used now: busy, out of reach, no space left, or damaged");

    /// <summary>What the exit codes of its commands mean.</summary>
    public static readonly (int Code, string Means)[] Exits =
    [
        (ExitCodes.Done, "done, also when the policy says that nothing happens"),
        (ExitCodes.Failed, "refused by the policy, or somebody else was first; nothing was done"),
        (ExitCodes.Usage, "wrong use: a name, a fact or a reason is wrong or missing; nothing was done"),
        StoreFailed,
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var command = new PolicyCommand("case", "Open cases, work on them, and see where they stand.")
        {
            Examples =
            [
                ("policy case open resident-parking-permit --id rose --role applicant", "open a case"),
                ("policy case show rose", "see where it stands, what happens next, and who may do what"),
                ("policy case fire rose submit --role applicant --facts rose.yaml", "do something in it"),
                ("policy case due --run", "do what is due by now, in all cases"),
                ("policy case verify", "check that nothing on record was altered"),
            ],
            Exits = Exits,
            Notes = [$"Cases are kept in the SQLite file `{CaseDesk.DefaultStore}` of this folder, or where --store or {CaseDesk.StoreVariable} says: another file, or a PostgreSQL server's connection string."],
        };
        foreach (var below in new[]
        {
            CaseOpenCommand.Create(context), CaseListCommand.Create(context), CaseShowCommand.Create(context), CaseFireCommand.Create(context), CaseDecideCommand.Create(context), CaseTimelineCommand.Create(context),
            CaseDueCommand.Create(context), CaseMessagesCommand.Create(context), CaseVerifyCommand.Create(context), CaseExportCommand.Create(context), CaseImportCommand.Create(context), CaseMigrateCommand.Create(context), CaseEraseCommand.Create(context),
        })
        {
            command.Add(below);
        }

        command.SetAction(parsed => new CommandHelp(context).Write(command, parsed.RootCommandResult.Command));
        return command;
    }

    /// <summary>Does a piece of work on a store, and says in plain words what a store can't do.</summary>
    /// <param name="context">The world.</param>
    /// <param name="request">Which store.</param>
    /// <param name="use">What it is opened for.</param>
    /// <param name="work">The work.</param>
    public static async Task<int> OnStoreAsync(CommandContext context, StoreRequest request, StoreUse use, Func<CaseDesk, Task<int>> work)
    {
        try
        {
            var desk = await CaseDesk.OpenAsync(context, request, use).ConfigureAwait(false);
            if (desk is null)
            {
                return ExitCodes.Usage;
            }

            await using (desk.ConfigureAwait(false))
            {
                return await work(desk).ConfigureAwait(false);
            }
        }
        catch (CaseStoreException broken)
        {
            context.RefuseUse(broken.Message, HelpFor(broken.Fault));
            return broken.Fault == CaseStoreFault.Unfit ? ExitCodes.Failed : ExitCodes.StoreFailed;
        }
    }

    private static string HelpFor(CaseStoreFault fault) => fault switch
    {
        CaseStoreFault.Busy => "try again; nothing is lost",
        CaseStoreFault.Unreachable => "check that it is there and that you may use it, or ask whoever looks after it",
        CaseStoreFault.Full => "make room on that disk and try again; what was on record before is still there",
        CaseStoreFault.Damaged => "`policy case verify` says what of it is damaged; whoever looks after the store has a copy from before",
        CaseStoreFault.Unfit or _ => "",
    };
}
