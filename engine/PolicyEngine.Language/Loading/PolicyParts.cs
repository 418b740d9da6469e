using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>A policy that includes other files, before they are joined.</summary>
/// <param name="File">The policy's file.</param>
/// <param name="Tree">What stands in it.</param>
internal sealed record PolicyTree(SourceFile File, YamlMap Tree);

/// <summary>A part of a policy that stands in a file of its own.</summary>
/// <param name="File">The file.</param>
/// <param name="Tree">What stands in it.</param>
/// <param name="Of">The policy's id.</param>
internal sealed record PartTree(SourceFile File, YamlMap Tree, Written<string> Of);

/// <summary>Joins a policy with the files that it includes: the entries of each stand at the end of each block, file by file.</summary>
internal sealed class PolicyParts(DiagnosticBag diagnostics)
{
    /// <summary>What a part has and joins no block.</summary>
    private static readonly string[] Own = [PartKey, "rules"];

    /// <summary>The key with which a part begins.</summary>
    public const string PartKey = "part_of";

    /// <summary>The key with which a policy names its parts.</summary>
    public const string IncludeKey = "include";

    private readonly List<PartTree> parts = [];
    private readonly HashSet<PartTree> taken = [];

    /// <summary>Keeps a part until its policy is joined.</summary>
    public void Add(PartTree part) => parts.Add(part);

    /// <summary>The policy as if it stood in one file, and the files that it is joined from. What does not fit is reported to <paramref name="own"/>.</summary>
    public (YamlMap Tree, ImmutableArray<SourceFile> Files) Join(PolicyTree policy, DiagnosticBag own)
    {
        var folder = FolderFinder.FolderOf(policy.File.Path);
        var id = new MapReader(policy.Tree).Words("policy");
        var tree = policy.Tree;
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var name in new MapReader(policy.Tree).Scalars(IncludeKey))
        {
            var path = $"{folder}/{name.Value.Trim()}";
            if (parts.Find(part => string.Equals(part.File.Path, path, StringComparison.Ordinal)) is not { } part)
            {
                var near = parts.Where(one => one.Of.Value == id && one.File.Path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(one => one.File.Path[(folder.Length + 1)..]);
                own.Add(PartDiagnostics.NotThere, name.Span, name.Value, NearestName.Hint(name.Value, near) is { Length: > 0 } hint ? hint : $"write it beside this file, beginning with `{PartKey}: {id}`; its path is written from here, with `/`");
            }
            else if (part.Of.Value != id)
            {
                own.Add(PartDiagnostics.OfAnother, name.Span, name.Value, part.Of.Value, id);
                taken.Add(part);
            }
            else if (!taken.Add(part))
            {
                own.Add(PartDiagnostics.Twice, name.Span, name.Value);
            }
            else
            {
                files.Add(part.File);
                tree = Join(tree, part.Tree, own);
            }
        }

        return (tree, files.ToImmutable());
    }

    /// <summary>Reports the parts that nobody includes.</summary>
    public void CheckTaken()
    {
        foreach (var part in parts.Where(part => !taken.Contains(part)))
        {
            diagnostics.Add(PartDiagnostics.NotTaken, part.Of.Span, part.Of.Value, FolderFinder.NameOf(part.File.Path));
        }
    }

    private static YamlMap Join(YamlMap policy, YamlMap part, DiagnosticBag own)
    {
        foreach (var entry in part.Entries.Where(entry => !Own.Contains(entry.Key.Value, StringComparer.Ordinal) && PolicyGrammar.Part.Find(entry.Key.Value, null) is not null))
        {
            policy = With(policy, entry, own);
        }

        if (part.Find("rules") is not { Value: YamlList rules } added)
        {
            return policy;
        }

        if (policy.Find("decision") is not { Value: YamlMap decision } place)
        {
            own.Add(CalculatingCheck.NoDecision, added.Key.Span, "`rules` of a part are those of the decision", new MapReader(policy).Words("policy"));
            return policy;
        }

        return Put(policy, place with { Value = With(decision, added with { Value = rules }, own) });
    }

    private static YamlMap With(YamlMap map, YamlEntry added, DiagnosticBag own) => map.Find(added.Key.Value) switch
    {
        null => Map(map, map.Entries.Add(added)),
        { Value: YamlList list } entry when added.Value is YamlList more => Put(map, entry with { Value = list with { Items = list.Items.AddRange(more.Items) } }),
        { Value: YamlMap names } entry when added.Value is YamlMap more => Put(map, entry with { Value = Map(names, names.Entries.AddRange(New(names, more, own))) }),
        { Value: YamlScalar { IsMissing: true } } entry => Put(map, entry with { Value = added.Value }),
        _ => map,
    };

    private static IEnumerable<YamlEntry> New(YamlMap names, YamlMap more, DiagnosticBag own)
    {
        foreach (var entry in more.Entries)
        {
            if (names.Find(entry.Key.Value) is not { } known)
            {
                yield return entry;
                continue;
            }

            own.Add(PartDiagnostics.NameTwice, entry.Key.Span, entry.Key.Value, Examples.PlaceOf(known.Key.Span, entry.Key.Span));
        }
    }

    private static YamlMap Put(YamlMap map, YamlEntry entry) => Map(map, [.. map.Entries.Select(one => one.Key.Value == entry.Key.Value ? entry : one)]);

    // A map of its own: what it knows of its keys is worked out anew.
    private static YamlMap Map(YamlMap like, ImmutableArray<YamlEntry> entries) => new(entries, like.IsFlow, like.Span);
}
