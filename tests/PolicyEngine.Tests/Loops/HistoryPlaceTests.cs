using PolicyEngine.Repl.Loops;

namespace PolicyEngine.Tests.Loops;

public class HistoryPlaceTests
{
    [Theory]
    [InlineData("HOME=/people/ann", "/people/ann/.local/state/policyengine/history")]
    [InlineData("HOME=/people/ann XDG_STATE_HOME=/state", "/state/policyengine/history")]
    [InlineData("HOME=/people/ann XDG_STATE_HOME=state", "/people/ann/.local/state/policyengine/history")]
    [InlineData("HOME=/people/ann POLICYENGINE_HISTORY=/elsewhere/lines", "/elsewhere/lines")]
    [InlineData("HOME=/people/ann POLICYENGINE_HISTORY=", null)]
    [InlineData("", null)]
    public void The_history_has_its_place_in_the_state_folder_unless_told_otherwise(string variables, string? place)
    {
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=')).ToDictionary(parts => parts[0], parts => parts[1]);
        var context = LoopContext.Of(TextWriter.Null, TextWriter.Null, variables: set);

        Assert.Equal(place, HistoryPlace.Of(context, isKept: true));
        Assert.Null(HistoryPlace.Of(context, isKept: false));
    }
}
