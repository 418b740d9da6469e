using System.Linq.Expressions;
using System.Reflection;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Typed;

namespace PolicyEngine.Bulk.Deciding;

/// <summary>Decides rows of a block by the plain form, from one row on. Where it throws, <paramref name="at"/> is the row on which the policy broke.</summary>
internal delegate void DecideRows(RowBlock block, ref int at, int end);

/// <summary>Compiles the loop over the rows of a block for one policy and one set of columns: the plain form's struct is filled from the columns, and its answers go into columns. No type of a host stands between.</summary>
internal sealed class DecideLoop
{
    private readonly PolicyModel model;
    private readonly PolicyCode code;
    private readonly Type plain;
    private readonly ParameterExpression block = Expression.Parameter(typeof(RowBlock), "block");
    private readonly ParameterExpression at = Expression.Parameter(typeof(int).MakeByRefType(), "at");
    private readonly ParameterExpression end = Expression.Parameter(typeof(int), "end");
    private readonly ParameterExpression row = Expression.Variable(typeof(int), "row");
    private readonly ParameterExpression frame;
    private readonly ParameterExpression statuses = Expression.Variable(typeof(RowStatus[]), "statuses");
    private readonly ParameterExpression days = Expression.Variable(typeof(int[]), "days");
    private readonly List<ParameterExpression> locals = [];
    private readonly List<Expression> start = [];
    private readonly List<Expression> steps = [];

    private DecideLoop(CompiledPolicy policy)
    {
        model = policy.Model;
        code = policy.Code;
        plain = code.PlainType;
        frame = Expression.Variable(plain, "frame");
    }

    /// <summary>Compiles the loop.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="like">A block with the columns that all blocks have.</param>
    public static DecideRows Compile(CompiledPolicy policy, RowBlock like) => new DecideLoop(policy).Compile(like);

    private DecideRows Compile(RowBlock like)
    {
        var done = Expression.Label();
        var next = Expression.Label();
        var day = Expression.ArrayIndex(days, row);
        locals.AddRange([row, frame, statuses, days]);
        start.Add(Expression.Assign(statuses, Expression.Property(block, nameof(RowBlock.Statuses))));
        start.Add(Expression.Assign(days, Expression.Property(block, nameof(RowBlock.Days))));
        start.Add(Expression.Assign(row, at));
        var open = Expression.Equal(Status, Expression.Constant(RowStatus.Open));
        steps.Add(Expression.Assign(Status, Expression.Constant(RowStatus.Asked)));
        steps.Add(Expression.IfThen(OutOfForce(day), Expression.Goto(next)));
        if (NeedsBudget())
        {
            steps.Add(Expression.Call(typeof(StepBudget), nameof(StepBudget.Reset), null, Expression.Constant(StepBudget.DefaultSteps)));
        }

        steps.Add(Expression.Assign(frame, Expression.Default(plain)));
        steps.Add(Expression.Call(frame, plain.GetMethod("__Start")!, Expression.Constant(code, code.GetType()), Expression.Call(typeof(DateOnly), nameof(DateOnly.FromDayNumber), null, day)));
        Fill(like);
        steps.Add(Expression.Call(frame, plain.GetMethod("__Decide")!));
        steps.Add(Expression.IfThen(Expression.Field(frame, "__missing"), Expression.Goto(next)));
        Answer(like);
        steps.Add(Expression.Assign(Status, Expression.Constant(RowStatus.Determined)));
        var body = Expression.Loop(Expression.Block(
            Expression.IfThen(Expression.GreaterThanOrEqual(row, end), Expression.Break(done)),
            Expression.Assign(at, row),
            Expression.IfThen(open, Expression.Block(steps)),
            Expression.Label(next),
            Expression.PreIncrementAssign(row)));
        var whole = Expression.Block(locals, [.. start, body, Expression.Label(done), Expression.Assign(at, end)]);
        return Expression.Lambda<DecideRows>(whole, block, at, end).Compile();
    }

    private IndexExpression Status => Expression.ArrayAccess(statuses, row);

    private Expression OutOfForce(Expression day)
    {
        Expression outside = Expression.LessThan(day, Expression.Constant(model.InForceFrom.DayNumber));
        return model.InForceTo is { } last ? Expression.OrElse(outside, Expression.GreaterThan(day, Expression.Constant(last.DayNumber))) : outside;
    }

    // Only scripts and lists can loop.
    private bool NeedsBudget() => model.Facts.Any(fact => fact.Type == FactType.List)
        || plain.DeclaringType!.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length > 0;

    // A list is left to the explained form, which follows it record by record.
    private void Fill(RowBlock like)
    {
        foreach (var place in DecisionReads.Of(model).Order())
        {
            var none = Expression.Assign(Field("__N", place), Expression.Constant(true));
            var column = Array.FindIndex(like.Facts, fact => fact.Place == place);
            if (column < 0 || model.Facts[place].Type == FactType.List)
            {
                steps.Add(none);
                continue;
            }

            var of = Expression.ArrayIndex(Expression.Property(block, nameof(RowBlock.Facts)), Expression.Constant(column));
            var states = Local(Expression.Property(of, nameof(FactColumn.States)));
            var values = Local(Expression.Convert(Expression.Property(of, nameof(FactColumn.All)), like.Facts[column].All.GetType()));
            var field = Field("__F", place);
            var given = Expression.Equal(Expression.ArrayIndex(states, row), Expression.Constant((byte)FactState.Given));
            steps.Add(Expression.IfThenElse(given, Expression.Assign(field, As(Expression.ArrayIndex(values, row), field.Type)), none));
        }
    }

    private void Answer(RowBlock like)
    {
        for (var i = 0; i < like.Answers.Length; i++)
        {
            var answer = like.Answers[i];
            var of = Expression.ArrayIndex(Expression.Property(block, nameof(RowBlock.Answers)), Expression.Constant(i));
            var states = Local(Expression.Property(of, nameof(AnswerColumn.States)));
            var values = Local(Expression.Convert(Expression.Property(of, nameof(AnswerColumn.All)), answer.All.GetType()));
            var give = Expression.Block(
                Expression.Assign(Expression.ArrayAccess(values, row), Shown(Field("__V", answer.Place), values.Type.GetElementType()!)),
                Expression.Assign(Expression.ArrayAccess(states, row), Expression.Constant(AnswerState.Given)));
            steps.Add(answer.Item.OnlyIf is null ? give : Expression.IfThenElse(
                Expression.GreaterThan(Expression.Convert(Field("__B", answer.Place), typeof(int)), Expression.Constant(0)),
                give,
                Expression.Assign(Expression.ArrayAccess(states, row), Expression.Constant(AnswerState.None))));
        }
    }

    private static Expression Shown(Expression value, Type needed) => value.Type switch
    {
        { } type when type == typeof(ExactNumber) => Expression.Call(typeof(ExactNumbers), nameof(ExactNumbers.ToNumber), null, value),
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(PolicyList<>) => Expression.Call(value, type.GetMethod(nameof(PolicyList<int>.ToCanonical))!),
        _ => As(value, needed),
    };

    private static Expression As(Expression value, Type needed) => value.Type == needed ? value : Expression.Convert(value, needed);

    private MemberExpression Field(string prefix, int place) => Expression.Field(frame, plain.GetField(FormattableString.Invariant($"{prefix}{place}"))!);

    private ParameterExpression Local(Expression value)
    {
        var local = Expression.Variable(value.Type);
        locals.Add(local);
        start.Add(Expression.Assign(local, value));
        return local;
    }
}
