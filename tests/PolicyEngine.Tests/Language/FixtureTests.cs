using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

public class FixtureTests
{
    public static TheoryData<string> Bad => Fixture.Names("bad");

    public static TheoryData<string> Good => Fixture.Names("good");

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_fixture_gives_exactly_its_messages(string name)
    {
        var report = Fixture.Report("bad", name);
        Assert.NotEmpty(report);
        Fixture.Compare("bad", name, report);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_fixture_gives_exactly_its_syntax(string name)
    {
        Assert.Equal("", Fixture.Report("good", name));
        var read = PolicyFolder.Read(Path.Combine(Fixture.Folder("good"), name));
        Fixture.Compare("good", name, SyntaxDump.Of(read));
    }
}
