using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace PolicyEngine.Repl.Running;

/// <summary>Says which version this is.</summary>
internal sealed class VersionLine(CommandContext context) : SynchronousCommandLineAction
{
    /// <summary>The version, for example <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(VersionLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        context.Out.WriteLine($"policy {Version}");
        return ExitCodes.Done;
    }
}
