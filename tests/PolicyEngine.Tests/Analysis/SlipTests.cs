using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Analysis;

/// <summary>
/// Slips that a careful reviewer would want reported, each put into one clean policy. In <c>…-slips.txt</c> a slip names itself after <c>#</c> and what is found after <c>=</c>;
/// <c>@</c> gives the line of the clean policy from which lines with <c>-</c> are taken and those with <c>+</c> put in.
/// </summary>
public sealed class SlipTests
{
    [Theory]
    [InlineData("policy")]
    [InlineData("lifecycle")]
    public void The_clean_policy_has_no_finding(string name) => Assert.Empty(Found([new SourceFile("clean/policy.yaml", string.Join('\n', Clean(name)))]));

    [Theory]
    [InlineData("policy")]
    [InlineData("lifecycle")]
    public void Each_slip_is_found(string name)
    {
        var clean = Clean(name);
        var slips = Tree.Read($"tests/Fixtures/slips/{name}-slips.txt").Split("\n\n").Select(Slip.Read).ToArray();
        var found = Found([.. slips.Select((slip, place) => new SourceFile($"slip{place}/policy.yaml", slip.Put(clean, $"slip-{place}")))])
            .ToLookup(finding => finding.Location!.File.Split('/')[0], finding => finding.Id);

        var lines = slips.Select((slip, place) => $"{slip.Name}: {string.Join(' ', found[$"slip{place}"].Distinct().Order(StringComparer.Ordinal))}");
        Assert.Equal(slips.Select(slip => $"{slip.Name}: {slip.Ids}"), lines);
    }

    private static string[] Clean(string name) => Tree.Read($"tests/Fixtures/slips/{name}.yaml").Split('\n');

    private static PolicyDiagnostic[] Found(IReadOnlyList<SourceFile> files) => [.. PolicyLoader.Load(files, new LoadOptions { Advise = true }).Diagnostics];

    private sealed record Slip(string Name, string Ids, IReadOnlyList<string> Changes)
    {
        public static Slip Read(string text)
        {
            var lines = text.Trim('\n').Split('\n');
            return new Slip(lines[0][2..], lines[1][2..], lines[2..]);
        }

        public string Put(IReadOnlyList<string> clean, string id)
        {
            var lines = new List<string>();
            var next = 0;
            foreach (var change in Changes)
            {
                if (change.StartsWith("@ ", StringComparison.Ordinal))
                {
                    var first = int.Parse(change[2..], CultureInfo.InvariantCulture) - 1;
                    lines.AddRange(clean.Skip(next).Take(first - next));
                    next = first;
                }
                else if (change[0] == '-')
                {
                    Assert.Equal(clean[next++], change[2..]);
                }
                else
                {
                    lines.Add(change[2..]);
                }
            }

            lines.AddRange(clean.Skip(next));
            return string.Join('\n', lines.Skip(1).Prepend("policy: " + id));
        }
    }
}
