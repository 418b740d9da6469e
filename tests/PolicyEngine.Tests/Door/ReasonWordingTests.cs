using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Tests.Binding;

namespace PolicyEngine.Tests.Door;

/// <summary>A sentence that is said has no hole that nobody mentions: what breaks in it is a fault of the decision, and what is not known is said of it.</summary>
public class ReasonWordingTests
{
    private static readonly DateOnly Day = new(2018, 9, 18);

    [Theory]
    [InlineData("d: 'divide(1, age - age)'", "because: 'Your share is {d}.'", "")]
    [InlineData("d: 'divide(1, age - age)'\n  e: d + 1", "because: 'Your share is {e}.'", "")]
    [InlineData("d: 'divide(1, age - age)'", "because: 'It is so.'", "    - { id: note, when: resident, kind: advisory, because: 'Your share is {d}.' }\n")]
    public void What_breaks_in_a_reason_that_is_said_is_a_fault_of_the_decision(string definitions, string because, string more)
    {
        var decision = Policy(definitions, because, more).Decide(new Dictionary<string, object?> { ["resident"] = true, ["age"] = 3L }, Day);

        Assert.Equal(DecisionStatus.Faulted, decision.Status);
        Assert.Equal("`divide(1, age - age)` breaks: it divides by zero", Assert.Single(decision.Faults).Message);
        Assert.False(decision.HasOpenWording);
        Assert.DoesNotContain("(not known)", TextRenderer.Render(DecisionDocument.Of(decision)), StringComparison.Ordinal);
        Assert.Contains("What broke", TextRenderer.Render(DecisionDocument.Of(decision)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_breaks_in_a_reason_that_is_not_said_breaks_nothing()
    {
        var decision = Policy("d: 'divide(1, age - age)'", "because: 'Your share is {d}.'", "").Decide(new Dictionary<string, object?> { ["resident"] = false, ["age"] = 3L }, Day);

        Assert.Equal((DecisionStatus.Determined, "refused", 0), (decision.Status, decision.Outcome, decision.Faults.Count));
    }

    [Fact]
    public void What_is_not_known_in_a_reason_is_said_of_its_wording()
    {
        var decision = Policy("d: age + 1", "because: 'Your share is {d} of {children}, {d}.'", "").Decide(new Dictionary<string, object?> { ["resident"] = true }, Day);
        var document = DecisionDocument.Of(decision);

        Assert.Equal(DecisionStatus.Determined, decision.Status);
        Assert.True(decision.HasOpenWording);
        Assert.Equal("d children", string.Join(' ', Assert.Single(decision.Reasons).NotKnown));
        Assert.Contains("determined, with undetermined wording", TextRenderer.Render(document), StringComparison.Ordinal);
        Assert.Contains("Your share is (not known) of (not known), (not known). [undetermined wording: d, children not known]", string.Join(' ', TextRenderer.Render(document).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("with undetermined wording", MarkdownRenderer.Render(document), StringComparison.Ordinal);
        Assert.Contains("undetermined wording: d, children not known", MarkdownRenderer.Render(document), StringComparison.Ordinal);
        Assert.Contains("\"wording\": \"undetermined\"", JsonRenderer.Render(document), StringComparison.Ordinal);
        Assert.Contains("[undetermined wording: d, children not known]", SnapshotRenderer.Render("A case", document), StringComparison.Ordinal);
        Assert.Contains("(Something in this sentence is not known yet.)", DecisionDocument.Of(decision, withLetter: true).Letter!.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_without_holes_says_nothing_of_its_wording()
    {
        var document = DecisionDocument.Of(Policy("d: age + 1", "because: 'Your share is {d}.'", "").Decide(new Dictionary<string, object?> { ["resident"] = true, ["age"] = 3L }, Day));

        Assert.DoesNotContain("wording", TextRenderer.Render(document) + JsonRenderer.Render(document) + MarkdownRenderer.Render(document), StringComparison.Ordinal);
    }

    private static Policy Policy(string definitions, string because, string more) => SamplePolicy.Loaded(
        SamplePolicy.WithSections($"definitions:\n  {definitions}\n").Replace("because: \"Yes.\" }", because + " }\n" + more.TrimEnd('\n'), StringComparison.Ordinal));
}
