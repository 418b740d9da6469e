using System.CommandLine;
using System.Globalization;

namespace PolicyEngine.Repl.Running;

/// <summary>Options that take a whole number.</summary>
internal static class WholeNumber
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="helpName">The word for the number in help.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    /// <param name="description">What it does.</param>
    public static Option<int?> Option(string name, string helpName, int least, int most, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: var given }] && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError(FormattableString.Invariant($"`{name}` is a whole number from {least} to {most}, not `{string.Concat(result.Tokens.Select(token => token.Value))}`"));
            return null;
        },
    };
}
