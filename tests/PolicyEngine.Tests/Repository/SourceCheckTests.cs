using Microsoft.VisualBasic.FileIO;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Repository;

/// <summary>Each row that was read from a paper is a case of <c>rules/source-checks</c>, with the same figures and the same place.</summary>
public sealed class SourceCheckTests
{
    private static readonly string Folder = Path.Combine(Tree.Root, "rules", "source-checks");

    private static readonly Dictionary<string, CaseSyntax> Cases = PolicyLoader.Load(Folder).Cases
        .Where(file => Path.GetFileName(file.File.Path) != "edges.yaml")
        .SelectMany(file => file.Cases.AsEnumerable())
        .ToDictionary(one => one.Id.Value);

    private static readonly ILookup<string, string> Terms = Rows("terms").ToLookup(row => row["check"], row => row["amount"]);

    private static readonly string[] Names = ["shares", "growth", "totals", "products", "two-places", "weekdays"];

    public static TheoryData<string> Tables => [.. Names];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_row_is_a_case(string table) => Assert.All(Rows(table), row =>
    {
        var one = Cases[row["check"]];
        var given = one.Facts.Entries.Where(entry => entry.Value is GivenScalar).ToDictionary(entry => entry.Name, entry => ((GivenScalar)entry.Value).Text);

        Assert.Equal(row["title"], one.Title);
        Assert.Equal(row["place"], string.Join(' ', one.Cite));
        Assert.Equal(row.Where(cell => IsFact(cell.Key)).OrderBy(cell => cell.Key), given.OrderBy(fact => fact.Key));
        Assert.Equal(Terms[row["check"]], Amounts(one));
    });

    [Fact]
    public void A_case_is_a_row() =>
        Assert.Equal(Cases.Keys.Order(), Names.SelectMany(table => Rows(table).Select(row => row["check"])).Order());

    private static bool IsFact(string column) => column is not ("check" or "title" or "place");

    private static IEnumerable<string> Amounts(CaseSyntax one) =>
        one.Facts.Entries.Select(entry => entry.Value).OfType<GivenList>()
            .SelectMany(list => list.Items.OfType<GivenMap>())
            .Select(record => ((GivenScalar)record.Entries[0].Value).Text);

    private static IEnumerable<Dictionary<string, string>> Rows(string table)
    {
        using var reader = new TextFieldParser(Path.Combine(Folder, "data", table + ".csv"));
        reader.SetDelimiters(",");
        var columns = reader.ReadFields()!;
        while (reader.ReadFields() is { } cells)
        {
            yield return columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }
}
