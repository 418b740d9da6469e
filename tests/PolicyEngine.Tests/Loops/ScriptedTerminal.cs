using System.Text;
using PolicyEngine.LineEditing;
using PolicyEngine.Repl.Loops;
using PolicyEngine.Tests.LineEditing;

namespace PolicyEngine.Tests.Loops;

/// <summary>A terminal with keys that are pressed one after the other, and who had it when.</summary>
internal sealed class ScriptedTerminal(int width = 60, int height = 20) : ITerminal, IEditorEvents, IBackground
{
    private readonly Queue<EditorEvent> events = new();
    private readonly ScreenModel screen = new(width, height);

    public IScreen Screen => screen;

    public IEditorEvents Events => this;

    public IBackground Background => this;

    /// <summary>What a person sees.</summary>
    public string Shown => screen.Shown;

    /// <summary>Who has the terminal.</summary>
    public string Has { get; private set; } = "nobody";

    /// <summary>What a command writes to, as a terminal shows it.</summary>
    public TextWriter Output => new Writer(screen);

    public ScriptedTerminal Type(string text)
    {
        foreach (var key in Keys.Typing(text))
        {
            Post(new EditorEvent.Pressed(key));
        }

        return this;
    }

    public ScriptedTerminal Press(string names)
    {
        foreach (var name in names.Split(' '))
        {
            Post(new EditorEvent.Pressed(Keys.Of(name)));
        }

        return this;
    }

    public EditorEvent Next() => events.TryDequeue(out var happened) ? happened : new EditorEvent.Gone();

    public void Post(EditorEvent happened) => events.Enqueue(happened);

    public void Start(TimeSpan delay, Action work, CancellationToken cancellation) => work();

    public void Edit() => Has = "editor";

    public void Evaluate() => Has = "evaluation";

    public void Lend() => Has = "another";

    private sealed class Writer(ScreenModel screen) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value) => screen.Write((value ?? "").ReplaceLineEndings("\r\n"));

        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
