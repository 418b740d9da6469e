using PolicyEngine.Documents;
using PolicyEngine.Tests.Model;

namespace PolicyEngine.Tests.Door;

[Collection(AloneCollection.Name)]
public class SameBytesTests
{
    private static readonly string[] Zones = ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"];

    [Fact]
    public void Every_culture_gives_the_same_bytes()
    {
        var expected = Documents(Grants.Load(Grants.Cycle));

        Assert.Contains("£2,345.60", expected, StringComparison.Ordinal);
        Assert.Contains("1 September 2018", expected, StringComparison.Ordinal);
        Cultures.InEach(culture => Assert.True(expected == Documents(Grants.Load(Grants.Cycle)), culture));
    }

    [Fact]
    public void Every_time_zone_gives_the_same_bytes()
    {
        var expected = Documents(Grants.Load(Grants.Cycle));
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            foreach (var zone in Zones)
            {
                Environment.SetEnvironmentVariable("TZ", zone);
                TimeZoneInfo.ClearCachedData();
                Assert.True(expected == Documents(Grants.Load(Grants.Cycle)), zone);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    private static string Documents(PolicySet set)
    {
        var decisions = new[] { set.Policies[0].DecideJson(Grants.AnnJson, Grants.Day), set.Policies[0].Decide(Grants.Ann, Grants.Day), set.Policies[0].DecideJson("{}", Grants.Day) };
        return string.Concat(decisions.Select(decision => DecisionDocument.Of(decision, withExplanation: true, withChanges: true))
            .Select(document => TextRenderer.Render(document) + JsonRenderer.Render(document) + MarkdownRenderer.Render(document) + SnapshotRenderer.Render("Ann", document)));
    }
}
