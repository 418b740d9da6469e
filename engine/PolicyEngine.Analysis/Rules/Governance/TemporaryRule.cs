using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Governance;

/// <summary>What calls itself temporary has an end.</summary>
internal sealed partial class TemporaryRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor NoEnd = new(
        "PE4223",
        Severity.Warning,
        "`{0}` calls itself {1}, and has no end",
        "add `to:` with the last day");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoEnd];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var syntax = policy.Syntax;
        if (syntax.InForceTo is not null)
        {
            return;
        }

        var topics = Topics(policy);
        var own = $"{syntax.Id.Value} {syntax.Title.Value}";
        if (Found(own, topics) is { } whole)
        {
            findings.Add(Finding.At(policy, syntax.Title.Span, NoEnd, [syntax.Id.Value], syntax.Id.Value, whole));
            return;
        }

        var rules = syntax.Blocks().SelectMany(part => part.Rules.Rules).Concat(syntax.Outputs.SelectMany(output => output.Rules?.Rules ?? []));
        foreach (var rule in rules.Where(rule => rule.To is null))
        {
            if (Found($"{rule.Id.Value} {rule.Title}", topics) is { } word)
            {
                findings.Add(Finding.At(policy, rule.Id.Span, NoEnd, [rule.Id.Value], rule.Id.Value, word));
            }
        }
    }

    // A policy about temporary accommodation is not temporary: what facts, options and outputs are called is its topic.
    private static HashSet<string> Topics(AdvisedPolicy policy)
    {
        var model = policy.Model;
        var names = model.Facts.SelectMany(fact => new[] { fact.Name, fact.Ask }).Concat(model.Choices.SelectMany(choice => choice.Options).SelectMany(option => new[] { option.Name, option.Title })).Concat(model.Items.Select(item => item.Name));
        return names.SelectMany(name => Word().Matches(name.Replace('_', ' ')).Select(match => match.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static string? Found(string text, HashSet<string> topics) => Word().Matches(text.Replace('_', ' ').Replace('-', ' ')).Select(match => match.Value.ToLowerInvariant()).FirstOrDefault(word => !topics.Contains(word));

    [GeneratedRegex(@"\b(?:temporary|temporarily|interim|transitional|pilot|provisional|for now|for the time being|until further notice|short-term measure)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
