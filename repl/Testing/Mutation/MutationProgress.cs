namespace PolicyEngine.Repl.Testing.Mutation;

/// <summary>Says on standard error how far a run has come, in one line that counts up; nothing where that is no terminal, as in a file or on a build server.</summary>
internal sealed class MutationProgress(CommandContext context, string policy)
{
    /// <summary>Tells how many mutants are done.</summary>
    public void Tell(int done, int all)
    {
        if (context.IsErrorTerminal)
        {
            var text = FormattableString.Invariant($"{policy}: {done} of {all} mutants");
            context.Error.Write(done == all ? $"\r{new string(' ', text.Length)}\r" : $"\r{text}");
        }
    }
}
