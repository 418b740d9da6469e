using System.Reflection;
using PolicyEngine.Analysis;
using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Analysis;

/// <summary>A new member of a type that policies can reach is classified by a person before it is allowed or refused.</summary>
public sealed class AllowedMembersTests
{
    private static readonly Type[] Reachable =
    [
        typeof(PolicyFunctions), typeof(PolicyList<>), typeof(PolicyListOperators), typeof(PolicyList), typeof(KeyedByChoice<,>), typeof(KeyedByText<>), typeof(KeyedByNumber<>), typeof(ExactNumber), typeof(ExactNumbers), typeof(DateSpan), typeof(DatedFigure<>), typeof(WorkingDays),
        typeof(bool), typeof(long), typeof(int), typeof(decimal), typeof(string), typeof(DateOnly), typeof(TimeOnly),
    ];

    [Fact]
    public void Every_member_that_a_policy_can_reach_is_reviewed()
    {
        var path = Path.Combine(Fixture.Root, "tests", "Fixtures", "safety", "reviewed-members.txt");
        var received = Path.ChangeExtension(path, ".received.txt");
        var allowed = PolicyAnalyzer.AllowedMembers.Select(Simple).ToHashSet(StringComparer.Ordinal);
        var lines = Reachable.SelectMany(type => MembersOf(type).Select(member => (allowed.Contains(member) ? "allowed " : "refused ") + member)).Distinct().Order(StringComparer.Ordinal);
        var found = string.Join('\n', lines) + "\n";
        if (found != File.ReadAllText(path))
        {
            File.WriteAllText(received, found);
            Assert.Fail($"members were added or removed; review each, then: mv {received} {path}");
        }

        File.Delete(received);
    }

    [Fact]
    public void Every_allowed_member_exists() => Assert.Empty(PolicyAnalyzer.AllowedMembers.Select(Simple).Except(Reachable.SelectMany(MembersOf)));

    private static IEnumerable<string> MembersOf(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member is not MethodInfo { IsSpecialName: true } || member.Name.StartsWith("op_", StringComparison.Ordinal)).Select(member => $"{type.Name}.{member.Name}{Parameters(member)}");

    private static string Parameters(MemberInfo member) => member switch
    {
        MethodBase method => $"({string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)))})",
        PropertyInfo property when property.GetIndexParameters().Length > 0 => $"[{string.Join(", ", property.GetIndexParameters().Select(parameter => Name(parameter.ParameterType)))}]",
        _ => "",
    };

    // Enough of a signature to tell overloads apart: the names of the types, without the types inside their brackets except for what a function gives.
    private static string Name(Type type) => type.IsGenericType && type.Name.StartsWith("Func", StringComparison.Ordinal) ? "Func→" + Name(type.GetGenericArguments()[^1]) : type.IsGenericParameter ? "T" : type.Name.Split('`')[0];

    // The same form from a documentation id.
    private static string Simple(string id)
    {
        var body = id[2..];
        var open = body.IndexOf('(', StringComparison.Ordinal);
        var path = (open < 0 ? body : body[..open]).Split('.');
        var isIndexer = path[^1] == "Item";
        var parameters = open < 0 ? [] : SplitTop(body[(open + 1)..^1]).Select(SimpleType);
        var list = string.Join(", ", parameters);
        var member = path[^1].Split('`')[0];
        return $"{path[^2]}.{member}" + (isIndexer ? $"[{list}]" : id[0] == 'M' ? $"({list})" : "");
    }

    private static string SimpleType(string type) => type.StartsWith('`') ? "T"
        : type.StartsWith("System.Func{", StringComparison.Ordinal) ? "Func→" + SimpleType(SplitTop(type["System.Func{".Length..^1])[^1])
        : type.Split('{')[0].Split('.')[^1];

    private static List<string> SplitTop(string text)
    {
        var (parts, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
            else
            {
                depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            }
        }

        return parts;
    }
}
