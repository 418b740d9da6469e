using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>Words that people read.</summary>
/// <param name="What">What they are: <c>the question of</c>.</param>
/// <param name="About">The name it belongs to.</param>
/// <param name="Text">The words.</param>
/// <param name="Span">Where they, or the name, stand.</param>
/// <param name="Source">The text with its places, where that is kept.</param>
public sealed record Wording(string What, string About, string Text, SourceSpan Span, TextSyntax? Source = null);

/// <summary>All words of a policy that people read.</summary>
internal static class Wordings
{
    /// <summary>The words, in the order of the policy's parts.</summary>
    public static IEnumerable<Wording> Of(PolicySyntax policy)
    {
        var id = policy.Id.Value;
        return new[] { new Wording("the title of", id, policy.Title.Value, policy.Title.Span), new Wording("the description of", id, policy.Description, policy.Id.Span) }
            .Concat(policy.Choices.SelectMany(list => InOptions(list.Options)))
            .Concat(policy.Facts.SelectMany(fact => InFact(fact)))
            .Concat(policy.Parameters.Select(parameter => new Wording("the title of", parameter.Name.Value, parameter.Title, parameter.Name.Span)))
            .Concat(policy.Definitions.Select(definition => new Wording("the title of", definition.Name.Value, definition.Title, definition.Name.Span)))
            .Concat(policy.Criteria.SelectMany(InCriteria))
            .Concat(policy.Tables.SelectMany(InTable))
            .Concat(policy.Matrices.Select(matrix => new Wording("the title of", matrix.Name.Value, matrix.Title, matrix.Name.Span)))
            .Concat(policy.Bands.SelectMany(InBands))
            .Concat(policy.Blocks().SelectMany(part => InBlock(part.Rules).Concat(InOptions(part.Outcomes.Options)).Append(new Wording("the title of", part.Name.Value, part.Title, part.Name.Span))))
            .Concat(policy.Outputs.SelectMany(InOutput))
            .Concat(policy.Lifecycle is { } lifecycle ? InLifecycle(lifecycle) : []);
    }

    /// <summary>What stands behind the words: citations and notes.</summary>
    public static IEnumerable<Wording> Behind(PolicySyntax policy) => policy.Blocks().SelectMany(part => CitesOf(part.Rules))
        .Concat(policy.Outputs.SelectMany(output => (output.Rules is { } block ? CitesOf(block) : []).Concat(Cites(output.Name, output.Cite))))
        .Concat(policy.Parameters.SelectMany(parameter => Cites(parameter.Name, parameter.Cite.AddRange(parameter.Values.SelectMany(value => value.Cite)))))
        .Concat(policy.Definitions.SelectMany(definition => Cites(definition.Name, definition.Cite)))
        .Concat(policy.Criteria.SelectMany(group => Cites(group.Name, group.Cite.AddRange(group.Criteria.SelectMany(criterion => criterion.Cite)))))
        .Concat(policy.Tables.SelectMany(table => Cites(table.Name, table.Cite.AddRange(table.Rows.SelectMany(row => row.Cite)))))
        .Concat(policy.Matrices.SelectMany(matrix => Cites(matrix.Name, matrix.Cite)))
        .Concat(policy.Bands.SelectMany(bands => Cites(bands.Name, bands.Cite.AddRange(bands.Bands.SelectMany(band => band.Cite)))))
        .Concat(policy.Notes.Select(note => new Wording("the note about", note.About, note.Says, policy.Id.Span)));

    private static IEnumerable<Wording> CitesOf(RuleBlockSyntax block) => block.Rules.Append(block.Otherwise).OfType<RuleSyntax>().SelectMany(rule => Cites(rule.Id, rule.Cite));

    private static IEnumerable<Wording> Cites(Written<string> name, IEnumerable<string> cites) => cites.Select(cite => new Wording("the citation of", name.Value, cite, name.Span));

    private static IEnumerable<Wording> InOptions(IEnumerable<OptionSyntax> options) => options.Select(option => new Wording("the title of", option.Name.Value, option.Title, option.Name.Span));

    private static IEnumerable<Wording> InFact(FactSyntax fact) =>
        new[] { new Wording("the question of", fact.Name.Value, fact.Ask, fact.Name.Span), new Wording("the help of", fact.Name.Value, fact.Help, fact.Name.Span) }
            .Concat(InOptions(fact.Type.Options)).Concat(fact.Fields.SelectMany(InFact));

    private static IEnumerable<Wording> InCriteria(CriteriaSyntax group) => group.Criteria.SelectMany(criterion => Texts("the reason of", criterion.Id.Value, criterion.Because, criterion.Otherwise))
        .Append(new Wording("the title of", group.Name.Value, group.Title, group.Name.Span));

    private static IEnumerable<Wording> InTable(TableSyntax table) => table.Rows.Append(table.Otherwise).OfType<RowSyntax>().SelectMany(row => Texts("the reason of", table.Name.Value, row.Because))
        .Append(new Wording("the title of", table.Name.Value, table.Title, table.Name.Span));

    private static IEnumerable<Wording> InBands(BandsSyntax bands) => bands.Bands.SelectMany(band => Texts("the reason of", bands.Name.Value, band.Because))
        .Append(new Wording("the title of", bands.Name.Value, bands.Title, bands.Name.Span));

    private static IEnumerable<Wording> InOutput(OutputSyntax output) => Texts("the reason of", output.Name.Value, output.Because)
        .Concat(output.Rules is { } block ? InBlock(block) : []).Append(new Wording("the title of", output.Name.Value, output.Title, output.Name.Span));

    private static IEnumerable<Wording> InBlock(RuleBlockSyntax block) => block.Rules.Append(block.Otherwise).OfType<RuleSyntax>().SelectMany(rule => Texts("the reason of", rule.Id.Value, rule.Because)
        .Append(new Wording("the title of", rule.Id.Value, rule.Title, rule.Id.Span))
        .Concat(rule.Signpost.Append(rule.Route).Select(words => new Wording("a signpost of", rule.Id.Value, words, rule.Id.Span))));

    private static IEnumerable<Wording> InLifecycle(LifecycleSyntax lifecycle) => lifecycle.Notifications.SelectMany(letter => Texts("the letter", letter.Name.Value, letter.Subject, letter.Text))
        .Concat(lifecycle.States.Select(state => new Wording("the title of", state.Name.Value, state.Title, state.Name.Span)))
        .Concat(lifecycle.Triggers.Select(trigger => new Wording("the title of", trigger.Name.Value, trigger.Title, trigger.Name.Span)))
        .Concat(lifecycle.Deadlines.Select(deadline => new Wording("the title of", deadline.Name.Value, deadline.Title, deadline.Name.Span)))
        .Concat(lifecycle.Transitions.SelectMany(transition => Texts("the refusal on", transition.On?.Value ?? "", transition.Refusal)));

    private static IEnumerable<Wording> Texts(string what, string about, params TextSyntax?[] texts) => texts.OfType<TextSyntax>().Select(text => new Wording(what, about, text.Value, text.Span, text));
}
