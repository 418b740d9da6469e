using System.Collections.Immutable;

namespace PolicyEngine.AspNetCore.Pages;

/// <summary>What stands around a page.</summary>
public sealed record PageFrame
{
    /// <summary>The title of the page, without the service's name.</summary>
    public required string Title { get; init; }

    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>The path that all addresses begin with; empty, or with a slash in front and none at the end.</summary>
    public required string Base { get; init; }

    /// <summary>What a bar on top says; empty for none.</summary>
    public string Banner { get; init; } = "";

    /// <summary>Who is signed in, in words; empty for nobody.</summary>
    public string Who { get; init; } = "";

    /// <summary>Where Back leads; empty for nowhere.</summary>
    public string Back { get; init; } = "";

    /// <summary>What is wrong, each with the id of the input; empty for nothing.</summary>
    public ImmutableArray<PageError> Errors { get; init; } = [];

    /// <summary>The name of the hidden input against forged forms.</summary>
    public string TokenName { get; init; } = "";

    /// <summary>Its value.</summary>
    public string TokenValue { get; init; } = "";

    /// <summary>The paths of the style sheets.</summary>
    public ImmutableArray<string> Styles { get; init; } = [];

    /// <summary>The path of the icon.</summary>
    public string Icon { get; init; } = "";

    /// <summary>The links of the header.</summary>
    public ImmutableArray<PageLink> Links { get; init; } = [];

    /// <summary>An address of this service.</summary>
    public string To(string path) => $"{Base}{path}";
}

/// <summary>Something that is wrong.</summary>
public sealed record PageError(string Id, string Text);

/// <summary>A link.</summary>
public sealed record PageLink(string Path, string Text);

/// <summary>How a field looks.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>One of a few.</summary>
    Radios,

    /// <summary>One of many.</summary>
    Select,

    /// <summary>Day, month and year.</summary>
    Date,

    /// <summary>Records, one after the other.</summary>
    Records,
}

/// <summary>An option of a field.</summary>
public sealed record FieldOption(string Value, string Text);

/// <summary>A field of a form.</summary>
public sealed record FieldView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How it looks.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>The question.</summary>
    public required string Label { get; init; }

    /// <summary>Help beside it; may be empty.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The unit; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether it is an amount in pounds.</summary>
    public bool IsMoney { get; init; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether browsers keep no memory of it.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The options.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>What was typed or chosen.</summary>
    public string Value { get; init; } = "";

    /// <summary>The day that was typed.</summary>
    public string Day { get; init; } = "";

    /// <summary>The month that was typed.</summary>
    public string Month { get; init; } = "";

    /// <summary>The year that was typed.</summary>
    public string Year { get; init; } = "";

    /// <summary>What is wrong; empty for nothing.</summary>
    public string Error { get; init; } = "";

    /// <summary>Whether the label is the heading of the page.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Whether <em>I don't know</em> is an answer.</summary>
    public bool MayBeUnknown { get; init; }

    /// <summary>The id of the first input.</summary>
    public string Id => Kind == FieldKind.Date ? $"{Name}-day" : Name;

    /// <summary>What describes the inputs; nothing where neither help nor an error stands.</summary>
    public string? DescribedBy => string.Join(' ', new[] { Hint.Length > 0 ? $"{Name}-hint" : "", Error.Length > 0 ? $"{Name}-error" : "" }.Where(id => id.Length > 0)) is { Length: > 0 } ids ? ids : null;
}

/// <summary>A row of a summary list.</summary>
public sealed record SummaryRow(string Key, string Value, string Change = "", string Note = "");

/// <summary>A policy that one can begin.</summary>
public sealed record StartEntry(string Path, string Title, string About);

/// <summary>The start page of a policy.</summary>
public sealed record StartView(string Title, string About, string Action, ImmutableArray<string> Outcomes, ImmutableArray<string> Ready, ImmutableArray<string> Promises, bool CanActFor, string Owner);

/// <summary>A question.</summary>
public sealed record QuestionView(string Action, int Version, string Policy, FieldView Field)
{
    /// <summary>Citations and the rules that need it.</summary>
    public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>The records of a list.</summary>
    public ImmutableArray<string> Records { get; init; } = [];

    /// <summary>The fields of one more record.</summary>
    public ImmutableArray<FieldView> RecordFields { get; init; } = [];

