using PolicyEngine.Repl;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Tests.Cli;

/// <summary>Long answers at a terminal.</summary>
public sealed class PagerTests(PackFixture packs) : IClassFixture<PackFixture>, IDisposable
{
    private const int Rows = 5;

    private readonly string folder = Directory.CreateTempSubdirectory("policy-pager-").FullName;
    private readonly StringWriter terminal = new() { NewLine = "\n" };
    private readonly List<string> shown = [];

    public void Dispose()
    {
        terminal.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Only_what_would_scroll_is_shown_in_a_pager(int lines, bool isPaged)
    {
        using var writer = Writer();
        writer.Hold();
        Write(writer, lines);
        writer.Flush();

        Assert.Equal((isPaged ? 1 : 0, isPaged ? 0 : lines), (shown.Count, terminal.ToString().Count(letter => letter == '\n')));
    }

    [Fact]
    public void Nothing_is_held_unless_it_is_asked_for()
    {
        using var writer = Writer();
        Write(writer, 50);

        Assert.Equal(50, terminal.ToString().Count(letter => letter == '\n'));
    }

    [Fact]
    public void Without_a_pager_the_text_is_written()
    {
        using var writer = new PagedWriter(terminal, () => Rows, _ => false);
        writer.Hold();
        Write(writer, 50);
        writer.Flush();

        Assert.Equal(50, terminal.ToString().Count(letter => letter == '\n'));
    }

    [Theory]
    [InlineData("explain", true)]
    [InlineData("explain --no-pager", false)]
    [InlineData("decide --help", true)]
    [InlineData("new paged", false)]
    public void Commands_whose_answer_is_read_are_held(string line, bool isHeld)
    {
        using var writer = Writer();
        var plain = new CommandRun { WorkingFolder = packs.Folder }.Context(writer, TextWriter.Null, []);
        var exit = CommandRunner.Run(line.Split(' '), new CommandContext { Out = writer, Error = TextWriter.Null, In = TextReader.Null, Clock = plain.Clock, WorkingFolder = folder, Environment = _ => null, Pages = writer });
        writer.Flush();

        Assert.Equal((ExitCodes.Done, isHeld), (exit, shown.Count == 1));
    }

    [Fact]
    public void The_pager_is_the_one_that_is_named()
    {
        var file = Path.Combine(folder, "read");
        var pager = new Pager(name => name == "PAGER" ? $"cat > '{file}'" : null, new Interrupts());

        Assert.True(pager.Show("£5 and more\n"));
        Assert.Equal("£5 and more\n", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cat")]
    [InlineData("no-such-pager-here 2>/dev/null")]
    public void Where_there_is_none_it_says_so(string named) => Assert.False(new Pager(name => name == "PAGER" ? named : null, new Interrupts()).Show("text\n"));

    [Fact]
    public void A_pipe_gets_no_pager()
    {
        var file = Path.Combine(folder, "piped");
        var run = new PolicyProcess { WorkingFolder = packs.Folder, Variables = new Dictionary<string, string?> { ["PAGER"] = $"cat > '{file}'" } }.Start("explain");

        Assert.Equal((ExitCodes.Done, false), (run.ExitCode, File.Exists(file)));
        Assert.Contains("PE2008", run.Output, StringComparison.Ordinal);
    }

    private PagedWriter Writer() => new(terminal, () => Rows, Show);

    private bool Show(string text)
    {
        shown.Add(text);
        return true;
    }

    private static void Write(TextWriter writer, int lines)
    {
        for (var line = 0; line < lines; line++)
        {
            writer.WriteLine("a line");
        }
    }
}
