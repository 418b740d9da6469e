using PolicyEngine.LineEditing;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.LineEditing;

public sealed class HistoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Place => Path.Combine(folder.Path, "state", "history");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "Up", "> income = 3‸")]
    [InlineData("", "Up Up Up", "> age = 1‸")]
    [InlineData("", "Up Up Up Up", "> age = 1‸")]
    [InlineData("age", "Up", "> age = 2‸")]
    [InlineData("age", "Up Up", "> age = 1‸")]
    [InlineData("age", "Up Up Down", "> age = 2‸")]
    [InlineData("age", "Up Down", "> age‸")]
    [InlineData("x", "Up", "> x‸")]
    [InlineData("a", "Up Left Down", "> age = ‸2")]
    public void Up_and_down_walk_through_what_begins_the_same(string typed, string keys, string shown) =>
        Assert.Equal(shown, new EditorSession(history: ["age = 1", "age = 2", "income = 3"]).Type(typed).Press(keys).Shown);

    [Fact]
    public void A_text_of_several_lines_comes_back_whole() =>
        Assert.Equal("> one\n| two‸", new EditorSession(history: "one\ntwo").Press("Up").Shown);

    [Fact]
    public void The_next_session_knows_what_this_one_submitted()
    {
        var first = new InputHistory(new HistoryFile(Place));
        first.Add("age = 75");
        first.Add("max(\n1, \"a\\nb\")");

        Assert.Equal(["age = 75", "max(\n1, \"a\\nb\")"], new InputHistory(new HistoryFile(Place)).Entries);
    }

    [Theory]
    [InlineData(" name = \"Rose\"")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("again")]
    public void What_is_empty_hidden_by_a_space_or_repeated_is_not_kept(string text)
    {
        var history = new InputHistory(new HistoryFile(Place));
        history.Add("again");
        history.Add(text);

        Assert.Equal(["again"], history.Entries);
        Assert.Equal("again\n", File.ReadAllText(Place));
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        new HistoryFile(Place).Append("age = 75");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Place));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Place)!));
        }
    }

    [Fact]
    public void Sessions_at_the_same_time_keep_each_others_texts()
    {
        var sessions = Enumerable.Range(0, 4).Select(session => new HistoryFile(Place, limit: 1000)).ToArray();

        Parallel.For(0, 200, number => Append(sessions[number % 4], $"{number}"));

        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"{number}").Order(), new HistoryFile(Place, limit: 1000).Read().Order());
    }

    [Fact]
    public void It_keeps_the_newest_texts_up_to_its_limit()
    {
        var file = new HistoryFile(Place, limit: 8);
        for (var number = 1; number <= 30; number++)
        {
            file.Append($"{number}");
        }

        Assert.Equal(Enumerable.Range(23, 8).Select(number => $"{number}"), file.Read());
        Assert.InRange(File.ReadAllLines(Place).Length, 8, 10);
    }

    [Fact]
    public void A_place_that_cannot_be_written_does_not_get_in_the_way()
    {
        var history = new InputHistory(new HistoryFile(Path.Combine(folder.Write("file", ""), "below", "history")));

        history.Add("age = 75");

        Assert.Equal(["age = 75"], history.Entries);
    }

    // One session writes from one thread.
    private static void Append(HistoryFile session, string text)
    {
        lock (session)
        {
            session.Append(text);
        }
    }
}
