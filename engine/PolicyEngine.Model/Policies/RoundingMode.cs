namespace PolicyEngine.Model;

/// <summary>Which way a number is rounded.</summary>
public enum RoundingMode
{
    /// <summary>To the nearest; a half goes away from zero, as on paper.</summary>
    HalfUp,

    /// <summary>To the nearest; a half goes to the even neighbour.</summary>
    HalfEven,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,
}
