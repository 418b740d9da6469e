using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads transitions and steps.</summary>
internal static class TransitionReader
{
    /// <summary>Reads a transition.</summary>
    public static TransitionSyntax Read(MapReader map, DiagnosticBag diagnostics)
    {
        var transition = new TransitionSyntax
        {
            Kind = map.YesNo("reenter") ? TransitionKind.Reenter : map.YesNo("stay") ? TransitionKind.Stay : map.Scalar("ignore") is not null ? TransitionKind.Ignore : TransitionKind.Move,
            From = map.WrittenList("from"),
            On = map.Written("on"),
            Outcomes = map.WrittenList("outcome"),
            Automatic = map.YesNo("automatic"),
            PartsEnded = map.YesNo("parts_ended"),
            To = map.Written("to"),
            When = map.Text("when"),
            Refusal = map.Text("refuse") ?? map.Text("ignore"),
            Steps = Steps(map, "steps", diagnostics),
            Cite = map.Cite(),
            Span = map.Span,
        };
        Check(map, transition, diagnostics);
        return transition;
    }

    /// <summary>Reads the steps under a key.</summary>
    public static ImmutableArray<StepSyntax> Steps(MapReader map, string key, DiagnosticBag diagnostics) =>
        [.. map.Children(key).SelectMany(step => Step(step, diagnostics))];

    private static void Check(MapReader map, TransitionSyntax transition, DiagnosticBag diagnostics)
    {
        var causes = new[] { transition.On is not null, !transition.Outcomes.IsEmpty, transition.Automatic, transition.PartsEnded };
        if (causes.Count(cause => cause) != 1)
        {
            diagnostics.Add(LifecycleDiagnostics.TransitionCause, map.Map.Head);
            return;
        }

        var ends = new[] { transition.To is not null || map.YesNo("reenter"), map.YesNo("stay"), map.Scalar("ignore") is not null };
        if (ends.Count(end => end) != 1)
        {
            diagnostics.Add(LifecycleDiagnostics.TransitionEnd, map.Map.Head);
            return;
        }

        Apart(map, "refuse", transition.When is null, "a transition without `when`", "add the condition as `when:`; without one nothing is refused", diagnostics);
        Apart(map, "refuse", transition.When is not null && transition.On is null, "a transition that is taken by itself", "nobody asks for it, so nobody is refused; take `refuse` away", diagnostics);
        foreach (var key in new[] { "ignore", "stay", "reenter" })
        {
            Apart(map, key, transition.On is null, "a transition that is taken by itself", "one that is taken by itself leads to another state; write `to:`", diagnostics);
        }

        foreach (var key in new[] { "when", "steps" })
        {
            Apart(map, key, transition.Kind == TransitionKind.Ignore, "`ignore`", "what is ignored does nothing and has no condition; take it away", diagnostics);
        }
    }

    private static void Apart(MapReader map, string key, bool isWrong, string other, string help, DiagnosticBag diagnostics)
    {
        if (isWrong && map.Map.Find(key) is { } entry)
        {
            diagnostics.Add(LifecycleDiagnostics.KeysApart, entry.Key.Span, key, other, help);
        }
    }

    private static IEnumerable<StepSyntax> Step(MapReader map, DiagnosticBag diagnostics)
    {
        var entries = map.Map.Entries.Where(entry => Kinds.ContainsKey(entry.Key.Value)).ToArray();
        if (entries.Length != 1 || (entries[0].Key.Value is "decide" or "request_information" && !map.YesNo(entries[0].Key.Value)))
        {
            diagnostics.Add(LifecycleDiagnostics.StepForm, map.Map.Head, entries.Length > 1 ? "several things at once" : "nothing");
            return [];
        }

        var kind = Kinds[entries[0].Key.Value];
        var step = new StepSyntax { Kind = kind, Span = entries[0].Key.Span };
        if (kind != StepKind.Set)
        {
            Apart(map, "rounded", true, "a step that sets nothing", "it says how the value of `set` is rounded; take it away", diagnostics);
        }

        var child = map.RequiredChild(entries[0].Key.Value);
        return kind switch
        {
            StepKind.Notify => [step with { Notify = map.Written("notify") }],
            StepKind.Set => child.Map.Entries.Select(entry => step with { Fact = entry.Key.ToWritten(), Value = MapReader.TextOf(entry), Rounded = RoundingReader.Read(map) }),
            StepKind.Sample => [step with { Fact = child.RequiredWritten("fact"), Value = child.RequiredText("rate") }],
            StepKind.Split => [step with { Fact = child.RequiredWritten("list"), Key = child.RequiredWritten("key"), Into = child.RequiredWritten("into") }],
            StepKind.Decide or StepKind.RequestInformation => [step],
            _ => throw new ArgumentOutOfRangeException(nameof(map)),
        };
    }

    private static readonly Dictionary<string, StepKind> Kinds = new(StringComparer.Ordinal)
    {
        ["decide"] = StepKind.Decide,
        ["request_information"] = StepKind.RequestInformation,
        ["notify"] = StepKind.Notify,
        ["sample"] = StepKind.Sample,
        ["set"] = StepKind.Set,
        ["split"] = StepKind.Split,
    };
}
