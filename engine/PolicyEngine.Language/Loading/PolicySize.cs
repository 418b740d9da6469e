using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>How large a policy may be, all its files together.</summary>
internal static class PolicySize
{
    private const int MostCharacters = 5 * 1024 * 1024;
    private const int MostRules = 10_000;

    /// <summary>Reports what is too large.</summary>
    public static bool Check(PolicySyntax policy, DiagnosticBag diagnostics)
    {
        var characters = policy.IncludedFiles.Sum(file => file.Text.Length) + policy.File.Text.Length;
        var rules = policy.Blocks().Select(block => block.Rules).Concat(policy.Outputs.Select(output => output.Rules).OfType<RuleBlockSyntax>()).Sum(block => block.Rules.Length);
        if (characters > MostCharacters)
        {
            diagnostics.Add(PartDiagnostics.TooLong, policy.Id.Span, Words(characters), Words(MostCharacters));
        }

        if (rules > MostRules)
        {
            diagnostics.Add(PartDiagnostics.TooManyRules, policy.Id.Span, Words(rules), Words(MostRules));
        }

        return characters <= MostCharacters && rules <= MostRules;
    }

    private static string Words(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
