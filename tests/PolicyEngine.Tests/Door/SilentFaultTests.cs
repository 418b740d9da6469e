using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Tests.Cases;
using PolicyEngine.Tests.Hosting;

namespace PolicyEngine.Tests.Door;

/// <summary>A person whose every fact has a value that is found again: whatever is refused or breaks, no exception, fault, log or trace holds one.</summary>
public sealed class SilentFaultTests
{
    private static readonly string[] Marks = ["918273", "9182.73", "0.9182", "QZMARK", "1847", "18 September", "18:47"];

    private static readonly DateOnly Day = new(1847, 9, 17);

    private const string Facts = """
        whole: { type: whole_number, ask: "?" }
        zero: { type: whole_number, ask: "?" }
        part: { type: decimal, ask: "?" }
        price: { type: money, ask: "?" }
        born: { type: date, range: "..as_of", ask: "?" }
        starts: { type: time, ask: "?" }
        name: { type: text, ask: "?" }
        band: { type: choice, of: [qz_option, other], ask: "?" }
        people: { type: list, ask: "?", of: { called: { type: text }, size: { type: whole_number }, since: { type: date } } }
        """;

    private static readonly IReadOnlyDictionary<string, object?> Person = new Dictionary<string, object?>
    {
        ["whole"] = 918273L, ["zero"] = 0L, ["part"] = 0.9182m, ["price"] = 9182.73m, ["born"] = new DateOnly(1847, 9, 18), ["starts"] = new TimeOnly(18, 47), ["name"] = "QZMARK", ["band"] = "qz_option",
        ["people"] = new[] { new Dictionary<string, object?> { ["called"] = "QZMARK", ["size"] = 918273L, ["since"] = new DateOnly(1847, 9, 18) } },
    };

    /// <summary>Conditions that break, or have no value, on that person, each in its own way.</summary>
    public static TheoryData<string> Breaking =>
    [
        "born < date(2000, 1, 1)", "divide(whole, zero) > 1", "date(whole, 1, 1) > as_of", "time(whole, 1) > starts", "whole * whole * whole * whole > 1", "add_days(as_of, whole * 10) > as_of", "add_years(as_of, whole) > as_of", "add_months(as_of, whole) > as_of",
        "part * 1000000000.0 * 1000000000.0 * 1000000000.0 * 1000000000.0 > 1.0", "round_up(part, whole) > 1", "divide(whole, people.Count - 1) > 1", "people.Sum(p => divide(p.size, zero)) > 1", "people.Where(p => p.size < 1).Max(p => p.size) > 1", "people.Where(p => p.size < 1).Min(p => p.size) > 1",
        "by_name[name] > 1", "by_band[band] > 1", "by_number[whole] > 1", "a_table > 1", "people.All(p => p.since > date(p.size, 1, 1))",
    ];

    private static readonly ConcurrentDictionary<string, Policy> Loaded = new(StringComparer.Ordinal);

    private static Policy Load(string when) => Loaded.GetOrAdd(when, condition => Grants.Load($$"""
        policy: silent
        title: Silent
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 1800-01-01 }
        facts:
        {{Facts.ReplaceLineEndings("\n  ").Insert(0, "  ")}}
        parameters:
          by_name: { type: whole_number, by: text, values: [ { key: other, from: 1800-01-01, value: 1, cite: "1" } ] }
          by_band: { type: whole_number, by: band, values: [ { key: other, from: 1800-01-01, value: 1, cite: "1" } ] }
          by_number: { type: whole_number, by: whole_number, values: [ { key: 5, from: 1800-01-01, value: 1, cite: "1" } ] }
        tables:
          a_table:
            inputs: { a: whole, b: name }
            hit: unique
            outputs: { found: whole_number }
            rows: [ { a: "> 5", when: "length_of(name) > 3", found: 5 }, { b: QZMARK, when: "part > 0.5", found: 6 } ]
        decision:
          outcomes: [yes_it_is, no_it_is_not]
          rules: [ { id: it_is, when: "{{condition}}", then: yes_it_is, because: "It is." } ]
          otherwise: { then: no_it_is_not, because: "It is not." }

        """).Policies[0]);

