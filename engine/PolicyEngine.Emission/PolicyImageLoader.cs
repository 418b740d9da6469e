using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using PolicyEngine.Runtime;

namespace PolicyEngine.Emission;

/// <summary>Loads images: one collectible context an image, which the runtime unloads once nobody holds a policy or decision of it.</summary>
public static class PolicyImageLoader
{
    /// <summary>Loads every policy of an image.</summary>
    /// <exception cref="InvalidDataException">The assembly does not hold the code that the image names.</exception>
    public static ImmutableArray<CompiledPolicy> Load(PolicyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var context = new PolicyLoadContext();
        try
        {
            using var stream = new MemoryStream(image.Assembly.ToArray(), writable: false);
            var assembly = context.LoadFromStream(stream);
            return [.. image.Policies.Select(entry => Create(assembly, entry))];
        }
        finally
        {
            // The context goes when the last policy that came from it is collected.
            context.Unload();
        }
    }

    private static CompiledPolicy Create(Assembly assembly, PolicyImageEntry entry)
    {
        var type = assembly.GetType(entry.Container + "+__Code") ?? throw new InvalidDataException($"the image has no code for {entry.Model.Id}");
        var data = new PolicyData(entry.Model);
        var code = (PolicyCode?)Activator.CreateInstance(type, data) ?? throw new InvalidDataException($"the code of {entry.Model.Id} can't be made");
        return new CompiledPolicy(entry.Model, data, code);
    }

    private sealed class PolicyLoadContext() : AssemblyLoadContext("policies", isCollectible: true)
    {
        // What the code calls must be the one that the host runs, whatever context the host itself was loaded into.
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(CompiledPolicy).Assembly.GetName().Name ? typeof(CompiledPolicy).Assembly : null;
    }
}
