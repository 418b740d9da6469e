using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Deciding;

/// <summary>Decides cases one after the other. One that is refused is told, and holds up no other.</summary>
/// <param name="context">The world.</param>
/// <param name="policy">The policy.</param>
/// <param name="writer">Where the decisions go.</param>
/// <param name="asOf">The day for cases that name none; <see langword="null"/> for today.</param>
internal sealed class CaseBatch(CommandContext context, Policy policy, DecisionWriter writer, DateOnly? asOf)
{
    private const int MostTold = 20;

    private readonly List<int> refusedLines = [];
    private DateOnly? day = asOf;
    private int count;
    private int refused;
    private bool broke;

    /// <summary>How long one decision may take.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>Decides them.</summary>
    /// <returns>The exit code.</returns>
    public int Run(IEnumerable<CaseInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        try
        {
            foreach (var input in inputs)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                Decide(input);
            }
        }
        catch (DecoderFallbackException)
        {
            context.RefuseUse($"what follows after {Counted.Of(count, "case", "cases")} is not UTF-8 text", "save it as UTF-8");
            return count == 0 ? ExitCodes.Usage : ExitCodes.Failed;
        }

        return refused > 0 ? SayRefused() : broke ? ExitCodes.Failed : ExitCodes.Done;
    }

    private void Decide(CaseInput input)
    {
        count++;
        if (input.Facts is not { } facts)
        {
            Refuse(input);
            return;
        }

        var decision = policy.Decide(facts, input.AsOf ?? Today(), new DecideOptions { Deadline = Deadline, Cancellation = context.Cancellation });
        broke |= decision.Status == DecisionStatus.Faulted;
        writer.Write(decision);
    }

    private void Refuse(CaseInput input)
    {
        refused++;
        if (refused <= MostTold)
        {
            refusedLines.Add(input.Line);
            new DiagnosticText(context, context.Error, context.ErrorPaint).Write(input.Diagnostics);
        }
    }

    private int SayRefused()
    {
        if (count == 1)
        {
            context.Error.WriteLine("the facts were refused, and nothing was decided");
            return ExitCodes.Usage;
        }

        var lines = string.Join(", ", refusedLines.Select(line => line.ToString(CultureInfo.InvariantCulture))) + (refused > MostTold ? " …" : "");
        var others = refused == count ? "nothing was decided" : "the others were decided";
        context.Error.WriteLine(FormattableString.Invariant($"{refused} of {count} cases {(refused == 1 ? "was" : "were")} refused, at line {lines}; {others}"));
        return ExitCodes.Failed;
    }

    private DateOnly Today()
    {
        if (day is null)
        {
            day = DayText.Today(context.Clock, policy.Model);
            context.Error.WriteLine($"decided as of today, {DayText.Of(day.Value)} in {policy.Model.Zone}; --as-of names another day");
        }

        return day.Value;
    }
}
