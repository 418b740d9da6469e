using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads a set of files and holds them against each other: policies with their lifecycles, then overrides with their bases, then cases with their policies.</summary>
internal sealed class FolderReader(DiagnosticBag diagnostics, FileMemory memory)
{
    private const int LongestScript = 64 * 1024;

    private readonly List<(PolicySyntax Policy, bool IsGood)> policies = [];
    private readonly List<(OverrideSyntax Locality, bool IsGood)> localities = [];
    private readonly List<(PolicyTree Tree, bool IsGood)> inParts = [];
    private IReadOnlyList<SourceFile> tables = [];
    private readonly PolicyParts parts = new(diagnostics);
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);
    private readonly List<CasesSyntax> cases = [];
    private readonly List<SettingsSyntax> settings = [];
    private readonly List<UnreadPolicy> unread = [];
    private readonly LifecycleLibrary library = new(diagnostics);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    /// <summary>Reads the files, which are in ordinal order of their paths.</summary>
    /// <param name="files">The files.</param>
    /// <param name="beside">Paths of files that lie beside a pack: what is wrong with them counts only where the pack uses them.</param>
    public PolicyFolderResult Read(IReadOnlyList<SourceFile> files, IReadOnlyList<string>? beside = null)
    {
        SourceFile[] scripts = [.. files.Where(file => FolderFinder.IsScript(file.Path))];
        CheckScripts(scripts);
        tables = [.. files.Where(file => FolderFinder.IsTable(file.Path))];
        files = [.. files.Select(file => FolderFinder.IsYaml(file.Path) ? Read(file, scripts) : file)];

        JoinParts(scripts);
        library.CheckIds();
        for (var i = 0; i < policies.Count; i++)
        {
            var (policy, isGood) = policies[i];
            policies[i] = library.Complete(policy, isGood);
            NoteUnread(policy.Id.Value, policy.File, policies[i].IsGood, isGood ? UnreadReason.BaseHasErrors : UnreadReason.Errors);
        }

        // A file that could not be read at all may be the one that the pack needs.
        var elsewhere = files.Select(file => file.Path).Intersect(beside ?? []).ToHashSet(StringComparer.Ordinal);
        var merged = MergeAll();
        var twice = CheckIds();
        CheckCases();
        var all = policies.Where(entry => entry.IsGood).Select(entry => entry.Policy).Concat(merged).Where(policy => !twice.Contains(policy.Id.Value));
        return new PolicyFolderResult([.. all.OrderBy(policy => policy.Id.Value, StringComparer.Ordinal).Select(Hashed)], [.. cases], [.. files], [.. diagnostics.Sorted().Where(diagnostic => !elsewhere.Contains(diagnostic.Span.File.Path) || library.IsUsed(diagnostic.Span.File))])
        {
            Settings = [.. settings],
            Unread = [.. unread, .. policies.Where(entry => entry.IsGood && twice.Contains(entry.Policy.Id.Value)).Select(entry => new UnreadPolicy(entry.Policy.Id.Value, entry.Policy.File, UnreadReason.IdTwice))],
        };
    }

    // The file as it is remembered, so that all that is said of it is said of one.
    private SourceFile Read(SourceFile file, SourceFile[] scripts)
    {
        var document = memory.Read(file);
        Take(document, scripts);
        return document.File;
    }

    private void NoteUnread(string id, SourceFile file, bool isGood, UnreadReason reason)
    {
        if (!isGood)
        {
            unread.Add(new UnreadPolicy(id, file, reason));
        }
    }

    private static PolicySyntax Hashed(PolicySyntax policy) => policy with { ContentHash = ContentHash.Of(policy) };

    private void CheckScripts(IEnumerable<SourceFile> scripts)
    {
        foreach (var script in scripts.Where(script => script.Text.Length > LongestScript))
        {
            diagnostics.Add(LoadingDiagnostics.ScriptTooLarge, script.Span(0, 0), script.Text.Length, LongestScript);
        }
    }

    private void Take(ReadDocument document, SourceFile[] scripts)
    {
        var isGood = !document.HasErrors;
        switch (document.Content)
        {
            case PolicySyntax policy:
                Take(policy, scripts, isGood);
                break;
            case PolicyTree tree:
                inParts.Add((tree, isGood));
                break;
            case PartTree part:
                parts.Add(part);
                broken.UnionWith(isGood ? [] : [part.File.Path]);
                break;
            case OverrideSyntax locality:
                localities.Add((locality, isGood));
                break;
            case BaseLifecycleSyntax shared:
                library.Add(shared, isGood);
                break;
            case SettingsSyntax setting:
                settings.Add(setting);
                break;
            case CalendarSyntax calendar:
                library.Add(calendar, isGood);
                break;
            case CasesSyntax read when isGood:
                cases.Add(read);
                break;
            case null when !document.IsYaml:
                NoteUnreadable(document.File);
                break;
        }

        diagnostics.AddRange(document.Diagnostics);
    }

    private void Take(PolicySyntax policy, SourceFile[] scripts, bool isGood)
    {
        ImmutableArray<SourceFile> beside = [.. scripts.Where(script => FolderFinder.FolderOf(FolderFinder.FolderOf(script.Path)) == policy.Folder)];
        var own = new DiagnosticBag();
        var isOfSize = PolicySize.Check(policy, diagnostics);
        policy = TableFiles.Fill(policy, tables, own);
        diagnostics.AddRange(own);
        policies.Add((policy with { Scripts = beside }, isOfSize && isGood && !own.HasErrors));
    }

    private void JoinParts(SourceFile[] scripts)
    {
        foreach (var (tree, isGood) in inParts)
        {
            var own = new DiagnosticBag();
            var (joined, files) = parts.Join(tree, own);
            var policy = PolicyReader.Read(tree.File, joined, own) with { IncludedFiles = files };
            diagnostics.AddRange(MessageLimit.Apply(own, tree.File));
            Take(policy, scripts, isGood && !own.HasErrors && !files.Any(file => broken.Contains(file.Path)));
        }

        parts.CheckTaken();
    }

    // A policy that cannot be read is there all the same: its cases and overrides are not to blame.
    private void NoteUnreadable(SourceFile file)
    {
        var named = file.Text.Split('\n').Where(line => line.StartsWith("policy:", StringComparison.Ordinal)).Select(line => line["policy:".Length..].Trim()).ToArray();
        ids.UnionWith(named);
        unread.AddRange(named.Select(id => new UnreadPolicy(id, file, UnreadReason.Errors)));
        library.AddUnread(file);
    }

    private List<PolicySyntax> MergeAll()
    {
        var merged = new List<PolicySyntax>();
        foreach (var (locality, isGood) in localities)
        {
            var (policy, baseIsGood) = policies.FirstOrDefault(entry => entry.Policy.Id.Value == locality.Of.Value);
            var id = $"{locality.Of.Value}@{locality.Id.Value}";
            ids.Add(id);
            if (policy is null)
            {
                ReportNoBase(locality);
                NoteUnread(id, locality.File, false, UnreadReason.BaseHasErrors);
            }
            else if (isGood && baseIsGood)
            {
                var own = new DiagnosticBag();
                var policyOfLocality = OverrideMerger.Merge(policy, locality, own);
                diagnostics.AddRange(own);
                if (!own.HasErrors)
                {
                    merged.Add(policyOfLocality);
                }

                NoteUnread(id, locality.File, !own.HasErrors, UnreadReason.Errors);
            }
            else
            {
                NoteUnread(id, locality.File, false, isGood ? UnreadReason.BaseHasErrors : UnreadReason.Errors);
            }
        }

        return merged;
    }

    private void ReportNoBase(OverrideSyntax locality)
    {
        if (locality.Of.Value.Length > 0 && !ids.Contains(locality.Of.Value))
        {
            diagnostics.Add(OverrideDiagnostics.NoBase, locality.Of.Span, locality.Of.Value, OverrideReader.Help(locality.Of.Value, [.. policies.Select(entry => entry.Policy.Id.Value)], "policies"));
        }
    }

    private HashSet<string> CheckIds()
    {
        var twice = new HashSet<string>(StringComparer.Ordinal);
        var all = policies.Select(entry => (Key: entry.Policy.Id.Value, entry.Policy.Id))
            .Concat(localities.Select(entry => (Key: $"{entry.Locality.Of.Value}@{entry.Locality.Id.Value}", entry.Locality.Id)))
            .Where(entry => entry.Id.Value.Length > 0);
        foreach (var same in all.GroupBy(entry => entry.Key, StringComparer.Ordinal))
        {
            ids.Add(same.Key);
            var entries = same.ToArray();
            for (var i = 0; i < entries.Length && entries.Length > 1; i++)
            {
                twice.Add(same.Key);
                var other = entries[i == 0 ? 1 : 0].Id.Span;
                diagnostics.Add(LoadingDiagnostics.PolicyTwice, entries[i].Id.Span, same.Key, Examples.PlaceOf(other, entries[i].Id.Span));
            }
        }

        return twice;
    }

    private void CheckCases()
    {
        foreach (var file in cases.Where(file => !ids.Contains(file.Policy.Value)))
        {
            diagnostics.Add(CaseDiagnostics.UnknownPolicy, file.Policy.Span, file.Policy.Value, OverrideReader.Help(file.Policy.Value, [.. ids.Order(StringComparer.Ordinal)], "policies"));
        }

        foreach (var policy in cases.GroupBy(file => file.Policy.Value, StringComparer.Ordinal))
        {
            var places = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
            foreach (var id in policy.SelectMany(file => file.Cases).Select(item => item.Id).Where(id => !places.TryAdd(id.Value, id.Span)))
            {
                diagnostics.Add(CaseDiagnostics.CaseTwice, id.Span, id.Value, Examples.PlaceOf(places[id.Value], id.Span));
            }
        }
    }
}
