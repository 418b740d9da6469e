using System.Text;
using System.Text.Json;
using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

/// <summary>Many cases at once: one that is refused holds up no other.</summary>
public class DecideManyTests(PackFixture packs) : IClassFixture<PackFixture>
{
    private static readonly string[] Line = ["decide", "good", "--format", "json"];

    [Theory]
    [InlineData("many.jsonl", "{ \"resident\": false }\n{ \"resident\": \"perhaps\" }\n\n{ \"resident\": tru }\n{ \"resident\": true, \"age\": 17 }\n", 2, 4)]
    [InlineData("-", "\n{ \"resident\": false }\n{ \"resident\": , }\n{ \"aeg\": 17 }\n{ \"resident\": true, \"age\": 17 }\n", 3, 4)]
    [InlineData("-", "{ \"resident\": }\n{ \"resident\": false }\n[1]\n{ \"resident\": true, \"age\": 17 }", 1, 3)]
    [InlineData("many.json", "{ \"resident\": false }\r\n{ \"age\": 200 }\r\n{ \"as_of\": \"soon\" }\r\n{ \"resident\": true, \"age\": 17 }\r\n", 2, 3)]
    [InlineData("many.yaml", "# people\n---\nresident: no\n---\nresident: perhaps\n---\nresident: [\n---\nresident: yes\nage: 17\n", 5, 7)]
    [InlineData("many.yaml", "resident: no\n...\n---\n\tresident: no\n---\n# nothing\n---\nresident: yes\nage: 17\n", 4, 7)]
    public void What_is_wrong_with_one_is_told_with_its_line_and_the_others_are_decided(string name, string text, int first, int second)
    {
        var run = Run(name, text, "--as-of", "2026-03-01");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Equal(["refused", "granted"], Outcomes(run.Output));
        Assert.Contains($"2 of 4 cases were refused, at line {first}, {second}; the others were decided\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($":{first}:"), run.Error, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($":{second}:"), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_refused_case_alone_is_wrong_use()
    {
        var run = Run("one.jsonl", "{ \"resident\": \"perhaps\" }\n");

        Assert.Equal((ExitCodes.Usage, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("nothing was decided\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("days.jsonl", "{ \"as_of\": \"2026-03-01\", \"resident\": true, \"age\": 17 }\n{ \"resident\": true, \"age\": 17 }\n")]
    [InlineData("days.yaml", "resident: yes\nage: 17\nas_of: 1 March 2026\n---\nresident: yes\nage: 17\n")]
    public void Each_case_may_name_its_day(string name, string text)
    {
        var days = Run(name, text, "--as-of", "2026-04-02").Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("as_of").GetString());

        Assert.Equal(["2026-03-01", "2026-04-02"], days);
    }

    [Theory]
    [InlineData("people.yaml", "resident: no\n", 1)]
    [InlineData("people.yaml", "resident: no\n---\nresident: no\n", 2)]
    [InlineData("people.json", "{\n  \"resident\": false\n}\n", 1)]
    [InlineData("people.json", "{\n  \"resident\": false\n}\n{\n  \"resident\": false\n}\n", 2)]
    [InlineData("-", "{ \"resident\": false }\n", 1)]
    [InlineData("-", "{ \"resident\": false }\n{ \"resident\": false }", 2)]
    public void One_decision_and_many_are_written_alike(string name, string text, int count) =>
        Assert.Equal(Enumerable.Repeat("refused", count), Outcomes(Run(name, text, "--as-of", "2026-03-01").Output));

    [Fact]
    public void A_long_file_is_read_case_by_case()
    {
        var path = Path.Combine(packs.Folder, "long.jsonl");
        var line = $"{{ \"resident\": false{new string(' ', 60_000)} }}\n";
        using (var file = new StreamWriter(path))
        {
            for (var i = 0; i < 300; i++)
            {
                file.Write(line);
            }
        }

        Assert.True(new FileInfo(path).Length > 17_000_000);
        var run = packs.Run([.. Line, "--facts", "long.jsonl", "--as-of", "2026-03-01"]);
        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(300, Outcomes(run.Output).Count());
        File.Delete(path);
    }

    [Fact]
    public void Text_that_is_not_utf_8_ends_it_in_words()
    {
        File.WriteAllBytes(Path.Combine(packs.Folder, "bytes.jsonl"), [.. Encoding.UTF8.GetBytes("{ \"resident\": "), 0xff]);

        var run = packs.Run([.. Line, "--facts", "bytes.jsonl", "--as-of", "2026-03-01"]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("is not UTF-8 text", run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Outcomes(string output) => output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString());

    private PolicyRun Run(string name, string text, params string[] more)
    {
        if (name != "-")
        {
            packs.Write(name, text);
        }

        return new CommandRun { WorkingFolder = packs.Folder, Input = new StringReader(text) }.Run([.. Line, "--facts", name, .. more]);
    }
}
