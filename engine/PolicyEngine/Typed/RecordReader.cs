using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Typed;

/// <summary>Reads typed objects as facts of a policy. The pairing of properties with facts is worked out once a policy and type.</summary>
internal sealed class RecordReader<TFacts>
    where TFacts : notnull
{
    private static readonly ConditionalWeakTable<Policy, RecordReader<TFacts>> Known = [];

    private readonly PolicyModel model;
    private readonly (int Fact, Func<TFacts, object?> Read)[] readers;

    private RecordReader(Policy policy)
    {
        model = policy.Model;
        var facts = model.Facts.Select((fact, place) => (fact, place)).ToDictionary(pair => MemberNames.Key(pair.fact.Name), pair => pair.place, StringComparer.Ordinal);
        readers = [.. MemberNames.Properties(typeof(TFacts)).Select(pair => (FactOf(facts, pair.Key, pair.Value), Reader(pair.Value, facts[pair.Key])))];
    }

    public static RecordReader<TFacts> Of(Policy policy) => Known.GetValue(policy, static policy => new RecordReader<TFacts>(policy));

    public (FactSet Facts, IReadOnlyList<PolicyDiagnostic> Refused) Read(TFacts facts, DateOnly asOf)
    {
        var builder = new FactSetBuilder(model, asOf);
        List<PolicyDiagnostic>? refused = null;
        foreach (var (fact, read) in readers)
        {
            if (read(facts) is { } value && builder.Give(fact, value) is { } diagnostic)
            {
                (refused ??= []).Add(diagnostic);
            }
        }

        return (builder.Build(), refused is null ? [] : refused);
    }

    private static int FactOf(Dictionary<string, int> facts, string key, PropertyInfo property) =>
        facts.TryGetValue(key, out var place) ? place : throw new ArgumentException($"{typeof(TFacts).Name}.{property.Name} is no fact of the policy; {Nearest(facts, key)}");

    private static string Nearest(Dictionary<string, int> facts, string key) => NearestName.Hint(key, facts.Keys) is { Length: > 0 } hint ? hint.ToLowerInvariant() : "leave the property out";

    private Func<TFacts, object?> Reader(PropertyInfo property, int place)
    {
        var fact = model.Facts[place];
        var parameter = Expression.Parameter(typeof(TFacts));
        var get = Expression.Lambda<Func<TFacts, object?>>(Expression.Convert(Expression.Property(parameter, property), typeof(object)), parameter).Compile();
        var convert = Converter(property.PropertyType, fact, $"{typeof(TFacts).Name}.{property.Name}");
        return facts => get(facts) is { } value ? convert(value) : null;
    }

    private Func<object, object> Converter(Type type, Fact fact, string where)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return fact.Type switch
        {
            FactType.YesNo when bare == typeof(bool) => Same,
            FactType.WholeNumber when bare == typeof(long) => Same,
            FactType.WholeNumber when bare == typeof(int) => static value => (long)(int)value,
            FactType.Decimal or FactType.Money when bare == typeof(decimal) => Same,
            FactType.Date when bare == typeof(DateOnly) => Same,
            FactType.Time when bare == typeof(TimeOnly) => Same,
            FactType.Text when bare == typeof(string) => Same,
            FactType.Choice when bare == typeof(string) => value => ValueText.TryParse((string)value, FactType.Choice, model.Choices[fact.ChoiceSet]) ?? throw new ArgumentException($"{where} holds a text that is not one of the options {string.Join(", ", model.Choices[fact.ChoiceSet].Options.Select(option => option.Name))}"),
            FactType.Choice when bare.IsEnum => OptionConverter(bare, model.Choices[fact.ChoiceSet]),
            FactType.List when typeof(IEnumerable).IsAssignableFrom(bare) => ListConverter(bare, fact, where),
            FactType.YesNo or FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time or FactType.Text or FactType.Choice or FactType.List or _ =>
                throw new ArgumentException($"{where} is a {bare.Name}, and the fact `{fact.Name}` is {Wanted(fact.Type)}"),
        };
    }

    private static string Wanted(FactType type) => type switch
    {
        FactType.YesNo => "yes or no (bool)",
        FactType.WholeNumber => "a whole number (long)",
        FactType.Decimal or FactType.Money => "a number (decimal)",
        FactType.Date => "a date (DateOnly)",
        FactType.Time => "a time (TimeOnly)",
        FactType.Text => "a text (string)",
        FactType.Choice => "a choice (string or enum)",
        FactType.List => "a list of records",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static object Same(object value) => value;

    private static Func<object, object> OptionConverter(Type host, ChoiceSet choices)
    {
        var options = MemberNames.Options(host, choices);
        return value => options[Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)];
    }

    private Func<object, object> ListConverter(Type type, Fact fact, string where)
    {
        var element = type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0]
            ?? throw new ArgumentException($"{where} is not a list of records");
        var properties = MemberNames.Properties(element);
        var fields = fact.Fields.Select(field =>
        {
            var property = properties.GetValueOrDefault(MemberNames.Key(field.Name)) ?? throw new ArgumentException($"{element.Name} has no property for the field `{field.Name}` of `{fact.Name}`");
            return (property, convert: Converter(property.PropertyType, field, $"{element.Name}.{property.Name}"));
        }).ToArray();
        return value => ((IEnumerable)value).Cast<object>().Select(record => fields.Select(field => field.property.GetValue(record) is { } given ? field.convert(given) : null!).ToArray()).ToArray();
    }
}
