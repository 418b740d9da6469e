using PolicyEngine.Bulk.Rows;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Runtime;

namespace PolicyEngine.Bulk.Deciding;

/// <summary>Decides the rows of blocks: the plain form decides all, and the explained form those that have no settled answer, so that each says what is missing or what broke. Safe for any number of threads, each with a block of its own.</summary>
internal sealed class BlockDecider(CompiledPolicy policy, RowBlock like, CancellationToken cancellation)
{
    private readonly DecideRows decide = DecideLoop.Compile(policy, like);
    private readonly DecideOptions options = new() { Cancellation = cancellation };

    /// <summary>Decides the rows that are not refused.</summary>
    public void Decide(RowBlock block)
    {
        for (var at = 0; at < block.Count;)
        {
            try
            {
                decide(block, ref at, block.Count);
            }
#pragma warning disable CA1031 // Whatever broke, the explained form says what and where.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                block.Statuses[at++] = RowStatus.Asked;
            }
        }

        for (var row = 0; row < block.Count; row++)
        {
            if (block.Statuses[row] == RowStatus.Asked)
            {
                Explain(block, row);
            }
        }
    }

    /// <summary>Decides one row by the explained form.</summary>
    public Decision Explained(RowBlock block, int row) => ExplainedBy(policy, block, row, options);

    /// <summary>Decides one row by the explained form of a policy.</summary>
    public static Decision ExplainedBy(CompiledPolicy policy, RowBlock block, int row, DecideOptions? options = null)
    {
        var day = DateOnly.FromDayNumber(block.Days[row]);
        var facts = new FactSetBuilder(policy.Model, day);
        foreach (var column in block.Facts)
        {
            if (column.States[row] == (byte)FactState.Given)
            {
                facts.Give(column.Place, column.ValueAt(row));
            }
            else if (column.States[row] == (byte)FactState.NotKnown)
            {
                facts.NotKnown(column.Place);
            }
        }

        return Evaluator.Decide(policy, facts.Build(), day, options);
    }

    private void Explain(RowBlock block, int row)
    {
        var decision = Explained(block, row);
        block.Statuses[row] = decision.Status switch
        {
            DecisionStatus.Determined => RowStatus.Determined,
            DecisionStatus.Undetermined => RowStatus.Undetermined,
            DecisionStatus.Faulted or _ => RowStatus.Faulted,
        };
        foreach (var answer in block.Answers)
        {
            Take(answer, row, decision);
        }

        if (block.Statuses[row] != RowStatus.Determined)
        {
            block.Open[row] = new OpenRow(string.Join("; ", decision.Missing.Select(Name).Distinct(StringComparer.Ordinal)), string.Join("; ", decision.Faults.Select(fault => fault.Message)));
        }
    }

    private static string Name(MissingInput missing) => missing.Key is { } key ? $"{missing.Name}[{key}]" : missing.Name;

    private static void Take(AnswerColumn answer, int row, Decision decision)
    {
        if (answer.Item.Kind == Model.ItemKind.Outcome)
        {
            var option = decision.Outcome is { } outcome ? answer.Choices!.Options.ToList().FindIndex(one => one.Name == outcome) : -1;
            Give(answer, row, option < 0 ? null : option, true);
            return;
        }

        // Outside its days a policy says nothing at all.
        var value = decision.IsInForce ? decision.Parts.Concat(decision.Outputs).First(one => one.Name == answer.Name) : null;
        Give(answer, row, value?.Status == DecisionStatus.Determined ? value.Value : null, value is not { Applies: false });
    }

    private static void Give(AnswerColumn answer, int row, object? value, bool applies)
    {
        answer.States[row] = value is not null ? AnswerState.Given : applies ? AnswerState.Open : AnswerState.None;
        if (value is not null)
        {
            answer.Set(row, value);
        }
    }
}
