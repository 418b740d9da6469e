using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Cases.Delivery;

namespace PolicyEngine;

/// <summary>
/// Delivers the letters of cases as text files into a folder, for trying out and for a post room that prints them. A letter that comes more than once is the same file, and a file that is there is whole. Requests and draws for
/// checks are for other systems; they become files with the ending <c>.json</c>.
/// </summary>
/// <param name="folder">The folder; made when there is none.</param>
public sealed class FolderDelivery(string folder) : IMessageDelivery
{
    private const int ShownHash = 8;

    /// <inheritdoc/>
    public async Task DeliverAsync(CaseDelivery delivery, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, NameOf(delivery));
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        await File.WriteAllTextAsync(unfinished, TextOf(delivery), new UTF8Encoding(false), cancellation).ConfigureAwait(false);
        File.Move(unfinished, path, overwrite: true);
    }

    // A case's id may hold slashes; the hash keeps apart what would have one name without them.
    private static string NameOf(CaseDelivery delivery)
    {
        var id = string.Concat(delivery.CaseId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_'));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{delivery.CaseId}\n{delivery.Key}")))[..ShownHash];
        return string.Create(CultureInfo.InvariantCulture, $"{id}-{delivery.Sequence:D4}-{hash}.{(delivery.Text is null ? "json" : "txt")}");
    }

    private static string TextOf(CaseDelivery delivery) =>
        delivery.Text is { } letter ? $"To: {letter.To}\nCase: {delivery.CaseId}\nSubject: {letter.Subject}\n\n{letter.Text}\n" : delivery.Body;
}
