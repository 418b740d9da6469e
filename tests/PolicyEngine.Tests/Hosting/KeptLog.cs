using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PolicyEngine.Tests.Hosting;

/// <summary>Keeps what a host's log is told, a line an entry: the event's number, its level and its words.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Writer(lines);

    public ILogger<T> For<T>() => new LoggerFactory([this]).CreateLogger<T>();

    public void Dispose() => lines.Clear();

    private sealed class Writer(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(FormattableString.Invariant($"{eventId.Id} {logLevel} {formatter(state, exception)}"));
    }
}
