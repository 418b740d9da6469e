using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine;

/// <summary>Findings as bytes and back: a mark, the SHA-256 of what follows, and the findings. Places are kept by file and offset; the texts are those of the policy.</summary>
internal static class FindingsFormat
{
    private const int MostNested = 100;

    private static readonly byte[] Mark = "PolicyEngineFindings1\n"u8.ToArray();

    /// <summary>The bytes of a report; <see langword="null"/> when it speaks of a text that is none of the policy's, and so cannot be kept with it.</summary>
    public static byte[]? Write(AdviceReport report, IReadOnlyList<SourceFile> files)
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true);
        try
        {
            WriteAll(report.Findings, finding => Write(writer, finding, files), writer);
            WriteAll(
                report.Accepted,
                accepted =>
                {
                    writer.Write(accepted.Policy);
                    writer.Write(accepted.Reason);
                    Write(writer, accepted.Diagnostic, files);
                },
                writer);
            WriteAll(report.Undecided, undecided => Write(writer, undecided), writer);
        }
        catch (KeyNotFoundException)
        {
            return null;
        }

        writer.Flush();
        var body = payload.GetBuffer().AsSpan(0, (int)payload.Length);
        return [.. Mark, .. SHA256.HashData(body), .. body];
    }

    /// <summary>The report of bytes; <see langword="null"/> when they are damaged or do not fit the policy's files.</summary>
    public static AdviceReport? Read(byte[] bytes, IReadOnlyList<SourceFile> files)
    {
        var head = Mark.Length + SHA256.HashSizeInBytes;
        if (bytes.Length < head || !bytes.AsSpan(0, Mark.Length).SequenceEqual(Mark) || !SHA256.HashData(bytes.AsSpan(head)).AsSpan().SequenceEqual(bytes.AsSpan(Mark.Length, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, head, bytes.Length - head), Encoding.UTF8);
            return new AdviceReport(
                ReadAll(reader, () => ReadDiagnostic(reader, files, 0)),
                ReadAll(reader, () => ReadAccepted(reader, files)),
                ReadAll(reader, () => ReadUndecided(reader)));
        }
        catch (Exception damaged) when (damaged is IOException or InvalidDataException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static void WriteAll<T>(ImmutableArray<T> items, Action<T> write, BinaryWriter writer)
    {
        writer.Write(items.Length);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static ImmutableArray<T> ReadAll<T>(BinaryReader reader, Func<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            items.Add(read());
        }

        return items.ToImmutable();
    }

    private static void Write(BinaryWriter writer, PolicyDiagnostic diagnostic, IReadOnlyList<SourceFile> files)
    {
        writer.Write(diagnostic.Id);
        writer.Write((int)diagnostic.Severity);
        writer.Write(diagnostic.Message);
        writer.Write(diagnostic.Help);
        writer.Write(diagnostic.Discreet);
        writer.Write(PlaceOf(diagnostic.Span.File, files));
        writer.Write(diagnostic.Span.Start);
        writer.Write(diagnostic.Span.Length);
        WriteAll(diagnostic.Symptoms, symptom => Write(writer, symptom, files), writer);
    }

    private static PolicyDiagnostic ReadDiagnostic(BinaryReader reader, IReadOnlyList<SourceFile> files, int depth)
    {
        var (id, severity, message, help) = (reader.ReadString(), (Severity)reader.ReadInt32(), reader.ReadString(), reader.ReadString());
        var discreet = reader.ReadString();
        var place = reader.ReadInt32();
        var (start, length) = (reader.ReadInt32(), reader.ReadInt32());
        if (depth > MostNested || !Enum.IsDefined(severity) || place < 0 || place >= files.Count || start < 0 || length < 0 || start > files[place].Text.Length)
        {
            throw new InvalidDataException("the findings do not fit the policy");
        }

        var symptoms = ReadAll(reader, () => ReadDiagnostic(reader, files, depth + 1));
        return new PolicyDiagnostic(id, severity, message, help, files[place].Span(start, length)) { Discreet = discreet, Symptoms = symptoms };
    }

    private static AcceptedFinding ReadAccepted(BinaryReader reader, IReadOnlyList<SourceFile> files)
    {
        var (policy, reason) = (reader.ReadString(), reader.ReadString());
        return new AcceptedFinding(policy, ReadDiagnostic(reader, files, 0), reason);
    }

    private static void Write(BinaryWriter writer, UndecidedQuestion undecided)
    {
        writer.Write(undecided.Policy);
        writer.Write(undecided.Id);
        writer.Write(undecided.Question);
        writer.Write(undecided.Why);
        writer.Write(undecided.Location is not null);
        if (undecided.Location is { } at)
        {
            writer.Write(at.File);
            writer.Write(at.Line);
            writer.Write(at.Column);
            writer.Write(at.EndLine);
            writer.Write(at.EndColumn);
        }
    }

    private static UndecidedQuestion ReadUndecided(BinaryReader reader)
    {
        var (policy, id, question, why) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var location = reader.ReadBoolean() ? new SourceLocation(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()) : null;
        return new UndecidedQuestion(policy, id, question, why, location);
    }

    private static int PlaceOf(SourceFile file, IReadOnlyList<SourceFile> files)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (ReferenceEquals(files[i], file))
            {
                return i;
            }
        }

        throw new KeyNotFoundException(file.Path);
    }
}
