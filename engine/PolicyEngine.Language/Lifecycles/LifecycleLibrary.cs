using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>What the lifecycles of policies share: bases and calendars. Completes policies with what theirs take from them.</summary>
internal sealed class LifecycleLibrary(DiagnosticBag diagnostics)
{
    private readonly List<(BaseLifecycleSyntax Base, bool IsGood)> bases = [];
    private readonly CalendarShelf calendars = new(diagnostics);
    private readonly Dictionary<string, SourceFile> unread = new(StringComparer.Ordinal);
    private readonly HashSet<SourceFile> used = [];

    /// <summary>Adds a base lifecycle.</summary>
    public void Add(BaseLifecycleSyntax shared, bool isGood) => bases.Add((shared, isGood));

    /// <summary>Adds a calendar.</summary>
    public void Add(CalendarSyntax calendar, bool isGood) => calendars.Add(calendar, isGood);

    /// <summary>Notes that a file could not be read: what it would have held is there all the same, and is not missed.</summary>
    public void AddUnread(SourceFile file)
    {
        foreach (var line in file.Text.Split('\n'))
        {
            if (line.StartsWith("base_lifecycle:", StringComparison.Ordinal))
            {
                unread.TryAdd(line["base_lifecycle:".Length..].Trim(), file);
            }
            else if (line.StartsWith("calendar:", StringComparison.Ordinal))
            {
                calendars.AddUnread(line["calendar:".Length..].Trim(), file);
            }
        }
    }

    /// <summary>Whether a policy takes anything from a file.</summary>
    public bool IsUsed(SourceFile file) => used.Contains(file) || calendars.IsUsed(file);

    /// <summary>Reports ids that stand twice.</summary>
    public void CheckIds()
    {
        calendars.CheckIds();
        var places = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var id in bases.Select(entry => entry.Base.Id).Where(id => id.Value.Length > 0 && !places.TryAdd(id.Value, id.Span)))
        {
            diagnostics.Add(CalendarDiagnostics.CalendarTwice, id.Span, id.Value, "base lifecycle", Examples.PlaceOf(places[id.Value], id.Span));
        }
    }

    /// <summary>The policy with its lifecycle complete, and whether it is fit for use.</summary>
    public (PolicySyntax Policy, bool IsGood) Complete(PolicySyntax policy, bool isGood)
    {
        var own = new DiagnosticBag();
        var (complete, isFit) = WithLifecycle(policy, isGood);
        var counted = DayCalendars.Add(complete, calendars, own);
        diagnostics.AddRange(own);
        return counted is null ? (complete, false) : (counted, isFit);
    }

    private (PolicySyntax Policy, bool IsGood) WithLifecycle(PolicySyntax policy, bool isGood)
    {
        if (policy.Lifecycle is not { } lifecycle)
        {
            return (policy, isGood);
        }

        var own = new DiagnosticBag();
        SourceFile[] files = [];
        if (lifecycle.Extends is { } extends)
        {
            if (bases.Find(entry => entry.Base.Id.Value == extends.Value) is not { Base: { } shared } found)
            {
                ReportNoBase(extends);
                return (policy, false);
            }

            used.UnionWith(bases.Where(entry => entry.Base.Id.Value == extends.Value).Select(entry => entry.Base.File));
            if (!isGood || !found.IsGood)
            {
                return (policy, false);
            }

            policy = LifecycleMerger.Merge(policy, shared, own);
            files = [shared.File];
        }

        policy = policy with { Lifecycle = policy.Lifecycle! with { Calendar = policy.Lifecycle.Calendar ?? policy.Calendar } };
        var counted = calendars.Of(policy.Lifecycle, own);
        diagnostics.AddRange(own);
        return counted is null
            ? (policy, false)
            : (policy with { Calendars = counted.Value.Calendars, SharedFiles = [.. files, .. counted.Value.Files] }, isGood && !own.HasErrors);
    }

    private void ReportNoBase(Written<string> extends)
    {
        if (unread.TryGetValue(extends.Value, out var file))
        {
            used.Add(file);
        }
        else
        {
            diagnostics.Add(LifecycleDiagnostics.UnknownBase, extends.Span, extends.Value, OverrideReader.Help(extends.Value, [.. bases.Select(entry => entry.Base.Id.Value).Distinct()], "base lifecycles"));
        }
    }
}
