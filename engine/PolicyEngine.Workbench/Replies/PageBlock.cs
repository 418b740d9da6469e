using System.Collections.Immutable;
using PolicyEngine.Cases.Views;
using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Reasoning;

namespace PolicyEngine.Workbench.Replies;

/// <summary>A part of what a reply shows. The set is closed, so that whoever shows pages shows every kind.</summary>
public abstract record PageBlock
{
    private PageBlock()
    {
    }

    /// <summary>A line that is not broken.</summary>
    /// <param name="Runs">Its text.</param>
    public sealed record Line(ImmutableArray<TextRun> Runs) : PageBlock;

    /// <summary>A paragraph, broken between words.</summary>
    /// <param name="Text">The text; line breaks in it are kept.</param>
    /// <param name="Indent">Spaces before it.</param>
    /// <param name="Mark">What stands before its first line; may be empty.</param>
    /// <param name="Hang">Further spaces before each line but the first.</param>
    public sealed record Paragraph(string Text, int Indent, string Mark, int Hang) : PageBlock;

    /// <summary>Names with their words, below a heading.</summary>
    /// <param name="Heading">The heading.</param>
    /// <param name="Rows">The names; at least one.</param>
    public sealed record Section(string Heading, ImmutableArray<NamedWords> Rows) : PageBlock;

    /// <summary>Values in columns.</summary>
    /// <param name="Columns">The columns.</param>
    /// <param name="Rows">The rows, a value for each column.</param>
    public sealed record Table(ImmutableArray<TableColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows) : PageBlock;

    /// <summary>A bar whose stretches have letters.</summary>
    /// <param name="Steps">The last place of the bar; the first is 0.</param>
    /// <param name="Parts">The stretches, in order.</param>
    public sealed record Bar(long Steps, ImmutableArray<BarPart> Parts) : PageBlock;

    /// <summary>A whole decision.</summary>
    /// <param name="Document">The decision.</param>
    public sealed record Decided(DecisionDocument Document) : PageBlock;

    /// <summary>A step of an explanation with those below it.</summary>
    /// <param name="Node">The step.</param>
    public sealed record Step(ExplanationNode Node) : PageBlock;

    /// <summary>A ground of a decision.</summary>
    /// <param name="Ground">The ground.</param>
    public sealed record Reason(Ground Ground) : PageBlock;

    /// <summary>What happened to a case.</summary>
    /// <param name="Entries">The events.</param>
    public sealed record Events(IReadOnlyList<TimelineEntry> Entries) : PageBlock;

    /// <summary>Where a case stands.</summary>
    /// <param name="View">The case.</param>
    public sealed record Case(CaseView View) : PageBlock;

    /// <summary>Problems with their places.</summary>
    /// <param name="All">The problems.</param>
    public sealed record Problems(IReadOnlyList<PolicyDiagnostic> All) : PageBlock;

    /// <summary>A page of its own.</summary>
    /// <param name="Page">The page.</param>
    public sealed record Inner(Page Page) : PageBlock;
}

/// <summary>How words stand out. It only repeats what the words say.</summary>
public enum Tone
{
    /// <summary>As other text.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A name, or a line to type.</summary>
    Name,

    /// <summary>What matters less.</summary>
    Quiet,

    /// <summary>Something open.</summary>
    Warning,

    /// <summary>Something broken.</summary>
    Error,
}

/// <summary>Words of one tone.</summary>
/// <param name="Text">The words.</param>
/// <param name="Tone">How they stand out.</param>
public readonly record struct TextRun(string Text, Tone Tone = Tone.Plain);

/// <summary>A name and its words.</summary>
/// <param name="Name">The name.</param>
/// <param name="Words">The words; may be empty.</param>
public sealed record NamedWords(string Name, string Words);

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading; may be empty.</param>
/// <param name="IsNumber">Whether its values are numbers.</param>
public sealed record TableColumn(string Name, bool IsNumber);

/// <summary>A stretch of a bar.</summary>
/// <param name="Letter">Its letter; stretches with the same value have the same.</param>
/// <param name="First">Its first place.</param>
public sealed record BarPart(char Letter, long First);