    /// <summary>What is said above the question; empty for nothing.</summary>
    public string Notice { get; init; } = "";
}

/// <summary>The answers before they are sent.</summary>
public sealed record CheckView(string Action, int Version, string Policy, string Send, ImmutableArray<SummaryRow> Rows)
{
    /// <summary>The heading.</summary>
    public string Heading { get; init; } = "Check your answers";

    /// <summary>Whether it can be sent.</summary>
    public bool CanSend { get; init; } = true;

    /// <summary>For whom an officer acts; empty for nobody else.</summary>
    public string ActsFor { get; init; } = "";

    /// <summary>The outcomes, where the person decides.</summary>
    public FieldView? Outcome { get; init; }

    /// <summary>The reason, where one is needed.</summary>
    public FieldView? Reason { get; init; }

    /// <summary>The engine's own view, where the person decides.</summary>
    public string Engine { get; init; } = "";

    /// <summary>What is said above; empty for nothing.</summary>
    public string Notice { get; init; } = "";
}

/// <summary>An answer.</summary>
public sealed record AnswerView(string Policy, string Headline, bool IsGood, ImmutableArray<string> Reasons)
{
    /// <summary>Results beside the outcome.</summary>
    public ImmutableArray<SummaryRow> Results { get; init; } = [];

    /// <summary>Advice.</summary>
    public ImmutableArray<string> Advice { get; init; } = [];

    /// <summary>Where else to turn.</summary>
    public ImmutableArray<string> Signposts { get; init; } = [];

    /// <summary>What is open, and why.</summary>
    public ImmutableArray<string> Open { get; init; } = [];

    /// <summary>What was taken into account.</summary>
    public ImmutableArray<SummaryRow> Facts { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public ImmutableArray<string> Citations { get; init; } = [];

    /// <summary>What follows.</summary>
    public string Next { get; init; } = "";

    /// <summary>The version and the day.</summary>
    public string Version { get; init; } = "";
}

/// <summary>A row of a list of cases.</summary>
public sealed record CaseLine(string Path, string Reference, string Policy, string State, string Due, bool IsOverdue, string Opened);

/// <summary>A list of cases.</summary>
public sealed record CaseListView(string Heading, ImmutableArray<CaseLine> Cases, string Next)
{
    /// <summary>The policies to choose from; empty for no filter.</summary>
    public ImmutableArray<FieldOption> Policies { get; init; } = [];

    /// <summary>The policy that is chosen.</summary>
    public string Policy { get; init; } = "";

    /// <summary>Whether ended ones are shown.</summary>
    public bool WithEnded { get; init; }
}

/// <summary>Something that can be done with a case.</summary>
public sealed record ActionLine(string Path, string Title, string Blocked);

/// <summary>A letter.</summary>
public sealed record LetterLine(string On, string To, string Subject, string Text);

/// <summary>Something that happened.</summary>
public sealed record EventLine(string On, string Who, string What, ImmutableArray<string> Details);

/// <summary>A case on one page.</summary>
public sealed record CasePageView(string Reference, string Policy, string State, string Next, bool IsDesk)
{
    /// <summary>The answer so far.</summary>
    public AnswerView? Answer { get; init; }

    /// <summary>Who decided, where a person did.</summary>
    public string DecidedBy { get; init; } = "";

    /// <summary>The deadlines.</summary>
    public ImmutableArray<SummaryRow> Deadlines { get; init; } = [];

    /// <summary>What can be done, and what can't with the reason.</summary>
    public ImmutableArray<ActionLine> Actions { get; init; } = [];

    /// <summary>What is known.</summary>
    public ImmutableArray<SummaryRow> Facts { get; init; } = [];

    /// <summary>The letters.</summary>
    public ImmutableArray<LetterLine> Letters { get; init; } = [];

    /// <summary>What happened, the latest first.</summary>
    public ImmutableArray<EventLine> Timeline { get; init; } = [];

    /// <summary>What is said above; empty for nothing.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The field of a note; nothing for residents.</summary>
    public FieldView? Note { get; init; }
}

/// <summary>Something to say, and a way on.</summary>
public sealed record MessageView(string Heading, string Text, string Path, string Link);

/// <summary>Somebody whom one can be where nobody signs in.</summary>
public sealed record PersonaView(string Value, string Text, string Hint);
