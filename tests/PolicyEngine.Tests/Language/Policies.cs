namespace PolicyEngine.Tests.Language;

/// <summary>Small policies to build tests on.</summary>
internal static class Policies
{
    public const string Parking = """
        policy: parking
        title: Parking
        owner: Parking team
        source: { document: A paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        decision:
          outcomes: [granted]
          rules: []

        """;

    /// <summary>The policy with more sections.</summary>
    public static string With(string sections) => Parking + sections;
}
