using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>How a policy decides: its rules in plain words, and apart from them those that never fire.</summary>
public sealed class RuleSections(MarkdownPage page, PolicyWords words, ExpressionWords expressions)
{
    /// <summary>The rules of an outcome, part or output.</summary>
    /// <param name="item">The item; it has rules.</param>
    /// <param name="level">The level of each rule's heading.</param>
    public void Write(Item item, int level)
    {
        var block = item.Rules!;
        page.Paragraph(HowTaken(block));
        foreach (var rule in block.Rules.Where(rule => rule.Status == RuleStatus.Live))
        {
            Write(item, block, rule, level);
        }

        if (block.Otherwise is { } otherwise)
        {
            page.Heading(level, "Otherwise");
            page.List(["**When** no rule above applies", .. Result(item, otherwise)]);
        }
        else
        {
            page.Paragraph("When no rule applies, the policy does not say, and the question stays open.");
        }
    }

    /// <summary>The rules that are written down and never fire; nothing when there are none.</summary>
    public void WriteProposed()
    {
        var proposed = words.Model.Items.Where(item => item.Rules is not null).SelectMany(item => item.Rules!.Rules.Where(rule => rule.Status != RuleStatus.Live).Select(rule => (item, rule))).ToList();
        if (proposed.Count == 0)
        {
            return;
        }

        page.Heading(2, "Proposed rules, not in effect");
        page.Paragraph("**These rules never fire.** They are written down to be read and tried, and decide nothing.");
        foreach (var (item, rule) in proposed)
        {
            Write(item, item.Rules!, rule, 3);
        }
    }

    private static string HowTaken(RuleBlock block) => block.Hit switch
    {
        HitPolicy.First => "The first rule that applies decides, in this order.",
        HitPolicy.Priority => "Of the rules that apply, the one whose outcome stands first in the list of outcomes decides.",
        HitPolicy.Any when block.Rules.Length > 1 => "Every rule that applies counts, and all of them must agree.",
        HitPolicy.Any => "",
        HitPolicy.Unique or HitPolicy.CollectList or HitPolicy.CollectSum or HitPolicy.CollectMin or HitPolicy.CollectMax or HitPolicy.CollectCount => throw new ArgumentException("rules are not taken that way", nameof(block)),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private void Write(Item item, RuleBlock block, Rule rule, int level)
    {
        page.Heading(level, PolicyWords.Headline(rule.Title, rule.Id));
        var notes = new[]
        {
            rule.Status switch
            {
                RuleStatus.Proposed => "**Proposed: never fires.**",
                RuleStatus.Draft => "**Draft: never fires.**",
                RuleStatus.Live => "",
                _ => throw new ArgumentOutOfRangeException(nameof(rule)),
            },
            rule.Advisory ? "Advice only: it adds its reason and decides nothing." : "",
            rule.AddedBy.Length > 0 ? $"Added by the locality {MarkdownPage.Code(rule.AddedBy)}." : "",
            rule.ExceptionTo.IsEmpty ? "" : $"An exception: when it applies, it takes the place of {string.Join(" and ", rule.ExceptionTo.Select(place => $"“{MarkdownPage.Escape(PolicyWords.Headline(block.Rules[place].Title, block.Rules[place].Id))}”"))}.",
        };
        page.Paragraph(string.Join(" ", notes.Where(note => note.Length > 0)));
        var (joint, parts) = expressions.Parts(rule.When);
        page.List(
        [
            parts.Count == 1 ? $"**When** {parts[0]}" : $"**When** {joint}:" + string.Concat(parts.Select(part => $"\n  - {part}")),
            PolicyWords.Dates(rule.From, rule.To) is { Length: > 0 } dates ? $"**In effect** {dates}" : "",
            .. Result(item, rule.Result),
            $"**Rule** {MarkdownPage.Code(rule.Id)}",
        ]);
    }

    private IEnumerable<string> Result(Item item, RuleResult result)
    {
        var (_, choices, unit) = (item.Type, words.Choices(item.ChoiceSet), item.Unit);
        yield return result switch
        {
            { Outcome: >= 0 } => $"**Then** “{MarkdownPage.Escape(choices!.Options[result.Outcome].Title)}”",
            { Then: not null } when ValueText.TryParse(result.ThenText, item.Type, choices) is not null => $"**Then** {PolicyWords.Value(result.ThenText, item.Type, choices, unit)}",
            { Then: { Kind: SkeletonKind.Leaf } then } => $"**Then** {expressions.Phrase(then)}",
            { Then: not null } => $"**Then** {MarkdownPage.Code(result.ThenText)}",
            _ => "",
        };
        yield return result.Because.IsEmpty ? "" : $"**Because** {words.Reason(result.Because)}";
        yield return result.Signpost.IsEmpty ? "" : $"**Where else to turn** {MarkdownPage.Escape(string.Join(" ", result.Signpost))}";
        yield return result.Route.Length == 0 ? "" : $"**Next** {MarkdownPage.Escape(result.Route.Replace('_', ' '))}";
        yield return result.Cite.IsEmpty ? "" : $"**Source** {MarkdownPage.Cited(result.Cite)}";
    }
}
