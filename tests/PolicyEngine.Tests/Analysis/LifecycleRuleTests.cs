
namespace PolicyEngine.Tests.Analysis;

/// <summary>What the author of a lifecycle hears although it can be read.</summary>
public sealed class LifecycleRuleTests
{
    private const string Policy = """
        policy: small
        title: Small
        owner: Nobody
        source: { document: none, at: "1" }
        in_force: { from: 2018-01-01, to: 2020-12-31 }
        facts:
          asked: { type: yes_no, ask: "Asked?" }
          age: { type: whole_number, range: 0..120, ask: "Age?" }
          name: { type: text, ask: "Name?" }
          kind: { type: choice, of: [car, van], ask: "Kind?" }
          weight: { type: decimal, ask: "Weight?", only_if: kind == van }
          parts: { type: list, ask: "Parts?", of: { part_name: { type: text } } }
        parameters:
          limit: { type: whole_number, cite: "1", values: [ { from: 2018-01-01, value: 18 }, { from: 2019-01-01, value: 21 } ] }
        definitions:
          grown_up: age >= 18
        criteria:
          both: { cite: "1", all_of: [ { when: asked }, { when: grown_up } ] }
        tables:
          fee: { inputs: { kind: kind }, outputs: { pounds: whole_number }, cite: "1", rows: [ { kind: car, pounds: 5 }, { kind: van, pounds: 9 } ] }
        decision:
          outcomes: [granted, refused]
          cite: "1"
          rules: [ { id: one, when: asked && fee > 5 && name == "A" && kind == van && weight > 1, then: granted, because: "Yes." } ]
          otherwise: { then: refused, because: "No." }
        lifecycle:
          initial: drafting
          calendar: england
          roles: { applicant: Applicant, officer: Officer, panel: Panel }
          states:
            drafting: {}
            deciding: { entry: [ { decide: yes } ] }
            waiting: { entry: [ { request_information: yes } ] }
            with_officer: {}
            decided: {}
            issued: {}
            refused: {}
            appealed: {}
            heard: {}
            split: {}
            part: {}
            closed: { final: yes }
          triggers:
            submit: { by: applicant, takes: all }
            answer: { by: applicant, takes: requested }
            late: {}
            decide_case: { by: officer, decides: yes }
            appeal: { by: applicant }
            hear: { by: [panel, officer], decides: yes, other_than: decide_case }
            divide: { by: officer, takes: parts }
            close: { by: officer }
          transitions:
            - { from: drafting, on: submit, to: deciding }
            - { from: deciding, outcome: granted, to: issued }
            - { from: deciding, outcome: refused, to: refused }
            - { from: deciding, outcome: undetermined, to: waiting }
            - { from: deciding, outcome: [needs_person, faulted], to: with_officer }
            - { from: waiting, on: answer, to: deciding }
            - { from: waiting, on: late, to: with_officer }
            - { from: with_officer, on: decide_case, to: decided }
            - { from: [decided, heard], outcome: granted, to: issued }
            - { from: decided, outcome: refused, to: refused }
            - { from: heard, outcome: refused, to: closed }
            - { from: refused, on: appeal, to: appealed }
            - { from: refused, on: close, to: closed }
            - { from: appealed, on: hear, to: heard }
            - { from: issued, on: divide, to: split, steps: [ { split: { list: parts, key: part_name, into: part } } ] }
            - { from: issued, on: close, to: closed }
            - { from: split, parts_ended: yes, to: closed }
            - { from: part, on: close, to: closed }
            # more
          deadlines:
            reply: { starts: waiting, ends: deciding, within: 5 working_days, then: late }
          notifications: {}
        """;

