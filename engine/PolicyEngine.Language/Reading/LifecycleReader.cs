using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads lifecycles: those of policies, and those that policies extend.</summary>
internal static class LifecycleReader
{
    /// <summary>Reads the lifecycle of a policy; <see langword="null"/> when it has none.</summary>
    public static LifecycleSyntax? Read(MapReader policy, DiagnosticBag diagnostics) =>
        policy.Child("lifecycle") is { } map ? ReadKeys(map, policy.Map.Find("lifecycle")!.Key.Span, diagnostics) : null;

    /// <summary>Reads a base lifecycle from a tree that has the shape of one.</summary>
    public static BaseLifecycleSyntax ReadBase(SourceFile file, YamlMap tree, DiagnosticBag diagnostics)
    {
        var map = new MapReader(tree);
        return new BaseLifecycleSyntax
        {
            File = file,
            Id = map.RequiredWritten("base_lifecycle"),
            Facts = FactReader.Read(map, diagnostics),
            Parameters = ParameterReader.Read(map, diagnostics),
            Definitions = CriteriaReader.ReadDefinitions(map),
            Lifecycle = ReadKeys(map, map.RequiredWritten("base_lifecycle").Span, diagnostics),
        };
    }

    private static LifecycleSyntax ReadKeys(MapReader map, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (map.Written("extends") is null && map.Map.Find("without") is { } without)
        {
            diagnostics.Add(LifecycleDiagnostics.WithoutBase, without.Key.Span);
        }

        return new LifecycleSyntax
        {
            Span = span,
            Extends = map.Written("extends"),
            Without = map.WrittenList("without"),
            Initial = map.Written("initial"),
            Calendar = map.Written("calendar"),
            Roles = [.. map.Names("roles").Select(entry => Role(entry, diagnostics))],
            States = [.. Maps(map, "states").Select(entry => State(entry.Name, entry.Map, diagnostics))],
            Triggers = [.. Maps(map, "triggers").Select(entry => Trigger(entry.Name, entry.Map))],
            Transitions = [.. map.Children("transitions").Select(transition => TransitionReader.Read(transition, diagnostics))],
            Deadlines = [.. Maps(map, "deadlines").Select(entry => DeadlineReader.Read(entry.Name, entry.Map, diagnostics))],
            Notifications = [.. Maps(map, "notifications").Select(entry => new NotificationSyntax(entry.Name, entry.Map.RequiredWritten("to"), entry.Map.RequiredText("subject"), entry.Map.RequiredText("text")))],
            Retention = Retention(map, diagnostics),
        };
    }

    private static IEnumerable<(Written<string> Name, MapReader Map)> Maps(MapReader map, string key) =>
        map.Names(key).Where(entry => entry.Value is YamlMap).Select(entry => (entry.Key.ToWritten(), new MapReader((YamlMap)entry.Value)));

    private static RoleSyntax Role(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (entry.Key.Value is CaseRole.Clock or CaseRole.System)
        {
            diagnostics.Add(LifecycleDiagnostics.EngineRole, entry.Key.Span, entry.Key.Value);
        }

        return entry.Value is YamlMap map
            ? new RoleSyntax(entry.Key.ToWritten(), new MapReader(map).Words("title"), KeepReader.Read(new MapReader(map), diagnostics))
            : new RoleSyntax(entry.Key.ToWritten(), (entry.Value as YamlScalar)?.Value.Trim() ?? "", "");
    }

    private static StateSyntax State(Written<string> name, MapReader map, DiagnosticBag diagnostics) => new()
    {
        Name = name,
        Title = map.Words("title"),
        In = map.Written("in"),
        Initial = map.Written("initial"),
        IsFinal = map.YesNo("final"),
        Entry = TransitionReader.Steps(map, "entry", diagnostics),
        Exit = TransitionReader.Steps(map, "exit", diagnostics),
        Cite = map.Cite(),
    };

    private static TriggerSyntax Trigger(Written<string> name, MapReader map) => new()
    {
        Name = name,
        Title = map.Words("title"),
        By = map.WrittenList("by"),
        Takes = map.WrittenList("takes"),
        Decides = map.YesNo("decides"),
        NeedsReason = map.Scalar("reason") is not null,
        OtherThan = map.WrittenList("other_than"),
        Cite = map.Cite(),
    };

    private static DurationSyntax? Retention(MapReader map, DiagnosticBag diagnostics)
    {
        var retention = DurationReader.Read(map, "retention");
        if (retention is { Unit: not (DurationUnit.Days or DurationUnit.Weeks or DurationUnit.Months or DurationUnit.Years) })
        {
            diagnostics.Add(LifecycleDiagnostics.RetentionUnit, retention.Span, $"`{Examples.Shown(retention.Span.Text)}`");
        }

        return retention;
    }
}
