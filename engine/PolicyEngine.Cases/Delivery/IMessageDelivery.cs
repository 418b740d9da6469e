namespace PolicyEngine.Cases.Delivery;

/// <summary>Takes what cases have to say to the world: letters, requests for information, cases drawn for a check. The host supplies it.</summary>
public interface IMessageDelivery
{
    /// <summary>
    /// Delivers a message. To return is to have delivered it; to throw is to have failed, so that it is tried again later and given up in the end. A message may come more than once, always with the same
    /// <see cref="CaseDelivery.Key"/>: pass the key on, or remember it. Of one case messages come in order, one at a time.
    /// </summary>
    /// <param name="delivery">The message.</param>
    /// <param name="cancellation">The host stops, or the time for one try is up.</param>
    public Task DeliverAsync(CaseDelivery delivery, CancellationToken cancellation);
}
