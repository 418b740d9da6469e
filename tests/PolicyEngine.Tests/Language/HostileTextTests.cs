using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

public class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "a: ", "- ", "'", "\"", "|\n", ">\n\n", "#", "? ", "{", "[", ",", ": ", "&a ", "!a ", "*a ", "\\", " ", "\n", "a: b\n", "a", "[a, ", "{a: ", "--- \n", "''", "\\\n", "- >+\n\n", "? - ", "[]: ", "- a: \n  ", "|+\n",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("policy: ")]
    [InlineData("policy: [")]
    [InlineData("policy: {a: ")]
    [InlineData("policy: \"")]
    [InlineData("policy: |\n ")]
    [InlineData("cases_for: parking\ncases:\n")]
    public void The_largest_files_of_one_repeated_piece_end_soon(string head)
    {
        foreach (var piece in Pieces)
        {
            var size = head.StartsWith("cases", StringComparison.Ordinal) ? 1024 * 1024 : 256 * 1024;
            var text = head + string.Concat(Enumerable.Repeat(piece, (size - head.Length) / piece.Length));
            PolicyFolderResult? read = null;

            // A small stack shows recursion that a server's threads would not survive either.
            var thread = new Thread(() => read = PolicyFolder.Read([new SourceFile("policy.yaml", text)]), 256 * 1024);
            thread.Start();

            Assert.True(thread.Join(TimeSpan.FromSeconds(30)), $"`{piece}` takes too long");
            Assert.True(read!.HasErrors);
            Assert.InRange(read.Diagnostics.Count, 1, 101);
        }
    }

    [Fact]
    public void Broken_texts_never_throw_and_places_stay_in_the_file()
    {
        var seeds = Directory.GetFiles(Fixture.Folder("good"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var random = new Random(20181118);
        for (var run = 0; run < 3000; run++)
        {
            var text = seeds[random.Next(seeds.Length)];
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                var taken = Math.Min(random.Next(3) * random.Next(10), text.Length - at);
                text = string.Concat(text.AsSpan(0, at), Pieces[random.Next(Pieces.Length)], text.AsSpan(at + taken));
            }

            var read = PolicyFolder.Read([new SourceFile("policy.yaml", text)]);
            Assert.All(read.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, text.Length));
        }
    }
}
