using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace PolicyEngine.Tests.Analysis;

/// <summary>Compiles a set for a test and calls a script's method in it.</summary>
internal static class Emitted
{
    public static ImmutableArray<byte> ImageOf(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return [.. image.ToArray()];
    }

    /// <summary>Calls <c>Name(1, 2.5)</c>, a method of the first policy's script.</summary>
    public static object Call(CSharpCompilation compilation, string call)
    {
        var context = new AssemblyLoadContext("test", isCollectible: true);
        try
        {
            using var image = new MemoryStream([.. ImageOf(compilation)]);
            var (name, arguments) = (call.Split('(')[0], call.Split('(')[1].TrimEnd(')').Split(", ", StringSplitOptions.RemoveEmptyEntries));
            var method = context.LoadFromStream(image).GetType("P0")!.GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public).Single(method => method.Name == name);
            var values = method.GetParameters().Select((parameter, i) => Convert.ChangeType(arguments[i], parameter.ParameterType, CultureInfo.InvariantCulture)).ToArray();
            return Convert.ChangeType(method.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, values, CultureInfo.InvariantCulture)!, typeof(long), CultureInfo.InvariantCulture);
        }
        finally
        {
            context.Unload();
        }
    }
}
