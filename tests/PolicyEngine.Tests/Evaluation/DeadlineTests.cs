using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Evaluation;

public class DeadlineTests
{
    private const string Text = """
        policy: slow
        title: Slow
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          turns: { type: whole_number, range: 0..1_000_000_000, ask: "How many turns?" }
          note: { type: text, max_length: 4000, ask: "What is in the note?" }
          people: { type: list, max: 100, ask: "Who?", of: { name: { type: text, max_length: 100 } } }
        decision:
          outcomes: { done: "Done", not_done: "Not done" }
          rules:
            - { id: ok, when: CONDITION, then: done, because: "It is.", cite: "1" }
          otherwise: { then: not_done, because: "It is not.", cite: "1" }

        """;

    private const string Script = """
        decimal Worked(long turns)
        {
            var sum = 0m;
            for (var i = 0L; i < turns; i++)
            {
                sum = sum / 3m + i * 1.1m / 7m - sum / 11m + i / 13m;
            }

            return sum;
        }
        """;

    private static readonly DateOnly Day = new(2026, 3, 1);

    [Theory]
    [InlineData("Worked(turns) >= 0")]
    [InlineData("people.Count(x => contains_text(note, x.name)) > 0")]
    [InlineData("people.CountDistinct(x => x.name) > 0")]
    public void A_decision_that_runs_out_of_time_is_faulted_with_its_place(string condition)
    {
        var policy = Load(condition);

        var decision = policy.Decide(Facts(policy, 10), Day, new DecideOptions { Deadline = TimeSpan.Zero });

        Assert.Equal(DecisionStatus.Faulted, decision.Status);
        Assert.Contains(decision.Faults, fault => fault is { Kind: PolicyFaultKind.Deadline, Location.Line: > 1 });
        Assert.All(decision.Faults, fault => Assert.Contains("longer than it may", fault.Message, StringComparison.Ordinal));
        Assert.Equal(DecisionStatus.Determined, policy.Decide(Facts(policy, 10), Day).Status);
    }

    [Fact]
    public void A_caller_can_cancel()
    {
        var policy = Load("Worked(turns) >= 0");
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(() => policy.Decide(Facts(policy, 10), Day, new DecideOptions { Cancellation = stopped.Token }));

        using var later = new CancellationTokenSource();
        var unending = Task.Run(() => policy.Decide(Facts(policy, 3_000_000), Day, new DecideOptions { Cancellation = later.Token, Deadline = TimeSpan.FromHours(1) }));
        later.Cancel();
        Assert.Throws<AggregateException>(unending.Wait);
        Assert.True(unending.IsCanceled || unending.Exception?.InnerException is OperationCanceledException);
    }

    [Fact]
    public void The_next_decision_on_the_thread_has_its_own_time()
    {
        var policy = Load("Worked(turns) >= 0");
        policy.Decide(Facts(policy, 10), Day, new DecideOptions { Deadline = TimeSpan.Zero });

        Assert.Equal(DecisionStatus.Determined, policy.Decide(Facts(policy, 10), Day).Status);
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.Decide(Facts(policy, 10), Day, new DecideOptions { Deadline = TimeSpan.FromSeconds(-1) }));
    }

    [Fact]
    public void A_turn_of_much_work_costs_more_steps_than_a_turn_of_little()
    {
        var policy = Load("Worked(turns) >= 0");

        var decision = policy.Decide(Facts(policy, 9_000_000), Day, new DecideOptions { Deadline = TimeSpan.FromHours(1) });

        Assert.Equal(PolicyFaultKind.Steps, Assert.Single(decision.Faults).Kind);
    }

    [Fact]
    public void More_than_twenty_unknown_names_are_counted()
    {
        var policy = Load("turns > 5");
        var json = "{" + string.Join(",", Enumerable.Range(0, 5000).Select(i => $"\"name_{i}\":1")) + "}";

        var (given, _) = FactReader.ReadJson(new SourceFile("facts.json", json));
        var reading = FactReader.Read(policy.Model, given[0]);

        Assert.Null(reading.Facts);
        Assert.Equal(21, reading.Diagnostics.Count);
        Assert.Equal("4,980 more names are no facts", Assert.Single(reading.Diagnostics, diagnostic => diagnostic.Id == "PE6075").Message);
    }

    [Theory]
    [InlineData(400, "")]
    [InlineData(600, "PE2075")]
    [InlineData(6000, "PE2075 PE2075")]
    public void A_chain_of_definitions_has_an_end(int length, string expected)
    {
        var chain = string.Concat(Enumerable.Range(1, length - 1).Select(i => $"  d{i}: d{i - 1} + 1\n"));
        Assert.Equal(expected, Ids("turns > 5", $"definitions:\n  d0: turns + 1\n{chain}"));
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(999, 101)]
    public void Many_unknown_names_are_refused_in_proportion(int count, int told)
    {
        var unknown = string.Concat(Enumerable.Range(0, count).Select(i => $"  d{i}: x{i}x\n"));
        var result = PolicyLoader.Load([new SourceFile("p/policy.yaml", Text.Replace("CONDITION", "turns > 5", StringComparison.Ordinal) + "definitions:\n" + unknown)]);

        Assert.False(result.Succeeded);
        Assert.Equal(told, result.Diagnostics.Count);
        Assert.Equal(count > told ? 1 : 0, result.Diagnostics.Count(diagnostic => diagnostic.Id == "PE2076"));
    }

    [Fact]
    public void Too_many_definitions_are_refused_in_words()
    {
        var unknown = string.Concat(Enumerable.Range(0, 12_000).Select(i => $"  d{i}: x{i}\n"));
        Assert.Equal("PE2075", Ids("turns > 5", "definitions:\n" + unknown));
    }

    private static string Ids(string condition, string more) => string.Join(" ", PolicyLoader.Load(
        [new SourceFile("p/policy.yaml", Text.Replace("CONDITION", condition, StringComparison.Ordinal) + more)]).Diagnostics.Select(diagnostic => diagnostic.Id));

    private static Policy Load(string condition)
    {
        var result = PolicyLoader.Load(
            [new SourceFile("p/policy.yaml", Text.Replace("CONDITION", $"\"{condition}\"", StringComparison.Ordinal)), new SourceFile("p/scripts/work.csx", Script)]);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return result.Set!["slow"];
    }

    private static FactSet Facts(Policy policy, long turns) => FactReader.Read(policy.Model, new Dictionary<string, object?>
    {
        ["turns"] = turns,
        ["note"] = "a note of ann",
        ["people"] = new[] { new Dictionary<string, object?> { ["name"] = "ann" }, new Dictionary<string, object?> { ["name"] = "bob" } },
    }).Facts!;
}
