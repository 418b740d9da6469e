namespace PolicyEngine.Tests.Session;

/// <summary>Values as people say them, and what is refused because it could mean two things.</summary>
public sealed class SpokenValueTests : IDisposable
{
    private const string Policy = """
        policy: spoken-values
        title: Spoken values
        owner: Tests
        source: { document: Invented, at: "1" }
        in_force: { from: 2018-01-01 }
        choices: { zones: { inner: "Inner zone", outer_ring: "Outer zone, beyond the ring road" } }
        facts:
          age: { type: whole_number, range: 0..120, unit: years, ask: "How old are you?" }
          income: { type: money, ask: "What is your income?" }
          units: { type: whole_number, ask: "How many units?" }
          turnover: { type: decimal, unit: million, ask: "Which turnover?" }
          share: { type: decimal, unit: "%", ask: "Which share?" }
          moved: { type: date, ask: "When did you move?" }
          starts: { type: time, ask: "When does it start?" }
          zone: { type: choice, of: zones, ask: "Which zone?" }
          resident: { type: yes_no, ask: "Do you live here?" }
          name: { type: text, ask: "What is your name?" }
          journeys: { type: list, ask: "Which journeys?", of: { on: { type: date }, to: { type: text }, weekly: { type: yes_no } } }
        decision:
          outcomes: [granted, refused]
          rules: [{ id: old, when: age >= 65 && resident, then: granted, because: "You are {age}.", cite: "1" }]
          otherwise: { then: refused, because: "No.", cite: "1" }
        """;

    private readonly SessionRun session = SessionRun.With(Policy);

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("age = 75 years", "age", "75 years")]
    [InlineData("income = £-12.50", "income", "-£12.50")]
    [InlineData("income = £23,400", "income", "£23,400.00")]
    [InlineData("income = £5 million", "income", "£5,000,000.00")]
    [InlineData("income = 280m", "income", "£280,000,000.00")]
    [InlineData("income = −£1.5bn", "income", "-£1,500,000,000.00")]
    [InlineData("income = £1,200.5K", "income", "£1,200,500.00")]
    [InlineData("units = 2.5 million", "units", "2,500,000")]
    [InlineData("turnover = 5 million", "turnover", "5 million")]
    [InlineData("share = 12.5%", "share", "12.5%")]
    [InlineData("share = 12.5 %", "share", "12.5%")]
    [InlineData("share = 12,500", "share", "12,500%")]
    [InlineData("moved = 1 June 2018", "moved", "1 June 2018")]
    [InlineData("moved = 1st jun 2018", "moved", "1 June 2018")]
    [InlineData("moved = June 1, 2018, age = 3", "moved", "1 June 2018")]
    [InlineData("moved = Friday 1 June 2018", "moved", "1 June 2018")]
    [InlineData("moved = 2018-6-1", "moved", "1 June 2018")]
    [InlineData("moved = as_of", "moved", "2 October 2018")]
    [InlineData("starts = 7:30", "starts", "07:30")]
    [InlineData("starts = 7.30 pm", "starts", "19:30")]
    [InlineData("zone = Inner Zone", "zone", "Inner zone")]
    [InlineData("zone = Outer zone, beyond the ring road", "zone", "Outer zone, beyond the ring road")]
    [InlineData("zone = \"outer zone, beyond the ring road\"", "zone", "Outer zone, beyond the ring road")]
    [InlineData("zone = outer ring", "zone", "Outer zone, beyond the ring road")]
    [InlineData("resident = Y", "resident", "yes")]
    [InlineData("resident = No", "resident", "no")]
    [InlineData("resident = don’t know", "resident", "asked, and not known")]
    [InlineData("age = unknown", "age", "asked, and not known")]
    [InlineData("name = unknown", "name", "unknown")]
    [InlineData("name = \"Rose \"\"R\"\" Lee\"", "name", "Rose \"R\" Lee")]
    [InlineData("name = \"age = 3\"", "name", "age = 3")]
    [InlineData("journeys = none", "journeys", "no records")]
    [InlineData("journeys += on 1 June 2018, to Ely, weekly Y", "journeys", "1. on 1 June 2018, to Ely, weekly yes")]
    [InlineData(":as-of 1 June 2018", "as_of", "1 June 2018")]
    public void A_value_may_be_said(string line, string name, string value)
    {
        Assert.DoesNotContain("error", session.Type(line), StringComparison.Ordinal);
        Assert.Equal(value, session.Type(name));
    }

    [Theory]
    [InlineData("moved = 01/06/2018", "is not a date")]
    [InlineData("moved = 31 June 2018", "is not a date")]
    [InlineData("moved = 1 June", "is not a date")]
    [InlineData("share = 12,5", "is not a number")]
    [InlineData("income = £1.2345678k", "is not an amount")]
    [InlineData("units = 280m", "is not a whole number")]
    [InlineData("units = 0.0000005 million", "error: ")]
    [InlineData("turnover = 5 thousand", "is not a number")]
    [InlineData("income = 23.400,50", "is not an amount")]
    [InlineData("age = 75 pounds", "is not a whole number")]
    [InlineData("starts = 7.30", "is not a time of day")]
    [InlineData("zone = ring", "is not an option")]
    [InlineData("age = 75 resident = yes", "there is no comma before `resident`")]
    [InlineData("age = 75; resident = yes", "there is no comma before `resident`")]
    [InlineData("name = Rose age = 75", "there is no comma before `age`")]
    [InlineData("age =", "`age` has no value")]
    public void What_could_mean_two_things_is_refused(string line, string says)
    {
        Assert.Contains(says, session.Type(line), StringComparison.Ordinal);
        Assert.StartsWith("nothing is known", session.Type(":facts"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_given_by_name_among_the_questions_is_that_fact()
    {
        Assert.Contains("Do you live here?", session.Type(":ask", "age = 70"), StringComparison.Ordinal);
        Assert.Contains("Text: ", session.Type("? age") + "Text: ", StringComparison.Ordinal);
        Assert.Contains("How old are you?", session.Type("back"), StringComparison.Ordinal);
        Assert.Equal("not asked", session.Type(":new", "age"));
    }

    [Theory]
    [InlineData("decision", "No answer yet")]
    [InlineData("zones", "outer_ring: Outer zone, beyond the ring road")]
    [InlineData("zones + 1", "this gives the list of options `zones`")]
    [InlineData("clear", "error: `:unset` needs the name of a fact")]
    [InlineData(":why granted", "`:why not granted` says")]
    public void A_word_alone_says_something(string line, string shows) => Assert.Contains(shows, session.Type(line), StringComparison.Ordinal);

    [Fact]
    public void A_line_of_many_facts_is_read_in_one_go() =>
        Assert.Equal(40_000, PolicyEngine.Workbench.Facts.FactLine.Read("age = 1" + string.Concat(Enumerable.Repeat(", age = 1", 39_999)))!.Pieces.Count);
}
