using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>A policy in a list.</summary>
internal sealed record PolicyEntry(string Id, string Title, string Owner, string Version, string Hash, DateOnly InForceFrom, DateOnly? InForceTo, bool HasCases)
{
    public static PolicyEntry Of(PolicyModel model) =>
        new(model.Id, model.Title, model.Owner, model.Version, model.ContentHash, model.InForceFrom, model.InForceTo, model.Lifecycle is not null);
}

/// <summary>A policy with what it asks and what it answers.</summary>
internal sealed record PolicyDescription(
    PolicyEntry Policy, string Description, string Source, ImmutableArray<FactDescription> Facts, ImmutableArray<OptionDescription> Outcomes, ImmutableArray<ValueDescription> Results)
{
    /// <summary>Who may act in its cases; empty for a policy that only decides.</summary>
    public ImmutableArray<OptionDescription> Roles { get; init; } = [];

    /// <summary>What can be done in its cases.</summary>
    public ImmutableArray<TriggerDescription> Triggers { get; init; } = [];

    public static PolicyDescription Of(PolicyModel model) => new(
        PolicyEntry.Of(model),
        model.Description,
        model.Source,
        [.. model.Facts.Select(fact => FactDescription.Of(model, fact))],
        OptionDescription.Of(model.Choices[model.Items[model.OutcomeItem].ChoiceSet]),
        [.. model.Items.Where(item => item.Kind is ItemKind.Part or ItemKind.Output).Select(item => ValueDescription.Of(model, item))])
    {
        Roles = [.. (model.Lifecycle?.Roles ?? []).Select(role => new OptionDescription(role.Name, role.Title))],
        Triggers = [.. (model.Lifecycle?.Triggers ?? []).Where(trigger => !trigger.By.IsEmpty).Select(trigger => TriggerDescription.Of(model, trigger))],
    };
}

/// <summary>An option, a role: a name and its words.</summary>
internal sealed record OptionDescription(string Name, string Title)
{
    public static ImmutableArray<OptionDescription> Of(ChoiceSet choices) => [.. choices.Options.Select(option => new OptionDescription(option.Name, option.Title))];
}

/// <summary>A fact, or a field of a record.</summary>
internal sealed record FactDescription(string Name, string Type, string Ask, string? Help, string? Unit, string? Minimum, string? Maximum, string? OnlyIf, bool Sensitive)
{
    /// <summary>The options of a choice.</summary>
    public ImmutableArray<OptionDescription>? Options { get; init; }

    /// <summary>The fields of a record.</summary>
    public ImmutableArray<FactDescription>? Fields { get; init; }

    public static FactDescription Of(PolicyModel model, Fact fact) =>
        new(fact.Name, TypeWords.Name(fact.Type), fact.Ask, Given(fact.Help), Given(fact.Unit), fact.Minimum, fact.Maximum, Given(fact.OnlyIfText), fact.Sensitive)
        {
            Options = fact.Type == FactType.Choice ? OptionDescription.Of(model.Choices[fact.ChoiceSet]) : null,
            Fields = fact.Type == FactType.List ? [.. fact.Fields.Select(field => Of(model, field))] : null,
        };

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>A part or an output.</summary>
internal sealed record ValueDescription(string Name, string Title, string Type, ImmutableArray<OptionDescription>? Options)
{
    public static ValueDescription Of(PolicyModel model, Item item) =>
        new(item.Name, item.Title, TypeWords.Name(item.Type), item.ChoiceSet >= 0 ? OptionDescription.Of(model.Choices[item.ChoiceSet]) : null);
}

/// <summary>Something that can be done in a case.</summary>
internal sealed record TriggerDescription(string Name, string Title, ImmutableArray<string> By, ImmutableArray<string> Takes, bool TakesAnyFact, bool TakesRequested, bool NeedsReason, bool Decides)
{
    public static TriggerDescription Of(PolicyModel model, LifecycleTrigger trigger) => new(
        trigger.Name,
        trigger.Title,
        [.. trigger.By.Select(role => model.Lifecycle!.Roles[role].Name)],
        [.. trigger.Takes.Select(argument => model.Facts[argument.Fact].Name)],
        trigger.TakesAnyFact,
        trigger.TakesRequested,
        trigger.NeedsReason,
        trigger.Decides);
}
