namespace PolicyEngine.Benchmarks.Suites;

/// <summary>Holds contenders to the answers of the hand-written method.</summary>
internal static class Answers
{
    /// <summary>Asks for every case once.</summary>
    /// <param name="contender">Its name.</param>
    /// <param name="expected">The expected answers as text.</param>
    /// <param name="answer">The contender's answer to the case at a place.</param>
    /// <exception cref="WrongAnswerException">One is different.</exception>
    public static void Check(string contender, IReadOnlyList<string> expected, Func<int, string> answer)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            var given = answer(i);
            if (!string.Equals(given, expected[i], StringComparison.Ordinal))
            {
                throw new WrongAnswerException(contender, i, expected[i], given);
            }
        }
    }
}