    [Theory]
    [MemberData(nameof(Breaking))]
    public void What_breaks_says_nothing_of_the_person(string when)
    {
        var policy = Load(when);
        var traces = new ConcurrentQueue<Activity>();
        using var listener = Listen(traces);
        var decision = policy.Decide(FactReader.Read(policy.Model, Person).Facts!, when.StartsWith("born", StringComparison.Ordinal) ? Day : Day.AddDays(400));

        Assert.NotEqual(DecisionStatus.Determined, decision.Status);
        Assert.True(decision.Faults.Count + decision.Missing.Count > 0);
        Assert.All(decision.Faults, fault => Silent(fault.Message, fault.Cause));
        Assert.NotEmpty(traces);
        Assert.All(traces.SelectMany(trace => trace.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(trace.DisplayName).Append(trace.StatusDescription ?? "").Concat(trace.Events.Select(happened => happened.Name))), said => Silent(said));
    }

    [Fact]
    public void Two_rules_that_disagree_say_nothing_of_the_person()
    {
        var policy = Load("a_table > 1");
        Assert.StartsWith("the rows `1` and `2` of `a_table` both", Assert.Single(policy.Decide(FactReader.Read(policy.Model, Person).Facts!, Day.AddDays(1)).Faults).Cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_on_the_wrong_side_of_the_decision_names_the_fact_and_not_the_day()
    {
        var policy = Load("born < date(2000, 1, 1)");
        var fault = Assert.Single(policy.Decide(FactReader.Read(policy.Model, Person).Facts!, Day).Faults);

        Assert.Equal("the day for `born` is after 1847-09-17, the day of the decision (`born` is a day up to the day of the decision; correct it, or decide for the day that is meant)", fault.Message);
        var refused = Assert.Throws<FactsRefusedException>(() => policy.Decide(Person, Day));
        Assert.DoesNotContain("1847-09-18", refused.Message, StringComparison.Ordinal);
        Assert.Contains("`1847-09-18` for `born`", refused.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    private const string Living = """
        policy: permit
        title: Permit
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 1800-01-01 }
        facts:
        FACTS
          drawn: { type: yes_no, ask: "?" }
          small: { type: whole_number, range: 0..9, ask: "?" }
          size: { type: whole_number, range: 0..9, ask: "?" }
        decision:
          outcomes: [granted, refused]
          rules: [ { id: broken, when: "date(whole, 1, 1) > as_of", then: granted, because: "{name}" } ]
          otherwise: { then: refused, because: "{name}" }
        lifecycle:
          initial: begin
          calendar: england
          roles: { applicant: The applicant, officer: The officer }
          states:
            begin: {}
            timed: {}
            worked: {}
            dated: {}
            sampled: { entry: [ { sample: { fact: drawn, rate: "part + 1.0" } } ] }
            small_set: { entry: [ { set: { small: whole } } ] }
            split: {}
            piece: {}
            decided: { entry: [ { decide: yes } ] }
            over: { final: yes }
          triggers:
            time: { by: officer }
            work: { by: officer }
            date_it: { by: officer }
            sample: { by: officer }
            set_it: { by: officer }
            split_it: { by: officer }
            guard: { by: officer }
            tell: { by: officer, takes: all }
            take: { by: officer, takes: ["whole?"] }
            decide: { by: officer }
            tick: {}
            late: {}
            end: { by: officer }
          transitions:
            - { from: begin, on: time, to: timed }
            - { from: begin, on: work, to: worked }
            - { from: begin, on: date_it, to: dated }
            - { from: begin, on: sample, to: sampled }
            - { from: begin, on: set_it, to: small_set }
            - { from: begin, on: split_it, to: split, steps: [ { split: { list: people, key: called, into: piece } } ] }
            - { from: begin, on: guard, when: "divide(whole, zero) > 1", refuse: "Too few.", to: over }
            - { from: begin, on: decide, to: decided }
            - { from: begin, on: tell, stay: yes }
            - { from: begin, on: take, stay: yes }
            - { from: dated, on: tick, to: timed }
            - { from: begin, on: late, when: "date(whole, 1, 1) > as_of", to: over }
            - { from: split, parts_ended: yes, to: over }
            - { from: [timed, worked, dated, sampled, small_set, piece, decided], on: end, to: over }
          deadlines:
            passing: { starts: timed, ends: over, within: "0 - whole days" }
            working: { starts: worked, ends: over, within: "whole working_days" }
            dating: { starts: dated, ends: timed, at: born, then: tick, remind: [ { before: 5 working_days, notify: soon } ] }
            waiting: { starts: begin, ends: over, within: "2 days", then: late }
          notifications: { soon: { to: officer, subject: "Soon", text: "{name}" } }

        """;

    [Fact]
    public async Task A_case_tells_logs_and_traces_nothing_of_the_person()
    {
        var log = new KeptLog();
        var traces = new ConcurrentQueue<Activity>();
        using var listener = Listen(traces);
        var clock = new FakeTimeProvider(CaseWorld.Instant("2018-10-01T08:00:00Z"));
        var policies = new OnePolicy([CaseWorld.Compiled(Living.Replace("FACTS", Facts.ReplaceLineEndings("\n  ").Insert(0, "  "), StringComparison.Ordinal))]);
        var store = new InMemoryCaseStore();
        var service = new CaseService(store, policies, clock);
        using var worker = new CaseWorker(store, service, new PolicyCasesOptions(), clock, log.For<CaseWorker>());
        var said = new List<string>();
        foreach (var trigger in new[] { "time", "work", "date_it", "sample", "set_it", "split_it", "guard" })
        {
            Assert.IsType<CaseResult.Done>(await service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = trigger, Actor = "rose", Role = "officer", Facts = CaseArguments.Of(Person) }));
            said.Add(Refused(await FireAsync(service, trigger, trigger, CaseArguments.None)));
        }

        foreach (var wrong in new[] { """{ "whole": "QZMARK" }""", """{ "born": "18 September 1847 QZMARK" }""", """{ "band": "QZMARK" }""", """{ "starts": "QZMARK" }""", """{ "people": [ { "called": "a", "size": "QZMARK" } ] }""", """{ "small": 918273 }""", """{ QZMARK }""", """["QZMARK"]""" })
        {
            said.Add(Refused(await FireAsync(service, "guard", "tell", CaseArguments.OfJson(wrong))));
        }

        said.Add(Refused(await FireAsync(service, "guard", "take", CaseArguments.OfJson("""{ "name": "QZMARK" }"""))));
        clock.SetUtcNow(CaseWorld.Instant("2018-10-09T08:00:00Z"));
        await worker.RunOnceAsync(CancellationToken.None);

        Assert.Equal(16, said.Count);
        Assert.All(said, one => Silent(one));
        await worker.StartAsync(CancellationToken.None);
        await worker.StopAsync(CancellationToken.None);
        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, one => Silent(one));
        Assert.All(traces.SelectMany(trace => trace.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")), one => Silent(one));
    }

    private static Task<CaseResult> FireAsync(CaseService service, string caseId, string trigger, CaseArguments facts) =>
        service.FireAsync(new FireRequest { CaseId = caseId, Trigger = trigger, Role = "officer", Actor = "rose", Facts = facts });

    private static string Refused(CaseResult result)
    {
        var refusal = Assert.IsType<CaseResult.Refused>(result).Refusal;
        Assert.All(refusal.Faults, fault => Silent(fault.Message, fault.Cause));
        return refusal.Message;
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> traces)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("PolicyEngine", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = traces.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Silent(string said, Exception? exception = null)
    {
        // The day of the decision is the caller's, and no fact.
        foreach (var text in Chain(exception).Select(inner => inner.Message).Append(said).Select(text => text.Replace(Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", StringComparison.Ordinal)))
        {
            Assert.All(Marks, mark => Assert.DoesNotContain(mark, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            yield return inner;
        }
    }
}
