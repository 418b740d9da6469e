using System.Globalization;
using System.Text;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Emission;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>
/// Keeps what checks found in a policy. The key holds all that a finding hangs on: the policy's texts and paths, the engine with its checks and their budgets, how grave findings are taken, the papers, and today. What is damaged, or names a
/// text that the policy does not have, is not used, so that the checks run again.
/// </summary>
internal sealed class FindingsCache(PolicyImageCache? cache, AdviceOptions options)
{
    private readonly string setting = SettingOf(options);

    /// <summary>What was found in a policy; <see langword="null"/> when it has to be looked for.</summary>
    public AdviceReport? Find(PolicySyntax policy, string key) =>
        cache?.FindFindings(KeyOf(key)) is { } bytes ? FindingsFormat.Read(bytes, [.. PolicyKey.Files(policy)]) : null;

    /// <summary>Keeps what was found.</summary>
    public void Keep(PolicySyntax policy, string key, AdviceReport report)
    {
        if (cache is not null && FindingsFormat.Write(report, [.. PolicyKey.Files(policy)]) is { } bytes)
        {
            cache.KeepFindings(KeyOf(key), bytes);
        }
    }

    private string KeyOf(string key) => PolicyImageCache.KeyOf($"findings\n{key}\n{EngineStamp.Checking}\n{setting}");

    private static string SettingOf(AdviceOptions options)
    {
        var text = new StringBuilder(options.Today?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no day").Append('\n');
        text.Append(options.Papers?.Fingerprint ?? "no papers").Append('\n');
        foreach (var rule in options.Severities.Rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"{rule.Folder.Length} {rule.Folder} {rule.Id} {(int?)rule.Severity}\n");
        }

        return text.ToString();
    }
}
