using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Testing.Drafting;

/// <summary>A case that was thought up, or one of the pack's to start from.</summary>
/// <param name="Facts">What is known, read for the policy as it is.</param>
/// <param name="AsOf">The date of the decision.</param>
/// <param name="From">The id of the case it started from; empty for none.</param>
public sealed record DraftCase(FactSet Facts, DateOnly AsOf, string From)
{
    /// <summary>The same with one fact given another value; <see langword="null"/> when the fact cannot have it.</summary>
    public DraftCase? With(int fact, object value)
    {
        if (Equals(Facts.ValueOf(fact), value))
        {
            return null;
        }

        var builder = Copy(Facts, Facts.Model, fact);
        return builder.Give(fact, value) is null ? this with { Facts = builder.Build() } : null;
    }

    /// <summary>The same with one fact not asked; <see langword="null"/> when it was not asked anyway.</summary>
    public DraftCase? Without(int fact) => Facts.StateOf(fact) == FactState.NotAsked ? null : this with { Facts = Copy(Facts, Facts.Model, fact).Build() };

    /// <summary>The same facts for another form of the policy, with the same facts in the same places.</summary>
    public FactSet For(Model.PolicyModel model) => Copy(Facts, model, -1).Build();

    private static FactSetBuilder Copy(FactSet facts, Model.PolicyModel model, int without)
    {
        var builder = new FactSetBuilder(model);
        for (var fact = 0; fact < model.Facts.Length; fact++)
        {
            if (fact != without && facts.StateOf(fact) == FactState.NotKnown)
            {
                builder.NotKnown(fact);
            }
            else if (fact != without && facts.ValueOf(fact) is { } value)
            {
                builder.Give(fact, value);
            }
        }

        return builder;
    }
}
