using System.Collections.Immutable;
using PolicyEngine.Cases.Views;
using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Reasoning;

namespace PolicyEngine.Workbench.Replies;

/// <summary>What a reply shows, block by block and as data: neither broken into lines nor coloured. Whoever shows it does both, and makes the text of others safe for its place.</summary>
public sealed class Page
{
    private readonly List<PageBlock> blocks = [];

    /// <summary>The blocks, in their order.</summary>
    public IReadOnlyList<PageBlock> Blocks => blocks;

    /// <summary>A page of lines that are not broken.</summary>
    /// <param name="text">The text; each of its lines is a line.</param>
    public static Page Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var page = new Page();
        foreach (var line in text.Split('\n'))
        {
            page.Line(line);
        }

        return page;
    }

    /// <summary>A block.</summary>
    public Page Put(PageBlock block)
    {
        blocks.Add(block);
        return this;
    }

    /// <summary>A line that is not broken.</summary>
    /// <param name="words">The words.</param>
    /// <param name="tone">How they stand out.</param>
    public Page Line(string words, Tone tone = Tone.Plain) => Line(new TextRun(words, tone));

    /// <summary>A line of several tones that is not broken.</summary>
    public Page Line(params ReadOnlySpan<TextRun> runs) => Put(new PageBlock.Line([.. runs]));

    /// <summary>An empty line.</summary>
    public Page Blank() => Line("");

    /// <summary>A heading after an empty line.</summary>
    public Page Heading(string words) => Blank().Line(words, Tone.Heading);

    /// <summary>A paragraph; nothing when it is empty.</summary>
    /// <param name="text">The text; line breaks in it are kept.</param>
    /// <param name="indent">Spaces before it.</param>
    /// <param name="mark">What stands before its first line, for example <c>- </c>.</param>
    /// <param name="hang">Further spaces before each line but the first.</param>
    public Page Add(string text, int indent = 0, string mark = "", int hang = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? this : Put(new PageBlock.Paragraph(text, indent, mark, hang));
    }

    /// <summary>Names with their words, below a heading; nothing when there are none.</summary>
    public Page Section(string heading, IEnumerable<(string Name, string Words)> rows)
    {
        ImmutableArray<NamedWords> all = [.. rows.Select(row => new NamedWords(row.Name, row.Words))];
        return all.IsEmpty ? this : Put(new PageBlock.Section(heading, all));
    }

    /// <summary>Another page.</summary>
    public Page Then(Page other) => Put(new PageBlock.Inner(other));

    /// <summary>Another page, after an empty line.</summary>
    public Page Apart(Page other) => Blank().Then(other);

    /// <summary>A whole decision.</summary>
    public Page Decided(DecisionDocument document) => Put(new PageBlock.Decided(document));

    /// <summary>A step of an explanation with those below it.</summary>
    public Page Step(ExplanationNode step) => Put(new PageBlock.Step(step));

    /// <summary>A ground of a decision.</summary>
    public Page Reason(Ground ground) => Put(new PageBlock.Reason(ground));

    /// <summary>What happened to a case.</summary>
    public Page Events(IReadOnlyList<TimelineEntry> entries) => Put(new PageBlock.Events(entries));

    /// <summary>Where a case stands.</summary>
    public Page Case(CaseView view) => Put(new PageBlock.Case(view));

    /// <summary>Problems with their places.</summary>
    public Page Problems(IReadOnlyList<PolicyDiagnostic> problems) => Put(new PageBlock.Problems(problems));
}
