using PolicyEngine.Model.Serialization;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Door;

/// <summary>The lifecycle comes back from the disk cache, and what it shares with others is part of what is remembered.</summary>
public sealed class LifecycleCacheTests : IDisposable
{
    private const string Lifecycle = """
        lifecycle:
          extends: simple
          calendar: office
          transitions: [ { from: sent, on: close, to: closed, when: asked, refuse: "Not yet: {asked}." } ]
          notifications: { told: { to: officer, subject: "Case {case}", text: "By {due.answer}." } }

        """;

    private readonly TemporaryFolder folder = new();
    private readonly LoadOptions options;

    public LifecycleCacheTests()
    {
        options = new LoadOptions { CacheFolder = Path.Combine(folder.Path, "cache") };
        folder.Write("rules/grant/policy.yaml", Grants.Asking("asked: { type: yes_no, ask: Asked? }", "asked", "grant") + Lifecycle);
        WriteCalendar("17:00");
        WriteBase("5");
    }

    private string Pack => Path.Combine(folder.Path, "rules", "grant");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_warm_load_gives_the_same_lifecycle()
    {
        var cold = Assert.Single(PolicyLoader.Load(Pack, options).Set!.Policies).Model;
        var warm = Assert.Single(PolicyLoader.LoadWarm(Pack, options)!.Policies).Model;

        Assert.NotNull(cold.Lifecycle);
        Assert.Equal(PolicyModelFormat.Write([cold]), PolicyModelFormat.Write([warm]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_changed_calendar_or_base_is_not_answered_from_the_cache(bool calendar)
    {
        var before = Assert.Single(PolicyLoader.Load(Pack, options).Set!.Policies);
        if (calendar)
        {
            WriteCalendar("16:00");
        }
        else
        {
            WriteBase("6");
        }

        Assert.Null(PolicyLoader.LoadWarm(Pack, options));
        Assert.NotEqual(before.Model.ContentHash, Assert.Single(PolicyLoader.Load(Pack, options).Set!.Policies).Model.ContentHash);
    }

    private void WriteCalendar(string closes) =>
        folder.Write("rules/calendars/office.yaml", $"calendar: office\nzone: Europe/London\nopening: {{ monday: \"08:30-{closes}\" }}\nknown: {{ from: 2000-01-01, to: 2100-12-31 }}\n");

    private void WriteBase(string days) => folder.Write("rules/lifecycles/simple.yaml", $$"""
        base_lifecycle: simple
        initial: sent
        roles: { officer: Officer }
        states: { sent: {}, closed: { final: yes } }
        triggers: { close: { by: officer }, late: {} }
        transitions: [ { from: sent, on: late, to: closed } ]
        deadlines: { answer: { starts: sent, within: {{days}} working_days, then: late } }
        """);
}
