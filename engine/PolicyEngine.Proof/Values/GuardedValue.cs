using System.Collections.Immutable;
using PolicyEngine.Proof.Claims;

namespace PolicyEngine.Proof.Values;

/// <summary>A value that holds under a claim: a <see cref="Numbers.Linear"/>, a <see cref="bool"/>, an option, a text, or a text that a case gives.</summary>
internal readonly record struct GuardedCase(Claim Guard, object Value);

/// <summary>An option of a list.</summary>
internal sealed record OptionValue(int Place);

/// <summary>A text that a case gives.</summary>
internal sealed record TextInput(Axis Axis);

/// <summary>A value as cases of which no two hold together, and when it breaks or is in doubt. Where nothing holds it is unknown, or does not apply.</summary>
internal sealed record GuardedValue(ImmutableArray<GuardedCase> Cases, Reached Reached)
{
    /// <summary>How many cases a value may have before it is taken as one that nothing is known of.</summary>
    public const int MostCases = 64;

    public static GuardedValue Of(object value) => new([new GuardedCase(Claim.Yes, value)], Reached.Always);

    public static GuardedValue Unknown { get; } = new([], new Reached(Claim.No, Claim.No, Claim.No));

    public static GuardedValue Broken { get; } = new([], new Reached(Claim.No, Claim.Yes, Claim.No));
}

/// <summary>Collects cases; equal values are kept together.</summary>
internal sealed class CaseCollector(ClaimGraph graph)
{
    private readonly Dictionary<object, Claim> guards = [];
    private readonly List<object> order = [];
    private Claim ready = Claim.No;
    private Claim breaks = Claim.No;
    private Claim doubt = Claim.No;

    public int Count => order.Count;

    public void Add(Claim guard, object value)
    {
        if (guard.IsNo)
        {
            return;
        }

        if (guards.TryGetValue(value, out var known))
        {
            guards[value] = graph.Or(known, guard);
        }
        else
        {
            guards.Add(value, guard);
            order.Add(value);
        }

        ready = graph.Or(ready, guard);
    }

    public void Break(Claim guard) => breaks = graph.Or(breaks, guard);

    public void Doubt(Claim guard) => doubt = graph.Or(doubt, guard);

    /// <summary>Adds a value under a further claim.</summary>
    public void Add(Claim guard, GuardedValue value)
    {
        foreach (var one in value.Cases)
        {
            Add(graph.And(guard, one.Guard), one.Value);
        }

        Break(graph.And(guard, value.Reached.Breaks));
        Doubt(graph.And(guard, value.Reached.Doubt));
    }

    public GuardedValue Build() => new([.. order.Select(value => new GuardedCase(guards[value], value))], new Reached(ready, breaks, doubt));
}
