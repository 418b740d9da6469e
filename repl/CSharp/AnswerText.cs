using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Expressions;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Session;

namespace PolicyEngine.Repl.CSharp;

/// <summary>What came of an expression, as a session shows it.</summary>
internal sealed class AnswerText(Paint paint, int width)
{
    private const int MostMissing = 12;

    /// <summary>The reply.</summary>
    /// <param name="answer">What came of it.</param>
    /// <param name="name">The name it was kept under; empty for none.</param>
    public ReplReply Of(ExpressionAnswer answer, string name) => answer switch
    {
        ExpressionAnswer.Value value => new ReplReply.Shown(Lead(name) + SafeText.Of(value.Display)),
        ExpressionAnswer.Table { Rows.IsEmpty: true } => new ReplReply.Shown(Lead(name) + "nothing in the list"),
        ExpressionAnswer.Table table => new ReplReply.Shown((name.Length == 0 ? "" : $"{name}:\n") + Table(table)),
        ExpressionAnswer.Unknown unknown => new ReplReply.Shown(Lead(name) + Unknown(unknown)),
        ExpressionAnswer.Fault { Faults: [var fault, ..] } => Fault(fault),
        ExpressionAnswer.Refused { Diagnostics: [var first, ..] } => Refused(first),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static string Lead(string name) => name.Length == 0 ? "" : $"{name} = ";

    private string Table(ExpressionAnswer.Table table) =>
        string.Join('\n', TextTable.Lines([.. table.Columns.Select(column => column.Name)], [.. table.Columns.Select(column => column.IsNumber)], [.. table.Rows.Select(row => (IReadOnlyList<string>)row)], paint, width));

    private string Unknown(ExpressionAnswer.Unknown unknown)
    {
        if (unknown.Missing.IsEmpty)
        {
            return "not known";
        }

        var lines = unknown.Missing.Take(MostMissing).SelectMany(Missing);
        var more = unknown.Missing.Length - MostMissing;
        return "not known; it needs\n" + string.Join('\n', more > 0 ? lines.Append(FormattableString.Invariant($"  and {more} more")) : lines);
    }

    private IEnumerable<string> Missing(MissingInput missing)
    {
        var isAsked = missing is { Kind: MissingKind.Fact, Question.Length: > 0, State: FactState.NotAsked, Paths.IsEmpty: true };
        return TextWrap.Lines(SafeText.Of(isAsked ? $"{missing.Name}: {missing.Question}" : missing.Message), Math.Max(20, width - 4)).Select((line, place) => (place == 0 ? "  " : "    ") + line);
    }

    private static ReplReply.Refused Fault(DecisionFault fault)
    {
        var isTyped = fault.Location?.File == AskedText.FileName;
        var where = fault.Location is null || isTyped ? "" : FormattableString.Invariant($" ({fault.Location.File}:{fault.Location.Line}:{fault.Location.Column})");
        return new ReplReply.Refused(SafeText.Of(fault.Message) + where, "this is a fault, not an answer; correct the facts or the expression", ExitCode: ExitCodes.Failed);
    }

    private static ReplReply.Refused Refused(PolicyDiagnostic problem) => problem.Span.File.Path == AskedText.FileName
        ? new ReplReply.Refused(SafeText.Of(problem.Message), SafeText.Of(problem.Help), problem.Span.Start, problem.Span.Length)
        : new ReplReply.Refused($"{SafeText.Of(problem.Message)} ({problem.Location})", SafeText.Of(problem.Help));
}
