using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Loops;
using PolicyEngine.Repl.Views;
using PolicyEngine.Tests.Binding;
using PolicyEngine.Workbench.Expressions;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions;

namespace PolicyEngine.Tests.CSharp;

/// <summary>A case of a policy with a name of every kind, and somebody who types C# beside it.</summary>
internal sealed class Desk
{
    public static readonly DateOnly Day = new(2018, 9, 18);

    private const string Sections = """
        definitions:
          doubled: age * 2
          far: limit_of_far > 3
          limit_of_far: length_of(name)
        tables:
          route:
            inputs: { age: age }
            outputs: { team: { type: choice, of: [core, special] }, days: whole_number }
            rows:
              - { age: "< 18", team: special, days: 1 }
              - { age: ">= 18", team: core, days: 5 }
          steps:
            hit: collect
            collect: list
            inputs: { age: age }
            outputs: { step: text }
            rows:
              - { age: "> 10", step: call }
              - { age: "> 20", step: write }
        outputs:
          fee: { title: Fee, type: money, value: price * 2 }

        """;

    private const string Script = "long Triple(long a) => a * 3;\nlong Count(long turns) { long sum = 0; for (long i = 0; i < turns; i++) { sum += i; } return sum; }";

    private static readonly LoadResult Loaded = SamplePolicy.Load(SamplePolicy.WithSections(Sections), ("sample/scripts/sums.csx", Script));

    private static readonly Dictionary<string, object?> Given = new()
    {
        ["age"] = 75L,
        ["price"] = 12.5m,
        ["resident"] = true,
        ["vehicle"] = "electric",
        ["heating"] = "gas",
        ["name"] = "Rose",
        ["moved"] = new DateOnly(2018, 6, 1),
        ["student"] = null,
        ["deposits"] = new[]
        {
            new Dictionary<string, object?> { ["principal"] = 5000m, ["points"] = 2L, ["placed_on"] = new DateOnly(2018, 1, 1), ["bank"] = "north" },
            new Dictionary<string, object?> { ["principal"] = 250.5m, ["points"] = 7L, ["placed_on"] = new DateOnly(2018, 2, 1), ["bank"] = "south" },
        },
    };

    private readonly int width;

    public Desk(int width = 100)
    {
        Code = new ExpressionEvaluator(_ => Syntax);
        this.width = width;
        Decision = Policy.Decide(Given, Day);
    }

    public static Policy Policy => Loaded.Set!.Policies[0];

    public static PolicySyntax Syntax => Loaded.Syntax[0];

    public ICodeEvaluator Code { get; init; }

    public Decision Decision { get; set; }

    public static CommandContext Context(int width = 100) =>
        new() { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, Width = width, Clock = TimeProvider.System, WorkingFolder = Path.GetTempPath(), Environment = _ => null };

    public ReplReply Reply(string text, CancellationToken cancellation = default) => Code.Evaluate(text, Policy, Decision, cancellation);

    /// <summary>What is shown; a refusal as its message.</summary>
    public string Answer(string text) => Said(Reply(text));

    public string Said(ReplReply reply) => reply switch
    {
        ReplReply.Shown shown => PageText.Of(shown.Page, Context(width)),
        ReplReply.Refused refused => "refused: " + RefusalText.MessageOf(refused, Context(width)),
        var other => other.ToString(),
    };
}
