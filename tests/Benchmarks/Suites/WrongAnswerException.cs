namespace PolicyEngine.Benchmarks.Suites;

/// <summary>A contender answered a case differently from the hand-written method, so that measuring it would mean nothing.</summary>
internal sealed class WrongAnswerException(string contender, int place, string expected, string answer)
    : Exception(FormattableString.Invariant($"{contender} answers case {place} with `{answer}`; the method written by hand says `{expected}`"));
