using System.Text.RegularExpressions;
using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

public partial class KeyHelpTests
{
    public static TheoryData<string> Named =>
    [
        .. KeyHelp.All.SelectMany(help => help.Keys.Split(", ").Concat(KeyName().Matches(help.Does).Select(match => match.Value))).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Named))]
    public void A_key_that_the_help_names_does_something(string name)
    {
        var key = Keys.Of(name.Replace("Ctrl+", "C-", StringComparison.Ordinal).Replace("Alt+", "M-", StringComparison.Ordinal).Replace("Shift+", "S-", StringComparison.Ordinal));

        Assert.NotEqual(EditCommand.None, KeyBindings.CommandOf(key));
    }

    [GeneratedRegex(@"\b(?:Ctrl|Alt|Shift)\+\w+|\bEscape\b|\bHome\b|\bEnd\b")]
    private static partial Regex KeyName();
}
