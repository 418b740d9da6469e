using System.Collections.Immutable;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Lifecycles;

/// <summary>The names of a lifecycle, each of its kind with a place. A name that is not there is reported with the nearest one, and gives -1.</summary>
internal sealed class LifecycleNames(PolicySyntax policy, SymbolTable symbols, DiagnosticBag diagnostics)
{
    private readonly Kind states = new("state", "states", [.. policy.Lifecycle!.States.Select(state => state.Name.Value)]);
    private readonly Kind triggers = new("trigger", "triggers", [.. policy.Lifecycle.Triggers.Select(trigger => trigger.Name.Value)]);
    private readonly Kind roles = new("role", "roles", [.. policy.Lifecycle.Roles.Select(role => role.Name.Value)]);
    private readonly Kind notifications = new("notification", "notifications", [.. policy.Lifecycle.Notifications.Select(notification => notification.Name.Value)]);
    private readonly Kind facts = new("fact", "facts", [.. policy.Facts.Select(fact => fact.Name.Value)]);

    private readonly string[] calendars = [.. policy.Calendars.Select(calendar => calendar.Id.Value)];

    public int State(Written<string>? name) => Find(states, name);

    public ImmutableArray<int> States(ImmutableArray<Written<string>> names) => Found(states, names);

    public int Trigger(Written<string>? name) => Find(triggers, name);

    public ImmutableArray<int> Triggers(ImmutableArray<Written<string>> names) => Found(triggers, names);

    public int Role(Written<string> name) => Find(roles, name);

    public ImmutableArray<int> Roles(ImmutableArray<Written<string>> names) => Found(roles, names);

    public int Notification(Written<string>? name) => Find(notifications, name);

    /// <summary>A fact, by its place.</summary>
    public int Fact(Written<string>? name) => Find(facts, name) >= 0 ? symbols.Find(name!.Value) is { Kind: SymbolKind.Fact } symbol ? symbol.Place : -1 : -1;

    /// <summary>A calendar; Language has reported those that are missing.</summary>
    public int Calendar(Written<string>? name) => name is null ? -1 : Array.IndexOf(calendars, name.Value);

    private ImmutableArray<int> Found(Kind kind, ImmutableArray<Written<string>> names) => [.. names.Select(name => Find(kind, name)).Where(place => place >= 0).Distinct()];

    private int Find(Kind kind, Written<string>? name)
    {
        if (name is null || name.Value.Length == 0)
        {
            return -1;
        }

        var place = kind.Names.IndexOf(name.Value);
        if (place < 0)
        {
            var hint = NearestName.Hint(name.Value, kind.Names);
            var help = hint.Length > 0 ? hint : kind.Names.IsEmpty ? $"there are no {kind.Many}" : $"the {kind.Many} are {string.Join(", ", kind.Names.Select(known => $"`{known}`"))}";
            diagnostics.Add(LifecycleDiagnostics.UnknownName, name.Span, kind.One, name.Value, help);
        }

        return place;
    }

    private sealed record Kind(string One, string Many, ImmutableArray<string> Names);
}
