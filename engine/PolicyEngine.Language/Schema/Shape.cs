using System.Collections.Immutable;

namespace PolicyEngine.Language;

/// <summary>What may stand at a place of a document. The one grammar of shapes drives both the check of files and the published JSON Schema.</summary>
internal abstract record Shape;

/// <summary>A single text of a kind.</summary>
/// <param name="Kind">The kind.</param>
internal sealed record ScalarShape(ScalarKind Kind) : Shape
{
    /// <summary>For <see cref="ScalarKind.Word"/>, the words to choose from.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>One of a closed list of words.</summary>
    public static ScalarShape OneOf(params ReadOnlySpan<string> words) => new(ScalarKind.Word) { Words = [.. words] };
}

/// <summary>A list of things of one shape.</summary>
/// <param name="Item">The items' shape.</param>
/// <param name="Minimum">How few items there may be.</param>
internal sealed record ListShape(Shape Item, int Minimum = 0) : Shape;

/// <summary>Names that the author chooses, each with a thing of one shape.</summary>
/// <param name="Thing">What a name names, for messages: <c>fact</c>.</param>
/// <param name="Name">The kind of name.</param>
/// <param name="Value">The values' shape.</param>
/// <param name="Minimum">How few names there may be.</param>
internal sealed record NamesShape(string Thing, ScalarKind Name, Shape Value, int Minimum = 0) : Shape;

/// <summary>A mapping with keys of the language.</summary>
/// <param name="Thing">What it describes, for messages and the schema: <c>rule</c>.</param>
/// <param name="Keys">The keys.</param>
internal sealed record MapShape(string Thing, ImmutableArray<KeyShape> Keys) : Shape
{
    /// <summary>The shape of all other keys, which the author names; <see langword="null"/> when there are none.</summary>
    public Shape? Others { get; init; }

    /// <summary>The key whose value decides which keys may stand; <see langword="null"/> for none.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The key of a name, under the value of the deciding key; <see langword="null"/> when there is none.</summary>
    public KeyShape? Find(string name, string? decided) =>
        Keys.FirstOrDefault(key => key.Name == name && (key.For.IsEmpty || (decided is not null && key.For.Contains(decided))));
}

/// <summary>A key of the language.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">The value's shape.</param>
/// <param name="Doc">One sentence about it, for completion in an editor.</param>
internal sealed record KeyShape(string Name, Shape Shape, string Doc)
{
    /// <summary>Whether it must be there.</summary>
    public bool Required { get; init; }

    /// <summary>The values of the deciding key under which it may stand; empty for always.</summary>
    public ImmutableArray<string> For { get; init; } = [];
}

/// <summary>A short form, a list form and a long form of one thing; which one is meant is seen from the kind of node.</summary>
/// <param name="Short">The form as a single text; <see langword="null"/> for none.</param>
/// <param name="List">The form as a list; <see langword="null"/> for none.</param>
/// <param name="Long">The form as a mapping; <see langword="null"/> for none.</param>
internal sealed record FormsShape(ScalarShape? Short, ListShape? List, Shape? Long) : Shape;

/// <summary>A value that is held against the facts later: a text, a list or a mapping.</summary>
internal sealed record GivenShape : Shape;
