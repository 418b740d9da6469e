using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Expressions;

/// <summary>An expression that somebody typed, with its place in what was typed.</summary>
public sealed record AskedText
{
    /// <summary>The name under which messages know what was typed.</summary>
    public const string FileName = "expression";

    private AskedText(string name, TextSyntax syntax)
    {
        Name = name;
        Syntax = syntax;
    }

    /// <summary>The name it is kept under; empty when it is only asked.</summary>
    public string Name { get; }

    /// <summary>The expression. Its file is the whole of what was typed.</summary>
    public TextSyntax Syntax { get; }

    /// <summary>Takes a stretch of what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="start">Where the expression begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="name">The name it is kept under; empty for none.</param>
    public static AskedText Of(string typed, int start, int length, string name = "")
    {
        var file = new SourceFile(FileName, typed);
        return new AskedText(name, new TextSyntax(typed.Substring(start, length), file.Span(start, length), [.. Enumerable.Range(start, length + 1)]));
    }

    /// <summary>It as a definition of a policy.</summary>
    public DefinitionSyntax Definition(string name) => new(new Written<string>(name, Syntax.Span), Syntax, "", []);
}
