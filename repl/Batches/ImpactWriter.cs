using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyEngine.Bulk;

namespace PolicyEngine.Repl.Batches;

/// <summary>Writes an impact as text, JSON, CSV and one page.</summary>
internal sealed class ImpactWriter(ImpactReport report, string old, string now, bool isWeighted)
{
    private const int MostCauses = 12;
    private const int FewPeople = 5;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ImpactKind[] Kinds = Enum.GetValues<ImpactKind>();

    /// <summary>The words for a kind.</summary>
    private static string Words(ImpactKind kind) => kind switch
    {
        ImpactKind.Same => "the same",
        ImpactKind.Gains => "gain",
        ImpactKind.Loses => "lose",
        ImpactKind.Changes => "another answer",
        ImpactKind.Opens => "no longer determined",
        ImpactKind.Settles => "now determined",
        ImpactKind.Breaks or _ => "a policy breaks",
    };

    /// <summary>As text.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{now} against {old}: {BatchWords.Rows(report.Tally.Read - report.Tally.Refused)}{(isWeighted ? $", weight {report.Weight:N0}" : "")}\n\n");
        foreach (var kind in Kinds.Where(kind => report.Of(kind).Rows > 0))
        {
            var (rows, weight) = report.Of(kind);
            text.Append(CultureInfo.InvariantCulture, $"  {Words(kind),-22}{(isWeighted ? weight : rows),14:N0}  {Share(weight),7}{Doubt(kind)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n  {Meaning}\n");
        Section(text, "Outcomes", report.Classes.Where(one => one.Old != one.New).Select(one => string.Create(CultureInfo.InvariantCulture, $"{Shown(one.Old)} → {Shown(one.New)}: {one.Weight:N0} ({Words(one.Kind)})")));
        Section(text, "Money", report.Money.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}: {Pounds(one.Old)} → {Pounds(one.New)} ({Signed(one.New - one.Old)})")));
        if (report.Deciles.Count > 0)
        {
            Section(text, "Changes of money, from the least over the deciles to the most", [string.Join("  ", report.Deciles.Select(Signed))]);
        }

        Section(text, "Causes", report.Causes.Take(MostCauses).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Weight:N0} {Words(one.Kind)}: {one.Cause}")));
        Section(text, "Groups", report.Groups.GroupBy(one => one.Group).Select(group =>
            string.Create(CultureInfo.InvariantCulture, $"{group.Key}: {string.Join(", ", group.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Weight:N0} {Words(one.Kind)}")))}; {Signed(group.Sum(one => one.Money))}")));
        foreach (var kind in report.Examples.GroupBy(example => example.Kind))
        {
            Section(text, $"Plain examples: {Words(kind.Key)}", kind.Select(example => string.Create(CultureInfo.InvariantCulture, $"{report.PlaceWord} {example.Place}: {example.Old} → {example.New}")));
        }

