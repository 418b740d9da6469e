using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>Finds out what a line means: a command, an answer, facts, a question about a name, or an expression.</summary>
public sealed partial class LineReader(ReplSession session)
{
    private static readonly string[] Words = ["help", "quit", "exit"];

    /// <summary>Whether a text is whole.</summary>
    public bool IsComplete(string text)
    {
        var line = text.Trim();
        return line is "" or [':', ..] or ['?', ..] || Words.Contains(line) || IsRemark(line) || FactLine.Read(line) is not null || IsAboutFact(line, out _, out _) || session.Code?.IsComplete(text) != false;
    }

    /// <summary>Does what a line asks for.</summary>
    public ReplReply Submit(string text, CancellationToken cancellation)
    {
        var line = text.Trim();
        if (session.Conversation is { } conversation && line is not ([':', ..] or ['?', ' ', ..]))
        {
            return conversation.Answer(line, cancellation);
        }

        return line switch
        {
            "" => new ReplReply.Quiet(),
            _ when IsRemark(line) => new ReplReply.Quiet(),
            "decision" when session.CaseOrNone is not null => Command(":show", cancellation),
            "clear" => Command(":unset", cancellation),
            "help" => Command(":help", cancellation),
            "quit" or "exit" => Command(":quit", cancellation),
            [':', ..] => Command(line, cancellation),
            ['?', ..] => Command($":about {line[1..]}", cancellation),
            _ when session.CaseOrNone is null => Unopened(line, cancellation),
            _ => Facts(line, text.IndexOf(line, StringComparison.Ordinal)) ?? Expression(line, cancellation),
        };
    }

    // Where no policy is open, its id alone can only mean that it is to be opened.
    private ReplReply Unopened(string line, CancellationToken cancellation) =>
        PolicyId().IsMatch(line) && Command($":use {line}", cancellation) is ReplReply.Shown opened ? opened
        : Refusals.Of("no policy is open", ":packs lists the policies, and :use opens one");

    private ReplReply Command(string line, CancellationToken cancellation)
    {
        if (CommandTable.Find(line, out var argument, out var refused) is not { } command)
        {
            return refused!;
        }

        return command.NeedsPolicy && session.CaseOrNone is null
            ? Refusals.Of($"`:{command.Name}` needs a policy", ":packs lists the policies, and :use opens one")
            : command.Run(session, argument, cancellation);
    }

    // `#r` and `#load` mean something to C#, which is refused where it is not trusted.
    private bool IsRemark(string line) => line is ['#', ..] && !(session.Options.IsTrusted && (line.StartsWith("#r ", StringComparison.Ordinal) || line.StartsWith("#load ", StringComparison.Ordinal)));

    // Among trusted submissions, `x = 5` may set a variable; a fact's name is always the fact.
    private bool IsCode(FactLine facts) => session.Options.IsTrusted && session.Policy.Model.Facts.All(fact => fact.Name != facts.Pieces[0].Name);

    private ReplReply? Facts(string line, int offset)
    {
        if (IsAboutFact(line, out var verb, out var names))
        {
            return verb == "clear" ? Command($":unset {names}", CancellationToken.None) : Facts(string.Join(", ", names.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(name => $"{name} = ?")), 0);
        }

        if (FactLine.Read(line) is not { } facts || IsCode(facts))
        {
            return null;
        }

        if (facts.Pieces is [{ Operator: "+=", Value: "" } list] && RecordEntry.Start(session, list.Name) is { } entry)
        {
            session.Conversation = entry;
            return new ReplReply.Shown(entry.Ask());
        }

        var next = new FactChanges(session.Workspace, session.Case, session.Code).Apply(facts, out var refused);
        return next is not null ? session.Change(next) : refused!.Start < 0 ? refused : refused with { Start = refused.Start + offset };
    }

    private static bool IsAboutFact(string line, out string verb, out string names)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        (verb, names) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..].Trim());
        return verb is "clear" or "unknown" && names.Length > 0 && names.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ' ' or ',');
    }

    // A name alone needs no C#: its value is part of the decision.
    private ReplReply Expression(string line, CancellationToken cancellation)
    {
        if (new NamedValue(session.Case.Decision).Find(line) is { } value)
        {
            return new ReplReply.Shown(string.Join('\n', value.Split('\n').Select(SafeText.Of)));
        }

        if (WithoutEquals(line) is { } meant)
        {
            return Refusals.Of("a fact is given with an equals sign", $"write `{meant}`") with { Start = 0, Length = line.Length };
        }

        return session.Code is { } code ? code.Evaluate(line, session.Policy, session.Case.Decision, cancellation) : NoSuch(line, session.Case.Decision);
    }

    // `age 75` and `age: 75` are no expressions, and it is plain what they mean.
    private string? WithoutEquals(string line)
    {
        var model = session.Policy.Model;
        return Lead().Match(line) is { Success: true } match && model.Facts.FirstOrDefault(fact => fact.Name == match.Groups["name"].Value) is { Type: not (FactType.Text or FactType.List) } fact
            && SpokenValue.Read(match.Groups["value"].Value, fact, fact.ChoiceSet < 0 ? null : model.Choices[fact.ChoiceSet]) is not null
            ? $"{fact.Name} = {match.Groups["value"].Value}"
            : null;
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z_][A-Za-z0-9_]*)(\s*:\s*|\s+)(?<value>[\w£].*)$")]
    private static partial Regex Lead();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*(@[a-z0-9][a-z0-9_-]*)?$")]
    private static partial Regex PolicyId();

    private static ReplReply.Refused NoSuch(string line, Decision decision) =>
        Refusals.NoSuch("name", line, NamedValue.Names(decision.Policy), "give a fact like `name = value`, or :help for more") with { Start = 0, Length = line.Length };
}
