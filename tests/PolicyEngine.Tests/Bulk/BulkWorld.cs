using System.Text;
using PolicyEngine.Bulk;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Bulk;

/// <summary>A policy with a fact of each type, and rows as text in and out of it.</summary>
internal static class BulkWorld
{
    public static readonly DateOnly Day = new(2018, 10, 1);

    public static readonly Policy Grant = PolicyLoader.Load([new SourceFile("grant/policy.yaml", """
        policy: grant
        title: Grant
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2018-04-01, to: 2020-03-31 }
        facts:
          age: { type: whole_number, title: "Age in years", range: 0..120, ask: "?" }
          income: { type: money, ask: "?" }
          born: { type: date, ask: "?", range: ..as_of }
          kind: { type: choice, of: { single: "Lives alone", couple: "A couple" }, ask: "?" }
          resident: { type: yes_no, ask: "?" }
          partner_age: { type: whole_number, ask: "?", only_if: kind == couple }
          word: { type: text, max_length: 5, ask: "?" }
        parameters:
          limit: { type: money, values: [ { from: 2018-04-01, value: 1000 } ] }
        decision:
          outcomes: [granted, refused]
          hit: first
          rules:
            - { id: away, when: resident == false, then: refused, because: "You live elsewhere." }
            - { id: poor, when: income / (age - 30) < limit && age >= 18, then: granted, because: "You have little." }
          otherwise: { then: refused, because: "No." }
        outputs:
          amount: { type: money, value: limit - income, only_if: "resident && income < limit" }
          asks: { type: yes_no, value: word == "ask", only_if: age > 100 }
          until: { type: date, value: as_of }
        """)]).Set?["grant"] ?? throw new InvalidOperationException("the policy of the tests does not load");

    /// <summary>What comes of rows.</summary>
    public static BulkAnswer Run(string rows, Func<BatchRequest, BatchRequest>? change = null) => Run(Encoding.UTF8.GetBytes(rows), change);

    /// <summary>What comes of bytes.</summary>
    public static BulkAnswer Run(byte[] rows, Func<BatchRequest, BatchRequest>? change = null)
    {
        using var output = new MemoryStream();
        var refused = new List<RefusedCell>();
        var request = new BatchRequest
        {
            Policy = Grant,
            Input = new BatchInput { Name = "rows.csv", Stream = new MemoryStream(rows) },
            Output = new BatchOutput { Name = "out.csv", Stream = output },
            OnRefused = refused.Add,
            AsOf = Day,
        };
        var opening = Batch.Open(change is null ? request : change(request));
        if (opening.Batch is null)
        {
            return new BulkAnswer("", refused, null, [.. opening.Problems]);
        }

        using var batch = opening.Batch;
        var result = batch.Run();
        return new BulkAnswer(Encoding.UTF8.GetString(output.ToArray()), refused, result, []);
    }

    /// <summary>Without a column, with other columns.</summary>
    public static BatchRequest Columns(BatchRequest request, params string[] names) => request with { Output = request.Output with { Columns = [.. names] } };
}

/// <summary>What came of rows.</summary>
internal sealed record BulkAnswer(string Output, IReadOnlyList<RefusedCell> Refused, BatchResult? Result, Problem[] Problems)
{
    /// <summary>The rows without their headings.</summary>
    public string[] Rows => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();

    /// <summary>The refusals as lines.</summary>
    public string Refusals => string.Join("\n", Refused.Select(one => $"{one.Place} {one.Column}: {one.Problem.Id} {one.Problem.Message}"));
}
