using System.Net;
using System.Text;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Testing.Reporting;

/// <summary>Writes HTML piece by piece. Whatever is text is escaped; only this class writes tags.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder page = new();

    /// <summary>A text, safe to stand between tags and in attributes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(SafeText.Of(text.ReplaceLineEndings(" ")));

    /// <summary>The target of a link to an anchor on the page.</summary>
    public static string Link(string anchor) => "#" + Uri.EscapeDataString(anchor);

    /// <summary>Opens an element.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="attributes">Names and values; values are escaped.</param>
    public HtmlText Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        page.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            page.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }

        page.Append('>');
        return this;
    }

    /// <summary>Closes an element.</summary>
    public HtmlText Close(string tag)
    {
        page.Append("</").Append(tag).Append(">\n");
        return this;
    }

    /// <summary>Adds text. A long name may be broken after its joints, and nowhere else.</summary>
    public HtmlText Text(string text)
    {
        page.Append(Escape(text).Replace("_", "_<wbr>", StringComparison.Ordinal).Replace("/", "/<wbr>", StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds an element that holds only text.</summary>
    public HtmlText Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(tag, attributes);
        _ = tag == "title" ? Own(Escape(text)) : Text(text);
        page.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>Adds markup that this program wrote itself, such as its style sheet.</summary>
    public HtmlText Own(string markup)
    {
        page.Append(markup);
        return this;
    }

    /// <summary>Adds links with commas between them.</summary>
    public HtmlText Links(IEnumerable<(string Words, string Anchor)> links)
    {
        var isFirst = true;
        foreach (var (words, anchor) in links)
        {
            Own(isFirst ? "" : ", ").Element("a", words, ("href", Link(anchor)));
            isFirst = false;
        }

        return this;
    }

    /// <summary>Opens a table with its caption and the heads of its columns. On a narrow screen it scrolls by itself.</summary>
    public HtmlText OpenTable(string caption, params ReadOnlySpan<string> heads)
    {
        Open("div", ("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption)).Open("table").Element("caption", caption).Own("\n").Open("thead").Open("tr");
        foreach (var head in heads)
        {
            Element("th", head, ("scope", "col"));
        }

        return Close("tr").Close("thead").Open("tbody").Own("\n");
    }

    /// <summary>Closes a table.</summary>
    public HtmlText CloseTable() => Close("tbody").Close("table").Close("div");

    /// <inheritdoc/>
    public override string ToString() => page.ToString();
}
