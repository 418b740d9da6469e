using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Properties;

/// <summary>Cases of a generated policy, made from a seed.</summary>
public static class GeneratedCase
{
    /// <summary>A date near the edges of the generated parameters and rules.</summary>
    public static DateOnly Day(Random random) => new DateOnly(1999, 12, 31).AddDays(random.Next(0, 6500));

    /// <summary>A value for every fact.</summary>
    public static object?[] Values(PolicyModel model, Random random) => [.. model.Facts.Select(fact => fact.Type switch
    {
        FactType.YesNo => (object)(random.Next(2) == 0),
        FactType.WholeNumber => (long)random.Next(-5, 6),
        FactType.Decimal => random.Next(-20, 21) / 4m,
        FactType.Choice => random.Next(model.Choices[fact.ChoiceSet].Options.Length),
        FactType.Money or FactType.Date or FactType.Time or FactType.Text or FactType.List or _ => throw new NotSupportedException(),
    })];

    public static FactSet Facts(PolicyModel model, object?[] values)
    {
        var builder = new FactSetBuilder(model);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                Assert.Null(builder.Give(i, value));
            }
        }

        return builder.Build();
    }
}
