using System.Runtime.CompilerServices;

namespace PolicyEngine.AspNetCore.OpenApi;

/// <summary>The OpenAPI documents of policies in use: made when first asked for, and anew after each reload.</summary>
internal sealed class OpenApiDocuments
{
    private readonly ConditionalWeakTable<PolicySet, Kept> known = [];

    public byte[] Of(PolicySet policies, string prefix)
    {
        var kept = known.GetValue(policies, _ => new Kept());
        lock (kept)
        {
            if (kept.Prefix != prefix || kept.Document is null)
            {
                (kept.Prefix, kept.Document) = (prefix, new OpenApiWriter(policies, prefix).Write());
            }

            return kept.Document;
        }
    }

    private sealed class Kept
    {
        public string Prefix { get; set; } = "";

        public byte[]? Document { get; set; }
    }
}
