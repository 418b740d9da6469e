using System.Globalization;
using System.Text;

namespace PolicyEngine.Binding.Code;

/// <summary>Text of generated C#. Only names that the language has checked, numbers, and the engine's own words go in; an author's text never does.</summary>
internal sealed class CodeText
{
    /// <summary>Before a method that the runtime shall write into its callers: the rules of a policy are many small methods, and a call costs as much as what most of them do.</summary>
    public const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)] ";

    private readonly StringBuilder text = new();

    public CodeText Line(FormattableString line)
    {
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    public CodeText Line(string line)
    {
        text.Append(line).Append('\n');
        return this;
    }

    /// <summary>A method whose expression is spliced in later and mapped to the author's file.</summary>
    public CodeText Mapped(string head, string placeholder, string tail, Diagnostics.SourceLocation? at)
    {
        text.Append(head).Append('\n');
        if (at is not null)
        {
            // The expression stands in brackets, so that the first character mapped is the second one of its line.
            var file = at.File.Replace('"', '\'').Replace('\n', ' ').Replace('\r', ' ');
            text.Append(CultureInfo.InvariantCulture, $"#line ({at.Line},{at.Column})-({at.EndLine},{Math.Max(at.EndColumn, at.EndLine == at.Line ? at.Column + 1 : 1)}) 1 \"{file}\"\n");
        }

        text.Append(placeholder).Append('\n');
        if (at is not null)
        {
            text.Append("#line hidden\n");
        }

        text.Append(tail).Append('\n');
        return this;
    }

    public override string ToString() => text.ToString();
}
