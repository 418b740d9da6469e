using System.Globalization;
using System.Text;
using PolicyEngine.Proof.Solving;

namespace PolicyEngine.Tests.Proof.Solving;

/// <summary>A problem as SMT-LIB, for a solver that has nothing in common with ours.</summary>
internal static class SmtText
{
    public static string Of(ClaimProblem problem)
    {
        var text = new StringBuilder("(set-logic ALL)\n");
        for (var number = 0; number < problem.Numbers.Length; number++)
        {
            var (_, low, high) = problem.Numbers[number];
            text.Append(CultureInfo.InvariantCulture, $"(declare-const x{number} Int)\n(assert (and (<= {Figure(low)} x{number}) (<= x{number} {Figure(high)})))\n");
        }

        for (var node = 0; node < problem.Nodes.Length; node++)
        {
            text.Append(CultureInfo.InvariantCulture, $"(declare-const n{node} Bool)\n");
            if (Definition(problem.Nodes[node]) is { } definition)
            {
                text.Append(CultureInfo.InvariantCulture, $"(assert (= n{node} {definition}))\n");
            }
        }

        text.Append("(assert (not n0))\n");
        foreach (var clause in problem.Clauses)
        {
            text.Append(CultureInfo.InvariantCulture, $"(assert (or {Literals(clause)} false))\n");
        }

        foreach (var group in problem.Exclusive)
        {
            for (var one = 0; one < group.Length; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"(assert (not (and {Literal(group[one])} {Literal(group[other])})))\n");
                }
            }
        }

        foreach (var product in problem.Products)
        {
            text.Append(CultureInfo.InvariantCulture, $"(assert (= x{product.Number} (* x{product.One} x{product.Other})))\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"(assert {Literal(problem.Goal)})\n(check-sat)\n").ToString();
    }

    private static string? Definition(ProblemNode node) => node switch
    {
        AndNode and => $"(and {Literal(and.Left)} {Literal(and.Right)})",
        SumNode sum => $"(<= (+ 0 {string.Join(' ', sum.Parts.Select(part => $"(* {Figure(part.Times)} x{part.Number})"))}) {Figure(sum.Limit)})",
        RunsNode runs => $"(or false {string.Join(' ', runs.Runs.Select(run => $"(and (<= {Figure(run.First)} x{runs.Number}) (<= x{runs.Number} {Figure(run.Last)}))"))})",
        _ => null,
    };

    private static string Literals(IEnumerable<int> literals) => string.Join(' ', literals.Select(Literal));

    private static string Literal(int literal) => (literal & 1) == 1 ? $"(not n{literal >> 1})" : $"n{literal >> 1}";

    private static string Figure(long figure) => figure < 0 ? string.Create(CultureInfo.InvariantCulture, $"(- {(Int128)(-(Int128)figure)})") : figure.ToString(CultureInfo.InvariantCulture);
}
