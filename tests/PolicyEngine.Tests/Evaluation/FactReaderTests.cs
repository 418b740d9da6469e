using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

public class FactReaderTests
{
    private static readonly TestPolicy Policy = new TestPolicy().Fact("resident yes_no").Fact("points whole_number", from: "0", to: "12").Fact("distance decimal").Fact("rent money").Fact("born date", from: "1900-01-01").Fact("starts time")
        .Fact("vehicle choice: petrol electric").Fact("postcode text", like: new Fact { Name = "", Type = FactType.Text, Pattern = "OX[0-9]+", MaxLength = 6 }).List("deposits", "principal money", "matures_on date")
        .Parameter("needed whole_number", "2015-01-01 8").Define("score whole_number", "points + 1").Decision("granted refused", HitPolicy.Any, "refused", "rule: resident => granted");

    [Theory]
    [InlineData("resident: yes", true)]
    [InlineData("resident: false", false)]
    [InlineData("points: 12", 12L)]
    [InlineData("vehicle: electric", 1)]
    [InlineData("vehicle: \"electric\"", 1)]
    [InlineData("postcode: \"OX12\"", "OX12")]
    [InlineData("postcode: OX12", "OX12")]
    public void A_good_value_is_taken(string text, object value) => Assert.Equal(value, Policy.Read(text).ValueOf(text.Split(':')[0]));

    [Theory]
    [InlineData("distance: 2.50", "2.50")]
    [InlineData("rent: £1_000.50", "1000.50")]
    [InlineData("rent: \"1000.50\"", "1000.50")]
    [InlineData("born: 1950-02-28", "1950-02-28")]
    [InlineData("born: \"1950-02-28\"", "1950-02-28")]
    [InlineData("starts: 08:30", "08:30")]
    public void A_good_value_keeps_its_digits(string text, string value) => Assert.Equal(value, ValueText.Format(Policy.Read(text).ValueOf(text.Split(':')[0])!, null));

