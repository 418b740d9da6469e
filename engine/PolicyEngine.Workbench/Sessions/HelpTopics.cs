using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>Something the help explains that is no command.</summary>
/// <param name="Name">The word after <c>:help</c>.</param>
/// <param name="Summary">What it is about, in a few words.</param>
/// <param name="Text">The explanation, a paragraph a line.</param>
/// <param name="Examples">Lines that show it.</param>
public sealed record HelpTopic(string Name, string Summary, string Text, IReadOnlyList<(string Line, string Does)> Examples);

/// <summary>The topics of the help.</summary>
/// <param name="keys">The keys of the line and what they do, a line each.</param>
public sealed class HelpTopics(IReadOnlyList<string> keys)
{
    /// <summary>Every topic.</summary>
    public IReadOnlyList<HelpTopic> All { get; } =
    [
        new(
            "values",
            "how numbers, dates, options and lists are written",
            "Write a value as you would say it; nothing is guessed. A value of the wrong kind or outside its range is refused, and the case stays as it was.\nA list is given record by record, as a table would be, or from a CSV file whose first line names the fields.",
            [
                ("age = 75", "a whole number"),
                ("income = 23_400", "a number or an amount; `£23,400.50` is an amount too"),
                ("moved = 2018-06-01", "a date; `1 June 2018` is one too, `01/06/2018` could mean two days"),
                ("opens = 08:30", "a time"),
                ("resident = yes", "yes or no"),
                ("vehicle = electric", "one of the options, by its name or its title"),
                ("name = \"Rose, of Oxford\"", "a text; quotation marks only where it holds a comma"),
                ("age = ?", "asked, and not known; `age = unknown` too"),
                ("deposits += principal 5000, matures_on 2018-06-01", "one more record"),
                ("deposits +=", "one more record, asked field by field"),
                ("deposits -= 2", "take the second record out"),
                ("deposits = @deposits.csv", "all records of a file"),
                ("deposits = []", "no records"),
            ]),
        new(
            "answers",
            "what determined, undetermined and faulted mean",
            "A decision is determined when nothing that is not known could change it. It is undetermined while something could: :missing lists it. It is faulted when the policy broke on the case, which is never a no.\nA question that nobody asked is not a no either. `age = ?` says that it was asked and that the person does not know: it is not asked again, and the case goes to a person.",
            [(":missing", "what could still change the answer"), (":why", "what decided it")]),
        new(
            "keys",
            "the keys of the line, and what is remembered",
            string.Join('\n', keys) + "\nWhat is submitted is remembered for later sessions, in a file that only you can read. A line that begins with a space is not, nor is anything with --no-history or an empty POLICYENGINE_HISTORY.",
            []),
        new(
            "expressions",
            "working something out in C#",
            "Whatever a policy may write in a condition may be typed here, and means the same: facts, definitions, tables, the functions, the pack's scripts, and the day as `as_of`. What depends on something that is not known says what it needs, and is never a no. A list is shown as a table.\n`let` keeps an expression under a name for this session; its value follows the facts.\nThe last decision has parts with names: `decision.outcome`, `decision.status`, `decision.reasons`, `decision.missing`, `decision.fired`, `decision.outputs` and more; type `decision.` to see them.\nA text that is not finished goes on in the next line. Nothing outside the policy can be reached. `policy repl --trusted` takes any C# instead, with files and all: only for text of your own.",
            [
                ("income * 12 > 23_400", "yes, no, or what is still needed"),
                ("deposits.Where(d => d.principal > 1000)", "the records that fit, as a table"),
                ("let yearly = income * 12", "keep it under a name"),
                ("decision.reasons.Where(r => contains_text(r.text, \"permit\"))", "some of the reasons"),
            ]),
        new(
            "functions",
            "the functions that expressions may call",
            string.Join('\n', FunctionCatalogue.Functions.Concat(FunctionCatalogue.ListOperations).Select(function => $"{function.Signature}: {function.Summary}")),
            [("? years_between", "one of them, with an example")]),
    ];

    /// <summary>A topic by its name or the beginning of it.</summary>
    public HelpTopic? Find(string name) => All.FirstOrDefault(topic => topic.Name == name) ?? (CommandTable.All.Any(command => command.Name.StartsWith(name.TrimStart(':'), StringComparison.Ordinal)) ? null : All.FirstOrDefault(topic => topic.Name.StartsWith(name, StringComparison.Ordinal)));
}
