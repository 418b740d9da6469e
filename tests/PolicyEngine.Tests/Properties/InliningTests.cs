using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Properties;

/// <summary>What a definition says may be written in the place of its name, and nothing changes: neither the answer nor what is missing.</summary>
public class InliningTests
{
    private const int Policies = 60;
    private const int CasesEach = 40;

    [Fact]
    public void Writing_out_a_definition_changes_no_decision()
    {
        var seeds = Enumerable.Range(1, Policies).ToArray();
        var named = Load(seeds, text => text);
        var inlined = Load(seeds, InlinedPolicy.Of);
        var open = 0;
        for (var i = 0; i < seeds.Length; i++)
        {
            for (var number = 0; number < CasesEach; number++)
            {
                var random = new Random((i * CasesEach) + number);
                var values = GeneratedCase.Values(named[i].Model, random).Select(value => random.Next(3) > 0 ? value : null).ToArray();
                var day = GeneratedCase.Day(random);
                var expected = Told(named[i].Decide(GeneratedCase.Facts(named[i].Model, values), day));
                var told = Told(inlined[i].Decide(GeneratedCase.Facts(inlined[i].Model, values), day));
                open += expected.StartsWith("Undetermined", StringComparison.Ordinal) ? 1 : 0;
                Assert.True(expected == told, $"case {number}, {day:yyyy-MM-dd}, {string.Join(", ", values.Select((value, place) => $"{named[i].Model.Facts[place].Name}: {value}"))}\n{expected}\n{told}\n{GeneratedPolicy.Write(seeds[i], false)}");
            }
        }

        Assert.InRange(open, Policies * CasesEach / 10, Policies * CasesEach * 9 / 10);
    }

    private static Policy[] Load(int[] seeds, Func<string, string> write)
    {
        var result = PolicyLoader.Load(seeds.Select(seed => new SourceFile(string.Create(CultureInfo.InvariantCulture, $"{seed}/policy.yaml"), write(GeneratedPolicy.Write(seed, mayBreak: false)))));
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Id} {diagnostic.Message} [{diagnostic.Span.Text}]")));
        return [.. seeds.Select(seed => result.Set!.Policies.First(policy => policy.Id == string.Create(CultureInfo.InvariantCulture, $"generated-{seed}")))];
    }

    // A number that is written with other zeros at its end is the same number.
    private static string Told(Decision decision) => string.Join(
        " | ",
        [
            decision.Status.ToString(),
            decision.Outcome ?? "-",
            .. decision.Parts.Concat(decision.Outputs).Select(value => $"{value.Name} {(value.Applies ? value.Status : "not applicable")} {(value.Value is decimal number ? number / 1.0000000000000000000000000000m : value.Value)}"),
            "missing " + string.Join(' ', decision.Missing.Select(input => $"{input.Name}[{input.Key}]")),
            "fired " + string.Join(' ', decision.Fired),
        ]);
}
