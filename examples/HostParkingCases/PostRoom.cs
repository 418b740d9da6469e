using System.Threading.Channels;
using PolicyEngine.Cases.Delivery;

namespace HostParkingCases;

/// <summary>Delivers by printing. A real one hands the letter to the mail with <see cref="CaseDelivery.Key"/>, so that a letter which comes twice goes out once.</summary>
public sealed class PostRoom : IMessageDelivery
{
    private readonly Channel<string> posted = Channel.CreateUnbounded<string>();

    /// <inheritdoc/>
    public async Task DeliverAsync(CaseDelivery delivery, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (delivery.Text is { } letter)
        {
            Console.Out.WriteLine($"  letter to the {letter.To}: {letter.Subject}");
            Console.Out.WriteLine($"    {letter.Text.Replace("\n", "\n    ", StringComparison.Ordinal)}");
            await posted.Writer.WriteAsync(letter.Notification, cancellation);
        }
    }

    /// <summary>Waits for the next letter to go out.</summary>
    public ValueTask<string> NextAsync(CancellationToken cancellation) => posted.Reader.ReadAsync(cancellation);
}
