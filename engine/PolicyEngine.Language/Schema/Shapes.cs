using System.Collections.Immutable;

namespace PolicyEngine.Language;

/// <summary>Pieces that the grammar uses in many places.</summary>
internal static class Shapes
{
    public static readonly ScalarShape Prose = new(ScalarKind.Prose);
    public static readonly ScalarShape Reason = new(ScalarKind.Reason);
    public static readonly ScalarShape Expression = new(ScalarKind.Expression);
    public static readonly ScalarShape Cell = new(ScalarKind.Cell);
    public static readonly ScalarShape Value = new(ScalarKind.Value);
    public static readonly ScalarShape Name = new(ScalarKind.Name);
    public static readonly ScalarShape Option = new(ScalarKind.Option);
    public static readonly ScalarShape Id = new(ScalarKind.Id);
    public static readonly ScalarShape PolicyReference = new(ScalarKind.PolicyReference);
    public static readonly ScalarShape Date = new(ScalarKind.Date);
    public static readonly ScalarShape YesNo = new(ScalarKind.YesNo);
    public static readonly ScalarShape Count = new(ScalarKind.Count);

    public static readonly ListShape Texts = new(Prose);

    public static readonly ImmutableArray<string> PlainTypes = ["yes_no", "whole_number", "decimal", "money", "date", "time", "text"];

    public static readonly ScalarShape PlainType = ScalarShape.OneOf([.. PlainTypes]);
    public static readonly ScalarShape SingleType = ScalarShape.OneOf([.. PlainTypes, "choice"]);
    public static readonly ScalarShape FactType = ScalarShape.OneOf([.. PlainTypes, "choice", "list"]);

    /// <summary>Options as a list, or as names with titles.</summary>
    public static readonly FormsShape Options = new(null, new ListShape(Option, 1), new NamesShape("option", ScalarKind.Option, Prose, 1));

    /// <summary>Options written out, or the name of an entry of <c>choices</c>.</summary>
    public static readonly FormsShape OptionsOrName = Options with { Short = Name };

    public static readonly KeyShape Cite = new("cite", new FormsShape(Prose, Texts, null), "Where the source says so: a text, or a list of texts.");
    public static readonly KeyShape Title = new("title", Prose, "The words that people read in place of the name.");
    public static readonly KeyShape Unit = new("unit", Prose, "The unit, for example miles.");
    public static readonly KeyShape OnlyIf = new("only_if", Expression, "An expression; where it is no, this does not apply.");
    public static readonly KeyShape Because = new("because", Reason, "The reason in plain words; {name} shows a value.");
    public static readonly KeyShape ForOfficers = new("show", ScalarShape.OneOf("officer"), "officer: officers see it in explanations, and letters leave it out. Everybody sees it when this is left out.");
    public static readonly KeyShape JoinedStep = new("show", ScalarShape.OneOf("never"), "never: explanations join this step to what reads it, and only the full trace shows it. It is a step of its own when this is left out.");
    public static readonly KeyShape Rounded = new("rounded", new ScalarShape(ScalarKind.Rounding), "How the value is rounded: half_up, half_even, up or down, and to what: half_up to 0.01. Pence for money, and whole numbers for whole_number, when the step is left out.");
    public static readonly KeyShape ChoiceOf = Required("of", OptionsOrName, "The options: a list, names with titles, or the name of an entry of choices.") with { For = ["choice"] };

    /// <summary>The type of a table's result: the type's name, or a choice with its options.</summary>
    public static readonly FormsShape ResultType = new(PlainType, null, new MapShape("result type",
    [
        Required("type", SingleType, "The type of the value."),
        ChoiceOf,
    ]) { DecidedBy = "type" });

    /// <summary>A key that must be there.</summary>
    public static KeyShape Required(string name, Shape shape, string doc) => new(name, shape, doc) { Required = true };

    /// <summary>A key that may be left out.</summary>
    public static KeyShape Optional(string name, Shape shape, string doc) => new(name, shape, doc);

    /// <summary>A key that may be left out and stands under some values of the deciding key only.</summary>
    public static KeyShape OnlyFor(string name, Shape shape, string doc, params ReadOnlySpan<string> values) => new(name, shape, doc) { For = [.. values] };
}
