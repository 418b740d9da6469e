using PolicyEngine.Repl;
using PolicyEngine.Repl.Loops;

namespace PolicyEngine.Tests.Loops;

/// <summary>Which editor opens where none is named.</summary>
public sealed class ExternalEditorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("policy-editor-").FullName;

    public ExternalEditorTests()
    {
        Make("nano");
        Make("other");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("\n", "nano +7 policy.yaml\n")]
    [InlineData("yes\n", "nano +7 policy.yaml\n")]
    [InlineData("n\n", "")]
    [InlineData("", "")]
    public void Without_one_it_says_so_and_offers_one(string answer, string opened)
    {
        using var output = new StringWriter();
        ExternalEditor.Open(Context(answer, output, new Dictionary<string, string?> { ["PATH"] = folder }), "policy.yaml", 7);

        Assert.StartsWith("No editor is set: neither VISUAL nor EDITOR names one.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("with nano?", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(opened, Opened());
    }

    [Fact]
    public void Another_may_be_named_in_answer()
    {
        ExternalEditor.Open(Context($"{folder}/other\n", TextWriter.Null, new Dictionary<string, string?> { ["PATH"] = folder }), "policy.yaml", 7);

        Assert.StartsWith("other ", Opened(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_named_opens_without_a_question()
    {
        using var output = new StringWriter();
        ExternalEditor.Open(Context("", output, new Dictionary<string, string?> { ["PATH"] = folder, ["EDITOR"] = $"{folder}/other" }), "policy.yaml", 7);

        Assert.Equal("", output.ToString());
        Assert.StartsWith("other ", Opened(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_it_says_where_the_text_is()
    {
        using var error = new StringWriter();
        ExternalEditor.Open(Context("", TextWriter.Null, []) with { Error = error }, "policy.yaml", 7);

        Assert.Contains("the text is in `policy.yaml`, line 7", error.ToString(), StringComparison.Ordinal);
    }

    private CommandContext Context(string answer, TextWriter output, Dictionary<string, string?> variables) => new()
    {
        Out = output,
        Error = TextWriter.Null,
        In = new StringReader(answer),
        Clock = TimeProvider.System,
        WorkingFolder = folder,
        Environment = name => variables.GetValueOrDefault(name),
    };

    private string Opened() => File.Exists(Path.Combine(folder, "opened")) ? File.ReadAllText(Path.Combine(folder, "opened")) : "";

    // It writes down how it was called, in place of editing.
    private void Make(string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\necho \"{name} $*\" > '{folder}/opened'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
