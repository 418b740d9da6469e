using System.Net;
using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>Every policy of the library can be gone through on pages, to its answer or to a case that was sent, and no page breaks on the way.</summary>
public sealed partial class EveryPolicyTests
{
    private const int MostQuestions = 60;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Every_policy_can_be_gone_through_to_its_end(int choice)
    {
        await using var world = await WebWorld.StartAsync(options => options.MostSentAMinute = 10_000, paths: ["rules"]);
        using var resident = world.Browse("ann");
        await resident.Get("/apply");
        var starts = Starts().Matches(resident.Html).Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.True(starts.Length > 10, $"{starts.Length} policies");

        foreach (var start in starts)
        {
            await (await resident.Get(start)).Send();
            for (var asked = 0; resident.Path.Contains("/q/", StringComparison.Ordinal); asked++)
            {
                Assert.True(asked < MostQuestions, $"{resident.Path} does not end");
                await AnswerAsync(resident, choice);
            }

            Assert.True(resident.Path.EndsWith("/check", StringComparison.Ordinal), $"{start}: {resident.Status} {resident.Path} {resident.Heading}");
            await resident.Send();
            Assert.True(resident.Status == 200, $"{start}: {resident.Status} {resident.Text}");
            Assert.True(resident.Path.EndsWith("/answer", StringComparison.Ordinal) || resident.Path.StartsWith("/my/", StringComparison.Ordinal), $"{start}: {resident.Path} {resident.Text}");
            Assert.NotEmpty(resident.Heading);
        }
    }

    private static async Task AnswerAsync(Browser resident, int choice)
    {
        var isList = resident.Html.Contains("Add it to the list", StringComparison.Ordinal);
        if (isList && !resident.Html.Contains("You have added none", StringComparison.Ordinal))
        {
            await resident.Send(("do", "continue"));
            return;
        }

        await resident.Send([("do", isList ? "add" : "continue"), .. Filled(resident.Html, choice)]);
        if (resident.Status == 422)
        {
            await resident.Send(("do", isList ? "continue" : "unknown"));
        }

        Assert.True(resident.Status == 200, $"{resident.Status} {resident.Path} {string.Join("; ", resident.Errors)}");
    }

    private static (string Name, string Value)[] Filled(string html, int choice)
    {
        var radios = Radios().Matches(html).Select(match => (Name: match.Groups[1].Value, Value: WebUtility.HtmlDecode(match.Groups[2].Value))).Where(radio => radio.Value != "?")
            .GroupBy(radio => radio.Name, StringComparer.Ordinal).Select(group => (group.Key, group.ElementAt(choice % group.Count()).Value));
        var texts = Texts().Matches(html).Select(match => (match.Groups[1].Value, ValueOf(match.Groups[1].Value, match.Value, html)));
        var selects = Selects().Matches(html).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        return [.. radios, .. texts, .. selects];
    }

    private static string ValueOf(string name, string input, string html) => name switch
    {
        _ when name.EndsWith("-day", StringComparison.Ordinal) => "3",
        _ when name.EndsWith("-month", StringComparison.Ordinal) => "March",
        _ when name.EndsWith("-year", StringComparison.Ordinal) => "2018",
        _ when input.Contains("decimal", StringComparison.Ordinal) => "1",
        _ when html.Contains("For example, 14:30", StringComparison.Ordinal) => "12:30",
        _ => "Some text",
    };

    [GeneratedRegex("href=\"(/apply/[^\"]+)\"")]
    private static partial Regex Starts();

    [GeneratedRegex("name=\"([^\"]+)\" type=\"radio\" value=\"([^\"]*)\"")]
    private static partial Regex Radios();

    [GeneratedRegex("<(?:input class=\"govuk-input[^>]*|textarea[^>]*) name=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Texts();

    [GeneratedRegex("<select[^>]* name=\"([^\"]+)\".*?<option value=\"([^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex Selects();
}
