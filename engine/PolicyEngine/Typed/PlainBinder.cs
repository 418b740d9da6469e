using System.Linq.Expressions;
using System.Reflection;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Typed;

/// <summary>
/// Compiles the bridge from a host's types to the plain form: properties are read into the fields of the struct, the struct decides, and its values are read into the result. No value is boxed on the way.
/// </summary>
internal sealed class PlainBinder<TFacts, TResult>
    where TFacts : notnull
{
    private readonly Policy policy;
    private readonly PolicyModel model;
    private readonly Type plain;
    private readonly ParameterExpression facts = Expression.Parameter(typeof(TFacts).MakeByRefType(), "facts");
    private readonly ParameterExpression asOf = Expression.Parameter(typeof(DateOnly), "asOf");
    private readonly ParameterExpression result = Expression.Parameter(typeof(TResult).MakeByRefType(), "result");
    private readonly ParameterExpression frame;
    private readonly List<Expression> steps = [];
    private readonly LabelTarget end = Expression.Label(typeof(PlainStatus));

    private PlainBinder(Policy policy)
    {
        this.policy = policy;
        model = policy.Model;
        plain = policy.Compiled.Code.PlainType;
        frame = Expression.Variable(plain, "frame");
    }

    public static PlainDecider<TFacts, TResult> Bind(Policy policy) => new PlainBinder<TFacts, TResult>(policy).Compile();

    private PlainDecider<TFacts, TResult> Compile()
    {
        CheckInForce();
        if (NeedsBudget())
        {
            steps.Add(Expression.Call(typeof(StepBudget), nameof(StepBudget.Reset), null, Expression.Constant(StepBudget.DefaultSteps)));
        }

        var code = policy.Compiled.Code;
        steps.Add(Expression.Call(frame, plain.GetMethod("__Start")!, Expression.Constant(code, code.GetType()), asOf));
        ReadFacts();
        steps.Add(Expression.Call(frame, plain.GetMethod("__Decide")!));
        steps.Add(Expression.IfThen(Missing, NotAvailable()));
        steps.Add(Expression.Assign(result, Result()));
        steps.Add(Expression.Label(end, Expression.Constant(PlainStatus.Determined)));
        var body = Expression.TryCatch(
            Expression.Block(steps),
            Expression.Catch(typeof(UnavailableException), NoAnswer(PlainStatus.NotAvailable)),
            Expression.Catch(typeof(Exception), Expression.Condition(Missing, NoAnswer(PlainStatus.NotAvailable), NoAnswer(PlainStatus.Faulted))));
        return new PlainDecider<TFacts, TResult>(policy, Expression.Lambda<PlainDecide<TFacts, TResult>>(Expression.Block([frame], body), facts, asOf, result).Compile());
    }

    // What breaks after something was missing broke on a value that is not there.
    private MemberExpression Missing => Expression.Field(frame, "__missing");

    // The default is written only where there is no answer, so that an answer is written once.
    private BlockExpression NoAnswer(PlainStatus status) => Expression.Block(Expression.Assign(result, Expression.Default(typeof(TResult))), Expression.Constant(status));

    private GotoExpression NotAvailable() => Expression.Return(end, NoAnswer(PlainStatus.NotAvailable));

    private void CheckInForce()
    {
        var day = Expression.Property(asOf, nameof(DateOnly.DayNumber));
        Expression outside = Expression.LessThan(day, Expression.Constant(model.InForceFrom.DayNumber));
        if (model.InForceTo is { } last)
        {
            outside = Expression.OrElse(outside, Expression.GreaterThan(day, Expression.Constant(last.DayNumber)));
        }

        steps.Add(Expression.IfThen(outside, NotAvailable()));
    }

    // Only scripts and lists can loop.
    private bool NeedsBudget() =>
        model.Facts.Any(fact => fact.Type == FactType.List) || plain.DeclaringType!.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length > 0;

    private void ReadFacts()
    {
        var properties = MemberNames.Properties(typeof(TFacts));
        var known = model.Facts.Select(fact => MemberNames.Key(fact.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, property) in properties.Where(pair => !known.Contains(pair.Key)))
        {
            throw new ArgumentException($"{typeof(TFacts).Name}.{property.Name} is no fact of the policy{Hint(key, known)}");
        }

        var reads = DecisionReads.Of(model);
        RequireAll(reads.Order().Select(place => model.Facts[place].Name).Where(name => !properties.ContainsKey(MemberNames.Key(name))).ToArray());
        for (var i = 0; i < model.Facts.Length; i++)
        {
            if (properties.GetValueOrDefault(MemberNames.Key(model.Facts[i].Name)) is { } property)
            {
                ReadFact(model.Facts[i], i, Expression.Property(facts, property), property, reads.Contains(i));
            }
        }
    }

    private static void RequireAll(string[] missing)
    {
        if (missing.Length > 0)
        {
            throw new ArgumentException($"{typeof(TFacts).Name} has no property for the {(missing.Length == 1 ? "fact" : "facts")} {string.Join(", ", missing.Select(name => $"`{name}`"))}");
        }
    }

    private static string Hint(string key, IEnumerable<string> known) => NearestName.Hint(key, known) is { Length: > 0 } hint ? "; " + hint.ToLowerInvariant() : "";

    private void ReadFact(Fact fact, int place, Expression value, PropertyInfo property, bool isRead)
    {
        var field = plain.GetField(FormattableString.Invariant($"__F{place}"))!;
        var isNullable = Nullable.GetUnderlyingType(value.Type) is not null;
        if (isNullable || !value.Type.IsValueType)
        {
            // A null is in the way only where the decision comes to read it.
            var missing = Expression.Equal(value, Expression.Constant(null, value.Type));
            var given = Assign(fact, field, Convert(isNullable ? Expression.Property(value, "Value") : value, fact, field.FieldType, property));
            steps.Add(!isRead ? Expression.IfThen(Expression.Not(missing), given)
                : Expression.IfThenElse(missing, Expression.Assign(Expression.Field(frame, FormattableString.Invariant($"__N{place}")), Expression.Constant(true)), given));
            return;
        }

        steps.Add(Assign(fact, field, Convert(value, fact, field.FieldType, property)));
    }

    private Expression Assign(Fact fact, FieldInfo field, Expression value)
    {
        var target = Expression.Field(frame, field);
        var assign = Expression.Assign(target, value);
        var outside = PlainChecks.Outside(fact, fact.ChoiceSet < 0 ? null : model.Choices[fact.ChoiceSet], target, asOf);
        return outside is null ? assign : Expression.Block(assign, Expression.IfThen(outside, Expression.Return(end, NoAnswer(PlainStatus.Refused))));
    }

    private Expression Convert(Expression value, Fact fact, Type needed, PropertyInfo property)
    {
        if (value.Type == needed)
        {
            return needed == typeof(string) ? Expression.Call(typeof(FactText), nameof(FactText.Of), null, value) : value;
        }

        if (value.Type == typeof(int) && needed == typeof(long))
        {
            return Expression.Convert(value, typeof(long));
        }

        if (fact.Type == FactType.Choice && value.Type.IsEnum)
        {
            return Option(value, MemberNames.Options(value.Type, model.Choices[fact.ChoiceSet]), needed);
        }

        throw new ArgumentException($"{typeof(TFacts).Name}.{property.Name} is a {value.Type.Name}, which the plain form can't read as the fact `{fact.Name}`");
    }

    // Enums with the options' own order convert by a cast; others by a switch.
    private static Expression Option(Expression value, IReadOnlyDictionary<long, int> options, Type needed)
    {
        if (options.All(pair => pair.Key == pair.Value))
        {
            return Expression.Convert(Expression.Convert(value, typeof(int)), needed);
        }

        var cases = options.Select(pair => Expression.SwitchCase(Expression.Convert(Expression.Constant(pair.Value), needed), Expression.Constant(pair.Key)));
        return Expression.Switch(Expression.Convert(value, typeof(long)), Expression.Throw(Expression.Constant(new PolicyFaultException("a value is not one of its options")), needed), [.. cases]);
    }

    private Expression Result()
    {
        var items = model.Items.Select((item, place) => (item, place)).Where(pair => pair.item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output).ToDictionary(pair => MemberNames.Key(pair.item.Name), StringComparer.Ordinal);
        (Item Item, int Place) ItemOf(string name) => items.TryGetValue(MemberNames.Key(name), out var found) ? found : throw new ArgumentException($"{typeof(TResult).Name}.{name} is no outcome, part or output of the policy{Hint(MemberNames.Key(name), items.Keys)}");
        var writable = typeof(TResult).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true }).ToArray();
        var constructor = typeof(TResult).GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault();
        if (constructor is { } made && made.GetParameters().Length > 0)
        {
            return Expression.New(made, made.GetParameters().Select(parameter => Value(ItemOf(parameter.Name!), parameter.ParameterType, parameter.Name!)));
        }

        return Expression.MemberInit(Expression.New(typeof(TResult)), writable.Select(property => Expression.Bind(property, Value(ItemOf(property.Name), property.PropertyType, property.Name))));
    }

    private Expression Value((Item Item, int Place) item, Type needed, string name)
    {
        var value = Present(Expression.Field(frame, FormattableString.Invariant($"__V{item.Place}")), item.Item, Nullable.GetUnderlyingType(needed) ?? needed, name);
        if (item.Item.OnlyIf is null)
        {
            return value.Type == needed ? value : Expression.Convert(value, needed);
        }

        if (needed.IsValueType && Nullable.GetUnderlyingType(needed) is null)
        {
            throw new ArgumentException($"{typeof(TResult).Name}.{name} must be nullable: `{item.Item.Name}` does not always apply");
        }

        var applies = Expression.GreaterThan(Expression.Convert(Expression.Field(frame, FormattableString.Invariant($"__B{item.Place}")), typeof(int)), Expression.Constant(0));
        return Expression.Condition(applies, Expression.Convert(value, needed), Expression.Default(needed));
    }

    private Expression Present(Expression value, Item item, Type needed, string name)
    {
        if (value.Type == typeof(ExactNumber))
        {
            return Present(Expression.Call(typeof(ExactNumbers), nameof(ExactNumbers.ToNumber), null, value), item, needed, name);
        }

        if (value.Type == needed)
        {
            return value;
        }

        if (item.Type == FactType.Choice && item.ChoiceSet >= 0)
        {
            var option = Expression.Convert(value, typeof(int));
            if (needed == typeof(string))
            {
                return Expression.ArrayIndex(Expression.Constant(model.Choices[item.ChoiceSet].Options.Select(one => one.Name).ToArray()), option);
            }

            if (needed.IsEnum)
            {
                var hosts = MemberNames.Options(needed, model.Choices[item.ChoiceSet]).ToDictionary(pair => pair.Value, pair => pair.Key);
                var missing = Enumerable.Range(0, model.Choices[item.ChoiceSet].Options.Length).FirstOrDefault(place => !hosts.ContainsKey(place), -1);
                if (missing >= 0)
                {
                    throw new ArgumentException($"{needed.Name} has no member for the option `{model.Choices[item.ChoiceSet].Options[missing].Name}`");
                }

                return hosts.All(pair => pair.Key == pair.Value)
                    ? Expression.Convert(option, needed)
                    : Expression.ArrayIndex(Expression.Constant(HostValues(needed, hosts), needed.MakeArrayType()), option);
            }
        }

        return value.Type == typeof(long) && needed == typeof(int)
            ? Expression.ConvertChecked(value, typeof(int))
            : throw new ArgumentException($"{typeof(TResult).Name}.{name} is a {needed.Name}, which can't hold `{item.Name}`");
    }

    private static Array HostValues(Type host, Dictionary<int, long> hosts)
    {
        var values = Array.CreateInstance(host, hosts.Count);
        foreach (var (place, value) in hosts)
        {
            values.SetValue(Enum.ToObject(host, value), place);
        }

        return values;
    }
}
