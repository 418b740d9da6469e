using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Trials;

/// <summary>
/// Makes a policy in which a figure is another, or a worked-out value is assumed, for one run. The changed text goes the way of all others: the same limits, compiler and evaluation. What is decided under it
/// carries <see cref="PolicyModel.Trial"/>, and its hash is that of the policy and the changes.
/// </summary>
public static class PolicyTrial
{
    /// <summary>Makes the policy of a trial.</summary>
    /// <param name="syntax">The policy as written; it was loaded without an error.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="parameters">Figures: <c>fee=30</c>, <c>fee[band_b]=30</c>, <c>fee@2025-04-07=30</c> from that day.</param>
    /// <param name="assumed">Worked-out values: <c>income=410</c>.</param>
    /// <param name="cancellation">Gives up between stages.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static TrialAnswer Of(PolicySyntax syntax, Policy policy, IReadOnlyList<string> parameters, IReadOnlyList<string> assumed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(assumed);
        var making = new Making(syntax, policy.Model);
        foreach (var text in parameters)
        {
            making.Take(text, "--parameter", "--parameter fee=30", making.Figure);
        }

        foreach (var text in assumed)
        {
            making.Take(text, "--assume", "--assume income=410", making.Assume);
        }

        if (making.Refused.Count > 0)
        {
            return new TrialAnswer(null, [.. making.Refused]);
        }

        var trial = new Trial([.. making.Changes]);
        var changed = making.Syntax with { ContentHash = HashOf(policy.Model.ContentHash, trial), Lifecycle = null, Guarantees = [] };
        var loaded = PolicyLoader.Load([changed], cancellation);
        if (loaded.Set is not { } set)
        {
            var first = loaded.Diagnostics.First(found => found.Severity == Severity.Error);
            return new TrialAnswer(null, [new TrialRefusal($"the policy does not compile with these changes: {first.Message}", first.Help)]);
        }

