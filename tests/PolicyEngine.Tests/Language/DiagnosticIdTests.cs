using System.Reflection;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

public class DiagnosticIdTests
{
    private static readonly DiagnosticDescriptor[] All =
    [
        .. typeof(PolicyFolder).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    [Fact]
    public void Every_id_stands_once_and_in_a_bad_fixture()
    {
        var expected = string.Concat(Directory.GetFiles(Fixture.Folder("bad"), "*.expected.txt").Select(File.ReadAllText));

        Assert.NotEmpty(All);
        Assert.Equal(All.Length, All.DistinctBy(descriptor => descriptor.Id).Count());

        // A fixture can hold neither a pipe nor a link that leads out; RegularFileTests makes both. What is too long is made by PartTests.
        Assert.Empty(All.Where(descriptor => descriptor.Id is not ("PE1126" or "PE1127" or "PE1138" or "PE1475" or "PE1476") && !expected.Contains($" {descriptor.Id} ", StringComparison.Ordinal)).Select(descriptor => descriptor.Id));
    }

    [Fact]
    public void Messages_keep_the_grammar_of_messages()
    {
        Assert.All(All, descriptor => Assert.Matches("^PE(1|65)[0-9]+$", descriptor.Id));
        Assert.All(All, descriptor => Assert.Matches("^[a-z`{]", descriptor.Message));
        Assert.All(All, descriptor => Assert.False(descriptor.Message.EndsWith('.') || descriptor.Help.EndsWith('.'), descriptor.Id));
        Assert.All(All, descriptor => Assert.NotEmpty(descriptor.Help));
    }
}
