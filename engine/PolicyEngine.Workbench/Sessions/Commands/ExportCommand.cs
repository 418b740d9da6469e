using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:export</c>: the case for elsewhere.</summary>
public sealed class ExportCommand() : SessionCommand("export", "export FILE|- [--format yaml|json|markdown]", "write the facts as YAML or JSON, or the decision as Markdown")
{
    private const string FormatOption = "--format";

    private static readonly string[] Formats = ["yaml", "json", "markdown"];

    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Keep;

    /// <inheritdoc/>
    public override string Help => "YAML and JSON hold the facts, as `policy decide --facts` and :load take them; Markdown holds the decision with how it was worked out. `-` shows it here. The format follows from the file's ending unless it is named.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":export rose.yaml", "the facts as YAML"), (":export - --format json", "the facts as JSON, shown here"), (":export decision.md", "the decision to send on")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var (path, format) = (argument, "");
        if (argument.IndexOf(FormatOption, StringComparison.Ordinal) is >= 0 and var at)
        {
            (path, format) = (argument[..at].Trim(), argument[(at + FormatOption.Length)..].Trim(' ', '='));
        }

        format = format == "md" ? "markdown" : format.Length > 0 ? format : FormatOf(path);
        if (path.Length == 0 || !Formats.Contains(format))
        {
            return path.Length == 0 ? Refusals.Of("`:export` needs a file, or `-`", "for example `:export rose.yaml`")
                : Refusals.NoSuch("format", format, Formats, "the formats are yaml, json and markdown");
        }

        var facts = new FactsText(session.Case.Facts);
        if (format != "markdown" && facts.Incomplete is [var list, ..])
        {
            return Refusals.Of($"`{list}` is not complete, and a file of facts holds whole records", ":missing says what is left out");
        }

        var text = format switch
        {
            "json" => facts.Json(),
            "markdown" => MarkdownRenderer.Render(DecisionDocument.Of(session.Case.Decision, withExplanation: true)),
            _ => facts.Yaml(),
        };
        return Write(session, path, text, format == "yaml" && facts.NotKnown.Count > 0 ? $"; a YAML file can't say that {string.Join(", ", facts.NotKnown)} was asked and is not known: JSON can" : "");
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) =>
        argument.Contains(' ', StringComparison.Ordinal) ? [new(FormatOption, "option", "yaml, json or markdown"), .. Formats.Select(format => new CompletionItem(format, "option", ""))] : PathCompletion.Files(session.Workspace, argument);

    private static string FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".json" => "json",
        ".md" or ".markdown" => "markdown",
        _ => "yaml",
    };

    private static ReplReply Write(ReplSession session, string path, string text, string note)
    {
        if (path == "-")
        {
            return new ReplReply.Shown(string.Join('\n', text.TrimEnd('\n').Split('\n').Select(SafeText.Of)));
        }

        if (File.Exists(session.Workspace.FullPath(path)))
        {
            return Refusals.Of($"`{path}` is there already", "name a file that is not there yet, or remove this one first");
        }

        return TextFiles.Write(session.Workspace, path, text) is { } refusal
            ? ReplReply.Refused.Of(refusal)
            : new ReplReply.Shown($"wrote {session.Workspace.ShownPath(path)}{note}");
    }
}