        return new TrialAnswer(set.Policies[0].Under(trial), []);
    }

    private static string HashOf(string policy, Trial trial)
    {
        var text = string.Concat(trial.Changes.Select(change => $"\n{(change.Law is null ? "assume" : "parameter")} {change.Name}={change.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"trial {policy}{text}")));
    }

    private sealed class Making(PolicySyntax syntax, PolicyModel model)
    {
        public PolicySyntax Syntax { get; private set; } = syntax;

        public List<TrialChange> Changes { get; } = [];

        public List<TrialRefusal> Refused { get; } = [];

        public void Take(string text, string option, string example, Func<TrialRequest, TrialRefusal?> take)
        {
            var refusal = TrialRequest.Read(text) is { } request
                ? Changes.Any(change => change.Name == request.Written) ? new TrialRefusal($"`{request.Written}` is changed twice", "change it once") : take(request)
                : new TrialRefusal($"`{text}` is no name with a value", $"write it like `{example}`");
            if (refusal is not null)
            {
                Refused.Add(refusal with { Message = $"{option}: {refusal.Message}" });
            }
        }

        public TrialRefusal? Figure(TrialRequest request)
        {
            if (model.Parameters.FirstOrDefault(one => one.Name == request.Name) is not { } parameter)
            {
                return NoSuch(request.Name, "figure", model.Parameters.Select(one => one.Name), "--assume");
            }

            var options = parameter.ChoiceSet < 0 ? null : model.Choices[parameter.ChoiceSet];
            if (Wrong(request, parameter.Type, options) is { } wrong)
            {
                return wrong;
            }

            if ((parameter.KeyType is null) != (request.Key is null))
            {
                return parameter.KeyType is null
                    ? new TrialRefusal($"`{request.Name}` has no keys", $"write `{request.Name}={request.Value}`")
                    : new TrialRefusal($"`{request.Name}` is a figure for each key", $"name the key: `{request.Name}[{parameter.Values.FirstOrDefault()?.Key ?? "key"}]={request.Value}`");
            }

            var keys = parameter.KeyChoiceSet < 0 ? [] : model.Choices[parameter.KeyChoiceSet].Options.Select(option => option.Name).ToArray();
            if (request.Key is { } key && parameter.KeyChoiceSet >= 0 && !keys.Contains(key, StringComparer.Ordinal))
            {
                return new TrialRefusal($"`{request.Name}` has no key `{key}`", NearestName.Hint(key, keys) is { Length: > 0 } hint ? hint : $"the keys are {string.Join(", ", keys)}");
            }

            if (request.Day is not null && request.From is null)
            {
                return new TrialRefusal($"`{request.Day}` is no day", "write the day as 2025-04-07");
            }

            var place = Syntax.Parameters.ToList().FindIndex(one => one.Name.Value == request.Name);
            Syntax = Syntax with { Parameters = Syntax.Parameters.SetItem(place, With(Syntax.Parameters[place], request)) };
            Changes.Add(Change(request, parameter.Title, parameter.Type, options, parameter.Unit) with { Law = parameter });
            return null;
        }

        public TrialRefusal? Assume(TrialRequest request)
        {
            if (model.Facts.Any(fact => fact.Name == request.Name))
            {
                return new TrialRefusal($"`{request.Name}` is a fact", $"use `--set {request.Name}={request.Value}`");
            }

            if (model.Items.FirstOrDefault(one => one.IsNamed && one.Name == request.Name) is not { } item)
            {
                return NoSuch(request.Name, "value", model.Items.Where(one => one.IsNamed).Select(one => one.Name), "--parameter");
            }

            if (request.Key is not null || request.Day is not null || item.Type == FactType.List || item.Lookup is { Outputs.Length: > 1 })
            {
                return new TrialRefusal($"`{request.Written}` is more than one value", "assume a value that reads it");
            }

            var options = item.ChoiceSet < 0 ? null : model.Choices[item.ChoiceSet];
            if (Wrong(request, item.Type, options) is { } wrong)
            {
                return wrong;
            }

            Syntax = AssumedValue.In(Syntax, item, options, request.Value);
            Changes.Add(Change(request, item.Title, item.Type, options, item.Unit));
            return null;
        }

        private static TrialChange Change(TrialRequest request, string title, FactType type, ChoiceSet? options, string unit)
        {
            var value = ValueText.TryParse(request.Value, type, options)!;
            return new TrialChange { Name = request.Written, Title = title, Value = request.Value, Shown = ValueText.Display(value, type, options, unit), Options = options, Key = request.Key, From = request.From };
        }

        private static TrialRefusal? Wrong(TrialRequest request, FactType type, ChoiceSet? options) =>
            ValueText.TryParse(request.Value, type, options) is not null ? null
            : options is null ? new TrialRefusal($"`{request.Value}` is no value for `{request.Name}`", ValueText.NoSuch(request.Value, type) ?? $"write {WordOf(type)}")
            : new TrialRefusal($"`{request.Value}` is no option of `{request.Name}`", NearestName.Hint(request.Value, options.Options.Select(option => option.Name)) is { Length: > 0 } hint ? hint
                : $"the options are {string.Join(", ", options.Options.Select(option => option.Name))}");

        private static string WordOf(FactType type) => type switch
        {
            FactType.YesNo => "yes or no",
            FactType.WholeNumber => "a whole number, like 30",
            FactType.Decimal => "a number, like 0.5",
            FactType.Money => "an amount in pounds, like 30 or 30.50",
            FactType.Date => "a day, like 2025-04-07",
            FactType.Time => "a time, like 17:00",
            FactType.Text or FactType.Choice or FactType.List or _ => "another value",
        };

        private TrialRefusal NoSuch(string name, string thing, IEnumerable<string> known, string other)
        {
            var isOther = model.Parameters.Any(one => one.Name == name) || model.Items.Any(one => one.IsNamed && one.Name == name);
            var isFact = model.Facts.Any(fact => fact.Name == name);
            var help = isFact ? $"that is a fact: use `--set`" : isOther ? $"use `{other}`" : NearestName.Hint(name, known) is { Length: > 0 } hint ? hint : $"there are {string.Join(", ", known.DefaultIfEmpty("none"))}";
            return new TrialRefusal($"there is no {thing} `{name}`", help);
        }

        // Without a day it holds on all days; with one, from that day on, and the figures before it stay.
        private static ParameterSyntax With(ParameterSyntax parameter, TrialRequest request)
        {
            var place = parameter.Name.Span;
            var from = request.From ?? DateOnly.MinValue;
            var own = parameter.Values.Where(value => value.Key?.Value == request.Key && value.From.Value < from)
                .Select(value => value.To is { } to && to.Value < from ? value : value with { To = new Written<DateOnly>(from.AddDays(-1), place) });
            var tried = new ParameterValueSyntax(request.Key is { } key ? new Written<string>(key, place) : null, new Written<DateOnly>(from, place), null, new Written<string>(request.Value, place), ["trial"], place);
            return parameter with { Values = [.. parameter.Values.Where(value => value.Key?.Value != request.Key), .. own, tried] };
        }
    }
}
