using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.CSharp;

/// <summary>What a session without <c>--trusted</c> does with text that means harm: it is refused before anything of it runs.</summary>
public class HostileLineTests
{
    [Theory]

    // Files, network, processes, environment.
    [InlineData("System.IO.File.ReadAllText(\"/etc/passwd\")", "can't be used")]
    [InlineData("File.Delete(\"x\")", "nothing called `File`")]
    [InlineData("new System.IO.StreamReader(\"x\")", "`new` can't be used")]
    [InlineData("System.Environment.Exit(1)", "this gives nothing")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"HOME\")", "can't be used")]
    [InlineData("System.Diagnostics.Process.Start(\"sh\")", "")]
    [InlineData("System.Console.ReadLine()", "")]

    // Reflection and types.
    [InlineData("age.GetType()", "can't be used")]
    [InlineData("typeof(string)", "can't be used")]
    [InlineData("name.GetType().Assembly", "can't be used")]
    [InlineData("deposits.GetType().GetMethods()", "can't be used")]
    [InlineData("System.Type.GetType(\"System.IO.File\")", "can't be used")]
    [InlineData("System.Activator.CreateInstance(\"a\", \"b\")", "can't be used")]
    [InlineData("(object)age", "a cast can't be used")]
    [InlineData("age as object", "can't be used")]
    [InlineData("nameof(age)", "")]
    [InlineData("default(long)", "can't be used")]

    // Threads, clocks, chance.
    [InlineData("System.Threading.Thread.Sleep(100000)", "this gives nothing")]
    [InlineData("System.Threading.Tasks.Task.Run(() => 1)", "can't be used")]
    [InlineData("await System.Threading.Tasks.Task.Delay(1)", "")]
    [InlineData("System.DateTime.Now", "can't be used")]
    [InlineData("System.Guid.NewGuid()", "can't be used")]
    [InlineData("System.GC.Collect()", "this gives nothing, but a value is needed")]

    // Directives, statements, escapes from the expression.
    [InlineData("#r \"System.IO\"", "")]
    [InlineData("#load \"/etc/passwd\"", "")]
    [InlineData("1\n#if FALSE\n + 1\n#endif\n", "")]
    [InlineData("1; System.Environment.Exit(1)", "")]
    [InlineData("1) + System.Environment.Exit(1", "")]
    [InlineData("1); } } public static class X { static X() { } } /*", "")]
    [InlineData("{ while (true) { } }", "")]
    [InlineData("while (true) { }", "")]
    [InlineData("using System.IO;", "")]
    [InlineData("class X { }", "")]
    [InlineData("unsafe { }", "")]
    [InlineData("stackalloc int[10]", "can't be used")]
    [InlineData("age = 3", "`=` can't be used")]
    [InlineData("age++", "can't be used")]
    [InlineData("1 // and the rest", "a comment inside an expression")]
    [InlineData("throw null", "can't be used")]
    [InlineData("from d in deposits select d", "can't be used")]
    [InlineData("@age", "the name `@age`")]
    [InlineData("\\u0061ge", "")]
    [InlineData("__F0", "nothing called `__F0`")]
    [InlineData("this.age", "can't be used")]
    [InlineData("global::System.Environment.Exit(1)", "can't be used")]
    [InlineData("decision.GetType()", "`decision` has no `GetType`")]
    [InlineData("decision.reasons.GetType()", "can't be used")]

    // Text that hides something.
    [InlineData("age\u200d > 3", "U+200D")]
    [InlineData("age\u2028> 3", "U+2028")]
    [InlineData("age \u001a> 3", "U+001A")]
    [InlineData("\u202eage", "U+202E")]
    public void It_is_refused(string text, string message)
    {
        var refused = Assert.IsType<ReplReply.Refused>(new Desk().Reply(text));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("engine", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Start, 0, text.Length);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "parentheses", new string('(', 2000) + "1" + new string(')', 2000) },
        { "square brackets", new string('[', 3000) },
        { "signs", new string('!', 3000) + "resident" },
        { "length", string.Join(" + ", Enumerable.Repeat("age", 5000)) },
        { "lambdas", "deposits.Sum(a => deposits.Sum(b => deposits.Sum(c => deposits.Sum(d => deposits.Sum(e => 1m)))))" },
        { "interpolations", string.Concat(Enumerable.Repeat("$\"{", 20)) + "1" + string.Concat(Enumerable.Repeat("}\"", 20)) },
        { "generics", "a" + string.Concat(Enumerable.Repeat("<a", 1000)) + new string('>', 1000) },
        { "conditions", string.Concat(Enumerable.Repeat("resident ? ", 500)) + "1" + string.Concat(Enumerable.Repeat(" : 2", 500)) },
        { "tuples", "deposits" + string.Concat(Enumerable.Repeat(".Select(v => (v, v))", 24)) },
        { "calls", string.Concat(Enumerable.Repeat("abs(", 200)) + "age" + new string(')', 200) },
        { "switches", string.Concat(Enumerable.Repeat("age switch { _ => ", 100)) + "1" + string.Concat(Enumerable.Repeat(" }", 100)) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void What_would_keep_the_compiler_busy_never_reaches_it(string what, string text)
    {
        var desk = new Desk();

        Assert.True(desk.Reply(text) is ReplReply.Refused, what);
        desk.Code.IsComplete(text);
        desk.Code.Classify(text, Desk.Policy);
        desk.Code.Complete(text, text.Length, Desk.Policy, CancellationToken.None);
    }

    [Fact]
    public void What_runs_long_is_stopped_by_its_budget() => Assert.Contains("too many steps", new Desk().Answer("Count(9_000_000_000)"), StringComparison.Ordinal);
}
