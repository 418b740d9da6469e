using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Loading;

namespace PolicyEngine.Repl;

/// <summary>What a command may use of the world. Commands touch neither the console nor the clock nor the environment themselves.</summary>
internal sealed record CommandContext
{
    /// <summary>Widest text that reads well, and the width when there is no terminal.</summary>
    public const int WidestText = 100;

    /// <summary>Where data goes.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where messages go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What somebody types or pipes in.</summary>
    public required TextReader In { get; init; }

    /// <summary>Opens what is piped in as bytes; <see langword="null"/> where it is text already.</summary>
    public Func<Stream>? BytesIn { get; init; }

    /// <summary>What is piped in, as bytes.</summary>
    public Stream OpenBytes() => BytesIn?.Invoke() ?? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(In.ReadToEnd()));

    /// <summary>Whether data may be coloured.</summary>
    public bool ColourOut { get; init; }

    /// <summary>Whether messages may be coloured.</summary>
    public bool ColourError { get; init; }

    /// <summary>Whether a person sits in front: input and output are a terminal, so that questions can be asked.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether messages go to a terminal, where a line can be written over.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Waits for a single key, without showing it; <see langword="null"/> where no terminal is there to read one from.</summary>
    public Func<ConsoleKeyInfo>? ReadKey { get; init; }

    /// <summary>Columns to write in.</summary>
    public int Width
    {
        get => MeasureWidth?.Invoke() ?? field;
        init;
    } = WidestText;

    /// <summary>Tells the columns anew each time, where they can change; <see langword="null"/> where they cannot.</summary>
    public Func<int>? MeasureWidth { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The absolute path that relative paths start from.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Ends the command early.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Who is told of Ctrl+C instead of <see cref="Cancellation"/>.</summary>
    public Interrupts Interrupts { get; init; } = new();

    /// <summary>Whether faults of the engine are shown with all their detail.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>The folder of compiled policies; <see langword="null"/> for none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>What hands long answers to a pager; <see langword="null"/> where no person reads.</summary>
    public PagedWriter? Pages { get; init; }

    /// <summary>Links to pages of help, on a terminal that shows them; <see langword="null"/> for none.</summary>
    public HelpLinks? HelpLinks { get; init; }

    /// <summary>An environment variable; <see langword="null"/> when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>How policies are loaded.</summary>
    public LoadOptions LoadOptions => Workspace.LoadOptions;

    /// <summary>Colours for data.</summary>
    public Paint Paint => new(ColourOut) { Links = HelpLinks };

    /// <summary>Colours for messages.</summary>
    public Paint ErrorPaint => new(ColourError) { Links = HelpLinks };

    /// <summary>The same world without colour, and with other places to write to, so that what would be printed can be shown as part of something else.</summary>
    public CommandContext Apart(TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        In = In,
        BytesIn = BytesIn,
        Width = Width,
        Clock = Clock,
        WorkingFolder = WorkingFolder,
        Cancellation = Cancellation,
        Interrupts = Interrupts,
        IsVerbose = IsVerbose,
        CacheFolder = CacheFolder,
        Environment = Environment,
    };

    /// <summary>Paths from <see cref="WorkingFolder"/>.</summary>
    public UserPaths Paths => new(WorkingFolder);

    /// <summary>A path as the user wrote it, made ready for the file system.</summary>
    public string FullPath(string path) => Paths.Full(path);

    /// <summary>A path as messages show it: relative to the working folder when it lies below, with forward slashes.</summary>
    public string ShownPath(string path) => Paths.Shown(path);

    /// <summary>Writes one sentence about a wrong use, and what to do instead.</summary>
    /// <param name="message">What is wrong: lower case, no full stop.</param>
    /// <param name="help">What to do next; may be empty.</param>
    /// <returns><see cref="ExitCodes.Usage"/>.</returns>
    public int RefuseUse(string message, string help)
    {
        Error.WriteLine($"{ErrorPaint.Error("error:")} {message}");
        if (help.Length > 0)
        {
            Error.WriteLine($"  {ErrorPaint.Help("help:")} {help}");
        }

        return ExitCodes.Usage;
    }

    /// <summary>Where the command works, for what touches no terminal.</summary>
    public Workspace Workspace => new(WorkingFolder, Clock, CacheFolder);

    /// <summary>The folder that is meant when none is named: <c>rules</c> when it exists, otherwise the working folder.</summary>
    public string DefaultPath => Workspace.DefaultPath;

    /// <summary>What was asked for; <see langword="null"/> when there is none, and why has been said on <see cref="Error"/>.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="exitCode"><see cref="ExitCodes.Done"/>, or why there is none.</param>
    public T? Said<T>(Result<T> result, out int exitCode)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(result);
        var isThere = result.TryGet(out var value, out var problem);
        exitCode = isThere ? ExitCodes.Done : RefusalPrinter.Write(this, problem!);
        return isThere ? value : null;
    }

    /// <summary>Loads policies. Says what is wrong, with its place and help, when a path does not exist or a policy has errors; says nothing otherwise.</summary>
    /// <param name="paths">Folders or files as the user wrote them; none for <see cref="DefaultPath"/>.</param>
    /// <param name="exitCode"><see cref="ExitCodes.Done"/>, or why it failed.</param>
    public LoadResult? LoadPolicies(IReadOnlyList<string> paths, out int exitCode) => LoadPolicies(paths, _ => null, out exitCode);

    /// <summary>Loads policies of which one is asked for: where it is sound, what is wrong with its neighbours stops nothing.</summary>
    /// <param name="paths">Folders or files as the user wrote them; none for <see cref="DefaultPath"/>.</param>
    /// <param name="choose">The policy that is asked for.</param>
    /// <param name="exitCode"><see cref="ExitCodes.Done"/>, or why it failed.</param>
    public LoadResult? LoadPolicies(IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose, out int exitCode) =>
        Said(PolicyPaths.Load(Workspace, paths, choose, Cancellation), out exitCode);

    /// <summary>The paths ready for the loader; <see langword="null"/> when one does not exist, which has then been said.</summary>
    public IReadOnlyList<string>? Resolve(IReadOnlyList<string> paths) => Said(PolicyPaths.Resolve(Workspace, paths), out _);
}
