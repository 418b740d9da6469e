using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Emitted;

/// <summary>The last look at a compiled policy before it is loaded: everything that it refers to must be on a list of its own. A refusal here means that an earlier check has missed something.</summary>
/// <remarks>Needs no compiler, so that an assembly out of a cache can be held against the list too.</remarks>
public static class EmittedReferences
{
    private static readonly DiagnosticDescriptor Refused = new(
        "PE3090",
        Severity.Error,
        "the compiled policy uses {0}, which no policy may; it is not loaded",
        "this is a fault of the engine, not of your policy; please report it together with the policy");

    /// <summary>Holds an assembly's references against the list.</summary>
    /// <param name="image">The bytes of the assembly.</param>
    /// <param name="at">Where a refusal is reported, for example the policy's id.</param>
    /// <param name="diagnostics">Collects each reference that is refused.</param>
    /// <returns>Whether the assembly may be loaded.</returns>
    public static bool Check(ImmutableArray<byte> image, SourceSpan at, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var before = diagnostics.Count;
        foreach (var refused in Find(image).Distinct(StringComparer.Ordinal))
        {
            diagnostics.Add(Refused, at, refused);
        }

        return diagnostics.Count == before;
    }

    private static IReadOnlyList<string> Find(ImmutableArray<byte> image)
    {
        try
        {
            using var file = new PEReader(image);
            return !file.HasMetadata || file.PEHeaders.CorHeader is not { } header || (header.Flags & CorFlags.ILOnly) == 0 || header.ManagedNativeHeaderDirectory.Size != 0 || header.VtableFixupsDirectory.Size != 0
                ? ["code that is not managed"]
                : [.. Find(file.GetMetadataReader())];
        }
        catch (BadImageFormatException)
        {
            return ["a file that is not an assembly"];
        }
    }

    private static IEnumerable<string> Find(MetadataReader reader)
    {
        var assemblies = reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).Where(name => !ReferenceList.Assemblies.Contains(name));
        var types = reader.TypeReferences.Select(handle => NameOf(reader, handle)).Where(type => !ReferenceList.IsAllowed(type));
        var members = reader.MemberReferences.Select(reader.GetMemberReference)
            .Select(member => (Type: OwnerOf(reader, member.Parent), Name: reader.GetString(member.Name)))
            .Where(member => member.Type is null || (member.Type.Length > 0 && !ReferenceList.IsAllowed(member.Type, member.Name)))
            .Select(member => $"{member.Type ?? "?"}.{member.Name}");
        var native = reader.MethodDefinitions.Select(reader.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.PinvokeImpl) != 0 || (method.ImplAttributes & (MethodImplAttributes.CodeTypeMask | MethodImplAttributes.Unmanaged | MethodImplAttributes.InternalCall)) != 0)
            .Select(method => reader.GetString(method.Name));
        var files = reader.AssemblyFiles.Count + reader.ManifestResources.Count + reader.ExportedTypes.Count + reader.GetTableRowCount(TableIndex.ModuleRef);
        return [.. assemblies, .. types, .. members, .. native, .. files > 0 ? new[] { "another file" } : []];
    }

    // The empty text is a type of the assembly itself; no answer is an owner that this check doesn't know.
    private static string? OwnerOf(MetadataReader reader, EntityHandle owner) =>
        owner.Kind == HandleKind.TypeReference ? NameOf(reader, (TypeReferenceHandle)owner)
        : owner.Kind is HandleKind.TypeDefinition or HandleKind.MethodDefinition ? ""
        : owner.Kind == HandleKind.TypeSpecification ? OwnerOf(reader, reader.GetTypeSpecification((TypeSpecificationHandle)owner))
        : null;

    private static string? OwnerOf(MetadataReader reader, TypeSpecification owner)
    {
        var signature = reader.GetBlobReader(owner.Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        signature.ReadCompressedInteger();
        return OwnerOf(reader, signature.ReadTypeHandle());
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
