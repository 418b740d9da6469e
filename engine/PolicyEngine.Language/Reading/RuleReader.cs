using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads the decision, parts and outputs with their rules.</summary>
internal static class RuleReader
{
    /// <summary>Reads the decision, whose name is <c>outcome</c>; none where a policy only calculates.</summary>
    public static PartSyntax? ReadDecision(MapReader policy, DiagnosticBag diagnostics)
    {
        if (policy.Map.Find("decision") is { } entry)
        {
            return ReadPart(new Written<string>("outcome", entry.Key.Span), policy.RequiredChild("decision"), diagnostics);
        }

        if (CalculatingCheck.Results.All(block => policy.Names(block).IsEmpty))
        {
            diagnostics.Add(CalculatingCheck.Nothing, policy.Map.Entries[0].Key.Span);
        }

        return null;
    }

    /// <summary>Reads the parts.</summary>
    public static ImmutableArray<PartSyntax> ReadParts(MapReader policy, DiagnosticBag diagnostics) =>
        [.. policy.Names("parts").Where(entry => entry.Value is YamlMap).Select(entry => ReadPart(entry.Key.ToWritten(), new MapReader((YamlMap)entry.Value), diagnostics))];

    /// <summary>Reads the outputs.</summary>
    public static ImmutableArray<OutputSyntax> ReadOutputs(MapReader policy, DiagnosticBag diagnostics) =>
        [.. policy.Names("outputs").Where(entry => entry.Value is YamlMap).Select(entry => ReadOutput(entry.Key, new MapReader((YamlMap)entry.Value), diagnostics))];

    /// <summary>Reads the rules of a block, each by itself.</summary>
    public static ImmutableArray<RuleSyntax> ReadRules(MapReader block, DiagnosticBag diagnostics) =>
        [.. block.Children("rules").Select(rule => ReadRule(rule, diagnostics))];

    private static PartSyntax ReadPart(Written<string> name, MapReader map, DiagnosticBag diagnostics) => new()
    {
        Name = name,
        Title = map.Words("title"),
        Outcomes = TypeReader.ReadOutcomes(map, diagnostics),
        OnlyIf = map.Text("only_if"),
        ShownTo = map.Readers(),
        Rules = ReadBlock(map, diagnostics),
        Cite = map.Cite(),
    };

    private static OutputSyntax ReadOutput(YamlScalar name, MapReader map, DiagnosticBag diagnostics)
    {
        var hasRules = map.Map.Find("rules") is not null;
        if (hasRules == (map.Map.Find("value") is not null))
        {
            diagnostics.Add(ReadingDiagnostics.OutputForm, name.Span, "write `value: expression`, or a list of `rules` that lead to values");
        }
        else if (!hasRules && (map.Map.Find("hit") ?? map.Map.Find("otherwise")) is { } extra)
        {
            diagnostics.Add(ReadingDiagnostics.OutputForm, extra.Key.Span, $"`{extra.Key.Value}` goes with `rules`; take it away");
        }
        else if (hasRules && map.Map.Find("because") is { } because)
        {
            diagnostics.Add(ReadingDiagnostics.OutputForm, because.Key.Span, "with `rules`, each rule has its own `because`; take this one away");
        }

        return new OutputSyntax
        {
            Name = name.ToWritten(),
            Title = map.Words("title"),
            Type = TypeReader.Read(map, diagnostics),
            OnlyIf = map.Text("only_if"),
            ShownTo = map.Readers(),
            Value = map.Text("value"),
            Because = map.Text("because"),
            Rules = hasRules ? ReadBlock(map, diagnostics) : null,
            Rounded = RoundingReader.Read(map),
            Unit = map.Words("unit"),
            Cite = map.Cite(),
        };
    }

    private static RuleBlockSyntax ReadBlock(MapReader map, DiagnosticBag diagnostics)
    {
        var rules = ReadRules(map, diagnostics);
        RuleBlockCheck.Check(rules, diagnostics);
        var hit = map.Words("hit") switch { "first" => HitPolicy.First, "priority" => HitPolicy.Priority, _ => HitPolicy.Any };
        return new RuleBlockSyntax(hit, rules, ReadOtherwise(map));
    }

    private static RuleSyntax? ReadOtherwise(MapReader block)
    {
        if (block.Child("otherwise") is not { } map)
        {
            return null;
        }

        return new RuleSyntax
        {
            Id = new Written<string>("otherwise", block.Map.Find("otherwise")!.Key.Span),
            Then = map.Text("then"),
            Because = map.RequiredText("because"),
            Cite = map.Cite(),
            Signpost = map.WordsList("signpost"),
            Route = map.Words("route"),
            Span = map.Span,
        };
    }

    private static RuleSyntax ReadRule(MapReader map, DiagnosticBag diagnostics)
    {
        map.CheckPeriod(diagnostics);
        var id = map.RequiredWritten("id");
        var isAdvisory = map.Words("kind") == "advisory";
        if (isAdvisory && map.Scalar("then") is { } then)
        {
            diagnostics.Add(ReadingDiagnostics.AdvisoryThen, then.Span, id.Value);
        }
        else if (!isAdvisory && map.Map.Find("then") is null && id.Value.Length > 0)
        {
            diagnostics.Add(ReadingDiagnostics.NoThen, id.Span, id.Value);
        }

        return new RuleSyntax
        {
            Id = id,
            Title = map.Words("title"),
            When = map.RequiredText("when"),
            Then = map.Text("then"),
            Because = map.RequiredText("because"),
            Cite = map.Cite(),
            Signpost = map.WordsList("signpost"),
            Route = map.Words("route"),
            From = map.Date("from")?.Value,
            To = map.Date("to")?.Value,
            Status = map.Words("status") switch { "proposed" => RuleStatus.Proposed, "draft" => RuleStatus.Draft, _ => RuleStatus.Live },
            ExceptionTo = map.WrittenList("exception_to"),
            Advisory = isAdvisory,
            Span = map.Span,
        };
    }
}
