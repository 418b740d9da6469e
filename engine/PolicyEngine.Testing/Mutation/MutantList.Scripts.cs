using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Mutation;

/// <content>The scripts beside the policy.</content>
internal sealed partial class MutantList
{
    private void AddScripts()
    {
        var edits = new ExpressionEdits(_ => null, "!");
        var facts = string.Join(' ', model.Facts.Select(fact => fact.Name));
        for (var i = 0; i < policy.Scripts.Length; i++)
        {
            var (place, script) = (i, policy.Scripts[i]);
            foreach (var edit in edits.OfScript(script.Text))
            {
                var changed = string.Concat(script.Text.AsSpan(0, edit.Start), edit.Replacement, script.Text.AsSpan(edit.Start + edit.Length));
                var span = script.Span(edit.Start, edit.Length);
                Add(edit.Kind, $"script {Path.GetFileNameWithoutExtension(script.Path)}", What(span, edit), span, facts, () => policy with { Scripts = policy.Scripts.SetItem(place, new SourceFile(script.Path, changed)) });
            }
        }
    }

    private static string What(SourceSpan span, TextEdit edit)
    {
        var line = span.File.LineText(span.Location.Line);
        var start = span.Location.Column - 1;
        var end = Math.Min(start + edit.Length, line.Length);
        return $"`{Shown(line)}` becomes `{Shown(string.Concat(line.AsSpan(0, start), edit.Replacement, line.AsSpan(end)))}`";
    }
}
