using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>Whether an outcome gives somebody what they ask for, or refuses it, as far as its own name says so.</summary>
internal enum Polarity
{
    /// <summary>Its name does not say.</summary>
    Unclear,

    /// <summary>It gives.</summary>
    Grants,

    /// <summary>It refuses.</summary>
    Refuses,
}

/// <summary>Reads the polarity of outcomes and of sentences.</summary>
internal static partial class Polarities
{
    /// <summary>The polarity of an option's name.</summary>
    public static Polarity Of(ChoiceOption option)
    {
        var words = option.Name.Replace('_', ' ');
        return RefusingName().IsMatch(words) ? Polarity.Refuses : GrantingName().IsMatch(words) ? Polarity.Grants : Polarity.Unclear;
    }

    /// <summary>The polarity of what follows from a rule.</summary>
    public static Polarity Of(PolicyModel model, Item item, RuleResult result) =>
        result.Outcome >= 0 && item.ChoiceSet >= 0 ? Of(model.Choices[item.ChoiceSet].Options[result.Outcome]) : Polarity.Unclear;

    /// <summary>The words of a sentence that refuse; <see langword="null"/> for none.</summary>
    public static Match? Refusal(string text) => RefusingWords().Match(text) is { Success: true } match ? match : null;

    /// <summary>The words of a sentence that grant; <see langword="null"/> for none.</summary>
    public static Match? Grant(string text) => GrantingWords().Match(text) is { Success: true } match ? match : null;

    [GeneratedRegex(@"\b(?:refused?|refusal|reject(?:ed)?|declined?|den(?:y|ied)|ineligible|disallow(?:ed)?|not (?:eligible|granted|approved|allowed|entitled|awarded|payable|qualif\w+|accepted|met)|unsuccessful)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RefusingName();

    [GeneratedRegex(@"\b(?:grant(?:ed)?|approved?|eligible|allow(?:ed)?|entitled|award(?:ed)?|payable|qualif(?:y|ies|ied)|accept(?:ed)?|successful)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GrantingName();

    [GeneratedRegex(@"\b(?:(?:is|are|was|has been|have been|must be|be) (?:therefore )?(?:refused|rejected|declined|denied|turned down)|(?:is|are) (?:ineligible|not (?:eligible|entitled|granted|approved|allowed|payable|awarded))|(?:do|does|did) not (?:qualify|meet)|can ?not be (?:granted|approved|awarded|paid|allowed)|(?:application|claim|request|permit|badge|grant|award) (?:refused|rejected|declined|denied))\b|^(?:refused|rejected|declined|denied|not eligible|ineligible)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RefusingWords();

    [GeneratedRegex(@"\b(?:(?:is|are|was|has been|have been|can be|will be|be) (?:therefore )?(?:granted|approved|awarded)|(?:is|are) (?:eligible|entitled)|(?:you|they|he|she|applicant|household|person|customer|child) qualif(?:y|ies)|(?:application|claim|request|permit|badge|grant|award) (?:granted|approved|awarded))\b|^(?:granted|approved|awarded|eligible)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GrantingWords();
}
