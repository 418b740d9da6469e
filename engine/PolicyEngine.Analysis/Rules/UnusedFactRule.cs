using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A question whose answer leads to nothing should not be asked, even where something that is never used reads it.</summary>
internal sealed class UnusedFactRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Unused = new(
        "PE4004",
        Severity.Warning,
        "`{0}` is asked, and nothing in the policy reads it",
        "leave the fact out; or use it in a rule, a definition or a reason");

    private static readonly DiagnosticDescriptor UnusedInTheEnd = new(
        "PE4230",
        Severity.Warning,
        "`{0}` is asked, and only {1} reads it, which no answer needs",
        "leave both out; or use {1} in a rule or an output");

    private static readonly DiagnosticDescriptor OnlyShown = new(
        "PE4231",
        Severity.Warning,
        "`{0}` is sensitive, and is asked only to be shown in a text",
        "leave the fact out, and write the text without it");

    private static readonly DiagnosticDescriptor OnlyAdvice = new(
        "PE4232",
        Severity.Warning,
        "`{0}` is asked of everybody, and only advice needs it",
        "give the fact an `only_if` that holds where the advice matters; or leave it out with the advice");

    public override CheckKind Kind => CheckKind.Proportionality;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unused, UnusedInTheEnd, OnlyShown, OnlyAdvice];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        var uses = PolicyUses.Of(model);
        for (var place = 0; place < model.Facts.Length; place++)
        {
            var fact = model.Facts[place];
            if (uses.All.Contains(place))
            {
                CheckFields(policy, place, findings);
            }

            if (!uses.All.Contains(place))
            {
                findings.Add(NotUsed(policy, place));
            }
            else if (!uses.Advising.Contains(place) && fact.Sensitive)
            {
                findings.Add(Finding.At(policy, fact.Location, OnlyShown, [fact.Name], fact.Name));
            }
            else if (!uses.Deciding.Contains(place) && uses.Advising.Contains(place) && fact.OnlyIf is null)
            {
                findings.Add(Finding.At(policy, fact.Location, OnlyAdvice, [fact.Name], fact.Name));
            }
        }
    }

    // Of a list that is read: a case that is split by it hands on whole records.
    private static void CheckFields(AdvisedPolicy policy, int place, List<Finding> findings)
    {
        var model = policy.Model;
        var list = model.Facts[place];
        if (model.Lifecycle is { } lifecycle && PolicyParts.StepsOf(lifecycle).Any(step => step.Kind == StepKind.Split && step.Fact == place))
        {
            return;
        }

        for (var field = 0; field < list.Fields.Length; field++)
        {
            var own = list.Fields[field];
            var isRead = model.Leaves.Any(leaf => leaf.Fields.Any(read => read.List == place && read.Field == field) || leaf.Text.Contains("." + own.Name, StringComparison.Ordinal)) || RecordUses.ReadsField(model, place, field);
            // A name or a place tells one record from another.
            if (!isRead && own.Type is not (FactType.Text or FactType.Choice) && !list.Fields.Any(other => other.OnlyIfText.Contains(own.Name, StringComparison.Ordinal)))
            {
                findings.Add(Finding.At(policy, own.Location ?? list.Location, Unused, [own.Name, list.Name], $"{list.Name}.{own.Name}"));
            }
        }
    }

    private static Finding NotUsed(AdvisedPolicy policy, int place)
    {
        var model = policy.Model;
        var fact = model.Facts[place];
        var readers = model.Items.Where(item => item.IsNamed && PolicyParts.ReadsOf(item, model).Concat(PolicyParts.TextsOf(item).SelectMany(PolicyParts.ShownBy)).Contains(place)).Select(item => item.Name)
            .Concat(model.Facts.Where(other => other.OnlyIf is { } relevance && PolicyParts.ReadsOf(relevance, model).Contains(place)).Select(other => other.Name)).ToArray();
        return readers.Length == 0
            ? Finding.At(policy, fact.Location, Unused, [fact.Name], fact.Name)
            : Finding.At(policy, fact.Location, UnusedInTheEnd, [fact.Name], fact.Name, $"`{readers[0]}`") with { Causes = [.. readers] };
    }
}