    // A state with substates, of which the first decides on the way in.
    private static readonly string WithBox = Policy.Replace("    closed: { final: yes }", "    closed: { final: yes }\n    box: { initial: inner }\n    inner: { in: box, entry: [ { set: { asked: \"true\" } } ] }\n    outer: { in: box }", StringComparison.Ordinal)
        .Replace("close: { by: officer }", "close: { by: officer }\n    spin: { by: officer }\n    into: { by: officer }", StringComparison.Ordinal)
        .Replace("    - { from: issued, on: close, to: closed }", "    - { from: issued, on: close, to: closed }\n    - { from: issued, on: into, to: outer }\n    - { from: outer, on: into, to: inner }\n    - { from: box, on: close, to: closed }", StringComparison.Ordinal);

    private const string England = "calendar: england\nzone: Europe/London\nknown: { from: 2018-01-01, to: 2020-12-31 }\n";

    [Fact]
    public void A_lifecycle_that_holds_together_hears_nothing() => Assert.Empty(Find(Policy, England));

    [Theory]
    [InlineData("    issued: {}", "    issued: {}\n    lost: {}", "PE4101 `lost` no case ever gets to `lost`; PE4102 `lost` a case that gets to `lost` can never leave it, and the state is not final")]
    [InlineData("    issued: {}", "    issued: {}\n    lost: { initial: inner }\n    inner: { in: lost, final: yes }", "PE4101 `lost` no case ever gets to `lost`")]
    [InlineData("- { from: appealed, on: hear, to: heard }", "- { from: appealed, on: hear, stay: yes }", "PE4102 `appealed` a case that gets to `appealed` can never leave it, and the state is not final; PE4101 `heard` no case ever gets to `heard`; PE4115 `{ from: appealed, on: hear, stay: yes }` what is decided with `hear` changes nothing: the case goes on from `appealed` in the same way whatever the outcome")]
    [InlineData("close: { by: officer }", "close: {}", "PE4103 `close` nobody may fire `close`, and no deadline does")]
    [InlineData("close: { by: officer }", "close: { by: officer }\n    spare: { by: officer }", "PE4104 `spare` no transition uses `spare`, so that it is never permitted")]
    [InlineData("starts: waiting, ends: deciding, within: 5 working_days, then: late", "starts: waiting, ends: [deciding, with_officer], within: 5 working_days, then: appeal", "PE4103 `late` nobody may fire `late`, and no deadline does; PE4105 `reply` the deadline `reply` fires `appeal`, which is permitted in no state in which it can run out")]
    [InlineData("    late: {}", "    late: { reason: required }", "PE4105 `reply` the deadline `reply` fires `late`, which needs a reason that no clock can give")]
    [InlineData("    late: {}", "    late: { takes: age }", "PE4105 `reply` the deadline `reply` fires `late`, which needs facts that no clock can give")]
    [InlineData("    late: {}", "    late: { takes: \"age?\" }", "")]
    [InlineData("starts: waiting, ends: deciding, within: 5 working_days, then: late", "starts: [waiting], ends: [waiting, deciding, with_officer], within: 5 working_days, then: late", "")]
    [InlineData("notifications: {}", "  visit: { starts: part, within: 2 days }", "")]
    [InlineData("- { from: part, on: close, to: closed }", "- { from: part, on: close, reenter: yes }", "PE4102 `part` a case that gets to `part` can never leave it, and the state is not final; PE4111 `split` a part that begins in `part` never gets to a final state")]
    [InlineData("- { from: split, parts_ended: yes, to: closed }", "- { from: split, on: close, to: closed }", "PE4111 `split` the case is split, and no transition waits for its parts to end")]
    [InlineData("- { from: deciding, outcome: refused, to: refused }", "", "PE4108 `deciding` in `deciding` no transition handles the answer `refused`")]
    [InlineData("outcome: [needs_person, faulted]", "outcome: needs_person", "PE4108 `deciding` in `deciding` no transition handles the answer `faulted`")]
    [InlineData("# more", "- { from: deciding, on: close, to: closed }", "")]
    [InlineData("# more", "- { from: closed, on: close, to: issued }", "PE4109 `{ from: closed, on: close, to: issued }` `closed` is final, and a transition leads from it")]
    [InlineData("# more", "- { from: closed, on: close, ignore: \"It is closed.\" }", "")]
    [InlineData("reply: { starts: waiting", "reply: { starts: [waiting, closed]", "PE4109 `reply` `closed` is final, and the deadline `reply` starts in it")]
    [InlineData("closed: { final: yes }", "closed: { final: yes, entry: [ { request_information: yes } ] }", "PE4109 `request_information` `closed` is final, and it asks for information that nobody can give any more")]
    [InlineData(", other_than: decide_case", "", "PE5101 `hear` `hear` can be decided by the person who decided with `decide_case`")]
    [InlineData("by: [panel, officer], decides: yes, other_than: decide_case", "by: panel, decides: yes", "")]
    [InlineData("on: hear, to: heard", "on: decide_case, to: heard", "PE5101 `decide_case` `decide_case` can be decided by the person who decided with `decide_case`; PE4104 `hear` no transition uses `hear`, so that it is never permitted")]
    [InlineData("# more", "- { from: issued, automatic: yes, when: asked, to: part }\n    - { from: part, automatic: yes, when: asked, to: issued }", "PE4110 `{ from: issued, automatic: yes, when: asked, to: part }` the transitions `issued` → `part` → `issued` follow by themselves in a circle")]
    [InlineData("# more", "- { from: issued, automatic: yes, when: asked, to: deciding }", "PE5101 `decide_case` `decide_case` can be decided by the person who decided with `hear`")]
    [InlineData("- { from: [decided, heard], outcome: granted, to: issued }\n    - { from: decided, outcome: refused, to: refused }", "- { from: heard, outcome: granted, to: issued }\n    - { from: decided, on: close, to: closed }", "PE4115 `{ from: with_officer, on: decide_case, to: decided }` what is decided with `decide_case` changes nothing: the case goes on from `decided` in the same way whatever the outcome")]
    [InlineData("on: decide_case, to: decided", "on: decide_case, to: closed", "PE4101 `decided` no case ever gets to `decided`")]
    [InlineData("on: decide_case, to: decided", "on: decide_case, to: deciding", "PE4101 `decided` no case ever gets to `decided`; PE4115 `{ from: with_officer, on: decide_case, to: deciding }` what is decided with `decide_case` changes nothing: the case goes on from `deciding` in the same way whatever the outcome")]
    [InlineData("on: decide_case, to: decided", "on: decide_case, to: refused", "PE4101 `decided` no case ever gets to `decided`; PE4115 `{ from: with_officer, on: decide_case, to: refused }` what is decided with `decide_case` changes nothing: the case goes on from `refused` in the same way whatever the outcome")]
    [InlineData("# more", "- { from: issued, on: appeal, when: age < 3 && age > 5, to: part }", "PE4116 `{ from: issued, on: appeal, when: age < 3 && age > 5, to: part }` the condition `age < 3 && age > 5` never holds, so that this transition is never taken")]
    [InlineData("on: appeal, to: appealed", "on: appeal, when: \"false\", to: appealed", "PE4101 `appealed` no case ever gets to `appealed`; PE4101 `heard` no case ever gets to `heard`; PE4116 `{ from: refused, on: appeal, when: \"false\", to: appealed }` the condition `false` never holds, so that this transition is never taken")]
    [InlineData("# more", "- { from: issued, on: appeal, when: 'age < 3 || as_of > date(2019, 1, 1)', to: part }", "")]
    [InlineData("# more", "- { from: issued, on: appeal, when: parts.Count > 3 && weight > 2, to: part }", "")]
    [InlineData("ends: deciding, within: 5 working_days", "ends: [deciding, with_officer], within: 5 working_days, pauses: { in: waiting }", "PE4105 `reply` the deadline `reply` never runs out: its clock stands still wherever it runs")]
    [InlineData("starts: waiting, ends: deciding, within: 5 working_days", "starts: deciding, ends: issued, within: 5 working_days, pauses: { in: waiting }", "PE4105 `reply` the deadline `reply` fires `late`, which is permitted in no state in which it can run out")]
    [InlineData("within: 5 working_days", "within: 5 working_days, pauses: { in: waiting, within: 2 days }", "")]
    [InlineData("issued: {}", "issued: { entry: [ { sample: { fact: asked, rate: 2 } } ] }", "PE4117 `2` a rate is from 0 to 1, and here it is 2")]
    [InlineData("issued: {}", "issued: { entry: [ { sample: { fact: asked, rate: limit } } ] }", "PE4117 `{ from: 2018-01-01, value: 18 }` a rate is from 0 to 1, and here it is 18; PE4117 `{ from: 2019-01-01, value: 21 }` a rate is from 0 to 1, and here it is 21")]
    [InlineData("issued: {}", "issued: { entry: [ { sample: { fact: asked, rate: 0.05 } } ] }", "")]
    [InlineData("- { from: issued, on: divide, to: split, steps: [ { split: { list: parts, key: part_name, into: part } } ] }", "- { from: issued, on: divide, to: split }\n    - { from: issued, on: appeal, to: part }", "PE4111 `{ from: split, parts_ended: yes, to: closed }` no step splits the case, so that it has no parts whose end this transition could wait for")]
    [InlineData("answer: { by: applicant, takes: requested }", "answer: { by: applicant, takes: age }", "PE4112 `request_information` information is asked for on the way into `waiting`, and nothing there takes the answer")]
    [InlineData("panel: Panel }", "panel: Panel, auditor: Auditor }", "PE4113 `auditor` nobody needs the role `auditor`: it may fire no trigger, and nothing is sent to it")]
    [InlineData("# more", "- { from: box, on: spin, to: inner }", "PE4155 `{ from: box, on: spin, to: inner }` a case that is at `inner` already stays there on `spin`: its entry and exit steps are not done again")]
    [InlineData("# more", "- { from: box, on: spin, to: inner, reenter: yes }", "")]
    [InlineData("# more", "- { from: box, on: spin, to: inner }\n    - { from: inner, on: spin, stay: yes }", "")]
    [InlineData("# more", "- { from: box, on: spin, to: inner }\n    - { from: inner, on: spin, ignore: \"It is there.\" }", "")]
    [InlineData("# more", "- { from: inner, on: spin, to: box }", "PE4155 `{ from: inner, on: spin, to: box }` a case that is at `inner` already stays there on `spin`: its entry and exit steps are not done again")]
    [InlineData("# more", "- { from: box, on: spin, to: outer }", "")] // nothing is done on the way in
    [InlineData("notifications: {}", "notifications: { hi: { to: nobody, subject: Hi, text: Hi } }", "PE2026 `nobody` there is no role `nobody` here")]
    public void A_lifecycle_is_told_what_is_wrong(string written, string instead, string expected)
    {
        Assert.Contains(written, Policy, StringComparison.Ordinal);
        var text = instead.Contains("spin", StringComparison.Ordinal) ? WithBox : Policy;
        var found = string.Join("; ", Find(text.Replace(written, instead, StringComparison.Ordinal), England));

        Assert.Equal(expected, found);
    }

