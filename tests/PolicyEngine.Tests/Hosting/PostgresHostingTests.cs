using PolicyEngine.Storage;
using PolicyEngine.Tests.Storage;

namespace PolicyEngine.Tests.Hosting;

[NeedsPostgres]
public sealed class PostgresHostingTests : HostingContract
{
    private readonly string schema = PostgresServer.NewSchema();

    private protected override void ChooseStore(PolicyCasesOptions options) => options.UsePostgres(new PostgresCaseStoreOptions { ConnectionString = PostgresServer.ConnectionString, Schema = schema });

    private protected override void Close() => PostgresServer.DropAsync(schema).GetAwaiter().GetResult();
}