    [Theory]
    [InlineData("residnet: yes", "residnet", "PE6001 there is no fact named `residnet`", "did you mean `resident`? the facts of this policy are `resident`, `points`")]
    [InlineData("needed: 8", "needed", "PE6002 `needed` is a parameter of the policy and cannot be given as a fact", "leave it out; its value comes from the policy, by date")]
    [InlineData("score: 8", "score", "PE6002 `score` is a definition of the policy and cannot be given as a fact", "leave it out; the policy works it out from the facts")]
    [InlineData("outcome: granted", "outcome", "PE6002 `outcome` is the outcome of the policy and cannot be given as a fact", "leave it out")]
    [InlineData("points: many", "many", "PE6003 `many` is not a whole number", "`points` asks for a whole number; write it like `7`")]
    [InlineData("points: 7.0", "7.0", "PE6003 `7.0` is not a whole number", "`points` asks")]
    [InlineData("resident: 1", "1", "PE6003 `1` is not yes or no", "`resident` asks for yes or no; write it like `yes`")]
    [InlineData("resident: maybe", "maybe", "PE6003 `maybe` is not yes or no", "")]
    [InlineData("born: 18/09/2018", "18/09/2018", "PE6003 `18/09/2018` is not a date", "`born` asks for a date; write it like `2018-09-18`")]
    [InlineData("born: 2019-02-29", "2019-02-29", "PE6040 `2019-02-29` is not a date: February 2019 has 28 days", "`born` asks for a date; write the one that is meant")]
    [InlineData("born: \"2019-13-01\"", "\"2019-13-01\"", "PE6040 `2019-13-01` is not a date: a year has the months 1 to 12, and this one is 13", "")]
    [InlineData("born: 0000-01-01", "0000-01-01", "PE6040 `0000-01-01` is not a date: years go from 1 to 9999", "")]
    [InlineData("starts: 24:30", "24:30", "PE6040 `24:30` is not a time of day: a day has the hours 00 to 23", "write the one that is meant")]
    [InlineData("starts: 08:75", "08:75", "PE6040 `08:75` is not a time of day: an hour has the minutes 00 to 59", "")]
    [InlineData("rent: 1.005", "1.005", "PE6003 `1.005` is not an amount of money in pounds, with at most two decimal places", "")]
    [InlineData("points: 13", "13", "PE6004 `13` is outside the range of `points`", "give a value of 0 to 12")]
    [InlineData("born: 1899-12-31", "1899-12-31", "PE6004 `1899-12-31` is outside the range of `born`", "give a value of 1900-01-01 or more")]
    [InlineData("postcode: XX1", "XX1", "PE6005 `XX1` does not have the form that `postcode` asks for", "the whole text must match the pattern `OX[0-9]+`")]
    [InlineData("postcode: OX12345", "OX12345", "PE6006 the text for `postcode` has 7 characters, and at most 6 are allowed", "")]
    [InlineData("vehicle: electrik", "electrik", "PE6008 `electrik` is not an option of `vehicle`", "did you mean `electric`? the options are `petrol` and `electric`")]
    [InlineData("resident: yes, resident?", "resident", "PE6010 `resident` is given and also said to be unknown", "keep one of the two")]
    [InlineData("resident: yes, resident: no", "resident", "PE6011 `resident` is given more than once", "keep one of them")]
    [InlineData("points: \"7\"", "\"7\"", "PE6012 the quotation marks make this a text, and `points` asks for a whole number", "write it without quotation marks, like `7`")]
    [InlineData("resident: \"yes\"", "\"yes\"", "PE6012 the quotation marks make this a text, and `resident` asks for yes or no", "")]
    [InlineData("deposits: 5", "5", "PE6014 `deposits` is a list of records, and something else is given", "write a list in which every item has the fields `principal` and `matures_on`")]
    [InlineData("nobody?", "nobody", "PE6001 there is no fact named `nobody`", "the facts")]
    [InlineData("needed?", "needed", "PE6002 `needed` is a parameter of the policy and cannot be given as a fact", "")]
    public void A_bad_fact_is_refused_at_its_place(string text, string underlined, string message, string help)
    {
        var reading = Policy.TryRead(text);

        Assert.Null(reading.Facts);
        var problem = Assert.Single(reading.Diagnostics);
        Assert.Equal((message, underlined), ($"{problem.Id} {problem.Message}", problem.Span.Text));
        Assert.Contains(help, problem.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_told_at_once() =>
        Assert.Equal("PE6001 PE6003 PE6004", string.Join(' ', Policy.TryRead("nobody: 3, resident: 4, points: 99").Diagnostics.Select(problem => problem.Id)));

    [Theory]
    [InlineData("""{ "resident": true, "points": 7, "rent": "23400.50", "distance": 0.30, "vehicle": "petrol", "born": null }""", "resident yes; points 7; distance 0.30; rent 23400.50; born ?; vehicle petrol")]
    [InlineData("""{ "distance": 0.100000000000000005551115123 }""", "distance 0.100000000000000005551115123")]
    [InlineData("""{ "deposits": [ { "principal": 5, "matures_on": "2018-09-18" } ] }""", "deposits 1 record")]
    public void Json_keeps_digits_and_takes_null_for_not_known(string json, string facts)
    {
        var given = Assert.Single(FactReader.ReadJson(new SourceFile("facts.json", json)).Facts);
        var set = FactReader.Read(Policy.Model, given).Facts!;

        Assert.Equal(facts, string.Join("; ", Policy.Model.Facts.Select((fact, place) => (fact, place)).Where(pair => set.StateOf(pair.place) != FactState.NotAsked).Select(pair => $"{pair.fact.Name} {Shown(set, pair.fact, pair.place)}")));
    }

    [Theory]
    [InlineData("""{ "resident": yes }""", "y", "PE6020")]
    [InlineData("""{ "resident": true, }""", "}", "PE6020")]
    [InlineData("""{ "£": 1, "resident": true """, "", "PE6020")]
    [InlineData("""{ "resident": true, "resident": false }""", "\"resident\"", "PE6011")]
    [InlineData("""{ "resident": true } // comment""", "/", "PE6024")]
    [InlineData("""[1, 2]""", "[", "PE6021")]
    [InlineData("", "", "PE6021")]
    [InlineData("""{"a":[[[[[[[[[1]]]]]]]]]}""", "[", "PE6022")]
    [InlineData("""{ "a": "\uD800" }""", "\"\\uD800\"", "PE6020")]
    public void Bad_json_is_refused_at_its_place(string json, string underlined, string id)
    {
        var (facts, problems) = FactReader.ReadJson(new SourceFile("facts.json", json));

        Assert.Empty(facts);
        Assert.Equal((id, underlined), (problems[0].Id, problems[0].Span.Text));
    }

    [Fact]
    public void Json_places_are_exact_after_letters_of_several_bytes()
    {
        var given = FactReader.ReadJson(new SourceFile("facts.json", """{ "postcode": "£🚲é", "points": 99 }""")).Facts[0];

        Assert.Equal(["\"£🚲é\"", "99"], FactReader.Read(Policy.Model, given).Diagnostics.Select(problem => problem.Span.Text));
    }

    [Fact]
    public void Json_lines_are_several_sets_of_facts() =>
        Assert.Equal(2, FactReader.ReadJson(new SourceFile("facts.jsonl", "{\"resident\":true}\n{\"resident\":false}\n")).Facts.Count);

    [Theory]
    [InlineData("""[{ "principal": 5 }, { "matures_on": "2018-09-18", "principal": 1 }, { "principal": null, "matures_on": "2018-09-18" }]""", "deposits[1].matures_on deposits[3].principal", "")]
    [InlineData("""[{ "principal": 5, "matures": "2018-09-18" }]""", "", "PE6009")]
    [InlineData("""[{}, {}, {}, {}]""", "", "PE6007")]
    [InlineData("""[5]""", "", "PE6014")]
    [InlineData("""[{ "principal": [1], "matures_on": "2018-09-18" }]""", "", "PE6013")]
    public void A_record_that_leaves_a_field_out_makes_its_list_incomplete(string json, string gaps, string id)
    {
        var given = FactReader.ReadJson(new SourceFile("facts.json", $$"""{ "deposits": {{json}} }""")).Facts[0];

        var reading = FactReader.Read(Policy.Model, given);

        Assert.Equal(id, string.Join(' ', reading.Diagnostics.Select(problem => problem.Id)));
        Assert.Equal(gaps, string.Join(' ', reading.Facts?.GapsOf(8) ?? []));
        Assert.Equal(id.Length == 0 ? FactState.Given : FactState.NotAsked, reading.Facts?.StateOf("deposits") ?? FactState.NotAsked);
    }

    public static TheoryData<string, object?, string> HostValues => new()
    {
        { "points", 7, "7" },
        { "points", 7L, "7" },
        { "points", (byte)7, "7" },
        { "points", 7.5m, "PE6003" },
        { "points", 7.0, "PE6016" },
        { "rent", 0.1f, "PE6016" },
        { "rent", 30, "30" },
        { "distance", 0.1m + 0.2m, "0.3" },
        { "resident", true, "yes" },
        { "resident", null, "?" },
        { "resident", "yes", "yes" },
        { "born", new DateOnly(2018, 9, 18), "2018-09-18" },
        { "born", new DateTime(2018, 9, 18), "2018-09-18" },
        { "born", new DateTime(2018, 9, 18, 1, 0, 0), "PE6018" },
        { "starts", new TimeOnly(8, 30), "08:30" },
        { "vehicle", "electric", "electric" },
        { "vehicle", Vehicle.Electric, "electric" },
        { "postcode", 5, "PE6017" },
        { "resident", new object(), "PE6017" },
        { "residnet", true, "PE6001" },
    };

    [Theory]
    [MemberData(nameof(HostValues))]
    public void Values_of_the_host_language_are_read_or_refused(string name, object? value, string expected)
    {
        var reading = FactReader.Read(Policy.Model, new Dictionary<string, object?> { [name] = value });
        var place = Policy.Model.Facts.ToList().FindIndex(fact => fact.Name == name);

        Assert.Equal(expected, reading.Facts is { } facts ? Shown(facts, Policy.Model.Facts[place], place) : string.Join(' ', reading.Diagnostics.Select(problem => problem.Id)));
    }

    [Fact]
    public void Records_of_the_host_language_are_dictionaries()
    {
        var deposits = new[] { new Dictionary<string, object?> { ["principal"] = 5.25m, ["matures_on"] = new DateOnly(2018, 9, 18) } };

        var facts = FactReader.Read(Policy.Model, new Dictionary<string, object?> { ["deposits"] = deposits }).Facts!;

        Assert.Equal([5.25m, new DateOnly(2018, 9, 18)], Assert.Single((IReadOnlyList<object[]>)facts.ValueOf("deposits")!));
    }

    [Fact]
    public void A_builder_checks_canonical_values()
    {
        var builder = new FactSetBuilder(Policy.Model);

        Assert.Null(builder.Give(1, 7L));
        Assert.Equal("PE6004", builder.Give(1, 13L)?.Id);
        Assert.Equal("PE6003", builder.Give(1, 7)?.Id);
        builder.NotKnown(0);
        var facts = builder.Build();
        Assert.Equal((7L, FactState.NotKnown, FactState.NotAsked), (facts.ValueOf("points"), facts.StateOf("resident"), facts.StateOf("rent")));
    }

    private static string Shown(FactSet set, Fact fact, int place) =>
        set.ValueOf(place) is not { } value ? "?" : value is IReadOnlyList<object[]> records ? $"{records.Count} record" : ValueText.Format(value, fact.ChoiceSet < 0 ? null : set.Model.Choices[fact.ChoiceSet]);

    private enum Vehicle
    {
        Electric,
    }
}
