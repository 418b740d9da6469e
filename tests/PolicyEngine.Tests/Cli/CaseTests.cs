using System.Text.Json;
using Microsoft.Data.Sqlite;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Repl;
using PolicyEngine.Storage;
using PolicyEngine.Tests.Cases;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Cli;

/// <summary><c>policy case</c>, on a store of its own.</summary>
public sealed class CaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CaseTests()
    {
        folder.Write("rules/permit/policy.yaml", PermitPolicy.Yaml);
        folder.Write("rules/calendars/england.yaml", PermitPolicy.Calendar);
    }

    private string Store => Path.Combine(folder.Path, "cases.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_case_is_opened_asked_about_and_decided()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T09:00Z");
        Assert.StartsWith("Being assessed › Waiting for you\n", Done("fire rose submit --role applicant --by rose --set cars=1 --at 2018-10-01T09:05Z").Output, StringComparison.Ordinal);
        var shown = Done("show rose").Output;
        Assert.Contains("- Do you live here? (lives_here)", shown, StringComparison.Ordinal);
        Assert.Contains("- We answer within 24 hours: the clock stands still since 1 October 2018 at 10:05", shown, StringComparison.Ordinal);
        Assert.Contains("- Answer (answer), by: The applicant (applicant), Permit officer (officer); with lives_here,\n    blue_badge\n", shown, StringComparison.Ordinal);

        Assert.StartsWith("Accepted\n", Done("fire rose answer --role officer --by ann --set lives_here=yes --set blue_badge=no --at 2018-10-01T10:00Z").Output, StringComparison.Ordinal);
        Assert.Contains("  4  1 October 2018 at 11:00, ann (officer): Answer; Waiting for you → Being decided\n", Done("timeline rose").Output, StringComparison.Ordinal);
        Assert.Equal("rose  permit 2018.1  accepted\n", Done("list").Output);
        Assert.Equal("accepted", JsonDocument.Parse(Done("show rose --format json").Output).RootElement.GetProperty("states")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("fire rose submitt --role applicant --by rose", ExitCodes.Usage, "did you mean `submit`?")]
    [InlineData("fire rose submit --role aplicant --by rose", ExitCodes.Usage, "did you mean `applicant`?")]
    [InlineData("fire rose pay --role aplicant --by rose", ExitCodes.Usage, "did you mean `applicant`?")]
    [InlineData("open permit --id joe --role aplicant --by rose", ExitCodes.Usage, "did you mean `applicant`?")]
    [InlineData("fire rose pay --role applicant --by rose --set paid=60", ExitCodes.Failed, "what can be done now is `submit`, `withdraw`, `call_in`")]
    [InlineData("fire rose withdraw --role applicant --by rose", ExitCodes.Usage, "`withdraw` needs a reason")]
    [InlineData("fire rose submit --role applicant --by rose --set cras=1", ExitCodes.Usage, "did you mean `cars`?")]
    [InlineData("fire rose submit --role applicant --by rose --set cars=4", ExitCodes.Failed, "4 cars are more than we can take.")]
    [InlineData("fire rose submit --role applicant --by rose --set cars=1 --at 2018-10-01", ExitCodes.Usage, "and the stated time is before it")]
    [InlineData("list --store Hosst=localhost;Password=sesame", ExitCodes.Usage, "what --store says is no connection string")]
    [InlineData("list --store postgres://ann:sesame@localhost/cases", ExitCodes.Usage, "what --store says is no connection string")]
    [InlineData("fire rose submit --by rose", ExitCodes.Usage, "`submit` is for `applicant` (The applicant)")]
    [InlineData("open permit --id joe --by rose", ExitCodes.Usage, "the roles are `applicant`, `officer`, `manager`")]
    [InlineData("fire rose submit --role applicant", ExitCodes.Usage, "nobody is named who does it, and nobody is logged in here\n  help: say who does it with --by NAME")]
    [InlineData("fire rsoe submit --role applicant --by rose", ExitCodes.Usage, "there is no case `rsoe`")]
    [InlineData("fire rose withdraw --role applicant --by rose --reason No. --expected 0", ExitCodes.Failed, "somebody else did something first")]
    [InlineData("open permit --id rose --role applicant --by rose", ExitCodes.Usage, "there is a case `rose` already")]
    [InlineData("open permit --id ro$e --role applicant --by rose", ExitCodes.Usage, "`ro$e` is no id of a case")]
    [InlineData("open permitt --role applicant --by rose", ExitCodes.Usage, "did you mean `permit`?")]
    [InlineData("show rosse", ExitCodes.Usage, "did you mean `rose`? `policy case list` shows the cases")]
    [InlineData("show nobody", ExitCodes.Usage, "there is no case `nobody`")]
    [InlineData("show rose --store other.db", ExitCodes.Usage, "there is no store of cases `other.db`")]
    [InlineData("show rose --sotre other.db", ExitCodes.Usage, "did you mean `--store`?")]
    [InlineData("shwo rose", ExitCodes.Usage, "there is no command `shwo`")]
    [InlineData("fire rose submit --role applicant --by rose --at yesterday", ExitCodes.Usage, "`yesterday` is not a time")]
    [InlineData("decide rose --event 1", ExitCodes.Usage, "event 1 of `rose` decides nothing; no event does")]
    [InlineData("erase rose --by ann --reason retention", ExitCodes.Failed, "the case `rose` is open")]
    [InlineData("erase rose --by ann", ExitCodes.Usage, "erasing needs a reason")]
    [InlineData("import nowhere.json", ExitCodes.Usage, "there is no file `nowhere.json`\n  help: name a file that `policy case export` wrote")]
    [InlineData("import rules/permit/policy.yaml", ExitCodes.Failed, "this is no export of a case")]
    public void What_can_not_be_done_says_why(string line, int exitCode, string says)
    {
        Done("open permit --id rose --role applicant --by rose");
        var run = Run(line);
        Assert.True(run.ExitCode == exitCode && run.Error.Contains(says, StringComparison.Ordinal), $"{run.ExitCode}\n{run.Error}");
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_due_is_shown_and_done()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T08:00Z");
        Done("fire rose submit --role applicant --by rose --set cars=1 --set lives_here=no --set blue_badge=yes --at 2018-10-01T08:00Z");
        Assert.Equal("2 October 2018 at 05:00  rose  a reminder of: We answer within 24 hours\n2 October 2018 at 09:00  rose  We answer within 24 hours; then: Take on as late\n", Done("due --until 2018-10-02").Output);
        Assert.Equal("0 done in 0 cases\n", Done("due --run --at 2018-10-01T12:00Z").Output);
        Assert.Equal("2 done in 1 case\n", Done("due --run --at 2018-10-05T12:00Z").Output);
        Assert.Equal("nothing is due\n", Done("due").Output);
        Assert.Contains("noticed on 5 October 2018 at 13:00", Done("timeline rose").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_read_and_what_was_given_up_is_put_back()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T08:00Z");
        Done("fire rose submit --role applicant --by rose --set cars=1 --set lives_here=yes --set blue_badge=no --at 2018-10-01T08:00Z");
        Assert.Equal("message 1, case rose, event 3: notification to applicant; to be delivered, due 1 October 2018 at 09:00\n  Your application rose: Accepted\n  | - You live here and have 1 cars.\n", Done("messages rose").Output);
        Assert.Equal("nothing was given up\n", Done("messages").Output);
        using (var store = new SqliteCaseStore(Path.Combine(folder.Path, "cases.db")))
        {
            await store.LeaseMessagesAsync(DateTimeOffset.UtcNow, new Lease("host", TimeSpan.FromMinutes(1), 10), CancellationToken.None);
            await store.FailMessageAsync(1, "host", "no such mailbox", null, CancellationToken.None);
        }

        Assert.Contains("; given up after 1 try: no such mailbox\n", Done("messages").Output, StringComparison.Ordinal);
        Assert.Equal("given_up", JsonDocument.Parse(Done("messages --format json").Output).RootElement[0].GetProperty("status").GetString());
        Assert.Equal("message 1 is delivered again, with the next run\n", Done("messages --again 1").Output);
        Assert.Equal(ExitCodes.Failed, Run("messages --again 1").ExitCode);
        Assert.Equal("nothing was given up\n", Done("messages").Output);
        Assert.Equal(ExitCodes.Usage, Run("messages nobody").ExitCode);
    }

    [Theory]
    [InlineData("fire rose submit --role applicant --by rose --set cars=4 --format json", "refused", "guard_unmet")]
    [InlineData("fire rose submit --role applicant --by rose --set cras=4 --format json", "refused", "wrong_fact")]
    [InlineData("fire rose pay --role applicant --by rose --format json", "refused", "not_permitted")]
    [InlineData("fire rose withdraw --role applicant --by rose --reason No. --expected 0 --format json", "conflict", null)]
    public void A_program_is_told_what_came_of_it(string line, string result, string? kind)
    {
        Done("open permit --id rose --role applicant --by rose");
        var told = JsonDocument.Parse(Run(line).Output).RootElement;
        Assert.Equal((result, kind), (told.GetProperty("result").GetString(), kind is null ? null : told.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("list --policy permitt", "no case here is of the policy `permitt`; did you mean `permit`?\n")]
    [InlineData("list --state draftin", "no case here is at `draftin`; did you mean `drafting`?\n")]
    [InlineData("list --state accepted", "no case here is at `accepted`; the states of cases here are `drafting`\n")]
    [InlineData("list --which ended", "")]
    public void A_list_that_is_empty_says_what_was_misspelt(string line, string says)
    {
        Done("open permit --id rose --role applicant --by rose");
        var run = Done(line);
        Assert.Equal(("no cases\n", says), (run.Output, run.Error));
    }

    [Fact]
    public void Tampering_is_told_with_what_can_and_what_can_not_be_seen()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T08:00Z");
        Done("open permit --id joe --role applicant --by joe --at 2018-10-01T08:00Z");
        var hash = Done("verify rose").Output.Split(' ')[^1].Trim();
        Done("fire rose withdraw --role applicant --by rose --reason No. --at 2018-10-01T09:00Z");
        Done($"verify rose --noted {hash}");
        Assert.Equal("rose: no event has the hash that was noted: its end was cut off, or all was written anew\n", Run($"verify rose --noted {hash[1..]}0").Output);
        Assert.Equal(ExitCodes.Usage, Run($"verify --noted {hash}").ExitCode);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "cases.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM cases WHERE case_id = 'joe'; UPDATE events SET body = replace(body, 'rose\"', 'ros\"') WHERE case_id = 'rose' AND sequence = 2";
            command.ExecuteNonQuery();
        }

        var all = Run("verify");
        Assert.Equal((ExitCodes.Failed, "joe: its row was taken out, and events of it are there\nrose: event 2 was altered: its text does not give its hash\n", "2 checked, 2 broken\n"), (all.ExitCode, all.Output, all.Error));
        Assert.Contains("event 2 was altered", Run("show rose").Error, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(Run("verify --format json").Output).RootElement.GetArrayLength());
    }

    [Fact]
    public void Two_texts_of_one_version_are_told_apart()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T08:00Z");
        folder.Write("rules/permit/policy.yaml", PermitPolicy.Yaml.Replace("cars > 0", "cars == 2", StringComparison.Ordinal));

        Assert.Matches("^rose: can move, from version 2018.1 to 2018.1 with another text, [0-9a-f]{12}\n", Done("migrate --to permit").Output);
    }

    [Fact]
    public void Who_only_looks_at_a_move_names_nobody()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T08:00Z");
        Done("fire rose submit --role applicant --by rose --set cars=1 --at 2018-10-01T08:00Z");
        folder.Write("rules/permit/policy.yaml", PermitPolicy.Yaml.Replace("2018.1", "2019.1", StringComparison.Ordinal).Replace("value: 24", "value: 48", StringComparison.Ordinal).Replace("retention: 6 years", "retention: 7 years", StringComparison.Ordinal));

        var report = Done("migrate --to permit --at 2018-10-01T08:30Z").Output;
        Assert.Contains("  - clock We answer within 24 hours: stands still since 1 October 2018 at 09:00, 24 h 0 min left (england) → stands still since 1 October 2018 at 09:00, 48 h 0 min left (england)\n", report, StringComparison.Ordinal);
        Assert.Contains("  - after the end personal data is kept for 6 years → 7 years\n", report, StringComparison.Ordinal);
        Assert.Contains("nobody is named who does it", Run("migrate --to permit --apply --reason fees").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2018-10-01T09:30+01:00", "opened")]
    [InlineData("2018-10-01T09:30:15+01:00", "opened")]
    [InlineData("2018-10-01T06:30-02:00", "opened")]
    [InlineData("2018-10-01T08:30Z", "opened")]
    [InlineData("2018-10-01T09:30+1", "is not a time")]
    [InlineData("2018-10-01T09:30+25:00", "is not a time")]
    public void A_stated_time_may_say_how_far_from_utc_it_is(string at, string says)
    {
        var run = Run($"open permit --id rose --role applicant --by rose --at {at}");

        Assert.True(says == "opened" ? run.ExitCode == ExitCodes.Done && run.Output.Contains("open since 1 October 2018 at 09:30", StringComparison.Ordinal) : run.Error.Contains(says, StringComparison.Ordinal), $"{run.Output}\n{run.Error}");
    }

    [Fact]
    public void What_an_erased_case_had_to_say_is_not_to_be_delivered()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T08:00Z");
        Done("fire rose submit --role applicant --by rose --set cars=1 --at 2018-10-01T08:00Z");
        Done("fire rose withdraw --role applicant --by rose --reason No. --at 2018-10-01T08:00Z");
        Assert.Contains("to be delivered, due", Done("messages rose").Output, StringComparison.Ordinal);
        var erased = Done("erase rose --by ann --reason asked --at 2018-10-01T09:00Z").Output;
        Assert.Contains("cars: The council reports how many cars its permits are for.", erased, StringComparison.Ordinal);

        var messages = Done("messages rose").Output;
        Assert.DoesNotContain("to be delivered", messages, StringComparison.Ordinal);
        Assert.Contains("given up after 0 tries: the personal data of the case was erased\n", messages, StringComparison.Ordinal);
        Assert.Contains("no message 1 was given up", Run("messages --again 1").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_moves_to_another_store_and_to_another_version()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T08:00Z");
        Done("fire rose submit --role applicant --by rose --set cars=1 --set lives_here=yes --set blue_badge=no --at 2018-10-01T08:00Z");
        Assert.EndsWith("the same, to the byte, as on record\n", Done("decide rose --event 2").Error, StringComparison.Ordinal);
        Done("export rose --output rose.json");
        Assert.Equal("rose: 3 events, at accepted\n", Done("import rose.json --store other.db").Output);
        Assert.StartsWith("rose: 3 events hold; the last hash is ", Done("verify rose --store other.db").Output, StringComparison.Ordinal);

        folder.Write("rules/permit/policy.yaml", PermitPolicy.Yaml.Replace("2018.1", "2019.1", StringComparison.Ordinal).Replace("cars > 0", "cars == 2", StringComparison.Ordinal));
        Assert.Equal("rose: can move, from version 2018.1 to 2019.1\n  - state: accepted, as before\n  - decision: accepted → refused\n  - after the end personal data is kept for 6 years, as before\n1 of 1 can move; nothing was moved, --apply moves them\n", Done("migrate --to permit --by ann").Output);
        Assert.StartsWith("refused\n", Done("decide rose --event 2 --under permit").Output, StringComparison.Ordinal);
        Assert.EndsWith("1 of 1 moved\n", Done("migrate --to permit --by ann --apply --reason fees").Output, StringComparison.Ordinal);
        Assert.EndsWith("the same, to the byte, as on record\n", Done("decide rose --event 2").Error, StringComparison.Ordinal);
        Done("fire rose withdraw --role applicant --by rose --reason No.");
        Assert.Contains("The personal data of this case and of its parts was erased:", Done("erase rose --by ann --reason asked").Output, StringComparison.Ordinal);
        Assert.Contains("reason: asked", Done("timeline rose").Output, StringComparison.Ordinal);
        var gone = Run("decide rose --event 2");
        Assert.Equal(ExitCodes.Failed, gone.ExitCode);
        Assert.Contains("it can't be decided again: `blue_badge`", gone.Error, StringComparison.Ordinal);
        Assert.Equal("1 case checked, every chain holds\n", Done("verify").Error);
    }

    [Fact]
    public void Reading_writes_nothing_and_makes_nothing_beside_the_store()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T09:00Z");
        Done("fire rose submit --role applicant --by rose --set cars=1 --at 2018-10-01T09:05Z");
        using (var connection = new SqliteConnection($"Data Source={Store};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }

        SqliteConnection.ClearAllPools();
        File.SetAttributes(Store, FileAttributes.ReadOnly);
        var before = File.ReadAllBytes(Store);
        foreach (var line in new[] { "show rose", "list", "timeline rose", "messages rose", "export rose", "verify", "due" })
        {
            Done(line);
        }

        Assert.Equal(["cases.db"], Directory.GetFiles(folder.Path, "cases.db*").Select(Path.GetFileName));
        Assert.Equal(before, File.ReadAllBytes(Store));
        File.SetAttributes(Store, FileAttributes.Normal);
    }

    [Fact]
    public void Reading_goes_on_beside_a_writer()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T09:00Z");
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        using var writing = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE cases SET state = 'withdrawn'";
        command.ExecuteNonQuery();

        Assert.Equal("rose  permit 2018.1  drafting\n", Done("list").Output);
        Done("verify");
        writing.Rollback();
    }

    [Fact]
    public void A_store_that_can_not_be_used_has_an_exit_code_of_its_own()
    {
        folder.Write("empty.db", "");
        var empty = Run("verify --store empty.db");
        Assert.Equal((ExitCodes.StoreFailed, ""), (empty.ExitCode, empty.Output));
        Assert.Contains("`empty.db` is empty", empty.Error, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(Path.Combine(folder.Path, "empty.db")).Length);

        folder.Write("notes.db", "officers' notes, far longer than a page of a database would begin with, and no such page at all");
        Assert.Equal(ExitCodes.StoreFailed, Run("list --store notes.db").ExitCode);
        Assert.Equal(ExitCodes.StoreFailed, Run("list --store Host=127.0.0.1;Port=1;Database=none;Username=nobody;Timeout=2").ExitCode);
        Assert.Equal(ExitCodes.Usage, Run("list --store nowhere.db").ExitCode);
    }

    [Fact]
    public void A_store_of_an_older_form_is_told_by_who_reads_and_not_brought_forward()
    {
        using (var connection = new SqliteConnection($"Data Source={Store};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Tests.Repository.Tree.Read("tests/Fixtures/storage/sqlite-1.sql");
            command.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(Store);
        var told = Run("list");
        Assert.Equal(ExitCodes.Usage, told.ExitCode);
        Assert.Contains("the cases are kept in form 1, and this engine reads form 4", told.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Store));
    }

    [Fact]
    public void What_is_due_is_read_on_page_by_page()
    {
        foreach (var id in new[] { "ann", "joe", "rose" })
        {
            Done($"open permit --id {id} --role applicant --by rose --at 2018-10-01T09:00Z");
            Done($"fire {id} submit --role applicant --by rose --set lives_here=yes --set cars=1 --set blue_badge=yes --at 2018-10-01T09:05Z");
        }

        var all = Done("due --until 2018-10-31").Output;
        var first = Done("due --until 2018-10-31 --most 2").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, first.Length);
        var place = first[^1].Split('"')[1];
        var rest = new CommandRun { WorkingFolder = folder.Path }.Run(["case", "due", "--until", "2018-10-31", "--after", place]).Output;
        Assert.Equal(all, $"{first[0]}\n{first[1]}\n{rest}");
        Assert.Equal(ExitCodes.Usage, Run("due --most 0").ExitCode);
    }

    [Fact]
    public void A_new_file_of_cases_is_its_owners_only()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T09:00Z");
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(folder.Path, "cases.db*"))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public void An_export_is_its_owners_only()
    {
        Done("open permit --id rose --role applicant --by rose --at 2018-10-01T09:00Z");
        folder.Write("rose.json", "something that everybody may read");
        Done("export rose --output rose.json");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "rose.json")));
        }
    }

    [Fact]
    public void The_real_command_works_on_a_file_of_its_own()
    {
        var process = new PolicyProcess { WorkingFolder = folder.Path, Variables = new Dictionary<string, string?> { ["USER"] = "rose", ["POLICYENGINE_STORE"] = "mine.db" } };
        Assert.Equal(0, process.Start("case", "open", "permit", "--id", "rose", "--role", "applicant").ExitCode);
        Assert.Equal(1, process.Start("case", "fire", "rose", "pay", "--role", "applicant").ExitCode);
        Assert.StartsWith("Being filled in", process.Start("case", "show", "rose").Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "mine.db")));
        Assert.Contains("policy case open PACK [options]", process.Start("help", "case", "open").Output, StringComparison.Ordinal);
    }

    private PolicyRun Run(string line) => new CommandRun { WorkingFolder = folder.Path }.Run(["case", .. line.Split(' ')]);

    private PolicyRun Done(string line)
    {
        var run = Run(line);
        Assert.True(run.ExitCode == ExitCodes.Done, $"{line}: {run.ExitCode}\n{run.Output}\n{run.Error}");
        return run;
    }
}
