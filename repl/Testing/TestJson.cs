using System.Text.Json;
using PolicyEngine.Documents;
using PolicyEngine.Proof;
using PolicyEngine.Repl.Testing.Coverage;
using PolicyEngine.Repl.Testing.Mutation;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Proving;

namespace PolicyEngine.Repl.Testing;

/// <summary>A test run as JSON, for other programs.</summary>
internal static class TestJson
{
    /// <summary>The document, with LF line ends.</summary>
    /// <param name="results">Everything that came of the test.</param>
    /// <param name="context">The world, for paths.</param>
    public static string Of(TestResults results, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(context);
        var run = results.Run;
        return JsonText.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("schema", "policyengine/test/1");
            writer.WriteNumber("passed", run.Passed);
            writer.WriteNumber("failed", run.Failed);
            writer.WriteNumber("awaiting_approval", run.AwaitingApproval);
            writer.WriteStartArray("policies");
            foreach (var suite in run.Suites)
            {
                WriteSuite(writer, suite, results, context);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void WriteSuite(Utf8JsonWriter writer, SuiteResult suite, TestResults results, CommandContext context)
    {
        writer.WriteStartObject();
        writer.WriteString("policy", suite.Suite.Policy.Id);
        writer.WriteString("policy_hash", suite.Suite.Policy.Model.ContentHash);
        writer.WriteStartArray("cases");
        foreach (var result in suite.Cases)
        {
            writer.WriteStartObject();
            writer.WriteString("case", result.Id);
            writer.WriteString("result", WordOf(result.Verdict));
            writer.WriteString("outcome", result.Decision?.Outcome);
            writer.WriteStartArray("unmet");
            foreach (var failure in result.Failures)
            {
                writer.WriteStartObject();
                writer.WriteString("name", failure.Expectation.Name);
                writer.WriteString("expected", failure.Expectation.Text);
                writer.WriteString("came", failure.Came);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        NameList(writer, "stale", suite.Stale);
        writer.WriteStartArray("guarantees");
        foreach (var guarantee in suite.Guarantees)
        {
            writer.WriteStartObject();
            writer.WriteString("guarantee", guarantee.Guarantee.Id);
            writer.WriteString("result", guarantee.Answer switch { Impossible => "proved", Possible => "broken", _ => "not_decided" });
            if (guarantee.Answer is Possible broken)
            {
                ProofJson.Case(writer, "case", broken.Witness, () => { });
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (results.Coverage.FirstOrDefault(one => one.Suite.Policy == suite.Suite.Policy) is { } coverage)
        {
            CoverageJson.Write(writer, coverage, context);
        }

        if (results.Mutation.FirstOrDefault(one => one.Suite.Policy == suite.Suite.Policy) is { } mutation)
        {
            MutationJson.Write(writer, mutation, context);
        }

        writer.WriteEndObject();
    }

    private static void NameList(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static string WordOf(CaseVerdict verdict) => verdict switch
    {
        CaseVerdict.Passed => "passed",
        CaseVerdict.Failed => "failed",
        CaseVerdict.AwaitingApproval => "awaiting_approval",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
