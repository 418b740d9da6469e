using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Tests.Door;
using PolicyEngine.Workbench;

namespace PolicyEngine.Tests.Session;

/// <summary>What is to blame where one case comes out otherwise on another day.</summary>
public class DayCausesTests
{
    private static readonly Policy Pass = Grants.Load("""
        policy: pass
        title: Pass
        owner: Somebody
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          born: { type: date, ask: "When were you born?" }
          income: { type: money, ask: "What do you earn?" }
        parameters:
          most: { type: money, title: "Most that one may earn", cite: "p", values: [{ from: 2000-01-01, value: 100 }, { from: 2010-01-01, value: 200 }] }
        definitions:
          is_child: { value: "as_of < add_years(born, 16)", title: "A child" }
        decision:
          outcomes: [given, by_hand, refused]
          hit: first
          rules:
            - { id: child, when: is_child, then: given, because: "A child.", cite: "r" }
            - { id: poor, when: "income <= most", then: given, because: "It is little.", cite: "r" }
            - { id: new_rule, from: 2015-01-01, when: "income <= 1000", then: by_hand, because: "It is looked at.", cite: "r" }
          otherwise: { then: refused, because: "It is too much.", cite: "r" }

        """)["pass"];

    [Fact]
    public void A_child_who_grows_past_an_age_limit_is_blamed_on_time_and_not_on_a_rule() =>
        Assert.Equal("time passes: “A child” yes → no", Cause(2001, 5000, 2016, 2017));

    [Fact]
    public void A_figure_that_changes_is_the_cause() =>
        Assert.Equal("Most that one may earn £100.00 → £200.00", Cause(1950, 150, 2009, 2011));

    [Fact]
    public void A_rule_that_begins_is_the_cause_and_one_that_only_no_longer_holds_is_not() =>
        Assert.Equal("rule decision/new_rule is in effect now", Cause(1950, 500, 2014, 2016));

    [Fact]
    public void Time_passes_where_nothing_that_reads_the_day_changed_and_one_day_has_no_cause()
    {
        Assert.Equal("time passes", Cause(1950, 5000, 2014, 2016));
        Assert.Null(DayCauses.Of(Decide(1950, 1, 2014), Decide(1950, 1, 2014)));
    }

    private static string? Cause(int born, decimal income, int before, int after) => DayCauses.Of(Decide(born, income, before), Decide(born, income, after));

    private static Decision Decide(int born, decimal income, int year) =>
        Pass.Decide(new Dictionary<string, object?> { ["born"] = new DateOnly(born, 6, 1), ["income"] = income }, new DateOnly(year, 7, 1));
}
