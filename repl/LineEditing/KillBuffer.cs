namespace PolicyEngine.LineEditing;

/// <summary>The text last cut, for putting in elsewhere. Cuts that follow one another become one.</summary>
internal sealed class KillBuffer
{
    private bool goesOn;

    /// <summary>The text; empty when nothing was cut.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Keeps what was cut before the caret.</summary>
    public void TakeBefore(string text) => Take(goesOn ? text + Text : text);

    /// <summary>Keeps what was cut after the caret.</summary>
    public void TakeAfter(string text) => Take(goesOn ? Text + text : text);

    /// <summary>Says that something else came between.</summary>
    public void Interrupt() => goesOn = false;

    private void Take(string text)
    {
        if (text.Length > 0)
        {
            Text = text;
            goesOn = true;
        }
    }
}
