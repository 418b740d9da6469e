using System.Globalization;
using System.Text;
using PolicyEngine.Benchmarks.Measuring;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>What checking costs, each time in a fresh process: all packs, beside compiling them; and a table of five inputs, as processor time over that of the same policy with one row.</summary>
internal sealed class CheckSuite : ISuite
{
    private const string Compiling = "compiling all packs in rules, in a fresh process";
    private const string OneRow = "a table of five inputs with one row";

    // What is checked is compiled first, so that twice the time is once more for the checks.
    private const double MostOfCompiling = 2;

    // As many rows as fit into a policy file, in proportion to ten seconds for 10,000.
    private static readonly (int Rows, double Milliseconds)[] Tables = [(1000, 1000), (3500, 3500)];

    public string Name => "check";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var program = FirstCompileRun.Program(FirstCompileRun.Name);
        var packs = Rounds.Measure([Timed(Compiling, program, "policies", options.Rules), Timed("check", program, "check", options.Rules)], options.Starts, TimeSpan.Zero, TimeSpan.FromTicks(1));
        yield return new ResultRow("check, cold", Compiling, "", Spread.Of(packs[0]), null, null);
        yield return new ResultRow("check, cold", "compiling and checking all packs", Compiling, Spread.Of(packs[1]), Rounds.Ratio(packs[1], packs[0]), new Budget(MostOfCompiling));

        var folder = Directory.CreateTempSubdirectory("policy-benchmark-");
        try
        {
            foreach (var row in RunTables(options, program, folder.FullName))
            {
                yield return row;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<ResultRow> RunTables(BenchmarkOptions options, string program, string folder)
    {
        var times = Rounds.Measure([Checked(OneRow, program, folder, 1), .. Tables.Select(table => Checked("table", program, folder, table.Rows))], Math.Min(options.Starts, 5), TimeSpan.Zero, TimeSpan.FromTicks(1));
        yield return new ResultRow("check, processor time", OneRow, "", Spread.Of(times[0]), null, null);
        for (var i = 0; i < Tables.Length; i++)
        {
            var over = times[i + 1].Zip(times[0], (time, start) => Math.Max(0, time - start));
            yield return new ResultRow("check, processor time over that", string.Create(CultureInfo.InvariantCulture, $"a table of five inputs with {Tables[i].Rows:N0} rows"), OneRow, Spread.Of(over), null, new Budget(Tables[i].Milliseconds, IsMilliseconds: true));
        }
    }

    private static Contender Timed(string name, string program, string what, string rules) => new(name, _ => FirstCompileRun.Of(program, [what, rules]).Time);

    private static Contender Checked(string name, string program, string folder, int rows)
    {
        var pack = Directory.CreateDirectory(Path.Combine(folder, rows.ToString(CultureInfo.InvariantCulture))).FullName;
        File.WriteAllText(Path.Combine(pack, "policy.yaml"), Policy(rows));
        return new Contender(name, _ => FirstCompileRun.Of(program, ["check", pack]).Processor);
    }

    // Each row is one cell of a grid; what the rows leave open, `otherwise` takes.
    private static string Policy(int rows)
    {
        const int Side = 6;
        var text = new StringBuilder("policy: grid\ntitle: Grid\nowner: Benchmarks\nsource: { document: \"Invented for the benchmarks\", at: \"CheckSuite.cs\" }\nin_force: { from: 2020-01-01 }\nfacts:\n");
        foreach (var input in "abcde")
        {
            text.Append(CultureInfo.InvariantCulture, $"  input_{input}: {{ type: whole_number, range: 0..{Side - 1}, ask: \"How much is {input}?\", cite: \"1\" }}\n");
        }

        text.Append("tables:\n  grid:\n    hit: unique\n    inputs: { a: input_a, b: input_b, c: input_c, d: input_d, e: input_e }\n    outputs: { r: { type: choice, of: [x, y] } }\n    cite: \"1\"\n    rows:\n");
        for (var row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{a: {row % Side}, b: {row / 6 % Side}, c: {row / 36 % Side}, d: {row / 216 % Side}, e: {row / 1296 % Side}, r: {(row % 2 == 0 ? "x" : "y")}}}\n");
        }

        text.Append("    otherwise: { r: y }\ndecision:\n  outcomes: { yes_it_is: \"It is\", no_it_is_not: \"It is not\" }\n  hit: first\n  rules:\n");
        text.Append("    - { id: is_x, when: grid == x, then: yes_it_is, because: \"It is.\", cite: \"1\" }\n  otherwise: { then: no_it_is_not, because: \"It is not.\", cite: \"1\" }\n");
        return text.ToString();
    }
}
