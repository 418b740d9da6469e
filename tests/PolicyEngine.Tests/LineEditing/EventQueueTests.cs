using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

public class EventQueueTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_key_is_read_only_when_somebody_waits_for_one()
    {
        using var keys = new GivenKeys();
        var queue = new EventQueue(keys);
        Assert.Equal(0, keys.Reads);

        keys.Give('a');
        keys.Give('b');
        Assert.Equal("a", Key(queue.Next()));
        Assert.Equal(1, keys.Reads);

        Assert.Equal("b", Key(queue.Next()));
        Assert.Equal(2, keys.Reads);
    }

    [Fact]
    public async Task What_is_posted_comes_while_a_key_is_awaited_and_no_second_read_begins()
    {
        using var keys = new GivenKeys();
        var queue = new EventQueue(keys);
        var next = Task.Run(queue.Next);
        Assert.True(await keys.Began.WaitAsync(Limit));

        queue.Post(new EditorEvent.Noticed("loaded again"));
        Assert.Equal(new EditorEvent.Noticed("loaded again"), await next.WaitAsync(Limit));

        keys.Give('a');
        Assert.Equal("a", Key(queue.Next()));
        Assert.Equal(1, keys.Reads);
    }

    [Fact]
    public void A_terminal_that_is_gone_says_so()
    {
        using var keys = new GivenKeys();
        keys.Give(null);

        Assert.IsType<EditorEvent.Gone>(new EventQueue(keys).Next());
    }

    private static string Key(EditorEvent happened) => Assert.IsType<EditorEvent.Pressed>(happened).Key.Text;

    private sealed class GivenKeys : IConsoleKeys, IDisposable
    {
        private readonly System.Collections.Concurrent.BlockingCollection<char?> given = [];
        private int reads;

        public int Reads => Volatile.Read(ref reads);

        public SemaphoreSlim Began { get; } = new(0);

        public void Give(char? letter) => given.Add(letter);

        public bool Follows() => false;

        public ConsoleKeyInfo Read()
        {
            Interlocked.Increment(ref reads);
            Began.Release();
            return given.Take() is { } letter ? new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false) : throw new InvalidOperationException("no terminal");
        }

        // A thread may still stand in a read.
        public void Dispose() => given.CompleteAdding();
    }
}
