using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Proportionality;

/// <summary>Nobody is asked the same thing twice.</summary>
internal sealed class AskedTwiceRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Twice = new(
        "PE4233",
        Severity.Warning,
        "`{0}` asks the same as `{1}`: \"{2}\"",
        "use `{1}` for both, and leave `{0}` out; or ask each in words of its own");

    public override CheckKind Kind => CheckKind.Proportionality;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Twice];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var asked = policy.Model.Facts.Where(fact => fact.Ask.Length > 0).ToArray();
        for (var place = 1; place < asked.Length; place++)
        {
            var fact = asked[place];
            if (asked.Take(place).FirstOrDefault(before => IsSame(before, fact)) is { } first)
            {
                findings.Add(Finding.At(policy, fact.Location, Twice, [fact.Name], fact.Name, first.Name, fact.Ask.Trim()));
            }
        }
    }

    // Word for word; or, of one type, with the same words that carry the meaning.
    private static bool IsSame(Fact one, Fact other)
    {
        var (words, others) = (Words(one.Ask), Words(other.Ask));
        var (content, otherContent) = (Content(words), Content(others));
        return words.SequenceEqual(others) || (one.Type == other.Type && one.Unit == other.Unit && content.Count > 0 && content.SetEquals(otherContent));
    }

    private static HashSet<string> Content(string[] words) => [.. words.Where(word => !Empty.Contains(word)).Select(word => Meaning.GetValueOrDefault(word, word))];

    private static string[] Words(string text) => text.ToLowerInvariant().Split([' ', '\t', '\n', '\r', '.', ',', ';', ':', '?', '!', '\'', '’', '"', '-'], StringSplitOptions.RemoveEmptyEntries);

    private static readonly HashSet<string> Empty = new("what when which is are was were do does did have has had the a an your you of in on at to it be been please tell us give enter date day".Split(' '), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Meaning = new(StringComparer.Ordinal)
    {
        ["born"] = "birth",
        ["dob"] = "birth",
        ["birthday"] = "birth",
        ["lives"] = "live",
        ["living"] = "live",
        ["reside"] = "live",
        ["resident"] = "live",
        ["earnings"] = "earn",
        ["income"] = "earn",
        ["kids"] = "children",
    };
}
