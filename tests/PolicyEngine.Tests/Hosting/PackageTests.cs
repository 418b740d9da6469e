using System.Diagnostics;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Hosting;

/// <summary>The packages of the engine, taken from a folder into an empty project.</summary>
public sealed class PackageTests : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("policyengine-packages-");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public void One_command_packs_what_an_empty_project_needs_to_decide()
    {
        Run(Tree.Root, $"pack PolicyEngine.sln --no-build --configuration {Configuration} --output {In("packages")}");
        Write("nuget.config", $"<configuration><packageSources><add key=\"here\" value=\"{In("packages")}\" /></packageSources></configuration>");
        Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>{In("taken")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Known()}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PolicyEngine" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        Write("app/Program.cs", """
            using PolicyEngine;
            var loaded = PolicyLoader.Load(args[0]);
            var facts = new Dictionary<string, object?> { ["lives_in_oxfordshire"] = false };
            Console.WriteLine(loaded.Set!["blue-badge"].Decide(facts, new DateOnly(2018, 10, 1)).Outcome);
            """);

        Assert.Equal("apply_elsewhere", Run(In("app"), "run -- " + Path.Combine(Tree.Root, "rules", "blue-badge")).Trim().Split('\n')[^1]);
        Assert.Contains("PublishSingleFile works", Fail(In("app"), "msbuild -t:RefuseTrimmedPolicyEngine -p:PublishTrimmed=true"), StringComparison.Ordinal);
    }

    // What the engine itself needs has been restored for this build.
    private static string Known() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string In(string path) => Path.Combine(folder.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
    }

    private static string Run(string where, string arguments)
    {
        var (output, exitCode) = Dotnet(where, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static string Fail(string where, string arguments)
    {
        var (output, exitCode) = Dotnet(where, arguments);
        Assert.NotEqual(0, exitCode);
        return output;
    }

    private static (string Output, int ExitCode) Dotnet(string where, string arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output + errors.Result, process.ExitCode);
    }
}
