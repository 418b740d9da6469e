using PolicyEngine.Diagnostics;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Commands;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>The commands of a session, found by name or by the beginning of one.</summary>
public static class CommandTable
{
    /// <summary>Every command, in the order of the help.</summary>
    public static IReadOnlyList<SessionCommand> All { get; } =
    [
        new AskCommand(), new ShowCommand(), new FactsCommand(), new UnsetCommand(), new NewCommand(), new LoadCommand(), new AsOfCommand(),
        new WhyCommand(), new MissingCommand(), new WhatIfCommand(), new SweepCommand(), new NearestCommand(), new CompareCommand(), TrialCommand.Figures, TrialCommand.Values, new AboutCommand(),
        new CaseCommand(), new FireCommand(), new ClockCommand(), new DueCommand(), new TimelineCommand(),
        new PacksCommand(), new UseCommand(), new EditCommand(), new ReloadCommand(),
        new SaveCaseCommand(), new ExportCommand(), new RecordCommand(), new ReplayCommand(),
        new QuietCommand(), new TourCommand(), new HelpCommand(), new QuitCommand(),
    ];

    /// <summary>Finds the command that a line calls.</summary>
    /// <param name="line">The line, from its colon.</param>
    /// <param name="argument">What stands after the command's name.</param>
    /// <param name="refused">Why there is none.</param>
    public static SessionCommand? Find(string line, out string argument, out ReplReply.Refused? refused)
    {
        var words = line[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (argument, refused) = ("", null);
        foreach (var command in All.OrderByDescending(command => WordsOf(command).Length))
        {
            if (WordsOf(command) is var name && words.Length >= name.Length && name.SequenceEqual(words.Take(name.Length), StringComparer.OrdinalIgnoreCase))
            {
                argument = After(line, name.Length);
                return command;
            }
        }

        var first = words.FirstOrDefault("");
        var fitting = All.Where(command => first.Length > 0 && WordsOf(command)[0].StartsWith(first, StringComparison.OrdinalIgnoreCase)).ToList();
        if (fitting is [var only])
        {
            // A second word of the name may be left out or begun as well.
            var isSecond = WordsOf(only).Length > 1 && words.Length > 1 && WordsOf(only)[1].StartsWith(words[1], StringComparison.OrdinalIgnoreCase);
            argument = After(line, isSecond ? 2 : 1);
            return only;
        }

        refused = fitting.Count > 1
            ? Refuse(first, $"`:{first}` may mean {string.Join(" or ", fitting.Select(command => $"`:{command.Name}`"))}", "write more of it")
            : Refuse(first, $"there is no command `:{first}`", NearestName.Find(first, All.Select(command => WordsOf(command)[0])) is { } near ? $"did you mean `:{near}`?" : ":help lists the commands");
        return null;
    }

    private static string[] WordsOf(SessionCommand command) => command.Name.Split(' ');

    private static ReplReply.Refused Refuse(string word, string message, string help) => Refusals.Of(message, help) with { Start = 0, Length = word.Length + 1 };

    private static string After(string line, int words)
    {
        var at = 1;
        for (var word = 0; word < words; word++)
        {
            while (at < line.Length && line[at] == ' ')
            {
                at++;
            }

            while (at < line.Length && line[at] != ' ')
            {
                at++;
            }
        }

        return line[at..].Trim();
    }
}
