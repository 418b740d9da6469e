using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using PolicyEngine.AspNetCore.EndPoints;

namespace PolicyEngine.AspNetCore.Assets;

/// <summary>Style sheets and the icon, embedded and served under their hash, so that a browser may keep them for ever.</summary>
internal static class AssetFiles
{
    private const string Folder = "Assets/";

    private static readonly FrozenDictionary<string, Asset> Known = Read();

    /// <summary>The path of a file, with its hash.</summary>
    public static string PathOf(string name) => $"policy-assets/{Known[name].Hash}/{name}";

    public static IResult Serve(HttpContext context, string hash, string name)
    {
        if (!Known.TryGetValue(name, out var asset) || asset.Hash != hash)
        {
            throw new ProblemException(Problem.NotFound);
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Media);
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        var assembly = typeof(AssetFiles).Assembly;
        var files = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files.Add(name[Folder.Length..], new Asset(bytes.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16], MediaOf(name)));
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string MediaOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private sealed record Asset(byte[] Bytes, string Hash, string Media);
}
