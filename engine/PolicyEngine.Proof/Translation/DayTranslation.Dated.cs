using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Figures on other days, and counts by calendars. Where the policy has no value, or the calendar does not know the day, there is none: that is no break.</content>
internal sealed partial class DayTranslation
{
    // The values of a figure, each on its own days.
    private GuardedValue Dated(DatedTerm dated, FactType type)
    {
        var parameter = Model.Parameters[dated.Slot - Model.Facts.Length];
        var keys = dated.Key is null ? null : dated.Key is ConstantTerm constant ? constant : (object?)dated.Key;
        if (keys is Term and not ConstantTerm)
        {
            return Perhaps(dated, type, parameter.ChoiceSet, null);
        }

        var key = (keys as ConstantTerm)?.Value;
        return Map(Evaluate(dated.Day, FactType.Date, -1), day => day is Linear number ? OnDays(dated, parameter, key, number) : Perhaps(dated, type, parameter.ChoiceSet, null));
    }

    private GuardedValue OnDays(DatedTerm dated, Parameter parameter, object? key, Linear day)
    {
        var data = Policy.Data.Parameter(dated.Slot - Model.Facts.Length);
        var keyText = key is null ? null : ValueText.Format(key, parameter.KeyChoiceSet < 0 ? null : Model.Choices[parameter.KeyChoiceSet]);
        var values = parameter.Values.Where(value => string.Equals(value.Key, keyText, StringComparison.Ordinal)).ToArray();
        var edges = values.SelectMany(value => new[] { value.From, value.To is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : value.From }).Distinct().Order().ToArray();
        var cases = new CaseCollector(Graph);
        for (var i = 0; i < edges.Length; i++)
        {
            if (data.ValueOn(edges[i], key) is { } value)
            {
                var begun = NotBefore(day, edges[i]);
                var ended = i + 1 < edges.Length ? NotBefore(day, edges[i + 1]) : Claim.No;
                cases.Add(Graph.AndNot(begun, ended), Lowered(parameter.Type, value));
            }
        }

        return cases.Build();
    }

    private Claim NotBefore(Linear day, DateOnly edge) =>
        Guarded(() => comparer.WithZero(day.Plus(Linear.Of(FactType.Date, edge.DayNumber), -1), TermOperator.GreaterOrEqual)) ?? free.Flag($"{Describe(day)} >= {edge.DayNumber}", null);

    private GuardedValue Counted(CallTerm call, CalendarTerm calendar, FactType type)
    {
        var days = Policy.Data.Calendar(calendar.Calendar);
        var result = FunctionType(call) ?? type;
        var arguments = call.Arguments[..^1].Select(argument => Evaluate(argument, TypeOf(argument) ?? FactType.Decimal, -1)).ToArray();
        var all = arguments[1..].Aggregate(
            (GuardedValue?)Map(arguments[0], value => GuardedValue.Of(new ArgumentList(null, value))),
            (sofar, next) => sofar is null ? null : Combine(sofar, next, (list, value) => GuardedValue.Of(new ArgumentList((ArgumentList)list, value))));
        return all is null ? Perhaps(call, result, -1, null) : Map(all, list => Counted(call, [.. ((ArgumentList)list).ToArray(), days], result));
    }

    private GuardedValue Counted(CallTerm call, object[] arguments, FactType type)
    {
        if (!Array.TrueForAll(arguments[..^1], argument => argument is Linear { IsConstant: true }))
        {
            return Curve(call.Function, arguments, type, breaks: false)
                ?? Perhaps(call, type, -1, FreeOf(call.Function, arguments, type, values => FunctionCalls.Of(call.Function, values)));
        }

        object? On(DateOnly day) => FunctionCalls.Of(call.Function, () => Array.ConvertAll(arguments, argument => Canonical(argument, day, null)));
        var value = On(Day);
        var isMoving = arguments.Any(argument => argument is Linear { Constant.Moves: not null });
        if (isMoving)
        {
            Observations.Conditions.Add(day => On(day) is null);
            Observations.Conditions.Add(day => On(day) is true);
        }

        return value is null ? GuardedValue.Unknown
            : value is bool yes ? GuardedValue.Of(yes)
            : GuardedValue.Of(new Linear(type, [], new DayNumber(FactPositions.Number(value)!.Value, isMoving ? day => FactPositions.Number(On(day) ?? value)!.Value : null)));
    }

    // Something that is there or not, and nothing else is known of it.
    private GuardedValue Perhaps(Term term, FactType type, int choiceSet, GuardedValue? value)
    {
        var cases = new CaseCollector(Graph);
        cases.Add(free.Flag(TermKey.Of(term) + " is known", null), value ?? FreeValue(term, type, choiceSet));
        return cases.Build();
    }
}
