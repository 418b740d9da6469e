using PolicyEngine.Cases;

namespace HostParkingCases;

/// <summary>Rose applies, nobody answers in time, and the manager does.</summary>
public sealed class Story(CaseService cases, StoryClock clock, PostRoom post)
{
    private const string Rose = "2018/rose";

    /// <summary>Tells it, waiting for each letter before time passes.</summary>
    public async Task TellAsync(CancellationToken patience)
    {
        Console.Out.WriteLine("Rose applies.");
        Print(await cases.OpenAsync(new OpenRequest { PolicyId = "visitor-permit", CaseId = Rose, Actor = "rose", Role = "applicant" }, patience));
        await FireAsync("submit", "rose", "applicant", """{ "lives_in_zone": true }""", "form-1");
        await post.NextAsync(patience);

        Console.Out.WriteLine("Her browser sends the form once more; the key says that it is the same.");
        await FireAsync("submit", "rose", "applicant", """{ "lives_in_zone": true }""", "form-1");

        Console.Out.WriteLine("Nobody answers: the officer is reminded, and then it goes to the manager.");
        clock.Pass(TimeSpan.FromHours(20));
        await post.NextAsync(patience);
        clock.Pass(TimeSpan.FromHours(5));
        await post.NextAsync(patience);
        await FireAsync("escalate", "rose", "applicant");
        await FireAsync("confirm", "max", "manager");
        await post.NextAsync(patience);

        Console.Out.WriteLine($"What happened, in a chain that is {((await cases.VerifyAsync(Rose, patience))!.IsIntact ? "intact" : "broken")}:");
        foreach (var happened in (await cases.ReadAsync(Rose, patience))!.Events)
        {
            Console.Out.WriteLine(FormattableString.Invariant($"  {happened.Sequence}. {happened.EffectiveAt:ddd d MMM HH:mm}, {string.Join(' ', new[] { happened.Kind.ToString().ToLowerInvariant(), happened.Trigger }.Where(word => word.Length > 0))} by the {happened.Role}: {happened.To}"));
        }
    }

    private async Task FireAsync(string trigger, string actor, string role, string facts = "{}", string key = "") =>
        Print(await cases.FireAsync(new FireRequest { CaseId = Rose, Trigger = trigger, Actor = actor, Role = role, Facts = CaseArguments.OfJson(facts), Key = key }));

    private static void Print(CaseResult result) => Console.Out.WriteLine(result switch
    {
        CaseResult.Done done => $"  done: the case is at `{done.State.State}`",
        CaseResult.AlreadyDone done => $"  done before: the case is at `{done.State.State}`",
        CaseResult.Refused refused => $"  refused: {refused.Refusal.Message}",
        _ => $"  {result.GetType().Name}",
    });
}
