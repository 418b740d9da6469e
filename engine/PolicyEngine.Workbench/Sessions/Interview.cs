using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>The questions that can still change the answer, one after the other, until none is left. Each answer is a fact of the case at once.</summary>
public sealed class Interview(ReplSession session) : IConversation
{
    private readonly Stack<(string Fact, CaseAtHand Before)> answered = new();
    private GivenList? records;

    /// <inheritdoc/>
    public string Prompt => Fact is { } fact ? $"{fact.Name}? " : "? ";

    /// <inheritdoc/>
    public IEnumerable<CompletionItem> Answers => Fact is { } fact
        ? [.. ValueCompletion.Of(Model, fact), new("?", "option", "I don't know"), new("help", "option", "more about the question"), new("back", "option", "the question before"), new("stop", "option", "leave the questions")]
        : [];

    private PolicyModel Model => session.Policy.Model;

    // What was asked and is not known is not asked again.
    private Question? Next => Question.Next(session.Case.Decision);

    private Fact? Fact => Next?.Fact;

    /// <summary>The next question, or the decision when none is left.</summary>
    public Page Ask()
    {
        if (Fact is not { } fact)
        {
            session.Conversation = null;
            return session.ShowWhole();
        }

        var screen = new Page().Line(fact.Ask, Tone.Heading);
        if (fact.Type == FactType.Choice)
        {
            foreach (var (option, number) in Options(fact).Select((option, at) => (option, at + 1)))
            {
                screen.Add(option.Title == option.Name ? option.Name : $"{option.Name}: {option.Title}", 2, FormattableString.Invariant($"{number}. "));
            }
        }
        else
        {
            screen.Add(ExpectedAnswer.Of(Model, fact), 2);
        }

        if (fact.Type == FactType.List)
        {
            screen.Add("Give a record like `" + string.Join(", ", fact.Fields.Select(field => $"{field.Name} …")) + "`; `done` after the last, `none` when there are none, or `@FILE.csv`.", 2);
        }

        return screen.Line("  `?` I don't know, `help`, `back`, `stop`", Tone.Quiet);
    }

    /// <inheritdoc/>
    public ReplReply Answer(string text, CancellationToken cancellation)
    {
        if (Fact is not { } fact)
        {
            return new ReplReply.Shown(Ask());
        }

        return text.ToLowerInvariant() switch
        {
            "" => new ReplReply.Shown(Ask()),
            "help" => new ReplReply.Shown(Help(fact)),
            "back" => Back(),
            "stop" => Stop(),
            _ when SpokenValue.IsNotKnown(text) => NotKnown(fact),
            _ when OtherFact(fact, text) is { } other => Put(other),
            _ when fact.Type == FactType.List => Record(fact, text),
            _ => Give(fact, $"{fact.Name} = {Value(fact, text)}"),
        };
    }

    private IEnumerable<ChoiceOption> Options(Fact fact) => Model.Choices[fact.ChoiceSet].Options;

    private Page Help(Fact fact)
    {
        var screen = new Page().Add(fact.Help.Length > 0 ? fact.Help : "The policy says no more about this question.");
        screen.Add($"Answer with {ExpectedAnswer.Of(Model, fact)}. `?` or `I don't know` says that it is not known, `back` returns to the question before, `stop` leaves the questions, and `:why` and every other command work here too.");
        screen.Add(Next is { Why.IsEmpty: false } question ? $"It matters for {string.Join(", ", question.Why)}." : "");
        return screen.Add(fact.Cite.IsEmpty ? "" : $"[{string.Join("; ", fact.Cite)}]");
    }

    private ReplReply Back()
    {
        records = null;
        if (!answered.TryPop(out var last))
        {
            return Refusals.Of("this is the first question", "`stop` leaves the questions");
        }

        session.Take(last.Before);
        return new ReplReply.Shown(Ask());
    }

    private ReplReply Stop()
    {
        session.Conversation = null;
        return new ReplReply.Shown(session.ShowShort().Apart(Page.Of("The answers so far are kept; `:ask` goes on where you left off.")));
    }

    // It ends the question and may leave the decision to a person, so that it is said and not only done.
    private ReplReply NotKnown(Fact fact) => Give(fact, $"{fact.Name} = ?") switch
    {
        ReplReply.Shown shown => new ReplReply.Shown(Page.Of($"`{fact.Name}` is noted as not known; `back` asks it again").Apart(shown.Page)),
        var other => other,
    };

    private ReplReply Give(Fact fact, string line)
    {
        var before = session.Case;
        var next = new FactChanges(session.Workspace, before, null).Apply(FactLine.Read(line)!, out var refused);
        return next is null ? refused! with { Start = -1, Length = 0 } : Take(fact.Name, before, next);
    }

    private ReplReply Take(string fact, CaseAtHand before, CaseAtHand next)
    {
        records = null;
        answered.Push((fact, before));
        session.Take(next);
        return new ReplReply.Shown(Ask());
    }

    // Whoever gives a fact by its name means that fact, and not an answer that would hold an equals sign.
    private FactLine? OtherFact(Fact asked, string text) =>
        asked.Type != FactType.Text && FactLine.Read(text) is { } line && Model.Facts.Any(fact => fact.Name == line.Pieces[0].Name) ? line : null;

    private ReplReply Put(FactLine line)
    {
        var before = session.Case;
        var next = new FactChanges(session.Workspace, before, session.Code).Apply(line, out var refused);
        return next is null ? refused! with { Start = -1, Length = 0 } : Take(line.Pieces[0].Name, before, next);
    }

    private ReplReply Record(Fact fact, string text)
    {
        if (text.StartsWith('@') || text == "none")
        {
            return Give(fact, $"{fact.Name} = {(text == "none" ? "[]" : text)}");
        }

        var answer = new SourceFile("line", text);
        var problems = new DiagnosticBag();
        var given = records?.Items ?? [];
        if (text != "done" && FactLine.Record(answer.Span(0, text.Length), fact, problems) is { } record)
        {
            given = given.Add(record);
        }

        var (before, list) = (session.Case, new GivenList(given, answer.Span(0, text.Length)));
        IReadOnlyList<PolicyDiagnostic> wrong = [.. problems];
        var next = wrong.Count == 0 ? before.With([new GivenEntry(fact.Name, answer.Span(0, 0), list)], [], out wrong) : null;
        if (next is null)
        {
            return Refusals.Facts(wrong, answer) with { Start = -1, Length = 0 };
        }

        if (text == "done")
        {
            return given.IsEmpty ? Refusals.Of("no record is given yet", "give one, or `none` when there are none") : Take(fact.Name, before, next);
        }

        if (next.Facts.GapsOf(Model.Facts.IndexOf(fact)) is { IsEmpty: false } gaps)
        {
            return Refusals.Of($"the record leaves out {string.Join(", ", gaps)}", $"give every field: {string.Join(", ", fact.Fields.Select(field => field.Name))}");
        }

        records = list;
        return new ReplReply.Shown($"{Counted.Of(given.Length, "record", "records")}; give the next, or `done`");
    }

    // An option may be answered by its number, too.
    private string Value(Fact fact, string text)
    {
        if (fact.Type != FactType.Choice)
        {
            return fact.Type == FactType.Text && text is not ['"', .., '"'] ? $"\"{text}\"" : text;
        }

        var options = Options(fact).ToList();
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Count
            ? options[number - 1].Name
            : text;
    }
}
