using PolicyEngine.LineEditing;

namespace PolicyEngine.Repl.Loops;

/// <summary>A terminal, and who has it.</summary>
internal interface ITerminal
{
    /// <summary>What is drawn on.</summary>
    public IScreen Screen { get; }

    /// <summary>Keys, and what else happens.</summary>
    public IEditorEvents Events { get; }

    /// <summary>Where work goes on while keys are taken.</summary>
    public IBackground Background { get; }

    /// <summary>The editor takes it: every key is a key, Ctrl+C among them, and pastes come in brackets.</summary>
    public void Edit();

    /// <summary>An evaluation runs: Ctrl+C interrupts, and what is typed waits.</summary>
    public void Evaluate();

    /// <summary>Another program takes it, as it was before the session.</summary>
    public void Lend();
}
