using System.Text.Json;
using PolicyEngine.Diagnostics;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Tests.Cli;

public class CheckTests(PackFixture packs) : IClassFixture<PackFixture>
{
    private const string Mistake = "broken/policy.yaml";

    [Fact]
    public void A_mistake_is_shown_with_its_place_its_line_and_the_nearest_name()
    {
        var run = packs.Run("check", "broken");
        var lines = run.Output.Split('\n');
        Assert.Equal(ExitCodes.PolicyErrors, run.ExitCode);
        Assert.Matches(@"\Abroken/policy\.yaml:\d+:17: error PE\d{4}: .*`residnt`", lines[0]);
        Assert.Matches(@"\A +\d+ \|       when: not\(residnt\)\z", lines[1]);
        Assert.Equal(lines[1].IndexOf("residnt", StringComparison.Ordinal), lines[2].IndexOf('^', StringComparison.Ordinal));
        Assert.Equal("residnt".Length, lines[2].Count(mark => mark == '^'));
        Assert.Contains("help: did you mean `resident`?", run.Output, StringComparison.Ordinal);
        Assert.Equal("1 error, 0 warnings in 1 policy\nnot analysed: 1 policy (`broken` has errors)\n", run.Error);
    }

    [Fact]
    public void A_clean_policy_says_so_on_standard_error_only()
    {
        Assert.Equal(new PolicyRun(ExitCodes.Done, "", "0 errors, 0 warnings in 1 policy\n"), packs.Run("check", "good", "--warnings-as-errors"));
    }

    [Fact]
    public void Warnings_fail_only_when_asked_to()
    {
        packs.Vary("warned", "      cite: \"para 1\"\n      signpost", "      signpost");
        var run = packs.Run("check", "warned");
        Assert.Equal((ExitCodes.Done, "0 errors, 1 warning in 1 policy\n"), (run.ExitCode, run.Error));
        Assert.Equal(ExitCodes.Failed, packs.Run("check", "warned", "--warnings-as-errors").ExitCode);
        Assert.Equal(run.Output, packs.Run("check", "warned").Output);
    }

    [Theory]
    [InlineData("papers", "1_minutes.txt", ExitCodes.Done, "0 errors, 0 warnings in 1 policy")]
    [InlineData("pictures", "minutes.pdf", ExitCodes.Usage, "error: `pictures` holds no papers")]
    [InlineData("no-papers", "", ExitCodes.Usage, "error: there is no folder `no-papers`")]
    public void Citations_are_looked_up_where_the_papers_are(string folder, string file, int exitCode, string expected)
    {
        if (file.Length > 0)
        {
            Directory.CreateDirectory(Path.Combine(packs.Folder, folder));
            packs.Write(Path.Combine(folder, file), "# Parking\n\nA permit is for residents.\n");
        }

        var run = packs.Run("check", "good", "--sources", folder);
        Assert.Equal((exitCode, expected), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    [Fact]
    public void Json_holds_every_diagnostic_with_its_place()
    {
        using var json = JsonDocument.Parse(packs.Run("check", "broken", "--format", "json").Output);
        var only = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(("error", Mistake, 17, 24), (only.GetProperty("severity").GetString(), only.GetProperty("file").GetString(), only.GetProperty("column").GetInt32(), only.GetProperty("end_column").GetInt32()));
    }

    [Fact]
    public void Sarif_has_what_the_standard_requires()
    {
        using var json = JsonDocument.Parse(packs.Run("check", "broken", "--format", "sarif").Output);
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(Mistake, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((17, 24), (place.GetProperty("region").GetProperty("startColumn").GetInt32(), place.GetProperty("region").GetProperty("endColumn").GetInt32()));
    }

    [Fact]
    public void Workflow_commands_are_escaped()
    {
        var file = new SourceFile("a,b:c%/policy.yaml", "when: x\n  and y");
        var context = new CommandRun { WorkingFolder = packs.Folder }.Context(TextWriter.Null, TextWriter.Null, []);
        var diagnostic = new PolicyDiagnostic("PE0001", Severity.Warning, "100% of `x`", "line one\nline two", file.Span(6, 1));
        Assert.Equal("::warning file=a%2Cb%3Ac%25/policy.yaml,line=1,col=7,endColumn=8,title=PE0001::100%25 of `x`%0Aline one%0Aline two", DiagnosticGitHub.Of(diagnostic, context));
        Assert.Contains(",endLine=2,", DiagnosticGitHub.Of(diagnostic with { Span = file.Span(6, 5) }, context), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_below_the_working_folder_are_shown_from_there()
    {
        Assert.StartsWith(Mistake + ":", packs.Run("check", Path.Combine(packs.Folder, "broken")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_repeats_what_the_words_say()
    {
        var coloured = new CommandRun { WorkingFolder = packs.Folder, Colour = true }.Run("check", "broken").Output;
        Assert.Contains("\u001b[", coloured, StringComparison.Ordinal);
        Assert.Equal(packs.Run("check", "broken").Output, System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", ""));
    }
}
