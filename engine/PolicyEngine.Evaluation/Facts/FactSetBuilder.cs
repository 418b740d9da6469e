using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>Collects canonical values of facts, checked one by one. For callers that have typed values at hand. Used by one thread, for one set.</summary>
public sealed class FactSetBuilder
{
    private readonly PolicyModel model;
    private readonly FactShapes shapes;
    private readonly object?[] values;
    private readonly FactState[] states;
    private ImmutableArray<string>[]? gaps;

    private readonly DateOnly? asOf;

    /// <summary>Starts with nothing asked.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="asOf">The day of the decision, where it is known.</param>
    public FactSetBuilder(PolicyModel model, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.asOf = asOf;
        this.model = model;
        shapes = FactShapes.Of(model);
        values = new object?[model.Facts.Length];
        states = new FactState[model.Facts.Length];
    }

    /// <summary>Gives a fact a canonical value (see <see cref="Runtime.PolicyFrame"/>); a later value takes the place of an earlier one.</summary>
    /// <param name="fact">The fact's place in <see cref="PolicyModel.Facts"/>.</param>
    /// <param name="value">The value.</param>
    /// <returns>What is wrong with the value, in which case nothing has changed; <see langword="null"/> when it was taken.</returns>
    public PolicyDiagnostic? Give(int fact, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var kept = FactText.OfValue(value);
        if ((shapes.Facts[fact].Refuse(kept) ?? (asOf is { } day ? shapes.Facts[fact].RefuseOn(kept, day) : null)) is { } refusal)
        {
            var text = model.Facts[fact].Name;
            return refusal.At(new SourceFile("facts", text).Span(0, text.Length));
        }

        values[fact] = kept;
        states[fact] = FactState.Given;
        Note(fact, shapes.Facts[fact].GapsIn(value));
        return null;
    }

    /// <summary>Says that a fact was asked and is not known.</summary>
    public void NotKnown(int fact)
    {
        values[fact] = null;
        states[fact] = FactState.NotKnown;
        Note(fact, []);
    }

    /// <summary>The facts so far.</summary>
    public FactSet Build() => new(model, (object?[])values.Clone(), (FactState[])states.Clone(), (ImmutableArray<string>[]?)gaps?.Clone());

    private void Note(int fact, ImmutableArray<string> found)
    {
        if (gaps is not null || !found.IsEmpty)
        {
            (gaps ??= new ImmutableArray<string>[values.Length])[fact] = found;
        }
    }
}
