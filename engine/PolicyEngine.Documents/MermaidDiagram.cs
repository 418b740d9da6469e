using System.Globalization;
using System.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>Draws a lifecycle for Mermaid.</summary>
/// <remarks>
/// Ids carry a prefix, since words such as <c>end</c> and <c>note</c> mean something to Mermaid. It draws no line between the insides of two states with substates, so that such a line is drawn between the two, with the
/// insides in its label.
/// </remarks>
internal sealed class MermaidDiagram(PolicyModel policy)
{
    private readonly StringBuilder text = new();
    private readonly Lifecycle lifecycle = policy.Lifecycle!;

    public string Render()
    {
        text.Append("stateDiagram-v2\n");
        States(-1, 1);
        Line(1, $"[*] --> {Id(Outer(lifecycle.InitialState))}");
        foreach (var edge in DiagramEdge.Of(policy).Select(edge => edge.Untangled(lifecycle)))
        {
            Edge(edge);
        }

        for (var state = 0; state < lifecycle.States.Length; state++)
        {
            if (lifecycle.States[state].IsFinal)
            {
                Line(1, $"{Id(state)} --> [*]");
            }
        }

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

            if (state.Initial < 0)
            {
                Line(depth, $"state \"{Escape(state.Title)}\" as {Id(place)}");
                continue;
            }

            Line(depth, $"state \"{Escape(state.Title)}\" as {Id(place)} {{");
            States(place, depth + 1);
            Line(depth + 1, $"[*] --> {Id(state.Initial)}");
            Line(depth, "}");
        }
    }

    private void Edge(DiagramEdge edge)
    {
        var (from, to) = (Outer(edge.From), Outer(edge.To));
        var apart = from != to && from != edge.From && to != edge.To;
        var label = apart ? $"{edge.Label} (from {lifecycle.States[edge.From].Title} to {lifecycle.States[edge.To].Title})" : edge.Label;
        Line(1, $"{Id(apart ? from : edge.From)} --> {Id(apart ? to : edge.To)} : {Escape(label)}");
    }

    private int Outer(int state)
    {
        while (lifecycle.States[state].Parent >= 0)
        {
            state = lifecycle.States[state].Parent;
        }

        return state;
    }

    private string Id(int state) => "s_" + lifecycle.States[state].Name;

    private void Line(int depth, string line) => text.Append(' ', depth * 4).Append(line).Append('\n');

    // Whatever is neither letter, digit nor harmless is written by its number, as Mermaid reads it.
    internal static string Escape(string plain)
    {
        var escaped = new StringBuilder(plain.Length);
        foreach (var rune in plain.ReplaceLineEndings(" ").EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '(' or ')' or '\'' or '-' or '/' or '?' or '!' or '“' or '”' or '’' or '£' or '_' or '=')
            {
                escaped.Append(rune);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        return escaped.ToString().Trim();
    }
}
