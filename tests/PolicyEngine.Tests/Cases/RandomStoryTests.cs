using System.Text.Json;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Exporting;

namespace PolicyEngine.Tests.Cases;

/// <summary>Whatever people and clocks do, a case stays in its declared states, and its events give what was live, here and elsewhere.</summary>
public class RandomStoryTests
{
    private static readonly string[] Facts = ["{}", """{ "cars": 1 }""", """{ "cars": 2, "lives_here": true, "blue_badge": false }""", """{ "blue_badge": true, "cars": 9 }""", """{ "lives_here": false, "blue_badge": null }""", """{ "paid": 60 }""", """{ "zones": [ { "zone_name": "a", "spaces": 1 } ] }"""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_triggers_never_leave_the_declared_states_and_replay_equals_live(int part)
    {
        var (fired, refused) = (0, 0);
        for (var seed = part * 1000; seed < (part * 1000) + 30; seed++)
        {
            var random = new Random(seed);
            var world = new CaseWorld(PermitPolicy.Yaml);
            var lifecycle = (await world.Policies.FindCurrentAsync("permit", default))!.Model.Lifecycle!;
            var leaves = lifecycle.States.Where(state => state.Initial < 0).Select(state => state.Name).ToHashSet();
            var live = await world.Open();
            for (var step = 0; step < 25; step++)
            {
                world.Clock.Advance(TimeSpan.FromHours(random.Next(60)));
                var permitted = (await world.Service.ViewAsync("rose"))!.Triggers;
                var likely = permitted.IsEmpty || random.Next(4) == 0 ? "" : permitted[random.Next(permitted.Length)].Name;
                var trigger = lifecycle.Triggers.FirstOrDefault(known => known.Name == likely) ?? lifecycle.Triggers[random.Next(lifecycle.Triggers.Length)];
                var role = lifecycle.Roles[trigger.By.IsEmpty ? 0 : trigger.By[random.Next(trigger.By.Length)]].Name;
                var result = await world.Try($"{role}:p{random.Next(3)} {trigger.Name}", random.Next(4) == 0 ? Facts[random.Next(Facts.Length)] : Fitting(trigger.Name), trigger.Decides ? "accepted" : "", random.Next(4) == 0 ? "" : "Because.");
                live = result switch
                {
                    CaseResult.Done done => done.State,
                    CaseResult.Ignored ignored => ignored.State,
                    CaseResult.Refused { State: { } state } => state,
                    _ => live,
                };
                (fired, refused) = (fired + (result is CaseResult.Done ? 1 : 0), refused + (result is CaseResult.Refused ? 1 : 0));
                Assert.Contains(live.State, leaves);
                Assert.Equal(lifecycle.States.First(state => state.Name == live.State).IsFinal, live.IsEnded);
            }

            var read = await world.Read();
            Assert.Equal((seed, Text(live)), (seed, Text(read.State)));
            Assert.True((await world.Service.VerifyAsync("rose"))!.IsIntact, $"seed {seed}");
            await AssertSameElsewhere(world);
        }

        Assert.True(fired > 60 && refused > 100, $"{fired} fired, {refused} refused");
    }

    private static async Task AssertSameElsewhere(CaseWorld world)
    {
        var there = new CaseWorld(PermitPolicy.Yaml);
        var json = (await world.Service.ExportAsync("rose"))!;
        Assert.IsType<ImportResult.Imported>(await there.Service.ImportAsync(json));
        Assert.Equal(Text((await world.Read()).State), Text((await there.Read()).State));
        Assert.Equal((await world.Read()).Timers.AsEnumerable(), (await there.Read()).Timers.AsEnumerable());
        Assert.True((await there.Service.VerifyAsync("rose"))!.IsIntact);
    }

    private static string Fitting(string trigger) => trigger switch
    {
        "submit" => """{ "cars": 2, "lives_here": true, "blue_badge": false }""",
        "answer" => """{ "blue_badge": false }""",
        "pay" => """{ "paid": 60 }""",
        "re_rate" => """{ "cars": 1 }""",
        "call_in" => """{ "zones": [ { "zone_name": "a", "spaces": 1 } ] }""",
        _ => "{}",
    };

    private static string Text(CaseState state) => JsonSerializer.Serialize(state);
}
