using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>What is known of the facts of one case under one policy. Immutable; made by <see cref="FactReader"/> or <see cref="FactSetBuilder"/>, so that every value has been checked.</summary>
public sealed class FactSet
{
    private readonly object?[] values;
    private readonly FactState[] states;
    private readonly ImmutableArray<string>[]? gaps;

    internal FactSet(PolicyModel model, object?[] values, FactState[] states, ImmutableArray<string>[]? gaps)
    {
        Model = model;
        this.values = values;
        this.states = states;
        this.gaps = gaps;
    }

    /// <summary>The policy whose facts these are.</summary>
    public PolicyModel Model { get; }

    /// <summary>Facts of which nothing has been asked.</summary>
    public static FactSet Empty(PolicyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new FactSet(model, new object?[model.Facts.Length], new FactState[model.Facts.Length], null);
    }

    /// <summary>What is known of a fact, by its place in <see cref="PolicyModel.Facts"/>.</summary>
    public FactState StateOf(int fact) => states[fact];

    /// <summary>A fact's canonical value, by its place; <see langword="null"/> unless it is given.</summary>
    public object? ValueOf(int fact) => values[fact];

    /// <summary>What is known of a fact, by its name; <see cref="FactState.NotAsked"/> for a name that is no fact.</summary>
    public FactState StateOf(string name) => FactShapes.Of(Model).Places.TryGetValue(name, out var place) ? states[place] : FactState.NotAsked;

    /// <summary>A fact's canonical value, by its name; <see langword="null"/> unless it is given.</summary>
    public object? ValueOf(string name) => FactShapes.Of(Model).Places.TryGetValue(name, out var place) ? values[place] : null;

    /// <summary>The fields that records of a list leave out, for example <c>deposits[3].matures_on</c> (the third record); empty when it is complete or was not given.</summary>
    public ImmutableArray<string> GapsOf(int fact) => gaps is null || gaps[fact].IsDefault ? [] : gaps[fact];

    /// <summary>The same facts with one changed.</summary>
    /// <param name="fact">The fact's place.</param>
    /// <param name="value">A canonical value, checked as any given value.</param>
    /// <exception cref="ArgumentException">The value is not allowed for the fact.</exception>
    public FactSet With(int fact, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        value = FactText.OfValue(value);
        if (FactShapes.Of(Model).Facts[fact].Refuse(value) is { } refusal)
        {
            throw new ArgumentException(refusal.At(new Diagnostics.SourceFile("facts", "").Span(0, 0)).Discreet, nameof(value));
        }

        return Changed(fact, value, FactState.Given);
    }

    /// <summary>The same facts with one taken out (not asked).</summary>
    public FactSet Without(int fact) => Changed(fact, null, FactState.NotAsked);

    /// <summary>The same facts for a policy that has further facts after these.</summary>
    /// <param name="model">The policy with the further facts.</param>
    /// <param name="more">Their canonical values in order, <see langword="null"/> for one that is not asked. They are not checked.</param>
    internal FactSet Widened(PolicyModel model, IReadOnlyList<object?> more)
    {
        var count = model.Facts.Length - more.Count;
        return new FactSet(
            model,
            [.. values.Take(count), .. more],
            [.. states.Take(count), .. more.Select(value => value is null ? FactState.NotAsked : FactState.Given)],
            gaps is null ? null : [.. gaps.Take(count), .. more.Select(_ => ImmutableArray<string>.Empty)]);
    }

    private FactSet Changed(int fact, object? value, FactState state)
    {
        var newValues = (object?[])values.Clone();
        var newStates = (FactState[])states.Clone();
        newValues[fact] = value;
        newStates[fact] = state;
        var newGaps = (ImmutableArray<string>[]?)gaps?.Clone();
        var found = FactShapes.Of(Model).Facts[fact].GapsIn(value);
        newGaps ??= found.IsEmpty ? null : new ImmutableArray<string>[values.Length];
        newGaps?[fact] = found;
        return new FactSet(Model, newValues, newStates, newGaps);
    }
}
