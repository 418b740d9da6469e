using PolicyEngine.Diagnostics.Text;
using PolicyEngine.LineEditing;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Loops;
using PolicyEngine.Repl.Views;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Language;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions;

namespace PolicyEngine.Tests.Session;

/// <summary>A session that tests type into. It works on a copy of packs, so that a test may change them.</summary>
internal sealed class SessionRun : IDisposable
{
    private static readonly string[] Shared = [.. Directory.EnumerateDirectories(Path.Combine(Repository.Tree.Root, "rules")).Where(path => !File.Exists(Path.Combine(path, "policy.yaml"))).Select(path => Path.GetFileName(path))];

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter error = new() { NewLine = "\n" };

    private SessionRun(string pack, bool watches, string facts, int width, string[] packs, string policy = "")
    {
        // What packs share lies beside them.
        foreach (var path in packs.Concat(packs.Length > 0 ? Shared : []).SelectMany(one => Repository.Tree.Files($"rules/{one}", "*")).Where(path => !path.Contains("/snapshots/", StringComparison.Ordinal)))
        {
            folder.Write(path, Repository.Tree.Read(path));
        }

        if (policy.Length > 0)
        {
            folder.Write($"rules/{pack}/policy.yaml", policy + "\n");
        }

        if (facts.Length > 0)
        {
            folder.Write("facts.yaml", facts);
        }

        Context = new CommandRun { WorkingFolder = folder.Path, Today = new DateOnly(2018, 10, 2), Width = width }.Context(TextWriter.Null, error, []);
        var options = new SessionOptions { Pack = pack.Length == 0 ? null : pack, Watches = watches, FactsFile = facts.Length > 0 ? "facts.yaml" : null, Keys = [.. KeyHelp.All.Select(key => $"{key.Keys}: {key.Does}")] };
        Session = Context.Said(ReplSession.Start(Context.Workspace, options, CancellationToken.None), out var exitCode)!;
        Assert.True(exitCode == ExitCodes.Done, error.ToString());
    }

    public ReplSession Session { get; }

    public CommandContext Context { get; }

    public string Folder => folder.Path;

    public static SessionRun Parking(string facts = "") => new("resident-parking-permit", false, facts, 100, ["resident-parking-permit"]);

    /// <summary>A session on a policy that the test writes.</summary>
    public static SessionRun With(string policy) => new(IdOf(policy), false, "", 100, [], policy);

    private static string IdOf(string policy) => policy.Split('\n').First(line => line.StartsWith("policy: ", StringComparison.Ordinal))["policy: ".Length..].Trim();

    public static SessionRun On(string pack, bool watches = false, int width = 100, params string[] others) => new(pack, watches, "", width, pack.Length == 0 ? others : [pack, .. others]);

    public static SessionRun Rose() => Parking("application_kind: first_permit\nlives_in_oxfordshire: yes\nhas_car: yes\nmeets_published_criteria: yes\nvehicle_band: band_b\nsubmitted_on: 2018-10-01\nfee_paid: yes\n");

    public string Read(string path) => File.ReadAllText(Path.Combine(folder.Path, path));

    public void Write(string path, string text) => folder.Write(path, text);

    public void Replace(string path, string old, string text)
    {
        Assert.Contains(old, Read(path), StringComparison.Ordinal);
        Write(path, Read(path).Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Types lines, and gives what the last one shows.</summary>
    public string Type(params string[] lines)
    {
        var shown = "";
        foreach (var line in lines)
        {
            shown = Shown(Session.Submit(line, CancellationToken.None));
        }

        return shown;
    }

    /// <summary>The whole session as it would be read: each line after its prompt, and what came of it.</summary>
    public string Transcript(params string[] lines) => string.Concat(lines.Select(line => $"{Session.Prompt}{line}\n{Type(line)}\n\n")).Replace(folder.Path, "FOLDER", StringComparison.Ordinal);

    public IReadOnlyList<string> Completed(string text) => [.. Session.Complete(text, text.Length, CancellationToken.None).Items.Select(item => item.Text)];

    public void Dispose()
    {
        Session.Dispose();
        error.Dispose();
        folder.Dispose();
    }

    private string Shown(ReplReply reply) => reply switch
    {
        ReplReply.Shown shown => PageText.Of(shown.Page, Context),
        ReplReply.Refused refused => $"error: {RefusalText.MessageOf(refused, Context)}\nhelp: {SafeText.Of(refused.Help)}",
        ReplReply.OpenEditor open => FormattableString.Invariant($"editor: {open.Path}:{open.Line}"),
        ReplReply.Ended => "ended",
        ReplReply.Quiet => "",
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };
}
