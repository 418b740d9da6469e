using Xunit.Abstractions;
using Xunit.Sdk;

namespace PolicyEngine.Tests.Storage;

/// <summary>A fact that knows whether its class has what it needs.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("For the runner, which makes it from its text.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any() ? PostgresServer.WhyNot ?? base.GetSkipReason(factAttribute) : base.GetSkipReason(factAttribute);
}
