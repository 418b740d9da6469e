using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Language;

public class FactsDocumentTests
{
    [Theory]
    [InlineData("age: 8\nname: Ann\n", "age=8 name=Ann")]
    [InlineData("age: 8\n---\nage: 9\n", "age=8 | age=9")]
    [InlineData("---\nage: 8\n...\n---\nage: 9\n", "age=8 | age=9")]
    [InlineData("{ \"age\": 8, \"name\": \"Ann\", \"fee\": 12.50 }", "age=8 name='Ann' fee=12.50")]
    [InlineData("open: yes\nborn: 2018-09-18\nat: 08:30\nfee: £23,400.50\n", "open=yes born=2018-09-18 at=08:30 fee=£23,400.50")]
    [InlineData("rows: [ { a: 1 }, { a: \"2\" } ]\nnone: []\n", "rows=[(a=1),(a='2')] none=[]")]
    public void Facts_keep_their_text(string text, string expected)
    {
        var document = FactsDocument.ReadYaml(new SourceFile("facts.yaml", text));

        Assert.Empty(document.Diagnostics);
        Assert.Equal(expected, string.Join(" | ", document.Documents.Select(Shown)));
    }

    [Fact]
    public void One_bad_document_refuses_all()
    {
        var document = FactsDocument.ReadYaml(new SourceFile("facts.yaml", "age: 8\n---\nage: [\n"));

        Assert.True(document.HasErrors);
        Assert.Empty(document.Documents);
    }

    private static string Shown(GivenMap map) => string.Join(" ", map.Entries.Select(entry => $"{entry.Name}={Shown(entry.Value)}"));

    private static string Shown(GivenValue value) => value switch
    {
        GivenScalar scalar => scalar.IsQuoted ? $"'{scalar.Text}'" : scalar.Text,
        GivenList list => $"[{string.Join(",", list.Items.Select(Shown))}]",
        GivenMap map => $"({Shown(map)})",
        _ => "?",
    };
}
