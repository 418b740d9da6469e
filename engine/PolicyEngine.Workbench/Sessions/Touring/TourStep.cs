using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Touring;

/// <summary>One step of the guided session.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What it is about and what to type, a paragraph a line.</param>
/// <param name="IsDone">Whether what was typed did it.</param>
public sealed record TourStep(string Title, string Text, Func<TourMoment, bool> IsDone);

/// <summary>What was typed, and what came of it.</summary>
/// <param name="Session">The session, after it.</param>
/// <param name="Line">The line.</param>
/// <param name="Reply">What came of it.</param>
public sealed record TourMoment(ReplSession Session, string Line, ReplReply Reply)
{
    /// <summary>Whether a command was carried out.</summary>
    /// <param name="name">Its name without the colon.</param>
    /// <param name="argument">What has to stand after it; empty for anything.</param>
    public bool Did(string name, string argument = "") =>
        Reply is ReplReply.Shown or ReplReply.Quiet && Line is [':' or '?', ..] && CommandTable.Find(Line[0] == '?' ? $":about {Line[1..]}" : Line, out var given, out _) is { } command && command.Name == name && (argument.Length == 0 || given == argument);

    /// <summary>Whether a fact has a value.</summary>
    /// <param name="fact">The fact's name.</param>
    /// <param name="value">The value as canonical text.</param>
    public bool Has(string fact, string value) => Session.CaseOrNone?.Decision.FactsUsed.Any(use => use.Name == fact && use.Text == value) == true;

    /// <summary>Whether the decision has an outcome.</summary>
    public bool Comes(string outcome) => Session.CaseOrNone?.Decision.Outcome == outcome;
}
