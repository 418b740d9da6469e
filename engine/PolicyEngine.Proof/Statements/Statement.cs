using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Translation;
using PolicyEngine.Proof.Witnesses;

namespace PolicyEngine.Proof.Statements;

/// <summary>
/// Something that can be said of a case under a policy: that a rule fires, that a value breaks, that no row applies. It is made by <see cref="Say"/>, put together with <c>&amp;</c>, <c>|</c> and <c>!</c>, and asked of a
/// <see cref="PolicyProver"/>. It says the same twice: as a claim that is proved, and as a question to the engine's own run, by which every case is judged.
/// </summary>
public abstract class Statement
{
    private protected Statement()
    {
    }

    /// <summary>Both.</summary>
    public static Statement operator &(Statement left, Statement right) => BitwiseAnd(left, right);

    /// <summary>At least one.</summary>
    public static Statement operator |(Statement left, Statement right) => BitwiseOr(left, right);

    /// <summary>The opposite: also where nothing is known.</summary>
    public static Statement operator !(Statement statement) => LogicalNot(statement);

    /// <summary>Both.</summary>
    public static Statement BitwiseAnd(Statement left, Statement right) => new BothStatement(left, right);

    /// <summary>At least one.</summary>
    public static Statement BitwiseOr(Statement left, Statement right) => LogicalNot(new BothStatement(LogicalNot(left), LogicalNot(right)));

    /// <summary>The opposite.</summary>
    public static Statement LogicalNot(Statement statement) => new OppositeStatement(statement);

    internal abstract Claim On(DayTranslation day);

    internal abstract bool Holds(ReplayRun run);
}

internal sealed class BothStatement(Statement left, Statement right) : Statement
{
    internal override Claim On(DayTranslation day)
    {
        var one = left.On(day);
        return one.IsNo ? one : day.Graph.And(one, right.On(day));
    }

    internal override bool Holds(ReplayRun run) => left.Holds(run) && right.Holds(run);
}

internal sealed class OppositeStatement(Statement statement) : Statement
{
    internal override Claim On(DayTranslation day) => !statement.On(day);

    internal override bool Holds(ReplayRun run) => !statement.Holds(run);
}

/// <summary>A statement from its two sayings.</summary>
internal sealed class OwnStatement(Func<DayTranslation, Claim> claim, Func<ReplayRun, bool> judge) : Statement
{
    internal override Claim On(DayTranslation day) => claim(day);

    internal override bool Holds(ReplayRun run) => judge(run);
}
