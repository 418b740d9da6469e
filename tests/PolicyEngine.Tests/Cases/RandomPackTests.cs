using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Exporting;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Cases.Views;
using PolicyEngine.Model;
using PolicyEngine.Tests.Stories;

namespace PolicyEngine.Tests.Cases;

/// <summary>Random people with random facts work on cases of every pack that has a lifecycle: nothing breaks, nothing leaves its declared states, and what is kept gives what was live.</summary>
public class RandomPackTests
{
    private const int Cases = 12;
    private const int Steps = 30;

    private static readonly string[] People = ["ann", "bob", "cem"];

    public static TheoryData<string> Packs => [.. StoryPolicies.Instance.Set.Policies.Where(policy => policy.Compiled.Model.Lifecycle is not null).Select(policy => policy.Id).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task A_pack_holds_whatever_people_do(string pack)
    {
        var fired = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var clock = new FakeTimeProvider(new DateTimeOffset(2019, 9, 2, 8, 0, 0, TimeSpan.Zero));
            var service = new CaseService(new InMemoryCaseStore(), StoryPolicies.Instance, clock);
            var model = StoryPolicies.Instance[pack].Model;
            var leaves = model.Lifecycle!.States.Where(state => state.Initial < 0).Select(state => state.Name).ToHashSet(StringComparer.Ordinal);
            var open = new OpenRequest { PolicyId = pack, CaseId = "c", Actor = "ann", Role = Pick(random, model.Lifecycle.Roles).Name };
            var live = Assert.IsType<CaseResult.Done>(await service.OpenAsync(open)).State;
            for (var step = 0; step < Steps && !live.IsEnded; step++)
            {
                clock.Advance(TimeSpan.FromHours(random.Next(random.Next(8) == 0 ? 24 * 40 : 30)));
                var result = await service.FireAsync(Request(random, model, (await service.ViewAsync("c"))!));
                Assert.False(result is CaseResult.Refused { Refusal.Kind: RefusalKind.Faulted }, $"{pack} {seed}: {(result as CaseResult.Refused)?.Refusal.Message}");
                fired += result is CaseResult.Done ? 1 : 0;
                live = (await service.ReadAsync("c"))!.State;
                Assert.Contains(live.State, leaves);
                Assert.NotEmpty(CaseTextRenderer.Render((await service.ViewAsync("c"))!));
            }

            Assert.NotEmpty(CaseTimeline.Render(await service.TimelineAsync("c")));
            Assert.Equal("", (await service.VerifyAsync("c"))!.Problem);
            await AssertDecidedAgainAsync(service, live);
            await AssertSameElsewhereAsync(service, clock);
        }

        Assert.True(fired >= Cases, $"{fired} fired");
    }

    private static async Task AssertDecidedAgainAsync(CaseService service, CaseState live)
    {
        foreach (var decision in live.Decisions)
        {
            var again = await service.DecideAsync(new() { CaseId = "c", Event = decision.Sequence });
            Assert.True(Assert.IsType<PolicyEngine.Cases.Deciding.DecideResult.Decided>(again).IsSame);
        }
    }

    private static async Task AssertSameElsewhereAsync(CaseService here, TimeProvider clock)
    {
        var there = new CaseService(new InMemoryCaseStore(), StoryPolicies.Instance, clock);
        var json = (await here.ExportAsync("c"))!;
        Assert.IsType<ImportResult.Imported>(await there.ImportAsync(json));
        Assert.Equal(JsonSerializer.Serialize((await here.ReadAsync("c"))!.State), JsonSerializer.Serialize((await there.ReadAsync("c"))!.State));
        Assert.Equal("", (await there.VerifyAsync("c"))!.Problem);
        Assert.Equal(json, await there.ExportAsync("c"));
    }

    private static FireRequest Request(Random random, PolicyModel model, CaseView view)
    {
        var shown = view.Triggers.IsEmpty ? null : Pick(random, view.Triggers);
        var trigger = shown is null || random.Next(6) == 0 ? Pick(random, model.Lifecycle!.Triggers) : model.Lifecycle!.Triggers.First(known => known.Name == shown.Name);
        var names = random.Next(10) == 0 ? [Pick(random, model.Facts).Name]
            : trigger.TakesAnyFact ? model.Facts.Where(_ => random.Next(3) > 0).Select(fact => fact.Name)
            : trigger.Takes.Where(argument => argument.IsRequired || random.Next(2) == 0).Select(argument => model.Facts[argument.Fact].Name).Concat(trigger.TakesRequested ? view.Asked.Select(asked => asked.Fact) : []);
        var facts = new JsonObject(names.Distinct(StringComparer.Ordinal).Select(name => KeyValuePair.Create(name, Value(random, model, model.Facts.First(fact => fact.Name == name)))));
        var outcomes = model.Choices[model.Items[model.OutcomeItem].ChoiceSet].Options;
        return new FireRequest
        {
            CaseId = "c",
            Trigger = trigger.Name,
            Actor = Pick(random, People),
            Role = trigger.By.IsEmpty ? "nobody" : model.Lifecycle.Roles[Pick(random, trigger.By)].Name,
            Facts = CaseArguments.OfJson(facts.ToJsonString()),
            Outcome = trigger.Decides ? Pick(random, outcomes).Name : "",
            Reason = random.Next(5) == 0 ? "" : "Because.",
        };
    }

    private static JsonNode? Value(Random random, PolicyModel model, Fact fact) => fact.Type switch
    {
        _ when random.Next(15) == 0 => null,
        FactType.YesNo => random.Next(2) == 0,
        FactType.WholeNumber or FactType.Decimal or FactType.Money => random.Next(13),
        FactType.Date => new DateOnly(2019, 9, 2).AddDays(random.Next(-9000, 400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FactType.Time => "10:30",
        FactType.Text => $"text {random.Next(4)}",
        FactType.Choice => Pick(random, model.Choices[fact.ChoiceSet].Options).Name,
        FactType.List => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)new JsonObject(fact.Fields.Select(field => KeyValuePair.Create(field.Name, Value(random, model, field)))))]),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static T Pick<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
