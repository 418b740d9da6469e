using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Views;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.Loops;

/// <summary>A refusal as a person reads it: what is wrong, the text with marks under the place, what to do next.</summary>
internal static class RefusalText
{
    private const int Indent = 2;

    /// <summary>Writes it.</summary>
    /// <param name="refused">The refusal.</param>
    /// <param name="text">The text that was submitted.</param>
    /// <param name="line">The line of the input where the text began, from 1; <see langword="null"/> on a terminal.</param>
    /// <param name="context">Where it goes.</param>
    public static void Write(ReplReply.Refused refused, string text, int? line, CommandContext context)
    {
        var paint = context.ErrorPaint;
        var span = refused.Start >= 0 && refused.Start <= text.Length ? new SourceSpan(new SourceFile("", text), refused.Start, refused.Length) : null;
        Paragraph(context, paint.Error("error:"), "error: ", Place(span, line) + MessageOf(refused, context), isWrapped: line is null);
        if (span is not null && SourceExcerpt.Of(span, Math.Max(20, context.Width - Indent)) is { } excerpt)
        {
            context.Error.WriteLine($"  {excerpt.Line}");
            context.Error.WriteLine($"  {paint.Error(excerpt.Marks)}");
        }

        if (refused.Help.Length > 0)
        {
            foreach (var (help, row) in refused.Help.Split('\n').Select((help, row) => (SafeText.Of(help), row)))
            {
                Paragraph(context, row == 0 ? "  " + paint.Help("help:") : "  ", row == 0 ? "  help: " : "   ", help, isWrapped: line is null);
            }
        }
    }

    /// <summary>What is wrong, in words: with what was shown before it, and the problems with their places.</summary>
    public static string MessageOf(ReplReply.Refused refused, CommandContext context)
    {
        var plain = context.Apart(TextWriter.Null, TextWriter.Null);
        var before = refused.Before is { } page ? PageText.Of(page, context, refused.Message.Length > 0 ? context.Paint : default) : "";
        var message = string.Join('\n', refused.Message.Split('\n').Select(SafeText.Of)) + (refused.Problems is { } problems ? RefusalPrinter.Words(plain, problems) : "");
        return string.Join('\n', new[] { before, message }.Where(part => part.Length > 0));
    }

    // On a terminal, words stay whole; in a pipe, one message is one line.
    private static void Paragraph(CommandContext context, string label, string indent, string text, bool isWrapped)
    {
        var lines = isWrapped ? TextWrap.Lines(text, Math.Max(20, context.Width - indent.Length)) : [text];
        foreach (var (line, row) in lines.Select((line, row) => (line, row)))
        {
            context.Error.WriteLine(row == 0 ? $"{label} {line}" : new string(' ', indent.Length) + line);
        }
    }

    private static string Place(SourceSpan? span, int? line) =>
        line is not { } first ? "" : $"line {first + (span?.Location.Line ?? 1) - 1}: ";
}
