using System.Globalization;
using System.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>Draws a lifecycle for Graphviz. A state with substates is a cluster; a line to it ends at its border, and is tied to the substate that is entered.</summary>
internal sealed class DotDiagram(PolicyModel policy)
{
    private readonly StringBuilder text = new();
    private readonly Lifecycle lifecycle = policy.Lifecycle!;

    public string Render()
    {
        Line(0, $"digraph {Quoted(policy.Id)} {{");
        Line(1, $"label={Quoted(policy.Title)};");
        Line(1, "labelloc=t;");
        Line(1, "compound=true;");
        Line(1, "node [shape=box, style=rounded];");
        Line(1, "\"[*]\" [shape=point, label=\"\"];");
        States(-1, 1);
        Line(1, $"\"[*]\" -> {Id(lifecycle.InitialState)};");
        foreach (var edge in DiagramEdge.Of(policy).Select(edge => edge.Untangled(lifecycle)))
        {
            var ends = (IsCluster(edge.From) ? $", ltail={Cluster(edge.From)}" : "") + (IsCluster(edge.To) ? $", lhead={Cluster(edge.To)}" : "");
            Line(1, $"{Id(DiagramEdge.Entered(lifecycle, edge.From))} -> {Id(DiagramEdge.Entered(lifecycle, edge.To))} [label={Quoted(edge.Label)}{ends}];");
        }

        Line(0, "}");
        return text.ToString();
    }

    private void States(int parent, int depth)
    {
        for (var place = 0; place < lifecycle.States.Length; place++)
        {
            var state = lifecycle.States[place];
            if (state.Parent != parent)
            {
                continue;
            }

            if (!IsCluster(place))
            {
                Line(depth, $"{Id(place)} [label={Quoted(state.Title)}{(state.IsFinal ? ", peripheries=2" : "")}];");
                continue;
            }

            Line(depth, $"subgraph {Cluster(place)} {{");
            Line(depth + 1, $"label={Quoted(state.Title)};");
            States(place, depth + 1);
            Line(depth, "}");
        }
    }

    private bool IsCluster(int state) => lifecycle.States[state].Initial >= 0;

    private string Cluster(int state) => Quoted("cluster_" + lifecycle.States[state].Name);

    private string Id(int state) => Quoted(lifecycle.States[state].Name);

    private void Line(int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');

    // Graphviz reads entities in labels, so an author's `&` is written as one.
    internal static string Quoted(string plain)
    {
        var quoted = new StringBuilder(plain.Length + 2).Append('"');
        foreach (var letter in plain.ReplaceLineEndings(" "))
        {
            quoted.Append(letter is '"' or '\\' ? $"\\{letter}" : letter == '&' ? "&amp;" : char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"&#{(int)letter};") : letter.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
