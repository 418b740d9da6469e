using System.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>Draws what a policy's decision is made from: facts, then definitions and tables, then the outcome and what else comes out.</summary>
public static class DecisionDiagram
{
    private const int MermaidIndent = 4;
    private const int DotIndent = 2;

    /// <summary>Draws a policy's decision. Titles are escaped; the same policy gives the same text. Lines end with LF.</summary>
    public static string Render(PolicyModel policy, DiagramFormat format)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var graph = new DecisionGraph(policy);
        return format switch
        {
            DiagramFormat.Mermaid => Mermaid(policy, graph),
            DiagramFormat.Dot => Dot(policy, graph),
            DiagramFormat.Text => Text(policy, graph),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    private static string Mermaid(PolicyModel policy, DecisionGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var slot in Slots(policy, graph))
        {
            var (open, close) = Shape(policy, slot);
            Line(text, MermaidIndent, $"{Id(policy, slot)}{open}\"{MermaidDiagram.Escape(Title(policy, slot))}\"{close}");
        }

        foreach (var (from, to) in Ways(policy, graph))
        {
            Line(text, MermaidIndent, $"{Id(policy, from)} --> {Id(policy, to)}");
        }

        return text.ToString();
    }

    private static string Dot(PolicyModel policy, DecisionGraph graph)
    {
        var text = new StringBuilder($"digraph {DotDiagram.Quoted(policy.Id)} {{\n");
        Line(text, DotIndent, $"label={DotDiagram.Quoted(policy.Title)};");
        Line(text, DotIndent, "labelloc=t;");
        Line(text, DotIndent, "rankdir=LR;");
        foreach (var slot in Slots(policy, graph))
        {
            Line(text, DotIndent, $"{DotDiagram.Quoted(Id(policy, slot))} [shape={DotShape(policy, slot)}, label={DotDiagram.Quoted(Title(policy, slot))}];");
        }

        foreach (var (from, to) in Ways(policy, graph))
        {
            Line(text, DotIndent, $"{DotDiagram.Quoted(Id(policy, from))} -> {DotDiagram.Quoted(Id(policy, to))};");
        }

        return text.Append("}\n").ToString();
    }

    private static string Text(PolicyModel policy, DecisionGraph graph)
    {
        var text = new StringBuilder();
        Line(text, 0, policy.Title);
        Line(text, 0, "");
        Line(text, 0, "Facts");
        foreach (var fact in graph.Facts)
        {
            Line(text, MermaidIndent, $"{Title(policy, fact)} ({Name(policy, fact)})");
        }

        foreach (var item in graph.Items)
        {
            var slot = policy.ItemSlot(item);
            Line(text, 0, "");
            Line(text, 0, $"{Word(policy.Items[item].Kind)}: {Title(policy, slot)}{(policy.Items[item].Title == Name(policy, slot) ? "" : $" ({Name(policy, slot)})")}");
            foreach (var source in graph.SourcesOf(item))
            {
                Line(text, MermaidIndent, $"<-- {Title(policy, source)}");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<int> Slots(PolicyModel policy, DecisionGraph graph) => graph.Facts.Concat(graph.Items.Select(policy.ItemSlot));

    private static IEnumerable<(int From, int To)> Ways(PolicyModel policy, DecisionGraph graph) =>
        from item in graph.Items
        from source in graph.SourcesOf(item)
        select (source, policy.ItemSlot(item));

    private static string Title(PolicyModel policy, int slot) => slot < policy.Facts.Length
        ? policy.Facts[slot].Title is { Length: > 0 } title ? title : policy.Facts[slot].Name.Replace('_', ' ')
        : policy.Items[slot - policy.ItemSlot(0)].Title;

    private static string Name(PolicyModel policy, int slot) => slot < policy.Facts.Length ? policy.Facts[slot].Name : policy.Items[slot - policy.ItemSlot(0)].Name;

    // Words such as `end` mean something to Mermaid, and a prefix makes them harmless.
    private static string Id(PolicyModel policy, int slot) => (slot < policy.Facts.Length ? "f_" : "i_") + Name(policy, slot);

    private static (string Open, string Close) Shape(PolicyModel policy, int slot) => slot < policy.Facts.Length ? ("([", "])") : policy.Items[slot - policy.ItemSlot(0)].Kind switch
    {
        ItemKind.Table or ItemKind.Matrix or ItemKind.Bands => ("[[", "]]"),
        ItemKind.Outcome or ItemKind.Part => ("{{", "}}"),
        ItemKind.Definition or ItemKind.Criteria or ItemKind.Output or ItemKind.Lifecycle or ItemKind.Inner or ItemKind.Guarantee or ItemKind.Valid or _ => ("[", "]"),
    };

    private static string DotShape(PolicyModel policy, int slot) => slot < policy.Facts.Length ? "ellipse" : policy.Items[slot - policy.ItemSlot(0)].Kind switch
    {
        ItemKind.Table or ItemKind.Matrix or ItemKind.Bands => "component",
        ItemKind.Outcome or ItemKind.Part => "hexagon",
        ItemKind.Definition or ItemKind.Criteria or ItemKind.Output or ItemKind.Lifecycle or ItemKind.Inner or ItemKind.Guarantee or ItemKind.Valid or _ => "box",
    };

    private static string Word(ItemKind kind) => kind switch
    {
        ItemKind.Definition => "Definition",
        ItemKind.Criteria => "Criteria",
        ItemKind.Table => "Table",
        ItemKind.Matrix => "Matrix",
        ItemKind.Bands => "Bands",
        ItemKind.Outcome => "Outcome",
        ItemKind.Part => "Part",
        ItemKind.Output => "Output",
        ItemKind.Lifecycle or ItemKind.Inner or ItemKind.Guarantee or ItemKind.Valid or _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static void Line(StringBuilder text, int indent, string line) => text.Append(' ', indent).Append(line.ReplaceLineEndings(" ")).Append('\n');
}
