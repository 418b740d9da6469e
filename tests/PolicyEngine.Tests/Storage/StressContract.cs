using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Tests.Cases;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Storage;

/// <summary>
/// What a store does when it is killed, and when everybody writes at once. <c>POLICYENGINE_STRESS_SECONDS</c> says how long the writers go on (default 2) and <c>POLICYENGINE_STRESS_REPORT</c> names a file to which they add what they did.
/// </summary>
public abstract class StressContract : IDisposable
{
    private const int Firings = 200;
    private const int FewFirings = 40;
    private const int Cases = 5;
    private const int Writers = 32;
    private const int Contended = 8;

    private static readonly int[] KilledAfter = [1, 70, 140];

    private readonly TemporaryFolder cache = new();

    private static TimeSpan Duration => TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("POLICYENGINE_STRESS_SECONDS") ?? "2", CultureInfo.InvariantCulture));

    private protected abstract string Kind { get; }

    public void Dispose()
    {
        Close();
        cache.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected virtual void Close()
    {
    }

    /// <summary>The file or the schema.</summary>
    private protected abstract string Place { get; }

    [StoreFact]
    public async Task Killed_in_the_middle_nothing_that_was_acknowledged_is_lost_and_nothing_is_doubled()
    {
        var acknowledged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var count in KilledAfter)
        {
            await FireAsync(acknowledged, Firings, count);
        }

        await FireAsync(acknowledged, Firings);

        Assert.Equal(Firings, acknowledged.Count);
        await AssertWrittenOnceAsync(await OpenAsync(), acknowledged);
    }

    [StoreFact]
    public async Task Several_processes_begin_a_store_and_fire_the_same_and_each_firing_is_done_once()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            var acknowledged = new Dictionary<string, string>(StringComparer.Ordinal);
            await FireAsync(acknowledged, FewFirings);
            return acknowledged;
        }));

        Assert.All(told, one => Assert.Equal(told[0], one));
        await AssertWrittenOnceAsync(await OpenAsync(), told[0]);
    }

    [StoreFact]
    public async Task Many_writers_on_few_cases_lose_no_update_and_report_every_conflict()
    {
        var stores = new[] { await OpenAsync(), await OpenAsync() };
        var ids = Enumerable.Range(0, Contended).Select(number => $"c{number}").ToArray();
        foreach (var id in ids)
        {
            await stores[0].CommitAsync(SampleCase.Opened(id, "0"));
        }

        var (fired, conflicts) = (new ConcurrentBag<(string CaseId, long Sequence, string Body)>(), new ConcurrentBag<CommitResult.Conflict>());
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(stores[writer % 2], ids, writer, clock, fired, conflicts))));
        var seconds = clock.Elapsed.TotalSeconds;

        Assert.NotEmpty(conflicts);
        var written = new HashSet<(string, long, string)>(fired);
        Assert.Equal(fired.Count, written.Count);
        foreach (var id in ids)
        {
            var stored = await stores[0].ReadAsync(id);
            SampleCase.AssertChain(stored);
            Assert.All(stored.Events.Skip(1), happened => Assert.Contains((id, happened.Sequence, happened.Body), written));
        }

        Assert.Equal(fired.Count, (await Task.WhenAll(ids.Select(id => stores[1].ReadAsync(id)))).Sum(stored => stored.Events.Length - 1));
        Report($"{Kind}: {Writers} writers on {Contended} cases for {seconds:0.0} s: {fired.Count} firings ({fired.Count / seconds:0} a second), {conflicts.Count} conflicts, none lost, every chain verifies");
    }

    /// <summary>The store of this test, as one more host opens it.</summary>
    private protected abstract Task<ICaseStore> OpenAsync();

    // Each firing stands once, where its writer was told; no case has an event, a letter or a timer more or less; and every chain verifies.
    private static async Task AssertWrittenOnceAsync(ICaseStore store, Dictionary<string, string> acknowledged)
    {
        var service = new CaseService(store, new OnePolicy(), TimeProvider.System);
        for (var number = 0; number < Cases; number++)
        {
            var id = $"case-{number}";
            var told = acknowledged.Where(one => one.Value.StartsWith($"{id} ", StringComparison.Ordinal)).ToDictionary(one => $"{id} firing-{one.Key}", one => one.Value, StringComparer.Ordinal);
            var read = (await service.ReadAsync(id))!;
            Assert.True((await service.VerifyAsync(id))!.IsIntact);
            Assert.Equal(told.Count + 1, read.Events.Length);
            Assert.Equal(told, read.Events.Skip(1).ToDictionary(happened => $"{id} {happened.Key}", happened => $"{id} {happened.Sequence}", StringComparer.Ordinal));
            Assert.Equal(told.Count, (await store.ReadMessagesAsync(id, CancellationToken.None)).Select(message => message.Sequence).Distinct().Count());
            Assert.Equal(told.Count, (await store.ReadMessagesAsync(id, CancellationToken.None)).Count);
            Assert.Single(read.Timers);
        }
    }

    private static async Task WriteAsync(ICaseStore store, string[] ids, int writer, Stopwatch clock, ConcurrentBag<(string CaseId, long Sequence, string Body)> fired, ConcurrentBag<CommitResult.Conflict> conflicts)
    {
        for (var turn = 0; clock.Elapsed < Duration; turn++)
        {
            var id = ids[(writer + turn) % ids.Length];
            var row = (await store.ReadAsync(id, long.MaxValue, CancellationToken.None))!.Row;
            var body = FormattableString.Invariant($"{{\"writer\":{writer},\"turn\":{turn}}}");
            switch (await store.CommitAsync(SampleCase.After(row, FormattableString.Invariant($"{writer}/{turn}"), body)))
            {
                case CommitResult.Committed:
                    fired.Add((id, row.Sequence + 1, body));
                    break;
                case CommitResult.Conflict conflict:
                    Assert.True(conflict.CaseId == id && conflict.Sequence > row.Sequence, $"{conflict} after {row.Sequence}");
                    conflicts.Add(conflict);
                    break;
                case var other:
                    Assert.Fail($"{other}");
                    break;
            }
        }
    }

    private static void Report(string line)
    {
        if (Environment.GetEnvironmentVariable("POLICYENGINE_STRESS_REPORT") is { Length: > 0 } file)
        {
            File.AppendAllLines(file, [line]);
        }
    }

    // Runs the writer, and kills it without a word once it has acknowledged so many new firings; another run of it never says otherwise.
    private async Task FireAsync(Dictionary<string, string> acknowledged, int firings, int killAfter = int.MaxValue)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Door.Programs.Of("PolicyEngine.CaseWriter"), Kind, Place, $"{firings}", $"{Cases}", Path.Combine(AppContext.BaseDirectory, "Policies", "waiting"), cache.Path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var place = $"{words[2]} {words[3]}";
            Assert.Equal(place, acknowledged.GetValueOrDefault(words[1], place));
            acknowledged[words[1]] = place;
            if (acknowledged.Count >= killAfter)
            {
                process.Kill();
                break;
            }
        }

        // What it said between the last line read and its end was acknowledged too.
        foreach (var words in (await process.StandardOutput.ReadToEndAsync()).Split('\n').Select(line => line.Split(' ')).Where(words => words.Length == 4))
        {
            acknowledged[words[1]] = $"{words[2]} {words[3]}";
        }

        await process.WaitForExitAsync();
        Assert.True(killAfter < int.MaxValue || process.ExitCode == 0, await error);
    }
}
