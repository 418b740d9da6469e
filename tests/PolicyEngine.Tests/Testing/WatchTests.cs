using PolicyEngine.Repl;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Tests.Testing;

/// <summary>Tests that run again when a file changes.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task A_saved_change_runs_again_what_it_touches_and_says_what_changed()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        await using var watch = new Watch(pack);
        await watch.Until("5 passed, 0 failed, 0 awaiting approval\nwatching; Ctrl+C ends\n");

        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");
        var output = await watch.Until("4 awaiting approval\nwatching");

        Assert.Contains(" badge\n", output, StringComparison.Ordinal);
        Assert.Contains("  eight-points: granted → refused; cause: points_needed 8 → 9\n", output, StringComparison.Ordinal);
        Assert.Equal(130, await watch.Stop());
    }

    [Fact]
    public async Task A_broken_policy_shows_what_is_wrong_and_the_last_result_stands()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        await using var watch = new Watch(pack);
        await watch.Until("watching; Ctrl+C ends\n");

        pack.Replace("badge/policy.yaml", "when: points >= points_needed", "when: points >= points_neded");
        var broken = await watch.Until("the last result stands: 5 passed, 0 failed, 0 awaiting approval\nwatching");
        Assert.Contains("points_neded", broken, StringComparison.Ordinal);

        pack.Replace("badge/policy.yaml", "points_neded", "points_needed");
        await watch.Until("\n5 passed, 0 failed, 0 awaiting approval\nwatching");
        Assert.Equal(130, await watch.Stop());
    }

    [Fact]
    public async Task A_new_case_is_run_and_named()
    {
        using var pack = new TestPack();
        await using var watch = new Watch(pack);
        await watch.Until("watching; Ctrl+C ends\n");

        pack.Write("badge/cases/late.yaml", "cases_for: badge\ncases:\n  - { case: late, as_of: 2018-09-18, facts: { points: 1 }, expect: { outcome: refused }, snapshot: false }\n");

        Assert.Contains("  late: new, refused\n", await watch.Until("2 passed, 0 failed"), StringComparison.Ordinal);
        Assert.Equal(130, await watch.Stop());
    }

    [Theory]
    [InlineData("test --watch --format json")]
    [InlineData("test --watch --coverage")]
    [InlineData("test --watch --output x.txt")]
    public void It_goes_with_text_on_the_screen_only(string line)
    {
        using var pack = new TestPack();

        var run = pack.Run(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("`--watch` only shows the cases", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_not_there_ends_it()
    {
        using var pack = new TestPack();

        Assert.Equal(2, pack.Run("test", "nowhere", "--watch").ExitCode);
    }

    /// <summary>The command, running on a thread of its own, with what it has written so far.</summary>
    private sealed class Watch : IAsyncDisposable
    {
        private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

        private readonly CancellationTokenSource interruption = new();
        private readonly SignallingWriter output = new();
        private readonly Task<int> run;

        public Watch(TestPack pack)
        {
            var context = new CommandContext
            {
                Out = output,
                Error = output,
                In = TextReader.Null,
                Clock = TimeProvider.System,
                WorkingFolder = pack.Folder,
                CacheFolder = null,
                Environment = _ => null,
                Cancellation = interruption.Token,
                Width = 160,
            };
            run = Task.Factory.StartNew(() => CommandRunner.Run(["test", "--watch"], context), TaskCreationOptions.LongRunning);
        }

        public Task<string> Until(string text) => output.Until(text).WaitAsync(Limit);

        public async Task<int> Stop()
        {
            await interruption.CancelAsync();
            return await run.WaitAsync(Limit);
        }

        public async ValueTask DisposeAsync()
        {
            await Stop();
            interruption.Dispose();
            await output.DisposeAsync();
        }
    }

    /// <summary>Keeps what is written, and tells when an awaited text has come.</summary>
    private sealed class SignallingWriter : StringWriter
    {
        private readonly Lock gate = new();
        private int seen;
        private (string Text, TaskCompletionSource<string> Came)? awaited;

        public SignallingWriter() => NewLine = "\n";

        /// <summary>What was written since the text that was awaited before, once it holds another text.</summary>
        public Task<string> Until(string text)
        {
            lock (gate)
            {
                awaited = (text, new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
                var task = awaited.Value.Came.Task;
                Check();
                return task;
            }
        }

        public override void Write(char value)
        {
            lock (gate)
            {
                base.Write(value);
                Check();
            }
        }

        public override void Write(string? value)
        {
            lock (gate)
            {
                base.Write(value);
                Check();
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        private void Check()
        {
            var written = GetStringBuilder().ToString();
            if (awaited is { } wait && written.IndexOf(wait.Text, seen, StringComparison.Ordinal) is >= 0 and var place)
            {
                var came = written[seen..(place + wait.Text.Length)];
                seen = place + wait.Text.Length;
                awaited = null;
                wait.Came.SetResult(came);
            }
        }
    }
}