    [Theory]
    // Never both.
    [InlineData("asked", "!asked", "")]
    [InlineData("age < 18", "age >= 18", "")]
    [InlineData("age < limit", "age >= limit", "")]
    [InlineData("grown_up && asked", "not(both)", "")]
    [InlineData("kind == car", "kind == van", "")]
    [InlineData("kind == car", "weight > 3", "")]
    [InlineData("name == \"A\"", "name == \"B\"", "")]
    [InlineData("fee == 5", "fee > 5", "")]
    [InlineData("name is \"A\" or \"B\"", "!(name is \"A\" or \"B\")", "")]
    [InlineData("name is not \"A\" and not \"B\"", "name == \"B\"", "")]
    [InlineData("age is 3 or 4", "age is > 4 and < 9", "")]
    [InlineData("length_of(name) > 3", "not(length_of(name) > 3)", "")]
    // Both, with the facts that show it.
    [InlineData("age < 18", "age <= 18", "PE4106 with age 17")]
    [InlineData("age <= 18", "age >= 18", "PE4106 with age 18")]
    [InlineData("age < 21", "age >= limit", "PE4106 with age 20, on 1 January 2018")]
    [InlineData("name is \"A\" or \"B\"", "name is \"B\" or \"C\"", "PE4106 with name B")]
    [InlineData("age is 3 or 4", "age is >= 4 and < 9", "PE4106 with age 4")]
    [InlineData("asked", "grown_up", "PE4106 with asked yes, age 18")]
    [InlineData("both", "kind == van && weight > 2.5", "PE4106 with asked yes, age 18, kind van, weight 2.51")]
    [InlineData("asked || name != \"A\"", "age > 100", "PE4106 with asked yes, age 101")]
    [InlineData("name != \"A\"", "name != \"B\"", "PE4106 with name any other text")]
    // What only a case can show.
    [InlineData("length_of(name) > 3", "asked", "PE4107")]
    [InlineData("fee == 5", "kind == van", "PE4107")]
    [InlineData("outcome == granted", "asked", "PE4107")]
    public void Conditions_that_can_hold_at_once_are_found_with_a_witness(string first, string second, string expected)
    {
        var more = $"- {{ from: split, on: close, to: closed, when: '{first}' }}\n    - {{ from: split, on: close, to: issued, when: '{second}' }}";
        var found = Find(Policy.Replace("# more", more, StringComparison.Ordinal), England);

        Assert.Equal(expected.Length == 0 ? 0 : 1, found.Count);
        Assert.All(found, line => Assert.StartsWith($"{expected[..6]} `{{ from: split, on: close, to: issued, when: '{second}' }}`", line, StringComparison.Ordinal));
        Assert.All(found, line => Assert.Contains(expected.Length > 6 ? $" can be taken at once, {expected[7..]}: this one, and the one on line " : "it cannot be told", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("- { from: drafting, on: submit, to: waiting }", "PE4106 two transitions from `drafting` on `submit` can be taken at once, always: this one, and the one on line 53")]
    [InlineData("- { from: drafting, on: submit, to: waiting, when: asked }", "PE4106 two transitions from `drafting` on `submit` can be taken at once, with asked yes: this one, and the one on line 53")]
    [InlineData("- { from: deciding, outcome: refused, to: closed, when: asked }", "PE4106 two transitions from `deciding` that follow by themselves can be taken at once, with asked yes: this one, and the one on line 55")]
    [InlineData("- { from: deciding, automatic: yes, to: closed, when: asked }", "PE4107 it cannot be told")]
    public void Transitions_meet_by_trigger_and_by_answer(string more, string expected)
    {
        var found = Find(Policy.Replace("# more", more, StringComparison.Ordinal), England);

        Assert.StartsWith(expected, string.Join("; ", found).Replace($"`{more[2..]}` ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in_force: { from: 2018-01-01, to: 2021-06-30 }", "PE4114 `england` the calendar `england` knows its holidays from 1 January 2018 to 31 December 2020, and the policy is in force to 30 June 2021")]
    [InlineData("in_force: { from: 2017-01-01, to: 2020-12-31 }", "PE4114 `england` the calendar `england` knows its holidays from 1 January 2018 to 31 December 2020, and the policy is in force from 1 January 2017")]
    [InlineData("in_force: { from: 2018-01-01 }\nreview_by: 2022-01-01", "PE4114 `england` the calendar `england` knows its holidays from 1 January 2018 to 31 December 2020, and the policy is to be looked at again by 1 January 2022")]
    [InlineData("in_force: { from: 2018-01-01 }", "")]
    public void A_calendar_that_ends_before_the_policy_is_found(string inForce, string expected) =>
        Assert.Equal(expected, string.Join("; ", Find(Policy.Replace("in_force: { from: 2018-01-01, to: 2020-12-31 }", inForce, StringComparison.Ordinal), England)));

    private static IReadOnlyList<string> Find(string policy, string calendar) => Findings.OfFiles(("small/policy.yaml", policy), ("calendars/england.yaml", calendar));
}
