using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Proof;
using PolicyEngine.Proving;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Workbench.Proving;

namespace PolicyEngine.Repl.Proving;

/// <summary>The answer to a statement, for a person.</summary>
internal sealed class ProofPage(CommandContext context)
{
    /// <summary>Writes it.</summary>
    public void Write(string statement, StatementAnswer answer)
    {
        var result = answer.Result!;
        switch (result.Answer)
        {
            case Impossible proved:
                Heading($"Proved: {statement}");
                var model = answer.Model!;
                Line($"No case breaks this {ProofText.Days(model, proved)}.");
                Line(ProofText.Ranges(model, result) is { Length: > 0 } ranges ? $"On these terms: {ranges}." : "");
                Line(result.IsEmpty ? $"It says nothing, though: `{result.Guarantee.WhenText}` holds in no case." : "");
                break;
            case Possible broken:
                Heading($"Not so: {statement}");
                Line($"There is a case that breaks it, on {ProofText.Day(broken.Witness.Day)}: {ProofText.Breach(result, answer.Decision!)}.");
                context.Out.WriteLine();
                context.Out.WriteLine(context.Paint.Heading("The case"));
                var facts = ProofText.Facts(broken.Witness);
                foreach (var fact in facts.Count == 0 ? ["nothing has to be known of it"] : facts)
                {
                    var lines = TextWrap.Lines(fact, context.Width - 4).ToList();
                    context.Out.WriteLine("  - " + string.Join("\n    ", lines));
                }

                context.Out.WriteLine();
                context.Out.WriteLine(context.Paint.Heading("Its decision"));
                context.Out.Write(DecisionText.Of(DecisionDocument.Of(answer.Decision!), context.Width, context.Paint));
                break;
            case NotDecided open:
                Heading($"Not decided: {statement}");
                Line($"Neither a proof nor a case was found: {open.Reason}.");
                break;
            default:
                break;
        }
    }

    private void Heading(string text) => context.Out.WriteLine(context.Paint.Heading(SafeText.Of(text)));

    private void Line(string text)
    {
        if (text.Length > 0)
        {
            context.Out.WriteLine(string.Join('\n', TextWrap.Lines(SafeText.Of(text), context.Width)));
        }
    }
}
