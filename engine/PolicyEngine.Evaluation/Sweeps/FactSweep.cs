using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Sweeps;

/// <summary>Where the answer to a case changes along one of its facts, everything else staying as it is. Immutable.</summary>
public sealed record FactSweep
{
    /// <summary>The fact.</summary>
    public required string Fact { get; init; }

    /// <summary>The first value as people read it.</summary>
    public required string Low { get; init; }

    /// <summary>The last value as people read it.</summary>
    public required string High { get; init; }

    /// <summary>How many steps lie between the first and the last value: pence for money, days for dates, options for a choice.</summary>
    public required long Steps { get; init; }

    /// <summary>The outcome, then parts and outputs as written.</summary>
    public required ImmutableArray<SweepTrack> Tracks { get; init; }

    /// <summary>How many values were tried.</summary>
    public required long Tried { get; init; }

    /// <summary>How far one step is, as people read it, for decimals and times, which can also have values between two steps; <see langword="null"/> for facts that can't.</summary>
    public required string? Stride { get; init; }

    /// <summary>Whether every step from the first to the last was tried.</summary>
    public bool IsEveryStep => Tried > Steps;

    /// <summary>Whether every value between the first and the last was tried; never so where values can lie between two steps.</summary>
    public bool IsEveryValue => IsEveryStep && Stride is null;

    /// <summary>The largest distance between two tried values, in steps.</summary>
    public required long Gap { get; init; }

    /// <summary>
    /// The conditions and calculations, as the author wrote them, that could come and go between two tried values; empty when nothing can have been missed, since every value was tried or the policy only compares the
    /// fact with figures that were.
    /// </summary>
    public required ImmutableArray<string> Doubts { get; init; }

    /// <summary>Whether the points are certain to be all there are.</summary>
    public bool IsComplete => IsEveryValue || Doubts.IsEmpty;
}

/// <summary>What one value of the decision does along the fact.</summary>
/// <param name="Name">The part or output; <c>outcome</c> for the outcome.</param>
/// <param name="Title">The words people read.</param>
/// <param name="Kind">Outcome, part or output.</param>
/// <param name="Stretches">The stretches in order; one when it never changes.</param>
public sealed record SweepTrack(string Name, string Title, ItemKind Kind, ImmutableArray<SweepStretch> Stretches);

/// <summary>A stretch of values of the fact over which a value of the decision is the same, or slides.</summary>
/// <param name="First">Its first step, from 0.</param>
/// <param name="Last">Its last step.</param>
/// <param name="From">The fact's value there, as people read it.</param>
/// <param name="To">The fact's value at its end, as people read it.</param>
/// <param name="Shown">The decision's value as people read it, or why there is none; where it slides, at the beginning.</param>
/// <param name="ShownAtEnd">Where it slides, the value at the end; the same as <paramref name="Shown"/> otherwise.</param>
/// <param name="Slides">Whether the value changes all along, too often to name each point.</param>
public sealed record SweepStretch(long First, long Last, string From, string To, string Shown, string ShownAtEnd, bool Slides);
