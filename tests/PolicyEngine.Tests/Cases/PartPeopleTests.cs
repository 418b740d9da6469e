using PolicyEngine.Cases;

namespace PolicyEngine.Tests.Cases;

/// <summary>Who acted in the whole case is somebody else's colleague in its parts too.</summary>
public class PartPeopleTests
{
    private const string Policy = PermitPolicy.Head + PermitPolicy.Facts + PermitPolicy.Rules + """
        lifecycle:
          initial: open
          roles: { applicant: The applicant, officer: The officer, manager: The manager }
          states: { open: {}, assessed: {}, split: {}, part_open: {}, part_deep: {}, part_closed: { final: yes }, closed: { final: yes } }
          triggers:
            assess: { by: officer, takes: [zones] }
            split_up: { by: officer }
            confirm: { by: [officer, manager], other_than: assess }
          transitions:
            - { from: open, on: assess, to: assessed }
            - { from: assessed, on: split_up, to: split, steps: [ { split: { list: zones, key: zone_name, into: part_open } } ] }
            - { from: part_open, on: split_up, to: part_deep, steps: [ { split: { list: zones, key: zone_name, into: part_open } } ] }
            - { from: part_open, on: confirm, to: part_closed }
            - { from: [split, part_deep], parts_ended: yes, to: closed }

        """;

    [Fact]
    public async Task Who_assessed_the_whole_can_not_confirm_a_part()
    {
        var world = await SplitAsync();
        var refused = await world.Refused("officer:ann confirm", caseId: "rose/north");
        Assert.Equal((RefusalKind.SamePerson, "`confirm` must be done by somebody else than `assess`, and ann did that"), (refused.Kind, refused.Message));
        Assert.Contains("somebody other than ann", Assert.Single((await world.Service.ViewAsync("rose/north"))!.Triggers, trigger => trigger.Name == "confirm").Needs);
        Assert.Equal("part_closed", (await world.Fire("manager:bob confirm", caseId: "rose/north")).State);
        Assert.Equal("closed", (await world.State()).State);
    }

    [Fact]
    public async Task Nor_a_part_of_a_part()
    {
        var world = await SplitAsync();
        await world.Fire("officer:eve split_up", caseId: "rose/north");
        Assert.Equal(RefusalKind.SamePerson, (await world.Refused("officer:ann confirm", caseId: "rose/north/north")).Kind);
    }

    private static async Task<CaseWorld> SplitAsync()
    {
        var world = new CaseWorld(Policy);
        await world.Open();
        await world.Fire("officer:ann assess", """{ "zones": [ { "zone_name": "north", "spaces": 3 } ] }""");
        await world.Fire("officer:ann split_up");
        return world;
    }
}
