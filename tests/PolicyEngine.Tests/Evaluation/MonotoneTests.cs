using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

/// <summary>Learning a fact never changes a determined answer, and an undetermined one names a fact that is worth learning.</summary>
public class MonotoneTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Learning_never_changes_a_determined_answer(int seed)
    {
        var policy = Random(seed);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var known in Known(0))
        {
            answers[string.Join(' ', known)] = Answer(policy, known);
        }

        foreach (var known in Known(0))
        {
            var answer = answers[string.Join(' ', known)];
            for (var place = 0; place < known.Length; place++)
            {
                if (known[place] != "?")
                {
                    continue;
                }

                var learnt = new[] { "yes", "no" }.Select(value => answers[string.Join(' ', known.Select((old, index) => index == place ? value : old))]).ToArray();
                // What only turns out to break once a fact is known may show as a fault; another answer, or none, it may never become.
                Assert.True(answer == "undetermined" || Array.TrueForAll(learnt, after => after == answer || after == "faulted"), $"{string.Join(' ', known)} gives {answer}, and then {string.Join(" or ", learnt)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_missing_settles_the_answer_when_it_is_asked(int seed)
    {
        var policy = Random(seed);
        foreach (var truth in Known(0).Where(values => !values.Contains("?")))
        {
            var known = new[] { "?", "?", "?", "?" };
            for (var asked = 0; asked <= Names.Length; asked++)
            {
                var decision = policy.Decide(Given(known));
                var next = decision.Missing.FirstOrDefault(input => input.Kind == MissingKind.Fact);
                if (decision.Status != DecisionStatus.Undetermined || next is null)
                {
                    var answer = Answer(policy, truth);
                    Assert.True(answer == Told(decision) || answer == "faulted", $"{string.Join(' ', truth)} gives {answer}, and {string.Join(' ', known)} gives {Told(decision)}");
                    break;
                }

                var place = Array.IndexOf(Names, next.Name);
                Assert.Equal("?", known[place]);
                known[place] = truth[place];
            }
        }
    }

    private static IEnumerable<string[]> Known(int place) => place == Names.Length ? [[]] : Known(place + 1).SelectMany(rest => new[] { "yes", "no", "?" }, (rest, value) => (string[])[value, .. rest]);

    private static string Given(string[] values) => string.Join(", ", values.Zip(Names, (value, name) => value == "?" ? "" : $"{name}: {value}").Where(text => text.Length > 0));

    private static string Answer(TestPolicy policy, string[] values) => Told(policy.Decide(Given(values)));

    private static string Told(Decision decision) => decision.Status == DecisionStatus.Determined
        ? $"{decision.Outcome} {string.Join(' ', decision.Outputs.Select(value => value.Applies ? value.Text : "-"))}"
        : decision.Status.ToString().ToLowerInvariant();

    private static TestPolicy Random(int seed)
    {
        var random = new Random(seed);
        string Pick(params string[] options) => options[random.Next(options.Length)];
        string Condition(int depth) => depth == 0 ? Pick("a", "b", "c", "d", "a", "e", "g", "n > 1") : random.Next(4) switch
        {
            0 => $"({Condition(depth - 1)} && {Condition(depth - 1)})",
            1 => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
            2 => $"!({Condition(depth - 1)})",
            _ => Condition(depth - 1),
        };

        // Definitions name facts only, so that nothing runs in a circle.
        var policy = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Fact("c yes_no").Fact("d yes_no", onlyIf: random.Next(3) == 0 ? "a" : null)
            .Define("e yes_no", Pick("a && b", "b || c", "!d", "a ? b : c")).Criteria("g", random.Next(1, 4), "first: a", "second: c", "third: d")
            .Table("n whole_number", (HitPolicy)random.Next(0, 3), ["b yes_no", "c yes_no"], "yes | - | 1", $"no | yes | {Pick("1", "2")}", $"- | no | {Pick("1", "2")}", "otherwise | 3");
        var hit = (HitPolicy)random.Next(1, 4);
        var rules = Enumerable.Range(0, 4).Select(place => $"r{place}: {Condition(2)} => {Pick("x", "y", "z")}{(place > 0 && random.Next(4) == 0 ? " | exception r0" : "")}").ToArray();
        return policy.Decision("x y z", hit, random.Next(2) == 0 ? "z" : null, rules).Output("fee whole_number", Pick("n + 1", "a ? 1 : n", "5"), random.Next(2) == 0 ? "outcome == x" : null);
    }
}
