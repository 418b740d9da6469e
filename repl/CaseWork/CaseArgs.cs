using System.CommandLine;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>What the commands about cases have in common on the line.</summary>
internal sealed class CaseArgs
{
    /// <summary>The store.</summary>
    public Option<string?> Store { get; } = new("--store", "-s") { HelpName = "FILE|CONNECTION", Description = $"A SQLite file, or the connection string of a PostgreSQL server. Default: {CaseDesk.StoreVariable}, otherwise `{CaseDesk.DefaultStore}` in this folder." };

    /// <summary>The store's key.</summary>
    public Option<string?> KeyFile { get; } = new("--key-file") { HelpName = "FILE", Description = $"The file with the master key of the store: 32 bytes, as they are, in hexadecimal or in Base64. Default: what {MasterKeyFile.Variable} names, otherwise none." };

    /// <summary>Where policies are.</summary>
    public Option<string[]> Rules { get; } = PackFinder.RulesOption();

    /// <summary>A stated time.</summary>
    public Option<string?> At { get; } = new("--at") { HelpName = "TIME", Description = "Do as if it were this time, to try things out. What is recorded says this time." };

    /// <summary>Who acts.</summary>
    public Option<string?> By { get; } = new("--by") { HelpName = "NAME", Description = "Who does it. Default: who is logged in." };

    /// <summary>The format.</summary>
    public Option<string> Format { get; } = OneOf.Option("--format", "How to write it.", "text", "json");

    /// <summary>A case.</summary>
    public static Argument<string> CaseArgument() => new("CASE") { Description = "The case's id." };

    /// <summary>What the line says about the store.</summary>
    public StoreRequest Request(ParseResult parsed) => new(parsed.GetValue(Store), parsed.GetValue(KeyFile), parsed.GetValue(At), parsed.GetValue(Rules) ?? []);

    /// <summary>Who acts; <see langword="null"/> when nobody is known, which has then been said.</summary>
    public string? Actor(CommandContext context, ParseResult parsed)
    {
        var actor = parsed.GetValue(By) ?? context.Environment("USER") ?? context.Environment("USERNAME");
        if (!string.IsNullOrWhiteSpace(actor))
        {
            return PlainWords.Accepts(context, "--by", actor) ? actor : null;
        }

        context.RefuseUse("nobody is named who does it, and nobody is logged in here", "say who does it with --by NAME: the name goes on the case's record, and tells people apart where it takes a second one");
        return null;
    }

    /// <summary>Adds options to a command.</summary>
    public static void Add(Command command, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            command.Add(option);
        }
    }
}
