using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Model;

/// <summary>The papers that citations name, line by line.</summary>
public sealed class Papers
{
    private readonly FrozenDictionary<string, string[]> documents;

    private Papers(FrozenDictionary<string, string[]> documents, string fingerprint)
    {
        this.documents = documents;
        Fingerprint = fingerprint;
    }

    /// <summary>A text that differs wherever a paper does.</summary>
    public string Fingerprint { get; }

    /// <summary>Makes the papers from their texts.</summary>
    /// <param name="texts">The texts by the name under which citations name them: <c>003</c> for <c>003:4409</c>.</param>
    public static Papers Of(IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var ordered = texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => $"{text.Key}\n{text.Value.Length}\n{text.Value}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(ordered)));
        return new Papers(texts.ToFrozenDictionary(text => text.Key, text => text.Value.ReplaceLineEndings("\n").Split('\n'), StringComparer.Ordinal), Convert.ToHexStringLower(hash));
    }

    /// <summary>The lines of a paper, the first one at 0; <see langword="null"/> when the paper is not at hand.</summary>
    /// <param name="document">Its name.</param>
    public IReadOnlyList<string>? Find(string document) => documents.GetValueOrDefault(document);
}
