using System.Text.Json;
using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

public class DecideTests(PackFixture packs) : IClassFixture<PackFixture>
{
    private static readonly string[] Line = ["decide", "good", "--as-of", "2026-03-01"];

    [Theory]
    [InlineData("p.yaml", "resident: yes\nage: 17\n")]
    [InlineData("p.yml", "{resident: yes, age: 17}")]
    [InlineData("p.json", "{ \"resident\": true, \"age\": 17 }")]
    [InlineData("p.jsonl", "{ \"resident\": true, \"age\": 17 }\n")]
    [InlineData("p.txt", "resident: yes\nage: 17\n")]
    [InlineData("-", "resident: yes\nage: 17\n")]
    [InlineData("-", "  { \"resident\": true, \"age\": 17 }")]
    public void Facts_come_in_yaml_and_json(string name, string text)
    {
        if (name != "-")
        {
            packs.Write(name, text);
        }

        var run = new CommandRun { WorkingFolder = packs.Folder, Input = new StringReader(text) }.Run([.. Line, "--facts", name]);
        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains(name == "p.jsonl" ? "" : "The grant is given\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resident=yes age=17", "", "The grant is given")]
    [InlineData("resident=no", "", "The grant is not given")]
    [InlineData("resident=yes age=15", "", "The grant is not given")]
    [InlineData("resident=yes", "", "No answer yet")]
    [InlineData("resident=yes age=19", "in_education", "No answer yet")]
    public void Facts_come_from_the_line(string set, string unknown, string headline)
    {
        var run = packs.Run([.. Line, .. set.Split(' ').SelectMany(fact => new[] { "--set", fact }), .. unknown.Length > 0 ? new[] { "--unknown", unknown } : []]);
        Assert.Equal((ExitCodes.Done, headline), (run.ExitCode, run.Output.Split('\n')[0]));
    }

    [Fact]
    public void A_fact_on_the_line_takes_the_place_of_the_one_in_the_file()
    {
        packs.Write("adult.json", "{ \"resident\": true, \"age\": 70 }");
        Assert.StartsWith("The grant is given", packs.Run([.. Line, "--facts", "adult.json", "--set", "age=17"]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set", "aeg=17", "did you mean `age`?", "aeg")]
    [InlineData("--set", "age=seventeen", "whole number", "seventeen")]
    [InlineData("--set", "age=200", "130", "200")]
    [InlineData("--unknown", "aeg", "did you mean `age`?", "aeg")]
    public void A_wrong_fact_is_refused_with_marks_under_it(string option, string text, string says, string marked)
    {
        var run = packs.Run([.. Line, option, text]);
        var lines = run.Error.Split('\n');
        var marks = Array.FindIndex(lines, line => line.Contains('^', StringComparison.Ordinal));
        Assert.Equal((ExitCodes.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Equal(marked, lines[marks - 1].Substring(lines[marks].IndexOf('^', StringComparison.Ordinal), lines[marks].Count(mark => mark == '^')));
        Assert.EndsWith("nothing was decided\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_people_are_several_decisions()
    {
        packs.Write("two.yaml", "resident: no\n---\nresident: yes\nage: 17\n");
        Assert.Equal(["The grant is not given", "The grant is given"], packs.Run([.. Line, "--facts", "two.yaml"]).Output.Split("---\n").Select(text => text.Split('\n')[0]));
        var lines = packs.Run([.. Line, "--facts", "two.yaml", "--format", "json"]).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(["refused", "granted"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString()));
    }

    [Fact]
    public void Today_is_named_when_no_day_is_given()
    {
        var run = new CommandRun { WorkingFolder = packs.Folder, Today = new DateOnly(2026, 8, 9) }.Run("decide", "good", "--set", "resident=yes", "--set", "age=17");
        Assert.Contains("on 9 August 2026", run.Output, StringComparison.Ordinal);
        Assert.Contains("£175.00", run.Output, StringComparison.Ordinal);
        Assert.Equal("decided as of today, 9 August 2026 in Europe/London; --as-of names another day\n", run.Error);
    }

    [Theory]
    [InlineData("good")]
    [InlineData("good/")]
    [InlineData("./good")]
    [InlineData("good/policy.yaml")]
    [InlineData("good --rules good")]
    public void A_pack_is_named_by_id_folder_or_file(string pack) =>
        Assert.StartsWith("No answer yet", packs.Run(["decide", .. pack.Split(' '), "--as-of", "2026-03-01"]).Output, StringComparison.Ordinal);

    [Fact]
    public void A_locality_decides_by_its_own_figures()
    {
        var folder = Directory.CreateTempSubdirectory("policy-override-").FullName;
        var command = new CommandRun { WorkingFolder = folder };
        command.Run("new", "base");
        var policy = Path.Combine(folder, "base", "policy.yaml");
        File.AppendAllText(policy, "overrides_allowed: { parameters: { grant_amount: set } }\n");
        Directory.CreateDirectory(Path.Combine(folder, "north"));
        File.WriteAllText(Path.Combine(folder, "north", "override.yaml"), "override: north\nof: base\ntitle: North\nowner: North\nsource: { document: Invented, at: \"1\" }\nparameters: { grant_amount: { values: [{ from: 2026-01-01, value: 99.00, cite: \"1\" }] } }\n");
        string[] facts = ["--set", "resident=yes", "--set", "age=17", "--as-of", "2026-03-01"];
        Assert.Contains("£150.00", command.Run(["decide", "base", .. facts]).Output, StringComparison.Ordinal);
        Assert.Contains("£99.00", command.Run(["decide", "base@north", "--rules", "base", "--rules", "north", .. facts]).Output, StringComparison.Ordinal);
        Assert.Contains("£99.00", command.Run(["decide", "base", "--override", "north", "--rules", ".", .. facts]).Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_facts_hold_cannot_steer_the_terminal()
    {
        packs.Vary("spoken", "facts:\n", "facts:\n  name: { type: text, ask: \"Who are you?\", cite: \"para 1\" }\n");
        var path = Path.Combine(packs.Folder, "spoken", "policy.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("because: \"The grant is for", "because: \"{name}, the grant is for", StringComparison.Ordinal));
        packs.Write("hostile.json", "{ \"name\": \"\\u001b[31mRose\", \"resident\": false }");
        var run = packs.Run("decide", "spoken", "--as-of", "2026-03-01", "--facts", "hostile.json");
        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("the text for `name` holds the character U+001B", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
    }

    [Fact]
    public void A_warm_start_needs_neither_the_compiler_nor_the_yaml_parser()
    {
        string[] line = [.. Line, "--set", "resident=no"];
        var first = packs.Start(line);
        using var tool = new CompilerlessTool();

        var second = new PolicyProcess { WorkingFolder = packs.Folder, ToolFolder = tool.Folder }.Start(line);
        Assert.Equal(first, second);
    }
}
