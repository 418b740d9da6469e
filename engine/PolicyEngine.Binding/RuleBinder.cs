using System.Collections.Immutable;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding;

/// <summary>Makes blocks of rules.</summary>
internal sealed class RuleBinder(PolicyDraft draft, SkeletonBuilder skeletons, ReasonBinder reasons, DiagnosticBag diagnostics)
{
    /// <summary>A block of an outcome or part (<paramref name="output"/> is -1), or of an output, by its place.</summary>
    public RuleBlock Bind(RuleBlockSyntax block, ValueShape shape, int output)
    {
        var exceptions = Exceptions(block.Rules);
        var rules = block.Rules.Select((rule, place) => draft.Expressions[rule.When] is not { } when ? null : new Rule
        {
            Id = rule.Id.Value,
            Title = rule.Title.Length == 0 ? rule.Id.Value : rule.Title,
            When = skeletons.Condition(when),
            WhenText = rule.When!.Value,
            Result = Result(rule, shape, output),
            Advisory = rule.Advisory,
            Status = rule.Status,
            From = rule.From,
            To = rule.To,
            ExceptionTo = exceptions[place],
            AddedBy = rule.AddedBy,
            Location = rule.Id.Span.Location,
        });
        return new RuleBlock(block.Hit, [.. rules.OfType<Rule>()], block.Otherwise is null ? null : Result(block.Otherwise, shape, output));
    }

    // An exception to an exception also takes the place of the general rule, so the places are closed over the chain here, once.
    private static ImmutableArray<int>[] Exceptions(ImmutableArray<RuleSyntax> rules)
    {
        var places = rules.Select((rule, place) => (rule.Id.Value, place)).ToLookup(pair => pair.Value, pair => pair.place, StringComparer.Ordinal);
        return
        [
            .. rules.Select(rule =>
            {
                var reached = new SortedSet<int>();
                var pending = new Queue<RuleSyntax>([rule]);
                while (pending.TryDequeue(out var next))
                {
                    foreach (var place in next.ExceptionTo.SelectMany(id => places[id.Value]).Where(reached.Add))
                    {
                        pending.Enqueue(rules[place]);
                    }
                }

                return reached.ToImmutableArray();
            }),
        ];
    }

    private RuleResult Result(RuleSyntax rule, ValueShape shape, int output) => new()
    {
        Outcome = output < 0 && rule.Then is not null ? Outcome(rule.Then, shape) : -1,
        Then = output >= 0 && draft.Expressions[rule.Then] is { } then ? skeletons.Value(then, shape, output) : null,
        ThenText = rule.Then?.Value.Trim() ?? "",
        Because = reasons.Bind(rule.Because),
        Cite = rule.Cite,
        Signpost = rule.Signpost,
        Route = rule.Route,
    };

    private int Outcome(TextSyntax then, ValueShape shape) =>
        draft.Symbols.Choices.OptionPlace(shape.ChoiceSet, new Written<string>(then.Value.Trim(), then.Span), diagnostics);
}
