using System.Globalization;
using System.Reflection;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Door;
using PolicyEngine.Tests.Properties;

namespace PolicyEngine.Tests.Records;

/// <summary>Blocks over generated records: the plain form gives what the explained form gives, and what is determined with a field unknown is what every completion gives.</summary>
public sealed class RecordPropertyTests
{
    private static readonly DateOnly Day = new(2020, 6, 1);
    private static readonly DateOnly[] Births = [new(2004, 6, 1), new(2004, 6, 2), new(2010, 1, 1), new(2019, 1, 1)];

    private const string Ranked = """
        definitions:
          counted: children.Count(c => c.counts)
          most: "counted > 0 ? children.Where(c => c.counts).Max(c => c.points) : 0"
        for_each:
          children:
            definitions:
              age: years_between(born, as_of)
              counts: "age < 16 && (resident || kind == own)"
              points: "(disabled ? 5 : 1) + (kind == fostered ? 2 : 0)"
              ahead: children.Count(o => o.counts && o.points > points)
            outputs:
              level: { title: Level, type: choice, of: [top, rest], only_if: counts, value: "ahead == 0 && points == most ? top : rest", because: "{name}.", cite: "1" }
        outputs:
          best: { title: Best, type: whole_number, value: most, because: "{counted}.", cite: "1" }
          any_top: { title: Any, type: yes_no, value: "children.Any(c => c.counts && c.level == top)", because: "{counted}.", cite: "1" }
        """;

    private const string Looked = """
        bands:
          own_band: { of: children.Count, output: whole_number, cite: "1", bands: [ { less_than: 2, value: 1 }, { at_least: 2, value: 2 } ] }
        for_each:
          children:
            tables:
              fee: { hit: first, inputs: { kind: kind, ill: disabled }, outputs: { pounds: money }, cite: "1", rows: [ { kind: own, ill: yes, pounds: 3 }, { kind: fostered, pounds: 4.50 } ], otherwise: { pounds: 1 } }
            criteria:
              young: { cite: "1", any_of: [ { id: late, when: "born >= date(2010, 1, 1)", because: "{name} is young." }, { id: ill, when: disabled } ] }
            outputs:
              due: { title: Due, type: money, value: "young ? fee * own_band : 0", because: "{name}: {fee}.", cite: "1" }
        outputs:
          all: { title: All, type: money, value: children.Sum(c => c.due), because: "All.", cite: "1" }
          young_ones: { title: Young, type: whole_number, value: children.Count(c => c.young), because: "Young.", cite: "1" }
        """;

    public static TheoryData<string> Policies => [ForEachTests.Awards, Ranked, Looked];

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_plain_form_gives_what_the_explained_form_gives(string blocks)
    {
        var policy = Grants.Load(ForEachTests.Head + blocks).Policies[0].Compiled;
        var random = new Random(7);
        for (var round = 0; round < 150; round++)
        {
            var records = Records(random, 0);
            var resident = random.Next(2) == 0;
            var decision = Evaluator.Decide(policy, Facts(policy.Model, resident, records), Day);
            var plain = PlainRun.Decide(policy, [resident, PlainList(policy, records)], Day);

            Assert.Equal(decision.Status == DecisionStatus.Determined, plain.Status == PlainStatus.Determined);
            if (decision.Status == DecisionStatus.Determined)
            {
                Assert.Equal(decision.Outputs.Select(output => (output.Name, output.Value)), plain.Values.Select(pair => (pair.Key, pair.Value)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void What_is_determined_holds_for_every_completion(string blocks)
    {
        var policy = Grants.Load(ForEachTests.Head + blocks).Policies[0].Compiled;
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var records = Records(random, 2);
            bool? resident = random.Next(3) switch { 0 => null, 1 => true, _ => false };
            var known = Results(Evaluator.Decide(policy, Facts(policy.Model, resident, records), Day));
            foreach (var (full, answer) in Completions(records, resident))
            {
                var complete = Results(Evaluator.Decide(policy, Facts(policy.Model, answer, full), Day));
                foreach (var (place, value) in known.Where(pair => pair.Value.Length > 0))
                {
                    Assert.Equal(value, complete[place]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Another_order_of_the_records_changes_no_answer(string blocks)
    {
        var policy = Grants.Load(ForEachTests.Head + blocks).Policies[0].Compiled;
        var random = new Random(13);
        for (var round = 0; round < 60; round++)
        {
            var records = Records(random, 1);
            var turned = records.Reverse().ToArray();

            Assert.Equal(
                Results(Evaluator.Decide(policy, Facts(policy.Model, true, records), Day)).OrderBy(pair => pair.Key, StringComparer.Ordinal),
                Results(Evaluator.Decide(policy, Facts(policy.Model, true, turned), Day)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }
    }

    // The values that are determined, by place; a value that is not is empty.
    private static Dictionary<string, string> Results(Decision decision)
    {
        var results = decision.Outputs.ToDictionary(output => output.Name, Shown, StringComparer.Ordinal);
        foreach (var record in decision.Records.SelectMany(block => block.Records))
        {
            foreach (var output in record.Decision.Outputs)
            {
                results.Add($"{record.Name}.{output.Name}", Shown(output));
            }
        }

        return results;
    }

    private static string Shown(DecisionValue value) => !value.Applies ? "n/a" : value.Status == DecisionStatus.Determined ? value.Text : "";

    private static object?[][] Records(Random random, int unknown)
    {
        var records = new object?[random.Next(4)][];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = [((char)('A' + i)).ToString(), Births[random.Next(Births.Length)], random.Next(2), random.Next(2) == 0];
        }

        for (var i = 0; i < unknown && records.Length > 0; i++)
        {
            records[random.Next(records.Length)][1 + random.Next(3)] = null;
        }

        return records;
    }

    private static IEnumerable<(object?[][] Records, bool Resident)> Completions(object?[][] records, bool? resident)
    {
        var open = records.SelectMany((record, place) => Enumerable.Range(1, 3).Where(field => record[field] is null).Select(field => (place, field))).ToArray();
        IEnumerable<object?[][]> all = [records];
        foreach (var (place, field) in open)
        {
            object[] values = field == 1 ? [.. Births.Cast<object>()] : field == 2 ? [0, 1] : [true, false];
            all = all.SelectMany(one => values.Select(value =>
            {
                var copy = one.Select(record => (object?[])record.Clone()).ToArray();
                copy[place][field] = value;
                return copy;
            })).ToArray();
        }

        return all.SelectMany(one => (resident is { } known ? [known] : new[] { true, false }).Select(answer => (one, answer)));
    }

    private static FactSet Facts(PolicyModel model, bool? resident, object?[][] records)
    {
        var builder = new FactSetBuilder(model, Day);
        if (resident is { } answer)
        {
            Assert.Null(builder.Give(0, answer));
        }

        Assert.Null(builder.Give(1, records));
        return builder.Build();
    }

    private static object PlainList(CompiledPolicy policy, object?[][] records)
    {
        var type = policy.Code.GetType().DeclaringType!.GetNestedType("children_record")!;
        var items = Array.CreateInstance(type, records.Length);
        for (var i = 0; i < records.Length; i++)
        {
            items.SetValue(Activator.CreateInstance(type, BindingFlags.CreateInstance, null, [records[i]], CultureInfo.InvariantCulture), i);
        }

        return typeof(PolicyList<>).MakeGenericType(type).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single(made => made.GetParameters()[0].ParameterType.IsArray).Invoke([items]);
    }
}
