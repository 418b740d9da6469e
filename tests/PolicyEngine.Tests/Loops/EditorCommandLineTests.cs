using PolicyEngine.Repl.Loops;

namespace PolicyEngine.Tests.Loops;

public class EditorCommandLineTests
{
    [Theory]
    [InlineData("vim", "vim|+12|policy.yaml")]
    [InlineData("/usr/bin/nano", "/usr/bin/nano|+12|policy.yaml")]
    [InlineData("emacsclient -t", "emacsclient|-t|+12|policy.yaml")]
    [InlineData("code --wait", "code|--wait|--goto|policy.yaml:12")]
    [InlineData("subl -w", "subl|-w|policy.yaml:12")]
    [InlineData("kate", "kate|--line|12|policy.yaml")]
    [InlineData("hx", "hx|policy.yaml:12")]
    [InlineData("an-editor-of-my-own --big", "an-editor-of-my-own|--big|policy.yaml")]
    [InlineData("'/opt/my editor/vim' \"-c set nu\"", "/opt/my editor/vim|-c set nu|+12|policy.yaml")]
    public void Each_editor_is_told_the_line_in_its_own_way(string chosen, string expected)
    {
        var (program, arguments) = EditorCommandLine.Of(chosen, "policy.yaml", 12);

        Assert.Equal(expected, string.Join('|', [program, .. arguments]));
    }
}
