using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Expressions;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>What came of an expression, as a session shows it.</summary>
public static class AnswerText
{
    private const int MostMissing = 12;

    /// <summary>The reply.</summary>
    /// <param name="answer">What came of it.</param>
    /// <param name="name">The name it was kept under; empty for none.</param>
    public static ReplReply Of(ExpressionAnswer answer, string name) => answer switch
    {
        ExpressionAnswer.Value value => new ReplReply.Shown(Lead(name) + value.Display),
        ExpressionAnswer.Table { Rows.IsEmpty: true } => new ReplReply.Shown(Lead(name) + "nothing in the list"),
        ExpressionAnswer.Table table => new ReplReply.Shown((name.Length == 0 ? new Page() : Page.Of($"{name}:")).Put(Table(table))),
        ExpressionAnswer.Unknown unknown => new ReplReply.Shown(Unknown(Lead(name), unknown)),
        ExpressionAnswer.Fault { Faults: [var fault, ..] } => Fault(fault),
        ExpressionAnswer.Refused { Diagnostics: [var first, ..] } => Refused(first),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static string Lead(string name) => name.Length == 0 ? "" : $"{name} = ";

    private static PageBlock.Table Table(ExpressionAnswer.Table table) =>
        new([.. table.Columns.Select(column => new TableColumn(column.Name, column.IsNumber))], table.Rows);

    private static Page Unknown(string lead, ExpressionAnswer.Unknown unknown)
    {
        if (unknown.Missing.IsEmpty)
        {
            return Page.Of(lead + "not known");
        }

        var page = Page.Of(lead + "not known; it needs");
        foreach (var missing in unknown.Missing.Take(MostMissing))
        {
            page.Add(Words(missing), 2, hang: 2);
        }

        var more = unknown.Missing.Length - MostMissing;
        return more > 0 ? page.Line(FormattableString.Invariant($"  and {more} more")) : page;
    }

    private static string Words(MissingInput missing)
    {
        var isAsked = missing is { Kind: MissingKind.Fact, Question.Length: > 0, State: FactState.NotAsked, Paths.IsEmpty: true };
        return isAsked ? $"{missing.Name}: {missing.Question}" : missing.Message;
    }

    private static ReplReply.Refused Fault(DecisionFault fault)
    {
        var isTyped = fault.Location?.File == AskedText.FileName;
        var where = fault.Location is null || isTyped ? "" : FormattableString.Invariant($" ({fault.Location.File}:{fault.Location.Line}:{fault.Location.Column})");
        return new ReplReply.Refused(fault.Message + where, "this is a fault, not an answer; correct the facts or the expression", Cause: RefusalCause.Broke);
    }

    private static ReplReply.Refused Refused(PolicyDiagnostic problem) => problem.Span.File.Path == AskedText.FileName
        ? new ReplReply.Refused(problem.Message, problem.Help, problem.Span.Start, problem.Span.Length)
        : new ReplReply.Refused($"{problem.Message} ({problem.Location})", problem.Help);
}
