using System.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Tests.Language;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Door;

public class ExampleTests
{
    private static readonly LoadResult Localities = PolicyLoader.Load([Path.Combine(Fixture.Root, "rules"), Path.Combine(Fixture.Root, "examples", "overrides")]);

    [Fact]
    public void The_program_that_embeds_the_engine_prints_what_the_engine_decides()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Programs.Of("DecideParkingPermit")]) { WorkingDirectory = Fixture.Root, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var rose = PolicyLoader.Load(Path.Combine(Fixture.Root, "rules")).Set!["resident-parking-permit"].DecideJson(
            """{ "application_kind": "first_permit", "lives_in_oxfordshire": true, "has_car": true, "meets_published_criteria": true, "vehicle_band": "band_b", "submitted_on": "2018-10-01", "fee_paid": true }""",
            new DateOnly(2018, 10, 2));

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(TextRenderer.Render(DecisionDocument.Of(rose)), printed.ReplaceLineEndings("\n"));
        Assert.StartsWith("The application is accepted\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_in_which_cases_live_tells_the_whole_story()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Programs.Of("HostParkingCases")]) { WorkingDirectory = Fixture.Root, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Tree.Approved("tests/PolicyEngine.Tests/Door/HostParkingCases.verified.txt", printed.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("2019-03-31", 0, "accepted", null)]
    [InlineData("2019-04-01", 0, "accepted", "60")]
    [InlineData("2020-03-31", 1, "accepted", "60")]
    [InlineData("2020-04-01", 1, "accepted", "62.50")]
    [InlineData("2020-04-01", 2, "refused", null)]
    public void A_locality_sets_its_fee_and_adds_its_refusal(string day, long permits, string outcome, string? fee)
    {
        var facts = new Dictionary<string, object?>
        {
            ["application_kind"] = "first_permit", ["lives_in_oxfordshire"] = true, ["has_car"] = true, ["meets_published_criteria"] = true,
            ["vehicle_band"] = "band_b", ["submitted_on"] = new DateOnly(2019, 3, 30), ["fee_paid"] = true, ["permits_in_household"] = permits,
        };
        var decision = Localities.Set!["resident-parking-permit@illustrative-zone"].Decide(facts, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(fee is null ? null : decimal.Parse(fee, System.Globalization.CultureInfo.InvariantCulture), decision.ValueOf("fee"));
    }
}
