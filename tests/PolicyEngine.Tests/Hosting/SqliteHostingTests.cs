namespace PolicyEngine.Tests.Hosting;

public sealed class SqliteHostingTests : HostingContract
{
    private protected override void ChooseStore(PolicyCasesOptions options) => options.UseSqlite(Path.Combine(Folder.Path, "cases.db"));
}
