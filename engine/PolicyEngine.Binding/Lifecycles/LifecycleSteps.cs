using System.Collections.Immutable;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Lifecycles;

/// <summary>Makes steps, and holds their facts to the types that they need.</summary>
internal sealed class LifecycleSteps(PolicySyntax policy, LifecycleNames names, Func<TextSyntax?, int> itemOf, DiagnosticBag diagnostics)
{
    public ImmutableArray<LifecycleStep> Bind(ImmutableArray<StepSyntax> steps) => [.. steps.Select(Bind)];

    private LifecycleStep Bind(StepSyntax step)
    {
        var fact = names.Fact(step.Fact);
        if (fact >= 0)
        {
            CheckFact(step, policy.Facts.First(one => one.Name.Value == step.Fact!.Value));
        }

        return new LifecycleStep
        {
            Kind = step.Kind,
            Notification = names.Notification(step.Notify),
            Fact = fact,
            Value = itemOf(step.Value),
            Into = names.State(step.Into),
            Key = step.Key?.Value ?? "",
            Location = step.Span.Location,
        };
    }

    private void CheckFact(StepSyntax step, FactSyntax fact)
    {
        var type = fact.Type.Type;
        switch (step.Kind)
        {
            case StepKind.Set when type == FactType.List:
                Wrong(step.Fact!, type, "a single value", "a list comes with a trigger, under `takes`");
                break;
            case StepKind.Sample when type != FactType.YesNo:
                Wrong(step.Fact!, type, ValueShape.Words(FactType.YesNo), "name a yes/no fact, which then says whether the case was drawn");
                break;
            case StepKind.Split when type != FactType.List:
                Wrong(step.Fact!, type, ValueShape.Words(FactType.List), "name the list of which each record becomes a part");
                break;
            case StepKind.Split when !fact.Fields.Any(field => field.Name.Value == step.Key!.Value):
                var fields = fact.Fields.Select(field => field.Name.Value).ToArray();
                var hint = NearestName.Hint(step.Key!.Value, fields);
                diagnostics.Add(LifecycleDiagnostics.UnknownName, step.Key.Span, "field", step.Key.Value, hint.Length > 0 ? hint : $"the fields are {string.Join(", ", fields.Select(name => $"`{name}`"))}");
                break;
            default:
                break;
        }
    }

    private void Wrong(Written<string> fact, FactType type, string needed, string help) => diagnostics.Add(LifecycleDiagnostics.WrongFact, fact.Span, fact.Value, ValueShape.Words(type), needed, help);
}
