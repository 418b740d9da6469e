using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>One more record of a list, asked field by field. Each value is held against its field at once.</summary>
public sealed class RecordEntry : IConversation
{
    private readonly ReplSession session;
    private readonly Fact list;
    private readonly List<(Fact Field, string Value)> values = [];
    private int at;

    private RecordEntry(ReplSession session, Fact list) => (this.session, this.list) = (session, list);

    /// <inheritdoc/>
    public string Prompt => $"{Field.Name}: ";

    /// <inheritdoc/>
    public IEnumerable<CompletionItem> Answers => [.. ValueCompletion.Of(session.Policy.Model, Field), new("stop", "option", "leave the record out")];

    private Fact Field => list.Fields[at];

    /// <summary>Starts for a list; nothing when the name is no list.</summary>
    public static RecordEntry? Start(ReplSession session, string name) =>
        session.Policy.Model.Facts.FirstOrDefault(fact => fact.Name == name) is { Type: FactType.List } list ? new RecordEntry(session, list) : null;

    /// <inheritdoc/>
    public Page Ask() => Page.Of($"{list.Name}, one more record: {string.Join(", ", list.Fields.Select(field => field.Name))}; `stop` leaves it out\n{Field.Name}: {ExpectedAnswer.Of(session.Policy.Model, Field)}");

    /// <inheritdoc/>
    public ReplReply Answer(string text, CancellationToken cancellation)
    {
        if (text is "stop" or "")
        {
            session.Conversation = null;
            return new ReplReply.Shown("the record is left out");
        }

        if (Wrong(text) is { } refused)
        {
            return refused;
        }

        values.Add((Field, text));
        do
        {
            at++;
        }
        while (at < list.Fields.Length && !MayApply(Field));
        if (at < list.Fields.Length)
        {
            return new ReplReply.Shown($"{Field.Name}: {ExpectedAnswer.Of(session.Policy.Model, Field)}");
        }

        session.Conversation = null;
        return Together(out var wrong) is { } next ? session.Change(next) : wrong!;
    }

    // A field that surely does not apply to the record is not asked.
    private bool MayApply(Fact field) => field.OnlyIfText.Length == 0 || Together(out _) is not { } next
        || next.Decision.Applies(list.Name, ((System.Collections.ICollection)next.Facts.ValueOf(list.Name)!).Count - 1, field.Name) != false;

    private CaseAtHand? Together(out ReplReply.Refused? wrong)
    {
        var line = FactLine.Read($"{list.Name} += {string.Join(", ", values.Select(pair => $"{pair.Field.Name} {Quoted(pair.Field, pair.Value)}"))}")!;
        return new FactChanges(session.Workspace, session.Case, session.Code).Apply(line, out wrong);
    }

    // A record of this field alone is read as any other; the fields it leaves out are asked next.
    private ReplReply.Refused? Wrong(string text)
    {
        var answer = new SourceFile("line", text);
        var record = new GivenMap([new GivenEntry(Field.Name, answer.Span(0, 0), FactEntries.Scalar(answer.Span(0, text.Length)))], answer.Span(0, text.Length));
        var reading = FactReader.Read(session.Policy.Model, new GivenMap([new GivenEntry(list.Name, answer.Span(0, 0), new GivenList([record], answer.Span(0, text.Length)))], answer.Span(0, text.Length)), []);
        return reading.Facts is null ? Refusals.Facts(reading.Diagnostics, answer) : null;
    }

    private static string Quoted(Fact field, string value) => field.Type == FactType.Text && value is not ['"', .., '"'] ? $"\"{value}\"" : value;
}
