namespace PolicyEngine.Runtime.Functions;

// One method a number of conditions, since the form that takes any number allocates.
public static partial class PolicyFunctions
{
    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(bool a) => a ? 1 : 0;

    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(bool a, bool b) => count_true(a) + count_true(b);

    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(bool a, bool b, bool c) => count_true(a, b) + count_true(c);

    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(bool a, bool b, bool c, bool d) => count_true(a, b, c) + count_true(d);

    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(bool a, bool b, bool c, bool d, bool e) => count_true(a, b, c, d) + count_true(e);

    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(bool a, bool b, bool c, bool d, bool e, bool f) => count_true(a, b, c, d, e) + count_true(f);

    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(bool a, bool b, bool c, bool d, bool e, bool f, bool g) => count_true(a, b, c, d, e, f) + count_true(g);

    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(bool a, bool b, bool c, bool d, bool e, bool f, bool g, bool h) => count_true(a, b, c, d, e, f, g) + count_true(h);

    /// <summary>How many of the conditions hold.</summary>
    public static long count_true(params bool[] conditions) => Array.FindAll(conditions, condition => condition).Length;
}
