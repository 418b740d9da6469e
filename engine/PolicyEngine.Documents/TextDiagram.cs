using System.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>Draws a lifecycle as indented text: each state with the ways that lead on from it.</summary>
internal sealed class TextDiagram(PolicyModel policy)
{
    private readonly StringBuilder text = new();
    private readonly Lifecycle lifecycle = policy.Lifecycle!;

    public string Render()
    {
        text.Append(OneLine(policy.Title)).Append("\nbegins as: ").Append(Title(lifecycle.InitialState)).Append('\n');
        States(-1, 0);
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

            text.Append('\n');
            Line(depth, Title(place) + (state.IsFinal ? " (the end)" : state.Initial >= 0 ? $" (begins with: {Title(state.Initial)})" : ""));
            foreach (var step in state.Entry)
            {
                Line(depth + 1, $"on the way in, {OneLine(LifecycleWords.Step(policy, step))}");
            }

            foreach (var step in state.Exit)
            {
                Line(depth + 1, $"on the way out, {OneLine(LifecycleWords.Step(policy, step))}");
            }

            foreach (var edge in DiagramEdge.Of(policy).Where(edge => edge.From == place))
            {
                Line(depth + 1, $"--> {Title(edge.To)}: {OneLine(edge.Label)}");
            }

            States(place, depth + 1);
        }
    }

    private string Title(int state) => OneLine(lifecycle.States[state].Title);

    private void Line(int depth, string line) => text.Append(' ', depth * 4).Append(line).Append('\n');

    private static string OneLine(string words) => words.ReplaceLineEndings(" ");
}
