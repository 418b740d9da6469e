using System.Runtime.ExceptionServices;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Door;

/// <summary>Real data is full of gaps: the plain form asks only for what the decision reads, and says that there is no answer without throwing anything.</summary>
public class PlainGapsTests
{
    private static readonly DateOnly Day = new(2018, 9, 18);

    private static readonly Policy Gaps = PolicyLoader.Load([new SourceFile("gaps/policy.yaml", """
        policy: gaps
        title: Gaps
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2000-01-01 }
        facts:
          age: { type: whole_number, ask: "?" }
          has_partner: { type: yes_no, ask: "?" }
          partner_age: { type: whole_number, ask: "?", only_if: has_partner }
          letter_seen: { type: yes_no, ask: "?" }
          told_on: { type: date, ask: "?" }
        parameters:
          limit: { type: whole_number, values: [ { from: 2018-01-01, value: 18 } ] }
        tables:
          fee:
            inputs: { a: age, b: has_partner }
            outputs: { pounds: money }
            rows: [ { a: "18..64", pounds: 5 }, { a: "65..80", b: yes, pounds: 3 } ]
        decision:
          outcomes: [granted, refused]
          rules:
            - { id: pair, when: has_partner && partner_age >= limit && age >= limit, then: granted, because: "Told on {told_on}." }
          otherwise: { then: refused, because: "No." }
        outputs:
          price: { type: money, value: fee, only_if: age > 17 }
        lifecycle:
          initial: open
          roles: { officer: Officer }
          states: { open: {}, done: { final: yes } }
          triggers: { close: { by: officer, takes: [letter_seen] } }
          transitions: [ { from: open, on: close, to: done, when: letter_seen } ]
        """)]).Set!["gaps"];

    [Theory]
    [InlineData(30, true, 40, PlainStatus.Determined, "granted")]
    [InlineData(30, false, null, PlainStatus.Determined, "refused")]
    [InlineData(30, true, null, PlainStatus.NotAvailable, null)]
    [InlineData(null, true, 40, PlainStatus.NotAvailable, null)]
    [InlineData(90, false, null, PlainStatus.NotAvailable, null)]
    [InlineData(70, false, null, PlainStatus.NotAvailable, null)]
    public void A_gap_is_a_status_and_no_exception(int? age, bool partner, int? partnerAge, PlainStatus status, string? outcome)
    {
        var plain = Gaps.Bind<Asked, Answer>();
        var asked = new Asked { Age = age, HasPartner = partner, PartnerAge = partnerAge };
        Assert.Equal(0, Thrown(() => Assert.Equal((status, outcome), (plain.Decide(asked, Day, out var answer), answer.Outcome))));
    }

    [Fact]
    public void A_parameter_without_a_value_on_the_day_is_a_status_and_no_exception()
    {
        var plain = Gaps.Bind<Asked, Answer>();
        Assert.Equal(0, Thrown(() => Assert.Equal(PlainStatus.NotAvailable, plain.Decide(new Asked { Age = 30, HasPartner = true, PartnerAge = 40 }, new DateOnly(2017, 1, 1), out _))));
    }

    [Fact]
    public void What_only_a_lifecycle_or_a_reason_reads_need_not_be_there()
    {
        Assert.Equal(PlainStatus.Determined, Gaps.Bind<Asked, Answer>().Decide(new Asked { Age = 30, HasPartner = true, PartnerAge = 40, LetterSeen = null }, Day, out _));
        Assert.Equal(PlainStatus.Determined, Gaps.Bind<Least, Answer>().Decide(new Least(30, false, null), Day, out _));
    }

    [Fact]
    public void All_properties_that_are_missing_are_named_at_once() =>
        Assert.Equal("Few has no property for the facts `has_partner`, `partner_age`", Assert.Throws<ArgumentException>(() => Gaps.Bind<Few, Answer>()).Message);

    [Theory]
    [InlineData(false, null, PlainStatus.Determined, "refused")]
    [InlineData(true, null, PlainStatus.NotAvailable, null)]
    [InlineData(true, true, PlainStatus.Determined, "granted")]
    [InlineData(null, true, PlainStatus.NotAvailable, null)]
    public void A_fact_that_always_applies_is_in_the_way_only_where_it_is_read(bool? first, bool? second, PlainStatus status, string? outcome)
    {
        var plain = Pair.Bind<Two, Told>();
        Assert.Equal(0, Thrown(() => Assert.Equal((status, outcome), (plain.Decide(new Two(first, second), Day, out var told), told.Outcome))));
    }

    private static readonly Policy Pair = PolicyLoader.Load([new SourceFile("pair/policy.yaml", """
        policy: pair
        title: Pair
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2000-01-01 }
        facts: { first: { type: yes_no, ask: "?" }, second: { type: yes_no, ask: "?" } }
        decision:
          outcomes: [granted, refused]
          rules: [ { id: both, when: first && second, then: granted, because: "Both." } ]
          otherwise: { then: refused, because: "No." }
        """)]).Set!["pair"];

    private static int Thrown(Action action)
    {
        var (thread, count) = (Environment.CurrentManagedThreadId, 0);
        void Count(object? sender, FirstChanceExceptionEventArgs thrown) => count += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            action();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        return count;
    }

    public sealed record Asked
    {
        public int? Age { get; init; }

        public bool HasPartner { get; init; }

        public int? PartnerAge { get; init; }

        public bool? LetterSeen { get; init; }

        public DateOnly? ToldOn { get; init; }
    }

    public sealed record Least(int Age, bool HasPartner, int? PartnerAge);

    public sealed record Few(int Age);

    public sealed record Two(bool? First, bool? Second);

    public readonly record struct Told(string Outcome);

    public readonly record struct Answer(string Outcome, decimal? Price);
}
