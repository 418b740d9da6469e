using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>
/// Reads scales with brackets. A scale is the sum of its slices: each slice is a definition with the words of its bracket as its title, so that it is explained, covered and proved as any other. Where brackets have days, or edges that
/// are not constants, a table beside it says which brackets hold; on a day without brackets, and where edges do not rise, it says nothing.
/// </summary>
internal static partial class ScaleReader
{
    /// <summary>Adds the scales to a policy.</summary>
    public static PolicySyntax Add(PolicySyntax policy, MapReader map, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Names("scales").Where(entry => entry.Value is YamlMap))
        {
            var scale = new Scale(entry.Key.ToWritten(), new MapReader((YamlMap)entry.Value), map);
            var brackets = scale.Map.Children("brackets").Select(bracket => Read(bracket, diagnostics)).OfType<Bracket>().ToArray();
            if (brackets.Length == 0 || brackets.Length != scale.Map.Children("brackets").Count() || !IsUniform(brackets, diagnostics))
            {
                policy = policy with { Definitions = policy.Definitions.Add(new DefinitionSyntax(scale.Name, new Weaver(scale.Name.Span).Own("0").ToText(), "", ["scale"])) };
                continue;
            }

            policy = Add(policy, scale, brackets, diagnostics);
        }

        return policy;
    }

    private static Bracket? Read(MapReader map, DiagnosticBag diagnostics)
    {
        var (atLeast, moreThan, rate, amount) = (map.Text("at_least"), map.Text("more_than"), map.Text("rate"), map.Text("amount"));
        map.CheckPeriod(diagnostics);
        if ((atLeast is null) == (moreThan is null) || (rate is null) == (amount is null))
        {
            diagnostics.Add(ScaleDiagnostics.BracketForm, map.Map.Head);
            return null;
        }

        if (rate is not null && Percent().Match(rate.Value) is { Success: true } percent && ValueText.TryParse(percent.Groups[1].Value, FactType.Decimal, null) is decimal hundredths)
        {
            return new Bracket(Weaver.Placed((atLeast ?? moreThan)!), atLeast is not null, new Weaver(rate.Span).Own(Trimmed(hundredths / 100)).ToText(), rate.Value.Trim(), true, map);
        }

        if (rate is not null && ValueText.TryParse(rate.Value.Trim(), FactType.Decimal, null) is not null)
        {
            diagnostics.Add(ScaleDiagnostics.BareRate, rate.Span, rate.Value.Trim());
            return null;
        }

        return new Bracket(Weaver.Placed((atLeast ?? moreThan)!), atLeast is not null, Weaver.Placed((rate ?? amount)!), (rate ?? amount)!.Value.Trim(), rate is not null, map);
    }

    private static string Trimmed(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool IsUniform(Bracket[] brackets, DiagnosticBag diagnostics)
    {
        if (Array.Find(brackets, bracket => bracket.IsRate != brackets[0].IsRate) is not { } other)
        {
            return true;
        }

        diagnostics.Add(ScaleDiagnostics.BracketForm, other.Map.Map.Head);
        return false;
    }

    private static PolicySyntax Add(PolicySyntax policy, Scale scale, Bracket[] brackets, DiagnosticBag diagnostics)
    {
        var (name, title) = (scale.Name.Value, scale.Map.Words("title"));
        var of = scale.Map.RequiredText("of");
        var definitions = policy.Definitions.ToBuilder();
        var open = scale.Policy.Child("overrides_allowed")?.Names("parameters").Select(entry => entry.Key.Value).ToArray() ?? [];
        if (!Word().IsMatch(of.Value.Trim()))
        {
            definitions.Add(new DefinitionSyntax(new Written<string>(name + "__of", scale.Name.Span), of, $"What {Said(scale)} is worked out on", scale.Map.Cite()));
            of = new Weaver(of.Span).Own(name + "__of").ToText();
        }

        var stretches = Stretches(brackets).ToArray();
        var sums = new List<TextSyntax>();
        var rows = ImmutableArray.CreateBuilder<RowSyntax>();
        for (var stretch = 0; stretch < stretches.Length; stretch++)
        {
            var (from, to, live) = stretches[stretch];
            CheckRise(policy, from, to, live, diagnostics);
            var mark = stretches.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"__{stretch + 1}_") : "__";
            var sum = new Weaver(scale.Name.Span);
            for (var place = 0; place < live.Length; place++)
            {
                var slice = string.Create(CultureInfo.InvariantCulture, $"{name}{mark}{place + 1}");
                var words = Words(scale, live, place) + (stretches.Length > 1 ? DaysOf(from, to) : "");
                definitions.Add(new DefinitionSyntax(new Written<string>(slice, live[place].Map.Span), Slice(of, live, place), words, live[place].Map.Cite() is { IsEmpty: false } cite ? cite : scale.Map.Cite()) { Rounded = RoundingOf(scale.Map, "each_rounded") });
                sum.Own(place == 0 ? slice : $" + {slice}");
            }

            sums.Add(sum.ToText());
            rows.Add(Row(stretch, from, to, live, scale, IsCompared));
        }

        // A locality may set another figure, which nobody has compared.
        bool IsCompared(TextSyntax edge) => IsNumber(edge) || (FigureOf(policy, edge) is { } figure && !open.Contains(figure.Name.Value));

        var needsTable = rows.Count != 1 || rows[0].When is not null;
        var value = needsTable ? Chosen(scale, sums) : sums[0];
        definitions.Add(new DefinitionSyntax(scale.Name, value, title, scale.Map.Cite()) { Rounded = RoundingReader.Read(scale.Map) });
        return policy with
        {
            Definitions = definitions.ToImmutable(),
            Tables = !needsTable ? policy.Tables : policy.Tables.Add(new TableSyntax
            {
                Name = new Written<string>(name + "__brackets", scale.Name.Span),
                Title = $"Brackets of {Said(scale)}",
                Hit = HitPolicy.Unique,
                Outputs = [new TableOutputSyntax(new Written<string>("set", scale.Name.Span), new TypeSyntax(FactType.WholeNumber, scale.Name.Span, [], null))],
                Rows = rows.ToImmutable(),
                Cite = scale.Map.Cite(),
            }),
        };
    }

    private static RoundingSyntax? RoundingOf(MapReader map, string key) => map.Scalar(key) is { } scalar && RoundingReader.Read(scalar.Value) is { } read ? new RoundingSyntax(read.Mode, read.Step, scalar.Span) : null;

    private static string Said(Scale scale) => scale.Map.Words("title") is { Length: > 0 } title ? $"“{title}”" : $"`{scale.Name.Value}`";

    // What falls into a bracket, times its rate; or the amount of a bracket that is reached.
    private static TextSyntax Slice(TextSyntax of, Bracket[] live, int place)
    {
        var bracket = live[place];
        var text = new Weaver(bracket.Map.Span).Take(of).Own(bracket.IsIncluded ? " >= " : " > ").Take(bracket.Edge).Own(" ? ");
        if (!bracket.IsRate)
        {
            return text.Take(bracket.Value).Own(" : 0").ToText();
        }

        text = place + 1 < live.Length ? text.Own("(min(").Take(of).Own(", ").Take(live[place + 1].Edge).Own(") - ") : text.Own("(").Take(of).Own(" - ");
        return text.Take(bracket.Edge).Own(") * ").Take(bracket.Value).Own(" : 0").ToText();
    }

    private static string Words(Scale scale, Bracket[] live, int place)
    {
        var bracket = live[place];
        var above = $"{(bracket.IsIncluded ? "from" : "above")} {bracket.EdgeWords}";
        return bracket.IsRate
            ? $"{Said(scale)}: {bracket.Said} of the part {above}{(place + 1 < live.Length ? $" up to {live[place + 1].EdgeWords}" : "")}"
            : $"{Said(scale)}: {bracket.Said} {above}";
    }

    private static string DaysOf(DateOnly? from, DateOnly? to) =>
        (from is { } first ? $", from {ValueText.Display(first, FactType.Date, null, "")}" : "") + (to is { } last ? $", to {ValueText.Display(last, FactType.Date, null, "")}" : "");

    private static TextSyntax Chosen(Scale scale, List<TextSyntax> sums)
    {
        var text = new Weaver(scale.Name.Span);
        for (var stretch = 0; stretch < sums.Count - 1; stretch++)
        {
            text.Own(string.Create(CultureInfo.InvariantCulture, $"{scale.Name.Value}__brackets == {stretch + 1} ? ")).Own(sums[stretch].Value).Own(" : ");
        }

        // The last is tested as well, so that nothing is worked out where the table says nothing.
        return sums.Count == 1
            ? text.Own($"{scale.Name.Value}__brackets == 1 ? {sums[0].Value} : 0").ToText()
            : text.Own(sums[^1].Value).ToText();
    }

    private static RowSyntax Row(int stretch, DateOnly? from, DateOnly? to, Bracket[] live, Scale scale, Func<TextSyntax, bool> isCompared)
    {
        var when = new Weaver(live[0].Map.Span).Own(Weaver.Within(from, to));
        var isFirst = from is null && to is null;
        for (var place = 0; place + 1 < live.Length; place++)
        {
            // What was compared on every day needs no condition.
            if (!isCompared(live[place].Edge) || !isCompared(live[place + 1].Edge))
            {
                when.Own(isFirst ? "" : " && ").Take(live[place].Edge).Own(" < ").Take(live[place + 1].Edge);
                isFirst = false;
            }
        }

        var number = (stretch + 1).ToString(CultureInfo.InvariantCulture);
        return new RowSyntax
        {
            Id = number,
            Values = ImmutableDictionary<string, Written<string>>.Empty.Add("set", new Written<string>(number, scale.Name.Span)),
            When = isFirst ? null : when.ToText(),
            Cite = scale.Map.Cite(),
            Span = live[0].Map.Span,
        };
    }

    private static bool IsNumber(TextSyntax edge) => decimal.TryParse(edge.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    // Between two days on which a bracket begins or ends, the same brackets hold.
    private static IEnumerable<(DateOnly? From, DateOnly? To, Bracket[] Live)> Stretches(Bracket[] brackets)
    {
        var cuts = brackets.SelectMany(bracket => new[] { bracket.From, bracket.To is { } to && to < DateOnly.MaxValue ? to.AddDays(1) : null }).OfType<DateOnly>().Distinct().Order().ToArray();
        for (var place = -1; place < cuts.Length; place++)
        {
            DateOnly? from = place < 0 ? null : cuts[place];
            DateOnly? to = place + 1 < cuts.Length ? cuts[place + 1].AddDays(-1) : null;
            var live = Array.FindAll(brackets, bracket => (bracket.From is null || (from is { } first && bracket.From <= first)) && (bracket.To is null || (to is { } last && bracket.To >= last)));
            if (live.Length > 0)
            {
                yield return (from, to, live);
            }
        }
    }

    // Constants and figures are compared on every day on which one of them changes; what else an edge may be is looked at in each decision.
    private static void CheckRise(PolicySyntax policy, DateOnly? from, DateOnly? to, Bracket[] live, DiagnosticBag diagnostics)
    {
        var first = from is { } begins && begins > policy.InForceFrom ? begins : policy.InForceFrom;
        var days = live.SelectMany(bracket => FigureOf(policy, bracket.Edge)?.Values.Select(value => value.From.Value) ?? []).Where(day => day > first && (to is null || day <= to)).Prepend(first).Distinct().Order();
        foreach (var day in days)
        {
            for (var place = 0; place + 1 < live.Length; place++)
            {
                if (ValueOn(policy, live[place].Edge, day) is { } lower && ValueOn(policy, live[place + 1].Edge, day) is { } upper && upper <= lower)
                {
                    diagnostics.Add(ScaleDiagnostics.EdgesFall, live[place + 1].Map.Map.Head, ValueText.Display(day, FactType.Date, null, ""), Named(live[place + 1].Edge, upper), Named(live[place].Edge, lower));
                    return;
                }
            }
        }
    }

    private static string Named(TextSyntax edge, decimal value) => IsNumber(edge) ? $"`{edge.Value}`" : string.Create(CultureInfo.InvariantCulture, $"`{edge.Value}` ({value})");

    private static ParameterSyntax? FigureOf(PolicySyntax policy, TextSyntax edge) => policy.Parameters.FirstOrDefault(parameter => parameter.By is null && parameter.Name.Value == edge.Value.Trim());

    private static decimal? ValueOn(PolicySyntax policy, TextSyntax edge, DateOnly day) =>
        decimal.TryParse(edge.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : FigureOf(policy, edge)?.Values.Where(value => value.From.Value <= day && (value.To is null || value.To.Value >= day)).MaxBy(value => value.From.Value)?.Value is { } written
            && ValueText.TryParse(written.Value.Trim(), FactType.Money, null) is decimal amount ? amount
        : null;

    [GeneratedRegex(@"\A\s*([0-9][0-9_.,]*)\s*%\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    private sealed record Scale(Written<string> Name, MapReader Map, MapReader Policy);

    private sealed record Bracket(TextSyntax Edge, bool IsIncluded, TextSyntax Value, string Said, bool IsRate, MapReader Map)
    {
        public string EdgeWords { get; } = (Map.Text("at_least") ?? Map.Text("more_than"))?.Value.Trim().Replace('_', ' ') ?? "";

        public DateOnly? From { get; } = Map.Date("from")?.Value;

        public DateOnly? To { get; } = Map.Date("to")?.Value;
    }
}
