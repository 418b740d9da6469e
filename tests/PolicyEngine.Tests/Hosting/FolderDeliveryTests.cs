using PolicyEngine.Cases.Delivery;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Hosting;

/// <summary>Letters as files: whole, once however often they come, and never outside their folder.</summary>
public sealed class FolderDeliveryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_letter_is_one_file_however_often_it_comes()
    {
        var delivery = new FolderDelivery(Path.Combine(folder.Path, "letters"));

        await delivery.DeliverAsync(Letter("rose", "k1"), default);
        await delivery.DeliverAsync(Letter("rose", "k1") with { Attempt = 2 }, default);
        await delivery.DeliverAsync(Letter("rose", "k2"), default);

        var files = Directory.GetFiles(Path.Combine(folder.Path, "letters"));
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Equal("To: applicant\nCase: rose\nSubject: Your permit\n\nIt is issued.\n", File.ReadAllText(file)));
    }

    [Fact]
    public async Task The_id_of_a_case_leads_nowhere_else()
    {
        var letters = Path.Combine(folder.Path, "letters");

        await new FolderDelivery(letters).DeliverAsync(Letter("../../out/../x", "k"), default);

        Assert.Single(Directory.GetFiles(letters));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task What_is_for_another_system_is_a_file_of_json()
    {
        await new FolderDelivery(folder.Path).DeliverAsync(Letter("rose", "k") with { Kind = "request", Text = null, Body = """{"facts":[]}""" }, default);

        Assert.Equal("""{"facts":[]}""", File.ReadAllText(Assert.Single(Directory.GetFiles(folder.Path, "*.json"))));
    }

    private static CaseDelivery Letter(string caseId, string key) =>
        new() { CaseId = caseId, Sequence = 3, Key = key, Kind = "notification", Attempt = 1, Text = new CaseMessage("applicant", "told", "Your permit", "It is issued.") };
}
