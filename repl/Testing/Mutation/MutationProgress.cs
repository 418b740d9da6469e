namespace PolicyEngine.Repl.Testing.Mutation;

/// <summary>Says on standard error how far a run has come: in one line that counts up on a terminal, otherwise now and then.</summary>
internal sealed class MutationProgress(CommandContext context, string policy)
{
    private const int Step = 50;

    /// <summary>Tells how many mutants are done.</summary>
    public void Tell(int done, int all)
    {
        var text = FormattableString.Invariant($"{policy}: {done} of {all} mutants");
        if (context.ColourError)
        {
            context.Error.Write(done == all ? $"\r{new string(' ', text.Length)}\r" : $"\r{text}");
        }
        else if (done % Step == 0 && done < all)
        {
            context.Error.WriteLine(text);
        }
    }
}
