namespace PolicyEngine.Tests.Hosting;

/// <summary>A small policy whose cases wait, are hurried, escalate and close.</summary>
internal static class PermitCases
{
    public static string Policy(string version = "1", int hours = 24) =>
        $$"""
        policy: permit
        title: Permit
        owner: Permit team
        source: { document: A paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        version: "{{version}}"
        facts:
          resident: { type: yes_no, ask: "Do you live here?" }
        decision:
          outcomes: [granted, refused]
          rules:
            - { id: lives_here, when: resident, then: granted, because: "You live here." }
          otherwise: { then: refused, because: "You live elsewhere." }
        lifecycle:
          initial: waiting
          roles: { applicant: "The applicant", officer: "Permit officer" }
          states:
            waiting: { title: "Waiting" }
            escalated: { title: "With the manager", entry: [ { notify: late } ] }
            closed: { title: "Closed", final: yes }
          triggers:
            answer: { title: "Answer", by: [applicant, officer], takes: [resident] }
            escalate: { title: "Escalate" }
            close: { title: "Close", by: officer }
          transitions:
            - { from: waiting, on: answer, stay: yes, steps: [ { decide: yes }, { notify: thanks } ] }
            - { from: waiting, on: escalate, to: escalated }
            - { from: [waiting, escalated], on: close, to: closed }
          deadlines:
            response: { title: "We answer", starts: waiting, ends: [closed], within: {{hours}} hours, then: escalate, remind: [ { before: 4 hours, notify: hurry } ] }
          notifications:
            thanks: { to: applicant, subject: "Thank you", text: "We have your answer." }
            hurry: { to: officer, subject: "{case} is due", text: "Please decide." }
            late: { to: applicant, subject: "{case} is late", text: "We are sorry." }
        """;
}
