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

    private static List<string> Find(ImmutableArray<byte> image)
    {
        try
        {
            using var file = new PEReader(image);
            return !file.HasMetadata || file.PEHeaders.CorHeader is not { } header || (header.Flags & CorFlags.ILOnly) == 0 || header.ManagedNativeHeaderDirectory.Size != 0 || header.VtableFixupsDirectory.Size != 0
                ? ["code that is not managed"]
                : Find(file.GetMetadataReader());
        }
        catch (BadImageFormatException)
        {
            return ["a file that is not an assembly"];
        }
    }

    // Loops in place of queries: each query over handles is code that a warm start would have to compile.
    private static List<string> Find(MetadataReader reader)
    {
        var refused = new List<string>();
        foreach (var handle in reader.AssemblyReferences)
        {
            Refuse(refused, reader.GetString(reader.GetAssemblyReference(handle).Name), ReferenceList.Assemblies.Contains);
        }

        foreach (var handle in reader.TypeReferences)
        {
            Refuse(refused, NameOf(reader, handle), ReferenceList.IsAllowed);
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            var (type, name) = (OwnerOf(reader, member.Parent), reader.GetString(member.Name));
            if (type is null || (type.Length > 0 && !ReferenceList.IsAllowed(type, name)))
            {
                refused.Add($"{type ?? "?"}.{name}");
            }
        }

        foreach (var handle in reader.MethodDefinitions)
        {
            var method = reader.GetMethodDefinition(handle);
            if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0 || (method.ImplAttributes & (MethodImplAttributes.CodeTypeMask | MethodImplAttributes.Unmanaged | MethodImplAttributes.InternalCall)) != 0)
            {
                refused.Add(reader.GetString(method.Name));
            }
        }

        if (reader.AssemblyFiles.Count + reader.ManifestResources.Count + reader.ExportedTypes.Count + reader.GetTableRowCount(TableIndex.ModuleRef) > 0)
        {
            refused.Add("another file");
        }

        return refused;
    }

    private static void Refuse(List<string> refused, string name, Func<string, bool> isAllowed)
    {
        if (!isAllowed(name))
        {
            refused.Add(name);
        }
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
