namespace PolicyEngine.Repl.Running;

/// <summary>Who is told of Ctrl+C: a session takes it for itself, so that it ends what runs and not the command.</summary>
internal sealed class Interrupts
{
    private readonly Lock gate = new();
    private Action? taker;

    /// <summary>Takes interruptions until the result is disposed.</summary>
    public IDisposable Take(Action taken)
    {
        Set(taken);
        return new End(this);
    }

    /// <summary>Tells whoever has taken them.</summary>
    /// <returns>Whether somebody has.</returns>
    public bool Raise()
    {
        Action? taken;
        lock (gate)
        {
            taken = taker;
        }

        taken?.Invoke();
        return taken is not null;
    }

    private void Set(Action? taken)
    {
        lock (gate)
        {
            taker = taken;
        }
    }

    private sealed class End(Interrupts interrupts) : IDisposable
    {
        public void Dispose() => interrupts.Set(null);
    }
}
