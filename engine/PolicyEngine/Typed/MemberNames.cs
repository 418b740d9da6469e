using System.Reflection;

namespace PolicyEngine.Typed;

/// <summary>Pairs the names of the host's properties and enum members with the policy's: case and underscores do not count.</summary>
internal static class MemberNames
{
    public static string Key(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    public static IReadOnlyDictionary<string, PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
            .ToDictionary(property => Key(property.Name), StringComparer.Ordinal);

    /// <summary>For each value of a host's enum, the option's place; throws when a member is no option.</summary>
    public static IReadOnlyDictionary<long, int> Options(Type hostEnum, Model.ChoiceSet choices)
    {
        var places = choices.Options.Select((option, place) => (Key: Key(option.Name), place)).ToDictionary(pair => pair.Key, pair => pair.place, StringComparer.Ordinal);
        return Enum.GetNames(hostEnum).ToDictionary(
            name => Convert.ToInt64(Enum.Parse(hostEnum, name), System.Globalization.CultureInfo.InvariantCulture),
            name => places.TryGetValue(Key(name), out var place) ? place : throw new ArgumentException($"{hostEnum.Name}.{name} is not one of the options {string.Join(", ", choices.Options.Select(option => option.Name))}"));
    }
}
