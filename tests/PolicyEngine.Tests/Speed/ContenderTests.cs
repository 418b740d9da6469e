using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Benchmarks.Workloads.Lifecycle;
using PolicyEngine.Benchmarks.Workloads.Permit;
using PolicyEngine.Benchmarks.Workloads.Routing;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Tests.Model;

namespace PolicyEngine.Tests.Speed;

/// <summary>What the benchmarks compare does the same work: every form of the engine answers every case as the method written by hand does.</summary>
public sealed class ContenderTests
{
    private static readonly PermitContenders Permit = new();
    private static readonly RoutingContenders Routing = new();

    [Fact]
    public void The_permit_is_answered_as_by_hand()
    {
        var expected = Array.ConvertAll(PermitCases.Expected, PermitCases.Text);
        Assert.Equal(expected, Enumerable.Range(0, PermitCases.Count).Select(Permit.PlainAnswer));
        Assert.Equal(expected, Enumerable.Range(0, PermitCases.Count).Select(Permit.ExplainedAnswer));
    }

    [Fact]
    public void The_table_is_answered_as_by_hand()
    {
        var expected = Array.ConvertAll(RoutingCases.Expected, RoutingCases.Text);
        Assert.Equal(expected, Enumerable.Range(0, RoutingCases.Count).Select(Routing.PlainAnswer));
        Assert.Equal(expected, Enumerable.Range(0, RoutingCases.Count).Select(Routing.ExplainedAnswer));
    }

    [Fact]
    public void A_path_through_the_lifecycle_is_the_same_by_hand_by_the_machine_and_by_Stateless()
    {
        var contenders = new LifecycleContenders();
        contenders.ByHand();
        var expected = contenders.Events.ToArray();
        foreach (var walk in new Func<int>[] { contenders.ByMachine, contenders.ByStateless, contenders.ByOwnStateless })
        {
            walk();
            Assert.Equal(expected, contenders.Events);
        }
    }

    [Theory]
    [InlineData("the first rules", "2023-09-01")]
    [InlineData("the last day of the first rules", "2024-03-31")]
    [InlineData("the first day of the second rules", "2024-04-01")]
    public void The_permit_is_answered_as_by_hand_on_other_days(string when, string day)
    {
        var asOf = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var facts in PermitCases.All)
        {
            Assert.Equal(PlainStatus.Determined, Permit.Plain(in facts, asOf, out var answer));
            Assert.True(PermitByHand.Decide(facts, asOf) == answer, when);
        }
    }

    [Theory]
    [InlineData("before the permit is in force", "2019-12-31", 40, PlainStatus.NotAvailable)]
    [InlineData("older than the range of ages", "2026-09-01", 131, PlainStatus.Refused)]
    [InlineData("younger than the range of ages", "2026-09-01", -1, PlainStatus.Refused)]
    [InlineData("as young as can be", "2026-09-01", long.MinValue, PlainStatus.Refused)]
    public void Where_there_is_no_answer_an_earlier_one_does_not_stand(string when, string day, long age, PlainStatus status)
    {
        var facts = new PermitFacts(true, age, 30, 120, false, 0, false);
        var answer = new PermitResult(PermitOutcome.Officer, 1);
        Assert.Equal((when, status), (when, Permit.Plain(in facts, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), out answer)));
        Assert.Equal(default, answer);
    }

    [Fact]
    public void With_three_facts_unknown_the_permit_is_undetermined_and_says_so()
    {
        var decisions = Permit.Partly.Select(facts => Permit.Policy.Decide(facts, PermitCases.AsOf)).ToArray();
        Assert.NotEmpty(decisions);
        Assert.All(decisions, decision => Assert.Equal((DecisionStatus.Undetermined, true), (decision.Status, decision.Missing.Select(missing => missing.Name).ToHashSet().IsSubsetOf(PermitContenders.Unknown))));
    }

    [Fact]
    public void The_cases_reach_every_answer()
    {
        Assert.Equal(3, PermitCases.Expected.Select(answer => answer.Outcome).Distinct().Count());
        Assert.Equal(7, PermitCases.Expected.Where(answer => answer.Fee is not null).Select(answer => answer.Fee).Distinct().Count());
        Assert.Equal(Enum.GetValues<Team>().Length, RoutingCases.Expected.Select(answer => answer.Team).Distinct().Count());
    }

    [Fact]
    public void The_table_is_the_same_on_every_machine()
    {
        var text = RoutingTable.Policy().Text;
        Assert.Equal(1_000, RoutingTable.Rows.Length);
        Assert.Equal(20, RoutingTable.Rows.Select(row => row.Category).Distinct().Count());
        Assert.Equal("91937D83DC502381", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);
        Cultures.InEach(_ => Assert.Equal(text, RoutingTable.Policy().Text));
    }
}
