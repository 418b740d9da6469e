using System.Globalization;
using System.Text;
using System.Xml;

namespace PolicyEngine.Testing;

/// <summary>A test run as JUnit XML: one suite a policy. Times are 0, so that the same run gives the same bytes.</summary>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };

    /// <summary>The report, with LF line ends.</summary>
    public static string Of(TestRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, "policy test", run.Suites.Sum(Tests), run.Failed + run.AwaitingApproval);
            foreach (var suite in run.Suites)
            {
                WriteSuite(xml, suite);
            }

            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static int Tests(SuiteResult suite) => suite.Cases.Length + suite.Stale.Length;

    private static void WriteSuite(XmlWriter xml, SuiteResult suite)
    {
        xml.WriteStartElement("testsuite");
        WriteCounts(xml, suite.Suite.Policy.Id, Tests(suite), suite.Failed + suite.AwaitingApproval);
        foreach (var result in suite.Cases)
        {
            WriteStart(xml, suite, result.Id);
            WriteFailure(xml, result);
            xml.WriteEndElement();
        }

        foreach (var id in suite.Stale)
        {
            WriteStart(xml, suite, id);
            WriteFailure(xml, "awaiting approval", "the approved snapshot has no case any more", "");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, string name, int tests, int failures)
    {
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", "0");
    }

    private static void WriteStart(XmlWriter xml, SuiteResult suite, string id)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite.Suite.Policy.Id);
        xml.WriteAttributeString("name", id);
        xml.WriteAttributeString("time", "0");
    }

    private static void WriteFailure(XmlWriter xml, CaseResult result)
    {
        if (result.Verdict == CaseVerdict.AwaitingApproval)
        {
            var state = result.Snapshot.State == SnapshotState.New ? "there is no approved snapshot yet"
                : result.Snapshot.State == SnapshotState.Unsigned ? "the snapshot is not what was approved"
                : "the decision differs from the approved snapshot";
            var changed = result.Snapshot.Approved is { } approved ? SnapshotDiff.Short(approved, result.Snapshot.Received).Select(line => $"{line.Mark} {line.Text}") : [];
            WriteFailure(xml, "awaiting approval", state, string.Join('\n', changed));
        }
        else if (result.Verdict == CaseVerdict.Failed)
        {
            var lines = result.Diagnostics.Select(diagnostic => $"{diagnostic.Location}: {diagnostic.Message}")
                .Concat(result.Failures.SelectMany(failure => failure.Reasons.Select(line => "  " + line).Prepend($"{failure.Expectation.Span.Location}: {Sentence(failure)}")));
            WriteFailure(xml, result.Diagnostics.IsEmpty ? "expectation" : "case", result.Diagnostics.IsEmpty ? Sentence(result.Failures.First()) : result.Diagnostics[0].Message, string.Join('\n', lines));
        }
    }

    private static string Sentence(Comparison failure) => $"{failure.Expectation.Name}: expected {failure.Expectation.Text}, came {failure.Came}";

    private static void WriteFailure(XmlWriter xml, string type, string message, string text)
    {
        xml.WriteStartElement("failure");
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", message);
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
