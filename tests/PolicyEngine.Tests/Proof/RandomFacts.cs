using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Translation;

namespace PolicyEngine.Tests.Proof;

/// <summary>Complete facts: at limits and beside them, and anywhere.</summary>
internal static class RandomFacts
{
    private static readonly string[] Words = ["example", "Rose", "OX1 1AA", "OX4 2HA", "x", "AB12 CDE", "a", ""];

    public static FactSet Of(DayTranslation day, Random random)
    {
        var model = day.Model;
        var facts = FactSet.Empty(model);
        for (var fact = 0; fact < model.Facts.Length; fact++)
        {
            if (Value(day, fact, random) is { } value)
            {
                facts = facts.With(fact, value);
            }
        }

        return facts;
    }

    private static object? Value(DayTranslation day, int fact, Random random)
    {
        if (day.Facts[fact] is not { } axis)
        {
            return Array.Empty<object[]>();
        }

        if (axis.Texts is { } texts)
        {
            string[] all = [.. texts, .. Words];
            return Array.Find([.. Enumerable.Range(0, 20).Select(_ => all[random.Next(all.Length)])], text => day.Facts.Allows(fact, text));
        }

        if (axis.Input is not { } input)
        {
            var option = random.Next((int)axis.High + 1);
            return day.Model.Facts[fact].Type == FactType.YesNo ? option == 1 : option;
        }

        Int128[] limits = [.. axis.Limits, axis.Low, axis.High];
        var position = random.Next(4) == 0 ? (Int128)random.NextInt64((long)Int128.Max(axis.Low, -1_000_000), (long)Int128.Min(axis.High, 1_000_000) + 1) : limits[random.Next(limits.Length)] + random.Next(-1, 2);
        return FactPositions.ValueAt((AxisInput)input, Int128.Clamp(position, axis.Low, axis.High));
    }
}
