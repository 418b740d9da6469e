using Microsoft.Data.Sqlite;
using PolicyEngine.Repl;
using PolicyEngine.Tests.Cases;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Cli;

/// <summary>What <c>policy case verify</c> proves: letters, policy texts, anchors noted elsewhere, and hashes under a master key.</summary>
public sealed class AnchorTests : IDisposable
{
    private const string Anchor = "anchors.jsonl";

    private readonly TemporaryFolder folder = new();

    public AnchorTests()
    {
        folder.Write("rules/permit/policy.yaml", PermitPolicy.Yaml);
        folder.Write("rules/calendars/england.yaml", PermitPolicy.Calendar);
        folder.Write("key", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n");
        folder.Write("other-key", "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf("key"), UnixFileMode.UserRead);
            File.SetUnixFileMode(PathOf("other-key"), UnixFileMode.UserRead);
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("UPDATE messages SET body = replace(body, 'A', 'B')", "was altered: event 3 sent another")]
    [InlineData("UPDATE messages SET kind = 'request'", "was altered: event 3 sent another")]
    [InlineData("DELETE FROM messages", "that event 3 sent was deleted")]
    [InlineData("UPDATE messages SET sequence = 2", "that event 2 does not send")]
    [InlineData("UPDATE policies SET files = replace(files, 'cars', 'vans')", "the policy text that is kept for the version `2018.1` of `permit` is not the one that event 1 names: it was altered")]
    [InlineData("UPDATE policies SET version = '2020.1'", "the policy text that is kept for the version `2018.1` of `permit` is not the one that event 1 names: it was altered")]
    [InlineData("DELETE FROM policies", "the policy text that it is pinned to, permit 2018.1, is not in this store")]
    public void Letters_and_policy_texts_are_under_the_chain(string tampering, string says)
    {
        Submit("rose");
        Assert.NotEmpty(Done("messages rose").Output);
        Done("verify");
        Sql(tampering);

        var run = Run("verify");
        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_names_no_version_is_verified_by_its_text()
    {
        folder.Write("rules/permit/policy.yaml", PermitPolicy.Yaml.Replace("version: \"2018.1\"\n", "", StringComparison.Ordinal));
        Submit("rose");
        Done("verify");
    }

    [Fact]
    public void An_anchor_is_added_to_and_names_what_does_not_hold_it_any_more()
    {
        Submit("rose");
        Open("joe");
        Assert.Contains($"2 hashes added to {Anchor}\n2 cases checked, every chain holds\n", Done($"verify --anchor {Anchor}").Error, StringComparison.Ordinal);
        Assert.Contains($"0 hashes added to {Anchor}\n", Done($"verify --anchor {Anchor}").Error, StringComparison.Ordinal);
        Fire("joe");
        Assert.Contains($"1 hash added to {Anchor}\n", Done($"verify --anchor {Anchor}").Error, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(PathOf(Anchor)).Length);
        Assert.StartsWith("{\"case\":\"joe\",\"sequence\":1,\"hash\":\"", File.ReadAllLines(PathOf(Anchor))[0], StringComparison.Ordinal);

        // Rose is made anew from the first event on, and Joe is taken out whole: without the anchor both hold.
        foreach (var table in new[] { "cases", "events", "timers", "messages", "firings", "secrets", "snapshots" })
        {
            Sql($"DELETE FROM {table}");
        }

        Open("rose");
        Done("verify");
        var run = Run($"verify --anchor {Anchor}");
        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Matches("^rose: event 3 does not have the hash that was anchored on .*: its end was cut off, or all was written anew\njoe: it is gone: its event 3 was anchored on .*, and the store has no such case\n$", run.Output);
        Assert.Contains("0 hashes added", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, Run($"verify joe --anchor {Anchor}").ExitCode);
        Assert.Equal(3, File.ReadAllLines(PathOf(Anchor)).Length);
    }

    [Fact]
    public void Lines_for_a_mailbox_are_anchors_when_they_are_kept_in_a_file()
    {
        Submit("rose");
        var mailed = Done("verify --anchor -");
        Assert.Single(mailed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        folder.Write("mail.jsonl", mailed.Output);
        Assert.Contains("0 hashes added", Done("verify --anchor mail.jsonl").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"case\":\"rose\"", "line 1 of `anchors.jsonl` is no anchor: it was cut short, altered, or never one")]
    [InlineData("\n\npolicy: permit\n", "line 3 of `anchors.jsonl` is no anchor")]
    public void A_file_that_holds_something_else_is_refused_and_left_alone(string content, string says)
    {
        Submit("rose");
        folder.Write(Anchor, content);
        var run = Run($"verify --anchor {Anchor}");
        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(PathOf(Anchor)));
        Assert.Equal(ExitCodes.Usage, Run("verify --anchor rules").ExitCode);
        Assert.Equal(ExitCodes.Usage, Run("verify --anchor nowhere/anchors").ExitCode);
    }

    [Fact]
    public void Under_a_master_key_who_does_not_have_it_makes_no_chain_that_holds()
    {
        Submit("rose", "--key-file key");
        Assert.Contains("every chain holds under the master key\n", Done("verify --key-file key").Error, StringComparison.Ordinal);
        Assert.Contains("the last hash is hmac:", Done("verify rose --key-file key").Output, StringComparison.Ordinal);
        foreach (var line in new[] { "verify", "show rose", "fire rose withdraw --role applicant --by rose --reason No.", "export rose" })
        {
            var keyless = Run(line);
            Assert.NotEqual(ExitCodes.Done, keyless.ExitCode);
            Assert.Contains("give it the master key", keyless.Error, StringComparison.Ordinal);
        }

        Assert.NotEqual(ExitCodes.Done, Run("verify --key-file other-key").ExitCode);
        Done("export rose --key-file key --output rose.json");
        Assert.Contains("take the export into a store with that key", Run("import rose.json --store bare.db").Error, StringComparison.Ordinal);
        Done("import rose.json --store keyed.db --key-file key");
        Done("verify --store keyed.db --key-file key");

        // A chain that is made anew without the key.
        foreach (var table in new[] { "cases", "events", "timers", "messages", "firings", "secrets", "snapshots" })
        {
            Sql($"DELETE FROM {table}");
        }

        Submit("rose");
        Done("verify");
        var forged = Run("verify --key-file key");
        Assert.Equal(ExitCodes.Failed, forged.ExitCode);
        Assert.Contains("rose: its last event is not hashed under the master key", forged.Output, StringComparison.Ordinal);
        Fire("rose", "withdraw", "--reason No. --key-file key");
        Done("verify --key-file key");
    }

    [Fact]
    public void Anchors_under_a_master_key_can_not_be_altered()
    {
        Submit("rose", "--key-file key");
        Done($"verify --anchor {Anchor} --key-file key");
        Done($"verify --anchor {Anchor} --key-file key");
        var line = File.ReadAllText(PathOf(Anchor));
        File.WriteAllText(PathOf(Anchor), line.Replace("\"sequence\":3", "\"sequence\":2", StringComparison.Ordinal));
        Assert.Contains($"line 1 of `{Anchor}` does not hold under the master key", Run($"verify --anchor {Anchor} --key-file key").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_is_read_from_the_environment_and_refused_in_words()
    {
        Submit("rose", "--key-file key");
        var run = new CommandRun { WorkingFolder = folder.Path, Variables = new Dictionary<string, string> { ["POLICYENGINE_KEY_FILE"] = "key" } }.Run(["case", "verify"]);
        Assert.Equal(ExitCodes.Done, run.ExitCode);

        folder.Write("short", "0011");
        folder.Write("open", new string('a', 64));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf("short"), UnixFileMode.UserRead);
            File.SetUnixFileMode(PathOf("open"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains("everybody may read or change the key file `open`\n  help: `chmod 600 open`", Run("verify --key-file open").Error, StringComparison.Ordinal);
        }

        Assert.Contains("there is no key in `short`: a key is 32 bytes, as they are, in hexadecimal or in Base64", Run("verify --key-file short").Error, StringComparison.Ordinal);
        Assert.Contains("the key file `nowhere` can't be read", Run("verify --key-file nowhere").Error, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(folder.Path, name);

    private void Submit(string id, string more = "")
    {
        Open(id, more);
        Done($"fire {id} submit --role applicant --by rose --set cars=1 --set lives_here=yes --set blue_badge=no --at 2018-10-01T09:05Z {more}");
    }

    private void Open(string id, string more = "") => Done($"open permit --id {id} --role applicant --by rose --at 2018-10-01T09:00Z {more}");

    private void Fire(string id, string trigger = "submit", string more = "--set cars=1 --set lives_here=yes --set blue_badge=no") => Done($"fire {id} {trigger} --role applicant --by rose --at 2018-10-01T09:06Z {more}");

    private void Sql(string text)
    {
        using var connection = new SqliteConnection($"Data Source={PathOf("cases.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        Assert.NotEqual(-1, command.ExecuteNonQuery());
    }

    private PolicyRun Run(string line) => new CommandRun { WorkingFolder = folder.Path }.Run(["case", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    private PolicyRun Done(string line)
    {
        var run = Run(line);
        Assert.True(run.ExitCode == ExitCodes.Done, $"{line}: {run.ExitCode}\n{run.Output}\n{run.Error}");
        return run;
    }
}
