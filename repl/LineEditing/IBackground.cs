namespace PolicyEngine.LineEditing;

/// <summary>Has work done while the editor goes on taking keys.</summary>
public interface IBackground
{
    /// <summary>Starts work after a while, unless it was given up before.</summary>
    public void Start(TimeSpan delay, Action work, CancellationToken cancellation);
}
