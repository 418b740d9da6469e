using Xunit.Sdk;

namespace PolicyEngine.Tests.Storage;

/// <summary>A fact about stores: passed over, with the reason, in a class that <see cref="NeedsPostgresAttribute"/> marks when there is no PostgreSQL. In continuous integration it runs all the same, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PolicyEngine.Tests.Storage.StoreFactDiscoverer", "PolicyEngine.Tests")]
public sealed class StoreFactAttribute : FactAttribute;
