using PolicyEngine.Cases;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Living;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:fire</c>: somebody does something with the case.</summary>
public sealed class FireCommand() : SessionCommand("fire", "fire TRIGGER [as ROLE [NAME]] [with FACT=VALUE, …] [outcome OUTCOME] [because REASON]", "do something with the case, in a role")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Living;

    /// <inheritdoc/>
    public override string Help => "What is due by the clock is done first. Without a role it is the first that may. A refusal says which condition fails, and what can be done instead; nothing has then changed.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":fire submit with lives_in_zone=yes", "with facts"), (":fire confirm as officer Ann", "as a person in a role"), (":fire refuse outcome refused because \"Two permits are in use\"", "where somebody decides")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (CaseReplies.WhyNot(session, true) is { } refused)
        {
            return refused;
        }

        var lifecycle = session.Policy.Model.Lifecycle!;
        var line = FireLine.Of(argument);
        if (lifecycle.Triggers.FirstOrDefault(one => one.Name == line.Trigger) is not { } trigger)
        {
            var now = CaseReplies.WhatCanBeDone(session, cancellation);
            return line.Trigger.Length == 0 ? Refusals.Of("`:fire` needs to know what is done", now) : Refusals.NoSuch("trigger", line.Trigger, lifecycle.Triggers.Select(one => one.Name), now);
        }

        if (CaseReplies.Role(lifecycle, line.Role, trigger.By) is not { } role)
        {
            return Refusals.NoSuch("role", line.Role, lifecycle.Roles.Select(one => one.Name), $"the roles are {string.Join(", ", lifecycle.Roles.Select(one => one.Name))}");
        }

        if (CaseReplies.Facts(session, line.Facts, out var wrong) is not { } facts)
        {
            return wrong!;
        }

        var request = new FireRequest
        {
            CaseId = session.Living!.CaseId,
            Trigger = trigger.Name,
            Role = role,
            Actor = line.Actor.Length > 0 ? line.Actor : role,
            Facts = CaseArguments.Of(facts),
            Outcome = line.Outcome,
            Reason = line.Reason,
        };
        return CaseReplies.Of(session, session.Living.Fire(request, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => session.Policy.Model.Lifecycle is not { } lifecycle ? []
        : argument.Contains(' ', StringComparison.Ordinal) ? [new("as", "option", "the role"), new("with", "option", "facts"), new("outcome", "option", "the outcome"), new("because", "option", "the reason"), .. lifecycle.Roles.Select(role => new CompletionItem(role.Name, "role", role.Title))]
        : lifecycle.Triggers.Where(trigger => !trigger.By.IsEmpty).Select(trigger => new CompletionItem(trigger.Name, "trigger", trigger.Title));
}
