using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Structure;

/// <summary>The same written twice is mostly a slip: one of the two was meant to be something else.</summary>
internal sealed class SameTwiceRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Itself = new(
        "PE4240",
        Severity.Warning,
        "`{0}` compares something with itself",
        "compare with what was meant; or leave the comparison out");

    private static readonly DiagnosticDescriptor BothSides = new(
        "PE4241",
        Severity.Warning,
        "`{0}` gives the same whether its condition holds or not",
        "write what was meant on one of the two sides; or leave the condition out");

    private static readonly DiagnosticDescriptor Part = new(
        "PE4242",
        Severity.Warning,
        "`{0}` stands twice in this condition",
        "write what was meant in the place of one of the two; or leave one out");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Itself, BothSides, Part];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        foreach (var leaf in model.Leaves)
        {
            foreach (var term in Terms.All(leaf.Term).OfType<OperatorTerm>())
            {
                Check(policy, leaf, term, findings);
            }
        }

        var nodes = model.Items.SelectMany(PolicyParts.ExpressionsOf).Concat(model.Facts.Select(fact => fact.OnlyIf).OfType<SkeletonNode>());
        foreach (var node in nodes.SelectMany(All))
        {
            Check(policy, node, findings);
        }
    }

    private static IEnumerable<SkeletonNode> All(SkeletonNode node) => node.Children.SelectMany(All).Prepend(node);

    private static void Check(AdvisedPolicy policy, Leaf leaf, OperatorTerm term, List<Finding> findings)
    {
        if (term.Operator is TermOperator.Equal or TermOperator.NotEqual or TermOperator.Less or TermOperator.LessOrEqual or TermOperator.Greater or TermOperator.GreaterOrEqual or TermOperator.Subtract && term.Operands.Length == 2 && Terms.Same(term.Operands[0], term.Operands[1]))
        {
            findings.Add(Finding.At(policy, leaf.Location, Itself, [leaf.Text], leaf.Text));
        }
        else if (term.Operator == TermOperator.Choose && Terms.Same(term.Operands[1], term.Operands[2]))
        {
            findings.Add(Finding.At(policy, leaf.Location, BothSides, [leaf.Text], leaf.Text));
        }
        else if (term.Operator is TermOperator.And or TermOperator.Or && Repeated(term.Operands, Terms.Same) is not null)
        {
            findings.Add(Finding.At(policy, leaf.Location, Part, [leaf.Text], leaf.Text));
        }
    }

    private static void Check(AdvisedPolicy policy, SkeletonNode node, List<Finding> findings)
    {
        var model = policy.Model;
        bool Same(SkeletonNode one, SkeletonNode other) => Terms.Same(one, other, model);
        if (node.Kind == SkeletonKind.Choose && Same(node.Children[1], node.Children[2]))
        {
            var place = First(node, model);
            findings.Add(Finding.At(policy, place.Location, BothSides, [place.Text], $"{place.Text} ? … : …"));
        }
        else if (node.Kind is SkeletonKind.And or SkeletonKind.Or && Repeated(node.Children, Same) is { } repeated)
        {
            var place = First(repeated, model);
            findings.Add(Finding.At(policy, place.Location, Part, [place.Text], place.Text));
        }
    }

    private static Leaf First(SkeletonNode node, PolicyModel model) => PolicyParts.LeavesOf(node, model).First();

    private static T? Repeated<T>(ImmutableArray<T> all, Func<T, T, bool> same)
        where T : class => all.Where((one, place) => all.Take(place).Any(before => same(before, one))).FirstOrDefault();
}
