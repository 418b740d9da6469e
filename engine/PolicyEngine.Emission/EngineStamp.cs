using System.Globalization;
using System.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Emission;

/// <summary>Which engine this is: the files that it is made of, and the runtime. What another engine has kept is never used.</summary>
public static class EngineStamp
{
    private static readonly string[] CompilingParts =
        ["PolicyEngine.Model.dll", "PolicyEngine.Runtime.dll", "PolicyEngine.Language.dll", "PolicyEngine.Binding.dll", "PolicyEngine.Analysis.dll", "PolicyEngine.Emission.dll", "Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll"];

    private static readonly string[] CheckingParts = ["PolicyEngine.Diagnostics.dll", "PolicyEngine.Evaluation.dll", "PolicyEngine.Proof.dll"];

    private static readonly Lazy<string> OfCompiling = new(() => Of(CompilingParts));

    private static readonly Lazy<string> OfChecking = new(() => Of(CheckingParts));

    /// <summary>What a compiled policy hangs on.</summary>
    public static string Compiling => OfCompiling.Value;

    /// <summary>What findings hang on besides.</summary>
    public static string Checking => OfChecking.Value;

    private static string Of(string[] names)
    {
        var place = Path.GetDirectoryName(typeof(PolicyModel).Assembly.Location) is { Length: > 0 } found ? found : AppContext.BaseDirectory;
        var parts = new StringBuilder().Append(Environment.Version).Append('\n');
        // In a program of a single file the engine's parts are inside the program.
        var program = typeof(PolicyModel).Assembly.Location.Length == 0 && Environment.ProcessPath is { } running ? Path.GetFullPath(running) : "PolicyEngine.dll";
        Add(parts, place, program);
        foreach (var name in names)
        {
            Add(parts, place, name);
        }

        return parts.ToString();
    }

    private static void Add(StringBuilder parts, string place, string name)
    {
        var file = new FileInfo(Path.Combine(place, name));
        parts.Append(name).Append(file.Exists ? string.Create(CultureInfo.InvariantCulture, $" {file.Length} {file.LastWriteTimeUtc.Ticks}\n") : "\n");
    }
}
