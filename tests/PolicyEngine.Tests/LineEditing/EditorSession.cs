using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

/// <summary>A person at the editor: what is pressed, and what the screen shows then.</summary>
internal sealed class EditorSession : IEditorEvents, IBackground, IDisposable
{
    private readonly Queue<EditorEvent> posted = new();
    private readonly Queue<Action> waiting = new();
    private readonly LineEditor editor;

    public EditorSession(ILineAdviser? evaluator = null, int width = 40, int height = 10, params string[] history)
    {
        Screen = new ScreenModel(width, height);
        History = new InputHistory(null);
        Array.ForEach(history, History.Add);
        editor = new LineEditor(evaluator ?? new ScriptedAdviser(), this, this, new EditorView(Screen, new EditorColours(false)), History);
        editor.Begin();
    }

    public ScreenModel Screen { get; }

    public InputHistory History { get; }

    /// <summary>How the last text ended; <see langword="null"/> while it is being written.</summary>
    public EditorResult? Result { get; private set; }

    public string Shown => Screen.Shown;

    public EditorSession Type(string text) => Take(Keys.Typing(text).Select(key => new EditorEvent.Pressed(key)));

    /// <summary>Presses keys, named with spaces between them.</summary>
    public EditorSession Press(string names) => Take(names.Split(' ').Select(name => new EditorEvent.Pressed(Keys.Of(name))));

    public EditorSession Paste(string text) => Take([new EditorEvent.Pressed(EditorKey.Paste(text))]);

    public EditorSession Notice(string text) => Take([new EditorEvent.Noticed(text)]);

    /// <summary>Goes on after others have written to the screen.</summary>
    public EditorSession Continue(string written)
    {
        Screen.Write(written);
        return Take([new EditorEvent.Continued()]);
    }

    public EditorSession Resize(int width, int height)
    {
        Screen.Resize(width, height);
        return Take([new EditorEvent.Resized()]);
    }

    /// <summary>Whether work in the background waits until <see cref="Work"/>.</summary>
    public bool HoldsWork { get; set; }

    /// <summary>Does what waits in the background, and takes what comes of it.</summary>
    public EditorSession Work()
    {
        while (waiting.TryDequeue(out var work))
        {
            work();
        }

        return Take([]);
    }

    public void Start(TimeSpan delay, Action work, CancellationToken cancellation)
    {
        if (HoldsWork)
        {
            waiting.Enqueue(work);
        }
        else
        {
            work();
        }
    }

    public void Dispose() => editor.Dispose();

    public EditorEvent Next() => posted.Dequeue();

    public void Post(EditorEvent happened) => posted.Enqueue(happened);

    private EditorSession Take(IEnumerable<EditorEvent> events)
    {
        foreach (var happened in events)
        {
            Result = editor.Take(happened);
            Follow();
        }

        Follow();
        return this;
    }

    private void Follow()
    {
        while (posted.TryDequeue(out var follows))
        {
            Result = editor.Take(follows) ?? Result;
        }
    }
}
