using System.Globalization;
using System.Text.Json;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>Decides what a body asks for, under the version and for the day that it names.</summary>
internal sealed class DecideWork(Policy policy, TimeProvider clock, DecideOptions options)
{
    /// <summary>The members that a body of a decision may have.</summary>
    public static string[] Members { get; } = ["facts", "as_of", "version", "id"];

    /// <exception cref="ProblemException">It is refused.</exception>
    public Decision Decide(Envelope body) => Decide(body, body.Facts());

    /// <summary>Decides the body's facts with those of its member <c>changes</c> in their place.</summary>
    public Decision DecideChanged(Envelope body)
    {
        var changes = body.Members("changes").ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var kept = body.Members("facts").Where(member => !changes.ContainsKey(member.Name)).Select(member => (member.Name, member.Value));
        return Decide(body, Together(kept.Concat(changes.Select(change => (change.Key, change.Value)))));
    }

    private Decision Decide(Envelope body, string facts)
    {
        CheckVersion(body.Text("version"));
        try
        {
            return policy.DecideJson(facts, DayOf(body.Text("as_of")), Named(body.Text("id")));
        }
        catch (FactsRefusedException refused)
        {
            throw new ProblemException(Problem.OfFacts(refused.Diagnostics));
        }
    }

    private DecideOptions Named(string id) => id.Length == 0 ? options : new DecideOptions { DecisionId = id, Cancellation = options.Cancellation, Deadline = options.Deadline };

    private DateOnly DayOf(string text) =>
        text.Length == 0 ? PolicyDays.DayOf(policy.Model, clock.GetUtcNow())
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new ProblemException(Problem.Wrong("`as_of` is no day.", "Write it as 2018-10-02, or leave it out for today."));

    // Whoever has shown a person the questions of one version must not get the answer of another.
    private void CheckVersion(string version)
    {
        if (version.Length > 0 && version != policy.Model.ContentHash && version != policy.Model.Version)
        {
            throw new ProblemException(new Problem(409, "other-version", "Another version of the policy is in force here.")
            {
                Detail = $"It is {policy.Model.Version} with the hash {policy.Model.ContentHash}. Read it again, and decide under it.",
            });
        }
    }

    private static string Together(IEnumerable<(string Name, JsonElement Value)> members) =>
        $"{{{string.Join(",", members.Select(member => $"{JsonSerializer.Serialize(member.Name)}:{member.Value.GetRawText()}"))}}}";
}
