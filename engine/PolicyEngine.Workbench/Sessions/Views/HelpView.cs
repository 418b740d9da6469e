using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Views;

/// <summary>The help of a session: what a line may be, then the commands.</summary>
public sealed class HelpView(HelpTopics topics)
{
    private static readonly (string Line, string Does)[] Lines =
    [
        ("age = 75", "give a fact; the answer follows by itself"),
        ("moved = 2018-06-01, resident = yes", "give several"),
        ("age = ?", "say that it was asked and is not known"),
        ("clear age", "take it out again"),
        ("age", "see what a name stands for"),
        ("? age", "read about it"),
    ];

    /// <summary>Everything in short.</summary>
    public Page Overview()
    {
        var screen = new Page();
        screen.Add("Give facts about a case, and the answer follows after each. Every command starts with a colon and may be shortened.");
        screen.Section("A line is", Lines);
        foreach (var group in CommandTable.All.GroupBy(command => command.Group).OrderBy(group => group.Key))
        {
            screen.Section(HeadingOf(group.Key), group.Select(command => (command.Usage, command.Summary)));
        }

        screen.Section("More", topics.All.Select(topic => ($":help {topic.Name}", topic.Summary)));
        return screen;
    }

    /// <summary>One command.</summary>
    public static Page Command(SessionCommand command)
    {
        var screen = new Page();
        screen.Line(command.Usage, Tone.Name).Add(char.ToUpperInvariant(command.Summary[0]) + command.Summary[1..] + ".", 2);
        if (command.Help.Length > 0)
        {
            screen.Blank().Add(command.Help);
        }

        screen.Section("For example", command.Examples);
        return screen;
    }

    /// <summary>One topic.</summary>
    public static Page Topic(HelpTopic topic)
    {
        var screen = new Page();
        screen.Add(topic.Text);
        screen.Section("For example", topic.Examples);
        return screen;
    }

    private static string HeadingOf(CommandGroup group) => group switch
    {
        CommandGroup.Case => "The case",
        CommandGroup.Understand => "Understand the answer",
        CommandGroup.Living => "A case over time, for policies with a lifecycle",
        CommandGroup.Policy => "The policy",
        CommandGroup.Keep => "Keep",
        CommandGroup.Session => "The session",
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };
}
