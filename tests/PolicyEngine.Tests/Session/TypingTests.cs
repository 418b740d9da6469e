using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions;

namespace PolicyEngine.Tests.Session;

/// <summary>Whoever types never waits for what is being worked out.</summary>
public class TypingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Colours_and_choices_come_while_a_line_is_under_way()
    {
        using var session = SessionRun.Rose();
        using var slow = new SlowConversation();
        session.Session.Conversation = slow;
        var line = Task.Run(() => session.Session.Submit("anything", CancellationToken.None));
        await slow.Begun.Task.WaitAsync(Patience);
        session.Session.Conversation = null;
        var typing = Task.Run(() => (session.Session.Classify("has_car = no"), session.Session.Complete("has_c", 5, CancellationToken.None)));
        var (colours, choices) = await typing.WaitAsync(Patience);
        Assert.NotEmpty(colours);
        Assert.Equal("has_car", Assert.Single(choices.Items).Text);
        Assert.False(line.IsCompleted);
        slow.End.Set();
        await line.WaitAsync(Patience);
    }

    private sealed class SlowConversation : IConversation, IDisposable
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim End { get; } = new();

        public string Prompt => "? ";

        public IEnumerable<CompletionItem> Answers => [];

        public Page Ask() => Page.Of("?");

        public ReplReply Answer(string text, CancellationToken cancellation)
        {
            Begun.SetResult();
            End.Wait(Patience, cancellation);
            return new ReplReply.Quiet();
        }

        public void Dispose() => End.Dispose();
    }
}
