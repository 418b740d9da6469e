using PolicyEngine.Testing;

namespace PolicyEngine.Tests.Testing;

/// <summary>A reason that only shows another figure was not written anew.</summary>
public sealed class ReasonFiguresTests
{
    [Theory]
    [InlineData("8 or more is enough.", "10 or more is enough.", false)]
    [InlineData("Within 1 to 8, of 8 levels.", "Within 1 to 12, of 10 levels.", false)]
    [InlineData("Tariff 8 counts.", "Tariff 8 counts.", false)]
    [InlineData("8 or more is enough.", "10 or more will do.", true)]
    [InlineData("8 or more is enough.", "11 or more is enough.", true)]
    [InlineData("You have 18 points.", "You have 110 points.", true)]
    [InlineData("The rate is 8.5.", "The rate is 10.5.", true)]
    [InlineData("The limit is 5.", "The limit is 6.", true)]
    public void Two_figures_that_had_the_same_value_are_told_apart(string was, string now, bool areWrittenAnew)
    {
        var figures = new ReasonFigures(
            SnapshotText.Read("parameters:\n  points_needed: 8 [p. 1]\n  last_tariff: 8 [p. 2]\n  fee: 5 [p. 3]\n"),
            SnapshotText.Read("parameters:\n  points_needed: 10 [p. 1]\n  last_tariff: 12 [p. 2]\n  fee: 5 [p. 3]\n"));

        Assert.Equal(areWrittenAnew, figures.AreWrittenAnew(was, now));
    }
}
