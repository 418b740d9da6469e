using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Model;
using PolicyEngine.Model.Serialization;

namespace PolicyEngine.Emission;

/// <summary>Compiled policies at rest: their data, and the assembly with their code. What the disk cache keeps and the loader loads.</summary>
/// <param name="Policies">The policies with the full names of their generated classes.</param>
/// <param name="Assembly">The assembly, with its embedded debug information.</param>
public sealed record PolicyImage(ImmutableArray<PolicyImageEntry> Policies, ReadOnlyMemory<byte> Assembly)
{
    private static readonly byte[] Magic = "PolicyEngineImage1\n"u8.ToArray();

    /// <summary>The image as bytes: a mark, the SHA-256 of what follows, the names, the data and the assembly.</summary>
    public byte[] ToBytes()
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Policies.Length);
            foreach (var entry in Policies)
            {
                writer.Write(entry.Container);
            }

            var models = PolicyModelFormat.Write([.. Policies.Select(entry => entry.Model)]);
            writer.Write(models.Length);
            writer.Write(models);
            writer.Write(Assembly.Length);
            writer.Write(Assembly.Span);
        }

        var body = payload.GetBuffer().AsSpan(0, (int)payload.Length);
        return [.. Magic, .. SHA256.HashData(body), .. body];
    }

    /// <summary>Reads an image back; <see langword="null"/> when the bytes are not one, or are damaged.</summary>
    public static PolicyImage? FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var head = Magic.Length + SHA256.HashSizeInBytes;
        if (bytes.Length < head || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic) || !SHA256.HashData(bytes.AsSpan(head)).AsSpan().SequenceEqual(bytes.AsSpan(Magic.Length, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, head, bytes.Length - head), Encoding.UTF8);
        var containers = new string[reader.ReadInt32()];
        for (var i = 0; i < containers.Length; i++)
        {
            containers[i] = reader.ReadString();
        }

        var models = PolicyModelFormat.Read(reader.ReadBytes(reader.ReadInt32()));
        var assembly = reader.ReadBytes(reader.ReadInt32());
        return new PolicyImage([.. models.Zip(containers, (model, container) => new PolicyImageEntry(model, container))], assembly);
    }
}

/// <summary>A policy in an image.</summary>
/// <param name="Model">The policy as data.</param>
/// <param name="Container">The full name of its generated class.</param>
public sealed record PolicyImageEntry(PolicyModel Model, string Container);
