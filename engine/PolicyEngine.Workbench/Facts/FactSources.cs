using System.Runtime.CompilerServices;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Language;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Facts;

/// <summary>Reads the facts of one or more cases from a file, standard input and the command line.</summary>
public static class FactSources
{
    private const string StandardInput = "-";
    private const long MostBytes = 256 * 1024 * 1024;

    private static readonly HashSet<string> DayNames = new(["as_of"], StringComparer.Ordinal);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The cases, one after the other as they are read.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="request">Where the facts come from.</param>
    public static Result<IEnumerable<CaseInput>> Read(Workspace workspace, TextReader input, Policy policy, FactsRequest request)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(request);
        if (Unnamed(request.Set) is { } strange)
        {
            return strange;
        }

        if (request.File is { } path && path != StandardInput && WhyNot(workspace, path, "of facts") is { } lost)
        {
            return lost;
        }

        var diagnostics = new DiagnosticBag();
        var set = Entries(request.Set, diagnostics);
        if (diagnostics.HasErrors)
        {
            return new Refusal("") { Problems = diagnostics.Sorted(), Closing = "the facts were refused, and nothing was decided" };
        }

        var unknown = NotKnown(request.Unknown);
        return new Result<IEnumerable<CaseInput>>.Done(Given(workspace, input, request.File).Select(given => Held(policy, given, set, unknown, request.AsOf)));
    }

    /// <summary>The facts of one case, before they are held against a policy.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="request">Where the facts come from.</param>
    public static Result<GivenFacts> ReadOne(Workspace workspace, TextReader input, FactsRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Unnamed(request.Set) is { } strange)
        {
            return strange;
        }

        var diagnostics = new DiagnosticBag();
        if (!ReadGiven(workspace, input, request.File, diagnostics).TryGet(out var given, out var lost))
        {
            return lost;
        }

        if (given.Count > 1)
        {
            return new Refusal("the file holds the facts of several people", "give the facts of one case");
        }

        var entries = Entries(request.Set, diagnostics);
        return diagnostics.HasErrors
            ? new Refusal("") { Problems = diagnostics.Sorted() }
            : FactEntries.Merge(given.Count == 1 ? given[0] : FactEntries.Nothing, entries, NotKnown(request.Unknown));
    }

    private static Refusal? Unnamed(IEnumerable<string> set) => set.FirstOrDefault(text => text.IndexOf('=', StringComparison.Ordinal) <= 0) is { } strange
        ? new Refusal($"`--set {strange}` names no value", "write a fact's name, an equals sign and its value, like `--set age=70`")
        : null;

    private static List<GivenEntry> Entries(IEnumerable<string> set, DiagnosticBag diagnostics) =>
        [.. set.SelectMany(text => FactEntries.Read(new SourceFile("--set", text), text.IndexOf('=', StringComparison.Ordinal), diagnostics))];

    private static List<UnknownName> NotKnown(IEnumerable<string> names) =>
        [.. names.Select(name => new UnknownName(name, new SourceFile("--unknown", name).Span(0, name.Length)))];

    private static IEnumerable<GivenCase> Given(Workspace workspace, TextReader input, string? path)
    {
        if (path is null)
        {
            yield return new GivenCase(FactEntries.Nothing, 0, []);
            yield break;
        }

        using var opened = path == StandardInput ? null : new StreamReader(workspace.FullPath(path), Strict);
        var name = opened is null ? "standard input" : workspace.ShownPath(path);
        foreach (var given in new FactStream(name, opened ?? input).Cases(path))
        {
            yield return given;
        }
    }

    private static CaseInput Held(Policy policy, GivenCase given, IReadOnlyList<GivenEntry> set, IReadOnlyList<UnknownName> unknown, DateOnly? asOf)
    {
        if (given.Facts is not { } text)
        {
            return new CaseInput(null, null, given.Line, given.Diagnostics);
        }

        var all = FactEntries.Merge(text, set, unknown);
        var diagnostics = new DiagnosticBag();
        var day = DayIn(all, diagnostics);
        var (facts, problems) = FactReader.Read(policy.Model, FactEntries.Without(all, DayNames), day ?? asOf);
        diagnostics.AddRange(problems);
        if (facts is not null && (day ?? asOf) is { } known)
        {
            diagnostics.AddRange(AnswerDoor.Check(policy.Compiled, facts, known, all));
        }

        return new CaseInput(diagnostics.HasErrors ? null : facts, day, given.Line, [.. diagnostics.Sorted()]);
    }

    private static DateOnly? DayIn(GivenFacts given, DiagnosticBag diagnostics)
    {
        if (given.Facts.Entries.FirstOrDefault(entry => DayNames.Contains(entry.Name)) is not { } entry)
        {
            return null;
        }

        if (entry.Value is GivenScalar { Text: var text } && DayText.TryRead(text, out var day))
        {
            return day;
        }

        diagnostics.Add(InputDiagnostics.NotADay, entry.Value.Span, entry.Value.Span.Text, DayText.HelpFor(entry.Value is GivenScalar written ? written.Text : ""));
        return null;
    }

    /// <summary>The facts of each case of a file, before they are held against a policy.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="path">The file, <c>-</c> for standard input, or <see langword="null"/> for one case without facts.</param>
    /// <param name="diagnostics">Takes what is wrong with the text.</param>
    public static Result<IReadOnlyList<GivenFacts>> ReadGiven(Workspace workspace, TextReader input, string? path, DiagnosticBag diagnostics)
    {
        if (path is null)
        {
            return new Result<IReadOnlyList<GivenFacts>>.Done([FactEntries.Nothing]);
        }

        if (HasEnding(path, ".csv") || HasEnding(path, ".tsv"))
        {
            return new Refusal(
                $"`{path}` is a table, and facts are not read from tables",
                "write JSON Lines (`.jsonl`): one object like {\"age\": 70} a line, each the facts of one person; the records of one list are read from a table in a session, with `LIST = @FILE.csv`");
        }

        return OpenFile(workspace, input, path, "of facts").TryGet(out var file, out var refused)
            ? new Result<IReadOnlyList<GivenFacts>>.Done(ReadFile(file, IsJson(path, file.Text), diagnostics))
            : refused;
    }

    private static bool IsJson(string path, string text) =>
        HasEnding(path, ".json") || HasEnding(path, ".jsonl") || HasEnding(path, ".ndjson") || (!HasEnding(path, ".yaml") && !HasEnding(path, ".yml") && text.TrimStart() is ['{' or '[', ..]);

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a file.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="input">Standard input; <see langword="null"/> where it holds no file.</param>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="what">What the file holds, to follow "a file".</param>
    public static Result<SourceFile> OpenFile(Workspace workspace, TextReader? input, string path, string what)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (path == StandardInput && input is not null)
        {
            return new SourceFile("standard input", input.ReadToEnd());
        }

        if (WhyNot(workspace, path, what) is { } lost)
        {
            return lost;
        }

        var content = RegularFile.Read(workspace.FullPath(path), MostBytes);
        if (content.Bytes is not { } bytes)
        {
            var isLarge = content.Trouble == FileTrouble.TooLarge;
            return new Refusal(isLarge ? $"`{path}` has more than {MostBytes / (1024 * 1024)} million bytes" : $"`{path}` cannot be read", $"name a smaller file {what} that you may read");
        }

        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return new SourceFile(workspace.ShownPath(path), Strict.GetString(bytes, start, bytes.Length - start));
        }
        catch (DecoderFallbackException)
        {
            return new Refusal($"`{path}` is not UTF-8 text", "save it as UTF-8");
        }
    }

    private static Refusal? WhyNot(Workspace workspace, string path, string what)
    {
        var full = workspace.FullPath(path);
        if (File.Exists(full))
        {
            return RegularFile.Look(full) != FileTrouble.NotRegular ? null
                : new Refusal($"`{path}` is a pipe or a device, not a file", $"name a file {what}, or write `-` and pass the text by standard input");
        }

        var names = Directory.Exists(Path.GetDirectoryName(full)) ? Directory.EnumerateFiles(Path.GetDirectoryName(full)!).Select(Path.GetFileName) : [];
        var hint = NearestName.Hint(Path.GetFileName(path), names.OfType<string>());
        return new Refusal($"there is no file `{path}`", hint.Length > 0 ? hint : $"name a file {what}, or `-` for standard input");
    }

    private static IReadOnlyList<GivenFacts> ReadFile(SourceFile file, bool isJson, DiagnosticBag diagnostics)
    {
        if (!isJson)
        {
            return ReadYaml(file, diagnostics);
        }

        var (facts, problems) = FactReader.ReadJson(file);
        diagnostics.AddRange(problems);
        return facts;
    }

    // Apart, so that facts in JSON do not load the YAML parser.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<GivenFacts> ReadYaml(SourceFile file, DiagnosticBag diagnostics)
    {
        var document = FactsDocument.ReadYaml(file);
        diagnostics.AddRange(document.Diagnostics);
        return [.. document.Documents.Select(map => new GivenFacts(map, []))];
    }
}
