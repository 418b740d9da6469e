namespace PolicyEngine.Tests.Cases;

/// <summary>A small permit with everything that a lifecycle can say.</summary>
internal static class PermitPolicy
{
    public const string Calendar = """
        calendar: england
        title: Days on which the office works
        zone: Europe/London
        known: { from: 2017-01-01, to: 2028-12-31 }
        opening: { monday: "09:00-17:00", tuesday: "09:00-17:00", wednesday: "09:00-17:00", thursday: "09:00-17:00", friday: "09:00-16:00" }
        holidays:
          2018-12-25: Christmas Day
          2018-12-26: Boxing Day
          2019-01-01: New Year's Day

        """;

    public const string Yaml = Head + Facts + Rules + Lifecycle;

    public const string Head = """
        policy: permit
        title: Parking permit
        version: "2018.1"
        owner: Parking
        source: { document: The paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        suppress: [ { id: PE4156, at: zones, reason: "A zone is named by the council." } ]

        """;

    public const string Facts = """
        facts:
          lives_here: { type: yes_no, ask: "Do you live here?" }
          cars: { type: whole_number, range: 0..9, ask: "How many cars do you have?", keep_after_erasing: "The council reports how many cars its permits are for." }
          blue_badge: { type: yes_no, ask: "Do you have a Blue Badge?", sensitive: yes }
          paid: { type: money, ask: "How much did you pay?" }
          drawn: { type: yes_no, ask: "Was the case drawn?" }
          issued_on: { type: date, ask: "When was it issued?" }
          zone_name: { type: text, ask: "Which zone?" }
          zones:
            type: list
            ask: "Which zones?"
            keep_after_erasing: "A zone is part of the town."
            of: { zone_name: { type: text }, spaces: { type: whole_number } }
        parameters:
          rate: { type: decimal, values: [ { from: 2018-01-01, value: 0.5 } ] }
          answer_hours: { type: whole_number, values: [ { from: 2018-01-01, value: 24 } ] }
          fee: { type: money, values: [ { from: 2018-01-01, value: 60 } ] }

        """;

    public const string Rules = """
        decision:
          outcomes: [accepted, refused, by_hand]
          rules:
            - { id: badge, exception_to: lives, when: blue_badge, then: by_hand, because: "A Blue Badge is looked at by an officer." }
            - { id: lives, when: lives_here && cars > 0, then: accepted, because: "You live here and have {cars} cars." }
          otherwise: { then: refused, because: "You do not live here, or have no car." }

        """;

    public const string Lifecycle = """
        lifecycle:
          initial: drafting
          calendar: england
          roles:
            applicant: The applicant
            officer: { title: Permit officer, keep_after_erasing: "Who decided answers for it." }
            manager: { title: Team manager, keep_after_erasing: "Who decided answers for it." }
          states:
            drafting: { title: Being filled in }
            assessing: { title: Being assessed, initial: deciding }
            deciding: { title: Being decided, in: assessing, entry: [ { decide: yes } ] }
            asking: { title: Waiting for you, in: assessing, entry: [ { request_information: yes }, { notify: what_we_need } ] }
            with_officer: { title: With an officer, in: assessing }
            late: { title: Late, in: assessing }
            accepted: { title: Accepted, entry: [ { notify: told } ] }
            issued: { title: Issued, entry: [ { set: { issued_on: as_of } }, { sample: { fact: drawn, rate: rate } } ] }
            renewing: { title: To be renewed }
            lapsed: { title: Lapsed, final: yes }
            refused: { title: Refused, entry: [ { notify: told } ] }
            withdrawn: { title: Withdrawn, final: yes }
            called_in: { title: Called in }
            split: { title: In parts }
            part_open: { title: A part }
            part_closed: { title: A part that is done, final: yes }
            closed: { title: Closed, final: yes }
          triggers:
            submit: { title: Send the application, by: applicant, takes: all }
            answer: { title: Answer, by: [applicant, officer], takes: requested }
            decide_case: { title: Decide, by: officer, decides: yes }
            confirm: { title: Confirm, by: [officer, manager], other_than: decide_case }
            pay: { title: Pay, by: applicant, takes: [paid] }
            renew: { title: Confirm that nothing has changed, by: applicant }
            renewal_due: { title: Renewal falls due }
            lapse: { title: Lapse }
            escalate: { title: Take on as late }
            withdraw: { title: Withdraw, by: applicant, reason: required }
            re_rate: { title: Assess again, by: officer, takes: [cars] }
            call_in: { title: Call in, by: officer, takes: [zones] }
            split_up: { title: Split, by: officer }
            close_part: { title: Close the part, by: officer }
          transitions:
            - { from: drafting, on: submit, to: assessing, when: cars <= 3, refuse: "{cars} cars are more than we can take.", cite: "p. 2" }
            - { from: deciding, outcome: accepted, to: accepted }
            - { from: deciding, outcome: refused, to: refused }
            - { from: deciding, outcome: undetermined, to: asking }
            - { from: deciding, outcome: [by_hand, needs_person, faulted], to: with_officer }
            - { from: asking, on: answer, to: deciding }
            - { from: assessing, on: escalate, to: late }
            - { from: [with_officer, late], on: decide_case, stay: yes }
            - { from: [with_officer, late], on: confirm, to: accepted }
            - { from: accepted, on: pay, to: issued, when: paid == fee, refuse: "The fee is {fee}." }
            - { from: issued, on: renewal_due, to: renewing }
            - { from: renewing, on: renew, to: issued }
            - { from: renewing, on: lapse, to: lapsed }
            - { from: issued, on: re_rate, reenter: yes }
            - { from: [drafting, assessing, accepted, issued], on: withdraw, to: withdrawn }
            - { from: refused, on: withdraw, ignore: "It is decided already." }
            - { from: drafting, on: call_in, to: called_in }
            - { from: called_in, on: split_up, to: split, steps: [ { split: { list: zones, key: zone_name, into: part_open } } ] }
            - { from: part_open, on: close_part, to: part_closed }
            - { from: split, parts_ended: yes, to: closed }
          deadlines:
            response: { title: We answer within 24 hours, starts: assessing, ends: [accepted, refused], within: answer_hours hours, pauses: { in: asking, within: 12 hours }, then: escalate, remind: [ { before: 4 hours, notify: hurry } ] }
            renewal: { title: Renewal, starts: issued, ends: renewing, at: "add_years(issued_on, 1)", time: "09:00", then: renewal_due }
            lapsing: { title: Lapses, starts: renewing, ends: issued, within: 10 working_days, then: lapse }
          notifications:
            what_we_need: { to: applicant, subject: "Your application {case}", text: "We still need:\n{missing}\nWe answer by {due.response}." }
            told: { to: applicant, subject: "Your application {case}: {state}", text: "{reasons}" }
            hurry: { to: officer, subject: "{case} is due", text: "By {due.response}." }
          retention: 6 years

        """;
}
