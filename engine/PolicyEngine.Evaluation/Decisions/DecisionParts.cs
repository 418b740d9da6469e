using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>A part or output of a decision.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Title">The words people read.</param>
/// <param name="Kind">A part or an output.</param>
/// <param name="Type">Its type; a part is a choice.</param>
/// <param name="Value">The canonical value; <see langword="null"/> unless it applies and is determined.</param>
/// <param name="Text">The value's canonical text (an option by its name); empty without a value.</param>
/// <param name="Display">The value as people read it, with its unit; empty without a value.</param>
/// <param name="Applies">Whether it applies; <see langword="false"/> only when that is certain.</param>
/// <param name="Status">How far it has come; one that does not apply is determined.</param>
public sealed record DecisionValue(string Name, string Title, ItemKind Kind, FactType Type, object? Value, string Text, string Display, bool Applies, DecisionStatus Status)
{
    /// <summary>The value as people read it, or why there is none: it does not apply, is not determined, or broke.</summary>
    public string Shown =>
        !Applies ? "does not apply"
        : Status == DecisionStatus.Determined ? Display
        : Status == DecisionStatus.Faulted ? "broke"
        : "not determined";
}

/// <summary>Why the decision is as it is.</summary>
/// <param name="Source">What says so: <c>decision/rule</c>, <c>part/rule</c>, <c>criteria/criterion</c>, <c>table/row</c>, or an output's name; <c>block/otherwise</c> where no rule fired.</param>
/// <param name="Text">The reason, with its values filled in.</param>
/// <param name="Citations">What it rests on.</param>
public sealed record Reason(string Source, string Text, ImmutableArray<string> Citations)
{
    /// <summary>What the text shows and nobody knows, by the names between its braces; empty where the wording is complete. The text then says <c>(not known)</c> in their places.</summary>
    public ImmutableArray<string> NotKnown { get; init; } = [];

    /// <summary>Whether the wording is undetermined: what the reason rests on holds, and the sentence has a hole. It is not fit to be sent to anybody.</summary>
    public bool IsOpen => !NotKnown.IsEmpty;
}

/// <summary>Something that broke.</summary>
/// <param name="Message">What broke and how, in the officer's words.</param>
/// <param name="Location">Where in the policy; <see langword="null"/> when the policy does not say.</param>
/// <param name="Cause">The technical cause, for developers.</param>
public sealed record DecisionFault(string Message, SourceLocation? Location, Exception Cause)
{
    /// <summary>Whether the policy broke, or steps or time ran out.</summary>
    public PolicyFaultKind Kind => Cause is PolicyFaultException fault ? fault.Kind : PolicyFaultKind.Policy;
}

/// <summary>A value of a parameter that the decision used.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Title">The words people read.</param>
/// <param name="Key">The key as text; <see langword="null"/> for a parameter without keys, empty when the key was worked out inside an expression.</param>
/// <param name="Text">The value's canonical text; empty when the key is.</param>
/// <param name="Display">The value as people read it.</param>
/// <param name="From">First day of the value; <see langword="null"/> when the key is empty.</param>
/// <param name="To">Last day of the value as the policy states it, or none.</param>
/// <param name="Citations">What it rests on.</param>
public sealed record ParameterUse(string Name, string Title, string? Key, string Text, string Display, DateOnly? From, DateOnly? To, ImmutableArray<string> Citations);

/// <summary>A fact that the decision used, or set aside because it does not apply.</summary>
/// <param name="Name">The fact.</param>
/// <param name="Value">Its canonical value.</param>
/// <param name="Text">The value's canonical text; of a list, how many records.</param>
/// <param name="Display">The value as people read it.</param>
/// <param name="Sensitive">Whether it is sensitive personal data.</param>
public sealed record FactUse(string Name, object Value, string Text, string Display, bool Sensitive);

/// <summary>Who decided.</summary>
/// <param name="Officer">The officer's name; <see langword="null"/> for an automatic decision.</param>
/// <param name="Reason">The officer's reason; <see langword="null"/> for an automatic decision.</param>
public sealed record Decider(string? Officer, string? Reason)
{
    /// <summary>Nobody but the policy.</summary>
    public static Decider Automatic { get; } = new(null, null);
}
