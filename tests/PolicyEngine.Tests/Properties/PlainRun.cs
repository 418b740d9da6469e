using System.Globalization;
using System.Reflection;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Properties;

/// <summary>Runs the plain form by reflection, for policies whose types no test can name.</summary>
internal static class PlainRun
{
    /// <summary>The values of the outcome, parts and outputs (<see langword="null"/> for one that does not apply); or no values and how it ended.</summary>
    public static (PlainStatus Status, Dictionary<string, object?> Values) Decide(CompiledPolicy policy, object?[] facts, DateOnly asOf)
    {
        var type = policy.Code.PlainType;
        var plain = Activator.CreateInstance(type)!;
        type.GetMethod("__Start")!.Invoke(plain, [policy.Code, asOf]);
        for (var i = 0; i < facts.Length; i++)
        {
            var field = type.GetField(string.Create(CultureInfo.InvariantCulture, $"__F{i}"))!;
            field.SetValue(plain, field.FieldType.IsEnum ? Enum.ToObject(field.FieldType, facts[i]!) : facts[i]);
        }

        try
        {
            type.GetMethod("__Decide")!.Invoke(plain, null);
        }
        catch (TargetInvocationException exception)
        {
            return (exception.InnerException is UnavailableException || IsMissing(plain) ? PlainStatus.NotAvailable : PlainStatus.Faulted, []);
        }

        if (IsMissing(plain))
        {
            return (PlainStatus.NotAvailable, []);
        }

        return (PlainStatus.Determined, Values(policy.Model, type, plain));
    }

    private static bool IsMissing(object plain) => (bool)plain.GetType().GetField("__missing")!.GetValue(plain)!;

    private static Dictionary<string, object?> Values(PolicyModel model, Type type, object plain)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < model.Items.Length; i++)
        {
            var item = model.Items[i];
            if (item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output)
            {
                var applies = item.OnlyIf is null || (sbyte)type.GetField(string.Create(CultureInfo.InvariantCulture, $"__B{i}"))!.GetValue(plain)! > 0;
                var value = applies ? type.GetProperty(item.Name)!.GetValue(plain) : null;
                values.Add(item.Name, value is Enum ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : value is ExactNumber fraction ? fraction.ToDecimal() : value);
            }
        }

        return values;
    }
}
