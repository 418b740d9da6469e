using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>A policy as a page of Markdown that its officers can read.</summary>
public static class PolicyPage
{
    private const int ShownHash = 12;

    /// <summary>Writes the page.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="syntax">The policy as written.</param>
    /// <param name="cases">Its cases.</param>
    public static string Write(PolicyModel model, PolicySyntax syntax, IReadOnlyList<CaseSyntax> cases)
    {
        var page = new MarkdownPage();
        var words = new PolicyWords(model);
        var expressions = new ExpressionWords(words);
        var rules = new RuleSections(page, words, expressions);
        var inputs = new InputSections(page, words, expressions);
        var items = new ItemSections(page, words, expressions, rules);
        Opening(page, model, syntax);
        items.Outcome();
        items.Parts();
        rules.WriteProposed();
        items.Criteria();
        inputs.Questions();
        inputs.Figures();
        items.Definitions();
        new LookupSections(page, words, expressions).Write();
        items.Outputs();
        RecordSections.Write(page, model);
        new LifecycleSections(page, words, expressions).Write();
        Valid(page, model, expressions);
        Guarantees(page, model, expressions);
        Overrides(page, model, syntax.OverridesAllowed);
        Notes(page, model);
        Cases(page, cases);
        page.Paragraph($"*Policy {MarkdownPage.Code(model.Id)}, text {MarkdownPage.Code(model.ContentHash[..Math.Min(ShownHash, model.ContentHash.Length)])}.*");
        return page.ToString();
    }

    private static void Opening(MarkdownPage page, PolicyModel model, PolicySyntax syntax)
    {
        page.Heading(1, model.Title);
        page.Paragraph(MarkdownPage.Escape(model.Description));
        page.List(
        [
            $"**Owner** {MarkdownPage.Escape(model.Owner)}",
            $"**In force** {PolicyWords.Dates(model.InForceFrom, model.InForceTo)}",
            model.Lifecycle is not null || syntax.Version.Length > 0 ? $"**Version** {MarkdownPage.Escape(model.Version)}" : "",
            model.ReviewBy is { } review ? $"**Review by** {PolicyWords.Day(review)}" : "",
            $"**Days** are those of {MarkdownPage.Escape(model.Zone)}",
            .. model.Calendars.Select(calendar => $"**Working days** are counted by “{MarkdownPage.Escape(calendar.Title)}”, which lists its holidays {PolicyWords.Dates(calendar.KnownFrom, calendar.KnownTo)}"),
            $"**Source** {MarkdownPage.Escape(model.Source)}",
        ]);
    }

    private static void Valid(MarkdownPage page, PolicyModel model, ExpressionWords expressions)
    {
        if (model.Valid.IsEmpty)
        {
            return;
        }

        page.Heading(2, "Answers that do not fit together");
        page.Paragraph("Where one of these does not hold, the answers are refused, and nothing is decided.");
        page.List(model.Valid.Select(check =>
            $"{expressions.Phrase(model.Items[check.Item].Value!)}; otherwise: “{MarkdownPage.Escape(string.Concat(check.Say.Pieces.Select(piece => piece.Slot < 0 ? piece.Text : $"‹{piece.Text}›")))}” {MarkdownPage.Code(check.Id)} {MarkdownPage.Cited(check.Cite)}".TrimEnd()));
    }

    private static void Guarantees(MarkdownPage page, PolicyModel model, ExpressionWords expressions)
    {
        if (model.Guarantees.IsEmpty)
        {
            return;
        }

        page.Heading(2, "Guarantees");
        page.Paragraph("What holds for every case, whatever the answers. `policy check` proves it, or shows a case that breaks it.");
        var outcomes = model.Outcomes;
        foreach (var guarantee in model.Guarantees)
        {
            page.Heading(3, PolicyWords.Headline(guarantee.Title, guarantee.Id));
            var named = string.Join(" or ", guarantee.Outcomes.Select(place => $"“{MarkdownPage.Escape(outcomes[place].Title)}”"));
            page.List(
            [
                guarantee.When < 0 ? "" : $"**When** {expressions.Phrase(model.Items[guarantee.When].Value!)}",
                guarantee switch
                {
                    { Kind: GuaranteeKind.NeverFaults } => "**Nothing breaks**",
                    { Condition: >= 0, Kind: GuaranteeKind.Never } => $"**Never** {expressions.Phrase(model.Items[guarantee.Condition].Value!)}",
                    { Condition: >= 0 } => $"**Always** {expressions.Phrase(model.Items[guarantee.Condition].Value!)}",
                    { Kind: GuaranteeKind.Never } => $"**Never** {named}",
                    _ => $"**Always** {named}",
                },
                guarantee.Because.Length == 0 ? "" : $"**Because** {MarkdownPage.Escape(guarantee.Because)}",
                guarantee.Cite.IsEmpty ? "" : $"**Source** {MarkdownPage.Cited(guarantee.Cite)}",
                $"**Guarantee** {MarkdownPage.Code(guarantee.Id)}",
            ]);
        }
    }

    private static void Overrides(MarkdownPage page, PolicyModel model, OverridesAllowedSyntax allowed)
    {
        if (allowed.Parameters.IsEmpty && allowed.Outcomes.IsEmpty)
        {
            return;
        }

        page.Heading(2, "What a locality may change");
        page.List(allowed.Parameters.Select(parameter => Open(model, parameter)).Concat(allowed.Outcomes.Select(option =>
            $"It may add rules that lead to “{MarkdownPage.Escape(model.Outcomes.FirstOrDefault(one => one.Name == option.Value)?.Title ?? option.Value)}”.")));
    }

    private static string Open(PolicyModel model, AllowedParameterSyntax allowed)
    {
        var title = $"“{MarkdownPage.Escape(model.Parameters.FirstOrDefault(parameter => parameter.Name == allowed.Name.Value)?.Title ?? allowed.Name.Value)}”";
        return (allowed.Minimum, allowed.Maximum) switch
        {
            (null, null) => $"It may set {title}.",
            ({ } low, null) => $"It may set {title}, {MarkdownPage.Escape(low)} or more.",
            (null, { } high) => $"It may set {title}, {MarkdownPage.Escape(high)} or less.",
            ({ } low, { } high) => $"It may set {title}, from {MarkdownPage.Escape(low)} to {MarkdownPage.Escape(high)}.",
        };
    }

    private static void Notes(MarkdownPage page, PolicyModel model)
    {
        if (model.Notes.Length > 0)
        {
            page.Heading(2, "Notes");
            page.List(model.Notes.Select(note => $"{(note.About.Length > 0 ? MarkdownPage.Code(note.About) + ": " : "")}{MarkdownPage.Escape(note.Says)} {MarkdownPage.Cited(note.Cite)}".TrimEnd()));
        }
    }

    private static void Cases(MarkdownPage page, IReadOnlyList<CaseSyntax> cases)
    {
        if (cases.Count > 0)
        {
            page.Heading(2, "Cases");
            page.Table(["Case", "What it shows", "As of", "Outcome", "Source"], [.. cases.Select(one => (IReadOnlyList<string>)
            [
                MarkdownPage.Code(one.Id.Value),
                MarkdownPage.Escape(one.Title),
                PolicyWords.Day(one.AsOf.Value),
                one.Expect.FirstOrDefault(entry => entry.Name == "outcome")?.Value is GivenScalar outcome ? MarkdownPage.Code(outcome.Text) : "",
                MarkdownPage.Cited(one.Cite),
            ])]);
        }
    }
}
