using System.Text.Json;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;

namespace PolicyEngine.Repl.Rendering;

/// <summary>The checks there are, what is accepted with a reason, and what could not be decided.</summary>
internal static class CheckList
{
    /// <summary>Writes the list as text, or as JSON where that is asked for.</summary>
    public static void Write(CommandContext context, LoadResult result, string format)
    {
        if (format == "json")
        {
            context.Out.Write(JsonText.Of(writer => WriteJson(writer, context, result)));
        }
        else
        {
            WriteText(context, result);
        }
    }

    private static void WriteText(CommandContext context, LoadResult result)
    {
        var columns = new Columns(context.Out, context.Paint, context.Width);
        columns.Paragraph($"{Counted.Of(PolicyAdviser.Checks.Length, "check", "checks")}, {Counted.Of(result.Advice.Accepted.Length, "finding accepted", "findings accepted")}, {Counted.Of(result.Advice.Undecided.Length, "question not decided", "questions not decided")}, {Counted.Of(result.Unread.Count, "policy not analysed", "policies not analysed")}.");
        foreach (var kind in PolicyAdviser.Checks.GroupBy(check => check.Kind).OrderBy(kind => kind.Key))
        {
            columns.Section(WordOf(kind.Key), [.. kind.Select(check => (check.Descriptor.Id, $"{HelpPages.TitleOf(check.Descriptor.Id)} ({DiagnosticText.Word(check.Descriptor.Severity)})"))]);
        }

        columns.Section("Accepted", [.. result.Advice.Accepted.Select(accepted => (accepted.Diagnostic.Id, SafeText.Of($"{Place(context, accepted.Diagnostic.Location)}: {accepted.Diagnostic.Message}. Accepted: {accepted.Reason}")))]);
        columns.Section("Not decided", [.. result.Advice.Undecided.Select(question => (question.Id, SafeText.Of($"{Place(context, question.Location)}: {question.Question}: {question.Why}")))]);
        columns.Section("Not analysed", [.. result.Unread.Select(policy => (SafeText.Of(policy.Id.Length > 0 ? policy.Id : context.ShownPath(policy.File.Path)), DiagnosticCount.ReasonOf(policy.Reason)))]);
    }

    private static void WriteJson(Utf8JsonWriter writer, CommandContext context, LoadResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", "policyengine/checks/1");
        WriteAll(writer, "checks", PolicyAdviser.Checks, check =>
        {
            writer.WriteString("id", check.Descriptor.Id);
            writer.WriteString("kind", WordOf(check.Kind));
            writer.WriteString("severity", DiagnosticText.Word(check.Descriptor.Severity));
            writer.WriteString("title", HelpPages.TitleOf(check.Descriptor.Id));
        });
        WriteAll(writer, "accepted", result.Advice.Accepted, accepted =>
        {
            writer.WriteString("policy", accepted.Policy);
            writer.WriteString("id", accepted.Diagnostic.Id);
            writer.WriteString("place", Place(context, accepted.Diagnostic.Location));
            writer.WriteString("message", accepted.Diagnostic.Message);
            writer.WriteString("reason", accepted.Reason);
        });
        WriteAll(writer, "not_decided", result.Advice.Undecided, question =>
        {
            writer.WriteString("policy", question.Policy);
            writer.WriteString("id", question.Id);
            writer.WriteString("place", Place(context, question.Location));
            writer.WriteString("question", question.Question);
            writer.WriteString("why", question.Why);
        });
        WriteAll(writer, "not_analysed", result.Unread, policy =>
        {
            writer.WriteString("policy", policy.Id);
            writer.WriteString("file", context.ShownPath(policy.File.Path));
            writer.WriteString("why", DiagnosticCount.ReasonOf(policy.Reason));
        });
        writer.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Place(CommandContext context, SourceLocation? location) => location is null ? "" : FormattableString.Invariant($"{context.ShownPath(location.File)}:{location.Line}");

    private static string WordOf(CheckKind kind) => kind switch
    {
        CheckKind.Rules => "Rules",
        CheckKind.Tables => "Tables",
        CheckKind.Dates => "Dates",
        CheckKind.Units => "Units",
        CheckKind.Words => "Words",
        CheckKind.Proportionality => "Proportionality",
        CheckKind.Governance => "Governance",
        CheckKind.Lifecycle => "Lifecycle",
        CheckKind.Scripts => "Scripts",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
