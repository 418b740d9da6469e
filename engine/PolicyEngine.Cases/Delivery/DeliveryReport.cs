namespace PolicyEngine.Cases.Delivery;

/// <summary>What came of delivering.</summary>
/// <param name="Delivered">How many messages were delivered.</param>
/// <param name="Failed">How many failed and are tried again.</param>
/// <param name="Dead">How many were given up.</param>
public sealed record DeliveryReport(int Delivered, int Failed, int Dead);
