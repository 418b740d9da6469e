namespace PolicyEngine.LineEditing;

/// <summary>What happens to the editor, one thing at a time.</summary>
public interface IEditorEvents
{
    /// <summary>Waits for the next event.</summary>
    public EditorEvent Next();

    /// <summary>Adds an event; from any thread.</summary>
    public void Post(EditorEvent happened);
}
