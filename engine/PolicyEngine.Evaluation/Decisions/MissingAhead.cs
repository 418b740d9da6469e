using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>
/// Looks one question ahead: what is not needed whatever the answer to another missing question is, is not needed at all. Kleene's logic alone does not see this where a condition hangs on one fact twice.
/// </summary>
internal static class MissingAhead
{
    private const int MostOptions = 12;
    private const int MostQuestions = 40;

    public static ImmutableArray<MissingInput> Reduce(CaseRun run, ImmutableArray<MissingInput> missing)
    {
        var left = missing;
        foreach (var question in missing.Where(input => input.Kind == MissingKind.Fact).Take(MostQuestions))
        {
            var place = FactShapes.Of(run.Model).Places[question.Name];
            var answers = Answers(run.Model, run.Model.Facts[place]);
            if (left.Length < 2 || !left.Contains(question) || answers.Length == 0)
            {
                continue;
            }

            var needed = new HashSet<(MissingKind, string, string?)>();
            foreach (var answer in answers)
            {
                var ahead = new CaseRun(run.Plan, run.Facts.With(place, answer), run.AsOf);
                Evaluator.Run(ahead);
                needed.UnionWith(new MissingInputs(ahead).Collect().Select(Identity));
            }

            left = left.RemoveAll(input => input != question && !needed.Contains(Identity(input)) && !question.After.Contains(input.Name));
        }

        return left;
    }

    private static (MissingKind Kind, string Name, string? Key) Identity(MissingInput input) => (input.Kind, input.Name, input.Key);

    private static object[] Answers(PolicyModel model, Fact fact) =>
        fact.Type == FactType.YesNo ? [true, false]
        : fact.Type == FactType.Choice && model.Choices[fact.ChoiceSet].Options.Length <= MostOptions ? [.. Enumerable.Range(0, model.Choices[fact.ChoiceSet].Options.Length).Cast<object>()]
        : [];
}
