using PolicyEngine.Benchmarks.Measuring;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>
/// A session at a terminal, the real process: from its start to the first prompt, from a key to the choices that are drawn, from Enter to the answer. The answer is drawn once it is decided, so its time bounds that of deciding.
/// </summary>
internal sealed class SessionSuite : ISuite
{
    private const string Pack = "blue-badge";
    private const string Prompt = "blue-badge> ";
    private const string ClearLine = "\u0015";

    public string Name => "session";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var program = ProgramRun.Find("Policy", "policy") ?? throw new SuiteFailedException("`policy` is not built; build it with dotnet build -c Release repl");
        var folder = Directory.CreateTempSubdirectory("policy-session-");
        var command = $"'{program}' repl '{Path.Combine(options.Rules, Pack)}' --as-of 2018-10-02";
        var environment = new Dictionary<string, string> { ["POLICYENGINE_CACHE"] = Path.Combine(folder.FullName, "cache"), ["HOME"] = folder.FullName, ["XDG_STATE_HOME"] = folder.FullName };
        try
        {
            Start(command, environment);
            yield return Row("a session's first prompt, warm cache", "policy repl", 700, Repeat(options.Starts, () => Start(command, environment)));

            using var session = new TerminalRun(command, environment);
            session.WaitFor(Prompt);
            foreach (var line in new[] { "lives_in_oxfordshire = yes", "date_of_birth = 1960-05-10", "receives_pip_mobility = yes" })
            {
                session.Press(line + "\r");
                session.WaitFor(Prompt);
                session.Settle();
            }

            yield return Row("choices after a key, warm", "names, from their first letters", 50, Repeat(options.Rounds, () => Choices(session, "pi", "moving around?")));
            yield return Row("choices after a key, warm", "members of a value, by Roslyn", 50, Repeat(options.Rounds, () => Choices(session, "date_of_birth.", "the month")));
            var points = 8;
            yield return Row("an answer after Enter, warm", "a fact that changes it", 10, Repeat(options.Rounds, () => Answer(session, points = 15 - points)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ResultRow Row(string work, string contender, double milliseconds, IReadOnlyList<double> times) => new(work, contender, "", Spread.Of(times), null, new Budget(milliseconds, IsMilliseconds: true));

    // The first few times are not warm.
    private static IReadOnlyList<double> Repeat(int times, Func<double> measure) => [.. Enumerable.Range(0, times + 3).Select(_ => measure()).Skip(3)];

    private static double Start(string command, IReadOnlyDictionary<string, string> environment)
    {
        using var session = new TerminalRun(command, environment);
        return session.WaitFor(Prompt);
    }

    private static double Choices(TerminalRun session, string typed, string choice)
    {
        session.Press(typed[..^1]);
        session.Settle();
        session.Press(typed[^1..]);
        var time = session.WaitFor(choice);
        session.Settle();
        session.Press(ClearLine);
        session.Settle();
        return time;
    }

    private static double Answer(TerminalRun session, int points)
    {
        session.Press($"pip_moving_around_points = {points}");
        session.Settle();
        session.Press("\r");
        var time = session.WaitFor(points >= 8 ? "Granted" : "No answer yet");
        session.Settle();
        return time;
    }
}
