using System.Text.Json;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Storage;

public class NativeLibraryTests
{
    public static TheoryData<string> Programs => ["policy", "HostParkingCases"];

    [Theory]
    [MemberData(nameof(Programs))]
    public void SQLite_comes_along_with_a_program_for_every_system_it_may_run_on(string program)
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, $"{program}.deps.json")));
        var libraries = dependencies.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
            .Where(package => package.Name.StartsWith("SQLitePCLRaw.lib", StringComparison.Ordinal))
            .SelectMany(package => package.Value.GetProperty("runtimeTargets").EnumerateObject().Select(library => library.Name)).ToArray();

        Assert.All(new[] { "linux-x64", "linux-arm64", "osx-arm64", "win-x64" }, system => Assert.Contains(libraries, library => library.StartsWith($"runtimes/{system}/native/", StringComparison.Ordinal)));
        Assert.All(libraries.Where(library => library.Contains("linux-x64", StringComparison.Ordinal)), library => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, library)), library));
    }

    [Fact]
    public void The_packed_tool_leaves_no_runtime_out() =>
        Assert.DoesNotContain("RuntimeIdentifiers", Tree.Read("repl/Policy.csproj"), StringComparison.Ordinal);
}
