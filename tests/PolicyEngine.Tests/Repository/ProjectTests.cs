using System.Xml.Linq;

namespace PolicyEngine.Tests.Repository;

public class ProjectTests
{
    private const string Engine = "Analysis Binding Cases Diagnostics Documents Emission Evaluation Language Model Proof Runtime Storage";

    public static TheoryData<string, string, string> Allowed => new()
    {
        { "engine/PolicyEngine.Diagnostics", "", "" },
        { "engine/PolicyEngine.Model", "Diagnostics", "" },
        { "engine/PolicyEngine.Runtime", "Diagnostics Model", "" },
        { "engine/PolicyEngine.Language", "Diagnostics Model", "CsvHelper YamlDotNet" },
        { "engine/PolicyEngine.Binding", "Diagnostics Language Model Runtime", "Microsoft.CodeAnalysis.CSharp" },
        { "engine/PolicyEngine.Analysis", "Binding Diagnostics Evaluation Language Model Proof Runtime", "Microsoft.CodeAnalysis.CSharp" },
        { "engine/PolicyEngine.Emission", "Analysis Binding Diagnostics Language Model Runtime", "Microsoft.CodeAnalysis.CSharp" },
        { "engine/PolicyEngine.Evaluation", "Diagnostics Model Runtime", "" },
        { "engine/PolicyEngine.Documents", "Diagnostics Evaluation Model Runtime", "" },
        { "engine/PolicyEngine.Proof", "Diagnostics Evaluation Model Runtime", "" },
        { "engine/PolicyEngine.Proof.Solver", "Proof", "Google.OrTools Google.Protobuf" },
        { "engine/PolicyEngine.Cases", "Diagnostics Documents Evaluation Model Runtime", "NodaTime" },
        { "engine/PolicyEngine.Storage", "Cases", "Dapper Microsoft.Data.Sqlite Npgsql" },
        { "engine/PolicyEngine", Engine, "Microsoft.Extensions.DependencyInjection.Abstractions Microsoft.Extensions.Diagnostics.HealthChecks Microsoft.Extensions.Hosting.Abstractions Microsoft.Extensions.Options" },
        { "engine/PolicyEngine.Testing", "Diagnostics Documents Evaluation Language Model PolicyEngine Proof Runtime", "DiffPlex Microsoft.CodeAnalysis.CSharp" },
        { "engine/PolicyEngine.Bulk", "Diagnostics Documents Evaluation Model PolicyEngine Runtime", "CsvHelper DuckDB.NET.Data.Full Microsoft.Data.Sqlite Npgsql ParquetSharp" },
        { "engine/PolicyEngine.Workbench", "Analysis Binding Cases Diagnostics Documents Evaluation Language Model PolicyEngine Proof Runtime Testing", "CsvHelper Microsoft.CodeAnalysis.CSharp.Workspaces" },
        { "engine/PolicyEngine.AspNetCore", "Cases Diagnostics Documents Evaluation Language Model PolicyEngine Runtime Workbench", "" },
        { "examples/DecideParkingPermit", "PolicyEngine", "" },
        { "examples/HostParkingCases", "PolicyEngine", "Microsoft.Extensions.Hosting" },
        { "repl/LineEditing", "", "" },
        { "repl", "AspNetCore Bulk LineEditing PolicyEngine Proof.Solver Testing Workbench", "Microsoft.CodeAnalysis.CSharp.Scripting Microsoft.CodeAnalysis.CSharp.Workspaces Spectre.Console System.CommandLine" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_references_what_the_design_lets_it(string folder, string projects, string packages)
    {
        var project = Project(folder);

        Assert.Equal(projects, Names(project, "ProjectReference", include => Path.GetFileNameWithoutExtension(include).Replace("PolicyEngine.", "", StringComparison.Ordinal)));
        Assert.Empty(Names(project, "PackageReference", include => include).Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(packages.Split(' ')));
        Assert.Empty(project.Descendants("Reference"));
    }

    [Fact]
    public void Every_project_outside_the_tests_is_in_the_table()
    {
        var projects = Tree.Files("engine", "*.csproj").Concat(Tree.Files("repl", "*.csproj")).Concat(Tree.Files("examples", "*.csproj"));

        Assert.Equal(Allowed.AsEnumerable().Select(row => (string)row[0]).Order(StringComparer.Ordinal), projects.Select(FolderOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = Tree.Read("PolicyEngine.sln").Replace('\\', '/');

        Assert.All(Tree.Files("", "*.csproj"), path => Assert.Contains($"\"{path}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void References_do_not_leak_and_warnings_are_errors()
    {
        var build = XDocument.Parse(Tree.Read("Directory.Build.props"));

        foreach (var setting in new[] { "DisableTransitiveProjectReferences", "TreatWarningsAsErrors", "EnforceCodeStyleInBuild", "GenerateDocumentationFile", "CheckForOverflowUnderflow", "Deterministic" })
        {
            Assert.Equal("true", Assert.Single(build.Descendants(setting)).Value);
        }
    }

    [Fact]
    public void No_project_of_the_engine_or_the_command_silences_warnings()
    {
        foreach (var path in Tree.Files("engine", "*.csproj").Concat(Tree.Files("repl", "*.csproj")))
        {
            var project = XDocument.Parse(Tree.Read(path));
            Assert.All(new[] { "NoWarn", "WarningsNotAsErrors", "GenerateDocumentationFile", "TreatWarningsAsErrors", "InvariantGlobalization" }, setting => Assert.True(!project.Descendants(setting).Any(), $"{path} sets {setting}"));
        }

        var sections = Tree.Read(".editorconfig").Split("\n[").Where(section => section.Contains("CS1591", StringComparison.Ordinal));
        Assert.All(sections, section => Assert.StartsWith("tests/", section, StringComparison.Ordinal));
    }

    private static XDocument Project(string folder) => XDocument.Parse(Tree.Read(Assert.Single(Tree.Files(folder, "*.csproj"), path => FolderOf(path) == folder)));

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');

    private static string Names(XDocument project, string kind, Func<string, string> name) =>
        string.Join(' ', project.Descendants(kind).Select(reference => name(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal));
}
