
namespace PolicyEngine.LineEditing;

/// <summary>
/// Asks the adviser for colours and choices off the thread of the keys. The latest question of a kind displaces the one before; what arrives late says for which text it was asked. The adviser is asked one thing at a time.
/// </summary>
internal sealed class InputAssistant(ILineAdviser adviser, IEditorEvents events, IBackground background) : IDisposable
{
    // Long enough that keys which arrive together ask once, and short enough that the list is there when the eye looks for it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private CancellationTokenSource colours = new();
    private CancellationTokenSource choices = new();

    /// <summary>Asks for the colours of a text.</summary>
    public void Classify(string text)
    {
        var cancellation = Renew(ref colours);
        background.Start(TimeSpan.Zero, () => Ask(() => new EditorEvent.Classified(text, adviser.Classify(text)), cancellation), cancellation);
    }

    /// <summary>Asks for the choices at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="caret">The place.</param>
    /// <param name="wasAsked">Whether a person waits for them.</param>
    public void Complete(string text, int caret, bool wasAsked)
    {
        var cancellation = Renew(ref choices);
        background.Start(wasAsked ? TimeSpan.Zero : Patience, () => Ask(() => new EditorEvent.Completed(text, caret, adviser.Complete(text, caret, cancellation), wasAsked), cancellation), cancellation);
    }

    /// <summary>The colours of a text, at once; <see langword="null"/> when there are none to be had.</summary>
    public IReadOnlyList<EditorStretch>? ClassifyNow(string text)
    {
        Rest();
        IReadOnlyList<EditorStretch>? stretches = null;
        Try(() => stretches = adviser.Classify(text));
        return stretches;
    }

    /// <summary>Gives the choices that were asked for up.</summary>
    public void ForgetChoices() => Renew(ref choices);

    /// <summary>Gives everything up and waits until the adviser is free.</summary>
    public void Rest()
    {
        Renew(ref colours);
        Renew(ref choices);
        gate.Enter();
        gate.Exit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Rest();
        colours.Dispose();
        choices.Dispose();
    }

    private static CancellationToken Renew(ref CancellationTokenSource source)
    {
        source.Cancel();
        source = new CancellationTokenSource();
        return source.Token;
    }

    private void Ask(Func<EditorEvent> ask, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (!cancellation.IsCancellationRequested)
            {
                Try(() => events.Post(ask()));
            }
        }
    }

    private static void Try(Action ask)
    {
        try
        {
            ask();
        }
#pragma warning disable CA1031 // Colours and choices are a help: without them the person goes on writing, and the text is refused or done as it is.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
