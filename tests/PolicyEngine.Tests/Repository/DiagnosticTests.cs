using System.Reflection;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Repository;

public partial class DiagnosticTests
{
    private const string Help = "engine/PolicyEngine.Diagnostics/Help";

    // Every library of the engine, and the command.
    private static readonly string[] Assemblies =
    [
        .. Tree.Files("engine", "*.csproj").Select(project => Path.GetFileNameWithoutExtension(project)),
        "policy",
    ];

    private static readonly DiagnosticDescriptor[] All =
    [
        .. Assemblies.SelectMany(name => Assembly.Load(name).GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    [Fact]
    public void An_id_stands_for_one_thing_and_is_never_used_again() =>
        Tree.Approved("tests/PolicyEngine.Tests/Repository/DiagnosticIds.verified.txt", string.Concat(All.Select(descriptor => $"{descriptor.Id} {descriptor.Severity} {descriptor.Message}\n")));

    [Fact]
    public void An_id_is_used_once()
    {
        Assert.Empty(All.GroupBy(descriptor => descriptor.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(All, descriptor => Assert.Matches("^PE[1-7][0-9]{3}$", descriptor.Id));
    }

    [Fact]
    public void Every_id_in_the_code_is_one_of_them()
    {
        var written = Tree.Files("engine", "*.cs").Concat(Tree.Files("repl", "*.cs")).SelectMany(path => QuotedId().Matches(Tree.Read(path)).Select(match => match.Groups[1].Value));

        Assert.Empty(written.Except(All.Select(descriptor => descriptor.Id)));
    }

    [Fact]
    public void Every_id_has_one_page_of_help() =>
        Assert.Equal(All.Select(descriptor => $"{Help}/{descriptor.Id}.md"), Tree.Files(Help, "*"));

    [Fact]
    public void A_page_of_help_says_what_it_means_shows_it_and_says_how_to_mend_it()
    {
        foreach (var descriptor in All)
        {
            var page = Tree.Read($"{Help}/{descriptor.Id}.md");
            Assert.Matches($@"\A# {descriptor.Id}: \S[^\n]*[^.\n]\n\n\S", page);
            Assert.Matches(@"\n```(yaml|json|csharp|sh)\n\S(?s:.*?)\n```\n", page);
            Assert.Matches(@"\n\*\*To mend it:\*\* \S.*[.`]\n\z", page);
            Assert.Contains(descriptor.Severity switch { Severity.Error => "refused until it is mended", Severity.Warning => "A warning", Severity.Info or _ => "For information" }, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_message_keeps_the_grammar_of_messages()
    {
        foreach (var (id, text) in All.SelectMany(descriptor => new[] { (descriptor.Id, descriptor.Message), (descriptor.Id, descriptor.Help) }))
        {
            Assert.True(FirstLetter().IsMatch(text), $"{id} starts with a capital, or says nothing: {text}");
            Assert.False(text.EndsWith('.'), $"{id} ends with a full stop: {text}");
            Assert.False(HostType().IsMatch(text), $"{id} names a type of the host language: {text}");
        }
    }

    [GeneratedRegex("\"(PE[0-9]{4})\"")]
    private static partial Regex QuotedId();

    // An abbreviation may stand first.
    [GeneratedRegex(@"^(?:[\p{Ll}`{(]|JSON|YAML)")]
    private static partial Regex FirstLetter();

    [GeneratedRegex(@"\b(?:System\.\w+|Boolean|bool|Int32|Int64|int|float|DateOnly|TimeOnly|DateTime|Nullable|IEnumerable|[A-Za-z]+Exception)\b")]
    private static partial Regex HostType();
}
