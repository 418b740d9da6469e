using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Dates;

/// <summary>A figure that is needed on a day on which the policy has none leaves the cases of that day undetermined.</summary>
internal sealed class ParameterDaysRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor NoValue = new(
        "PE4201",
        Severity.Warning,
        "`{0}` has no value {1}, and {2} needs one then",
        "add the value of those days; where the paper ends it, write `no_value: true` from that day on");

    private static readonly DiagnosticDescriptor NoKey = new(
        "PE4202",
        Severity.Warning,
        "`{0}` has no value for {1}, and {2} can ask for it",
        "add a value with that key; where the paper has none for it, say so with `no_value: true`");

    public override CheckKind Kind => CheckKind.Dates;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoValue, NoKey];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var readers = new ParameterReaders(policy.Model);
        foreach (var parameter in policy.Model.Parameters.Where(parameter => parameter.Values.Any(value => value.Value is not null)))
        {
            if (readers.Of(parameter) is not [_, ..] reads)
            {
                continue;
            }

            CheckDays(policy, parameter, reads, findings);

            CheckKeys(policy, parameter, reads, findings);
        }
    }

    // One slip leaves the same days open for several keys, or several readers.
    private static void CheckDays(AdvisedPolicy policy, Parameter parameter, IReadOnlyList<ParameterReader> reads, List<Finding> findings)
    {
        var open = parameter.Values.GroupBy(value => value.Key, StringComparer.Ordinal).SelectMany(values => OpenDays(values, reads));
        foreach (var days in open.GroupBy(one => one.Days.From))
        {
            var (widest, reader) = (days.MaxBy(one => one.Days.To)!.Days, days.First().Reader);
            var keys = days.Select(one => one.At.Key).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
            var name = keys.Length == 0 ? parameter.Name : $"{parameter.Name}[{string.Join(", ", keys)}]";
            findings.Add(Finding.At(policy, days.First().At.Location ?? parameter.Location, NoValue, [parameter.Name, .. keys], name, widest.Words, reader));
        }
    }

    // Where the paper says that there is none, somebody thought of it.
    private static IEnumerable<OpenStretch> OpenDays(IGrouping<string?, ParameterValue> values, IReadOnlyList<ParameterReader> reads)
    {
        var said = values.Select(value => new Stretch(value.From, value.To ?? values.Where(next => next.From > value.From).Select(next => next.From.AddDays(-1)).DefaultIfEmpty(DateOnly.MaxValue).Min())).ToArray();
        foreach (var reader in reads.Where(read => read.Key is null || read.Key == values.Key))
        {
            foreach (var days in reader.Days.Without(said))
            {
                yield return new OpenStretch(days, reader.Name, values.OrderBy(value => value.From).LastOrDefault(value => value.From < days.From) ?? values.MinBy(value => value.From)!);
            }
        }
    }

    private static void CheckKeys(AdvisedPolicy policy, Parameter parameter, IReadOnlyList<ParameterReader> reads, List<Finding> findings)
    {
        if (parameter.KeyChoiceSet < 0 || parameter.Note.Length > 0)
        {
            return;
        }

        // Where most have none, the list was never meant to be complete.
        var given = parameter.Values.Select(value => value.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var missing = policy.Model.Choices[parameter.KeyChoiceSet].Options.Select(option => option.Name).Where(key => !given.Contains(key)).ToArray();
        if (missing.Length == 0 || missing.Length > given.Count)
        {
            return;
        }

        foreach (var reader in reads.Where(read => read.Key is null))
        {
            var asked = missing.Where(key => CanAsk(policy, parameter, reader, key)).ToArray();
            if (asked.Length > 0)
            {
                findings.Add(Finding.At(policy, parameter.Location, NoKey, [parameter.Name, .. asked], parameter.Name, string.Join(", ", asked.Select(key => $"`{key}`")), reader.Name));
                return;
            }
        }
    }

    // Where the key is tested beside it, a proof says whether this key gets there: with it, there is never a value.
    private static bool CanAsk(AdvisedPolicy policy, Parameter parameter, ParameterReader reader, string key)
    {
        if (!reader.IsGuarded)
        {
            return true;
        }

        if (reader.KeyFact < 0 || reader.Item < 0 || policy.Model.Items[reader.Item].Kind is ItemKind.Lifecycle or ItemKind.Inner)
        {
            return false;
        }

        var options = policy.Model.Choices[parameter.KeyChoiceSet].Options;
        var place = Enumerable.Range(0, options.Length).First(option => options[option].Name == key);
        var asked = Say.Applies(reader.Item) & Say.FactIs(reader.KeyFact, place);
        return !policy.Prover.IsImpossible(asked) && policy.Prover.IsImpossible(asked & Say.IsSettled(reader.Item));
    }

    // Days without a value, who needs one then, and the value beside which it is missing.
    private sealed record OpenStretch(Stretch Days, string Reader, ParameterValue At);
}