        return text.ToString();
    }

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Schema = "policyengine/impact/1",
            Old = old,
            New = now,
            report.Tally,
            Weight = report.Weight,
            report.Wanted,
            Kinds = Kinds.Select(kind => new { Kind = kind.ToString().ToLowerInvariant(), report.Of(kind).Rows, report.Of(kind).Weight, Uncertainty = isWeighted ? report.Uncertainty(kind) : 0 }),
            Classes = report.Classes.Select(one => new { Kind = one.Kind.ToString().ToLowerInvariant(), one.Old, one.New, one.Rows, one.Weight, one.Money }),
            Causes = report.Causes.Select(one => new { Kind = one.Kind.ToString().ToLowerInvariant(), one.Cause, one.Rows, one.Weight }),
            Groups = report.Groups.Select(one => new { one.Group, Kind = one.Kind.ToString().ToLowerInvariant(), one.Rows, one.Weight, one.Money }),
            report.Money,
            report.Deciles,
            Examples = report.Examples.Select(one => new { Kind = one.Kind.ToString().ToLowerInvariant(), one.Place, one.Old, one.New }),
        },
        Json) + "\n";

    /// <summary>As CSV: a line a class, and a line a group.</summary>
    public string Csv()
    {
        var text = new StringBuilder("section,group,kind,old,new,rows,weight,money\n");
        foreach (var one in report.Classes)
        {
            text.Append(CultureInfo.InvariantCulture, $"class,,{one.Kind.ToString().ToLowerInvariant()},{one.Old},{one.New},{one.Rows},{one.Weight},{one.Money}\n");
        }

        foreach (var one in report.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"group,\"{one.Group.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{one.Kind.ToString().ToLowerInvariant()},,,{one.Rows},{one.Weight},{one.Money}\n");
        }

        return text.ToString();
    }

    /// <summary>As one page. It shows counts and money, no row and no reason of a person, and no group of fewer than five.</summary>
    public string Page()
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Impact of {Safe(now)}</title><style>{Style}</style></head><body>\n<h1>{Safe(now)} against {Safe(old)}</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{BatchWords.Rows(report.Tally.Read - report.Tally.Refused)}. {Safe(Meaning)}</p>\n");
        Bars(page, "How many", Kinds.Where(kind => report.Of(kind).Rows > 0).Select(kind => (Words(kind), report.Of(kind).Weight)));
        Table(page, "Outcomes", ["Before", "After", "What it is", "How many"], report.Classes.Where(one => one.Old != one.New).Select(one => new[] { Shown(one.Old), Shown(one.New), Words(one.Kind), Few(one.Rows, one.Weight) }));
        Table(page, "Money", ["What", "Before", "After", "Change"], report.Money.Select(one => new[] { one.Name, Pounds(one.Old), Pounds(one.New), Signed(one.New - one.Old) }));
        Table(page, "Causes", ["Cause", "What it is", "How many"], report.Causes.Take(MostCauses).Select(one => new[] { one.Cause, Words(one.Kind), Few(one.Rows, one.Weight) }));
        foreach (var kind in new[] { ImpactKind.Loses, ImpactKind.Gains })
        {
            Bars(page, $"Who would {Words(kind)}, by group", report.Groups.Where(one => one.Kind == kind && one.Rows >= FewPeople).Select(one => (one.Group, one.Weight)));
        }

        return page.Append("</body></html>\n").ToString();
    }

    private const string Style = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c}table{border-collapse:collapse}td,th{border-bottom:1px solid #b1b4b6;padding:.3rem .8rem;text-align:left}svg{max-width:100%;height:auto}";

    private string Meaning => report.Wanted.Count == 0
        ? "Gains and losses are of money alone; --wanted says which outcomes count."
        : $"A gain is {string.Join(" or ", report.Wanted.Select(name => $"`{name}`"))}, or more money; a loss the reverse.";

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{title}\n");
            all.ForEach(line => text.Append(CultureInfo.InvariantCulture, $"  {line}\n"));
        }
    }

    private static void Bars(StringBuilder page, string title, IEnumerable<(string Name, decimal Weight)> bars)
    {
        var all = bars.ToList();
        if (all.Count == 0)
        {
            return;
        }

        var most = (double)all.Max(bar => bar.Weight);
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(title)}</h2>\n<svg role=\"img\" aria-label=\"{Safe(title)}\" viewBox=\"0 0 760 {all.Count * 30}\" width=\"760\" height=\"{all.Count * 30}\">\n");
        for (var i = 0; i < all.Count; i++)
        {
            var width = most == 0 ? 0 : (double)all[i].Weight / most * 400;
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{(i * 30) + 20}\">{Safe(all[i].Name)}</text><rect x=\"220\" y=\"{(i * 30) + 5}\" width=\"{width:0.#}\" height=\"20\" fill=\"#1d70b8\"/><text x=\"{228 + width:0.#}\" y=\"{(i * 30) + 20}\">{all[i].Weight:N0}</text>\n");
        }

        page.Append("</svg>\n");
    }

    private static void Table(StringBuilder page, string title, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(title)}</h2>\n<table><tr>{string.Concat(heads.Select(head => $"<th scope=\"col\">{Safe(head)}</th>"))}</tr>\n");
            all.ForEach(row => page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select(cell => $"<td>{Safe(cell)}</td>"))}</tr>\n"));
            page.Append("</table>\n");
        }
    }

    private static string Few(long rows, decimal weight) => rows < FewPeople ? "fewer than 5" : weight.ToString("N0", CultureInfo.InvariantCulture);

    private string Share(decimal weight) => report.Weight == 0 ? "" : (weight / report.Weight).ToString("P2", CultureInfo.InvariantCulture);

    private string Doubt(ImpactKind kind) => isWeighted ? $"  ± {report.Uncertainty(kind).ToString("P2", CultureInfo.InvariantCulture)}" : "";

    private static string Shown(string outcome) => outcome == "?" ? "not determined" : outcome;

    private static string Pounds(decimal amount) => amount < 0 ? $"−£{-amount:N2}" : $"£{amount:N2}";

    private static string Signed(decimal amount) => amount > 0 ? $"+{Pounds(amount)}" : Pounds(amount);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
