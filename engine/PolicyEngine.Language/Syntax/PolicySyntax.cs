using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language.Syntax;

/// <summary>
/// A policy as written, every piece with its position: what the YAML says, checked for shape, not for meaning. An override merged into its base is again a <see cref="PolicySyntax"/>, whose pieces keep the file they were written in.
/// </summary>
public sealed record PolicySyntax
{
    /// <summary>The policy's file.</summary>
    public required SourceFile File { get; init; }

    /// <summary>The locality's file, for a merged override; <see langword="null"/> otherwise.</summary>
    public SourceFile? OverrideFile { get; init; }

    /// <summary>The folder of the pack, as the path the user gave; scripts and cases lie below it.</summary>
    public required string Folder { get; init; }

    /// <summary>The id; of an override, <c>base@locality</c>.</summary>
    public required Written<string> Id { get; init; }

    /// <summary>The title.</summary>
    public required Written<string> Title { get; init; }

    /// <summary>The owner.</summary>
    public required Written<string> Owner { get; init; }

    /// <summary>The description; empty when left out.</summary>
    public string Description { get; init; } = "";

    /// <summary>The source's document and place.</summary>
    public required Written<string> Source { get; init; }

    /// <summary>The source's document and place, each where it is written.</summary>
    public SourceSyntax? SourceParts { get; init; }

    /// <summary>First day in force.</summary>
    public DateOnly InForceFrom { get; init; }

    /// <summary>Last day in force.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>Review date.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>The version that people name; empty when left out.</summary>
    public string Version { get; init; } = "";

    /// <summary>The time zone whose days count; <see langword="null"/> when left out.</summary>
    public Written<string>? Zone { get; init; }

    /// <summary>The calendar by which expressions count working days; <see langword="null"/> when left out.</summary>
    public Written<string>? Calendar { get; init; }

    /// <summary>The calendars that expressions can count by, complete; that of <see cref="Calendar"/> first.</summary>
    public ImmutableArray<CalendarSyntax> DayCalendars { get; init; } = [];

    /// <summary>The named option lists.</summary>
    public ImmutableArray<ChoicesSyntax> Choices { get; init; } = [];

    /// <summary>The facts, in asking order.</summary>
    public ImmutableArray<FactSyntax> Facts { get; init; } = [];

    /// <summary>The parameters.</summary>
    public ImmutableArray<ParameterSyntax> Parameters { get; init; } = [];

    /// <summary>The definitions.</summary>
    public ImmutableArray<DefinitionSyntax> Definitions { get; init; } = [];

    /// <summary>The criteria groups.</summary>
    public ImmutableArray<CriteriaSyntax> Criteria { get; init; } = [];

    /// <summary>The tables.</summary>
    public ImmutableArray<TableSyntax> Tables { get; init; } = [];

    /// <summary>The matrices.</summary>
    public ImmutableArray<MatrixSyntax> Matrices { get; init; } = [];

    /// <summary>The bands.</summary>
    public ImmutableArray<BandsSyntax> Bands { get; init; } = [];

    /// <summary>The decision; its name is <c>outcome</c>. <see langword="null"/> where the policy only calculates.</summary>
    public required PartSyntax? Decision { get; init; }

    /// <summary>The decision, where there is one, and the parts.</summary>
    public IEnumerable<PartSyntax> Blocks() => Decision is null ? Parts : Parts.Prepend(Decision);

    /// <summary>The parts.</summary>
    public ImmutableArray<PartSyntax> Parts { get; init; } = [];

    /// <summary>The outputs.</summary>
    public ImmutableArray<OutputSyntax> Outputs { get; init; } = [];

    /// <summary>What is worked out for each record of a list.</summary>
    public ImmutableArray<ForEachSyntax> ForEach { get; init; } = [];

    /// <summary>How its cases live, merged with the base that it extends; <see langword="null"/> for a policy that only decides.</summary>
    public LifecycleSyntax? Lifecycle { get; init; }

    /// <summary>The files that the lifecycle takes from: its base, then calendars by id, those that they extend among them.</summary>
    public ImmutableArray<SourceFile> SharedFiles { get; init; } = [];

    /// <summary>The files that the policy includes, as it names them.</summary>
    public ImmutableArray<SourceFile> IncludedFiles { get; init; } = [];

    /// <summary>The calendars that the lifecycle counts by, complete: with what each takes over from others. By id.</summary>
    public ImmutableArray<CalendarSyntax> Calendars { get; init; } = [];

    /// <summary>What a locality may change; of an override, nothing.</summary>
    public OverridesAllowedSyntax OverridesAllowed { get; init; } = OverridesAllowedSyntax.Nothing;

    /// <summary>The checks between answers.</summary>
    public ImmutableArray<ValidSyntax> Valid { get; init; } = [];

    /// <summary>What it promises of all cases.</summary>
    public ImmutableArray<GuaranteeSyntax> Guarantees { get; init; } = [];

    /// <summary>The notes.</summary>
    public ImmutableArray<NoteSyntax> Notes { get; init; } = [];

    /// <summary>Every citation with its place, in the order of the text; those of an override or a base lifecycle are not among them.</summary>
    public ImmutableArray<CitedPlace> Citations { get; init; } = [];

    /// <summary>The suppressions.</summary>
    public ImmutableArray<SuppressionSyntax> Suppressions { get; init; } = [];

    /// <summary>The script files of the pack, by path.</summary>
    public ImmutableArray<SourceFile> Scripts { get; init; } = [];

    /// <summary>SHA-256 over the texts that make the policy: its file, the override's file, the base lifecycle, the calendars, the scripts. Lower-case hexadecimal.</summary>
    public string ContentHash { get; init; } = "";
}

/// <summary>A value with the place where it is written.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Written<T>(T Value, SourceSpan Span);

/// <summary>
/// A text scalar in which each character knows its place in the file: quoted and folded scalars shift positions, so a plain offset is not enough.
/// </summary>
/// <param name="Value">The scalar's value.</param>
/// <param name="Span">The whole scalar in the file, quotes included.</param>
/// <param name="Offsets">For each code unit of <paramref name="Value"/>, its offset in the file, and one more entry for the end.</param>
public sealed record TextSyntax(string Value, SourceSpan Span, ImmutableArray<int> Offsets)
{
    /// <summary>The span in the file of a stretch of the value.</summary>
    public SourceSpan SpanOf(int start, int length)
    {
        start = Math.Clamp(start, 0, Value.Length);
        var end = Math.Clamp(start + length, start, Value.Length);
        var first = Offsets[start];
        var last = end > start ? Offsets[end - 1] + 1 : first;
        return new SourceSpan(Span.File, first, Math.Max(0, last - first));
    }
}

/// <summary>A note.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Says">The note.</param>
/// <param name="Cite">Citations.</param>
public sealed record NoteSyntax(string About, string Says, ImmutableArray<string> Cite);

/// <summary>A diagnostic that the author accepts, with the reason.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="At">The name it is about; empty for the whole policy.</param>
/// <param name="Reason">Why.</param>
public sealed record SuppressionSyntax(Written<string> Id, string At, string Reason);
