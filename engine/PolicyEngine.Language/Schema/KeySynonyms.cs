using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PolicyEngine.Language;

/// <summary>Words that people write for keys because other languages, or plain English, have them.</summary>
internal static class KeySynonyms
{
    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["if"] = ["when", "only_if"], ["condition"] = ["when", "value"], ["where"] = ["when"], ["given"] = ["facts", "when"], ["unless"] = ["exception_to"],
        ["else"] = ["otherwise"], ["default"] = ["otherwise"], ["reason"] = ["because", "note"], ["why"] = ["because", "note"], ["explanation"] = ["because", "description"], ["message"] = ["because"],
        ["result"] = ["then", "value", "output"], ["outcome"] = ["then", "expect"], ["decide"] = ["then"], ["then_outcome"] = ["then"],
        ["name"] = ["id", "title", "policy"], ["label"] = ["title"], ["heading"] = ["title"], ["question"] = ["ask"], ["prompt"] = ["ask"], ["hint"] = ["help"], ["options"] = ["of"], ["values_of"] = ["of"], ["one_of"] = ["of"],
        ["min"] = ["range", "at_least"], ["max"] = ["range", "at_most"], ["minimum"] = ["range", "at_least"], ["maximum"] = ["range", "at_most"], ["between"] = ["range"], ["regex"] = ["pattern"], ["format"] = ["pattern"],
        ["start"] = ["from"], ["valid_from"] = ["from"], ["since"] = ["from"], ["end"] = ["to"], ["until"] = ["to"], ["valid_to"] = ["to"], ["valid_until"] = ["to"], ["effective"] = ["in_force", "from"],
        ["expression"] = ["value", "when"], ["formula"] = ["value"], ["calculation"] = ["value"], ["amount"] = ["value"], ["inputs"] = ["facts"], ["variables"] = ["definitions"], ["constants"] = ["parameters"], ["figures"] = ["parameters"],
        ["reference"] = ["cite"], ["citation"] = ["cite"], ["document"] = ["source"], ["id"] = ["policy"], ["department"] = ["owner"], ["author"] = ["owner"],
        ["and"] = ["all_of"], ["or"] = ["any_of"], ["all"] = ["all_of"], ["any"] = ["any_of"], ["comment"] = ["notes", "note"], ["remark"] = ["notes", "note"],
        ["date"] = ["as_of"], ["day"] = ["as_of"], ["expected"] = ["expect"], ["expectation"] = ["expect"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key that is meant; <see langword="null"/> where none of the known ones is.</summary>
    /// <param name="written">The word.</param>
    /// <param name="known">The keys that may stand here.</param>
    public static string? For(string written, ImmutableArray<string> known) =>
        Words.TryGetValue(written, out var keys) ? keys.FirstOrDefault(known.Contains) : null;
}
