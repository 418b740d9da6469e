using System.Runtime.CompilerServices;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Language;
using PolicyEngine.Model;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Deciding;

/// <summary>Reads the facts of one or more cases from a file, standard input and the command line.</summary>
internal static class FactSources
{
    private const string StandardInput = "-";
    private const long MostBytes = 256 * 1024 * 1024;

    private static readonly HashSet<string> DayNames = new(["as_of"], StringComparer.Ordinal);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The cases, one after the other as they are read; <see langword="null"/> when there are none to read, which has then been said.</summary>
    public static IEnumerable<CaseInput>? Read(CommandContext context, Policy policy, FactsRequest request, out int exitCode)
    {
        exitCode = ExitCodes.Usage;
        var diagnostics = new DiagnosticBag();
        if (request.Set.FirstOrDefault(text => text.IndexOf('=', StringComparison.Ordinal) <= 0) is { } strange)
        {
            context.RefuseUse($"`--set {strange}` names no value", "write a fact's name, an equals sign and its value, like `--set age=70`");
            return null;
        }

        if (request.File is { } path && path != StandardInput && IsLost(context, path, "of facts"))
        {
            return null;
        }

        var set = request.Set.SelectMany(text => FactEntries.Read(new SourceFile("--set", text), text.IndexOf('=', StringComparison.Ordinal), diagnostics)).ToList();
        if (diagnostics.HasErrors)
        {
            new DiagnosticText(context, context.Error, context.ErrorPaint).Write(diagnostics.Sorted());
            context.Error.WriteLine("the facts were refused, and nothing was decided");
            return null;
        }

        exitCode = ExitCodes.Done;
        var unknown = request.Unknown.Select(name => new UnknownName(name, new SourceFile("--unknown", name).Span(0, name.Length))).ToList();
        return Given(context, request.File).Select(given => Held(policy, given, set, unknown, request.AsOf));
    }

    private static IEnumerable<GivenCase> Given(CommandContext context, string? path)
    {
        if (path is null)
        {
            yield return new GivenCase(FactEntries.Nothing, 0, []);
            yield break;
        }

        using var opened = path == StandardInput ? null : new StreamReader(context.FullPath(path), Strict);
        var name = opened is null ? "standard input" : context.ShownPath(path);
        foreach (var given in new FactStream(name, opened ?? context.In).Cases(path))
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

    /// <summary>The facts of each case of a file, before they are held against a policy; <see langword="null"/> when it cannot be opened, which has then been said.</summary>
    /// <param name="context">The world.</param>
    /// <param name="path">The file, <c>-</c> for standard input, or <see langword="null"/> for one case without facts.</param>
    /// <param name="diagnostics">Takes what is wrong with the text.</param>
    public static IReadOnlyList<GivenFacts>? ReadGiven(CommandContext context, string? path, DiagnosticBag diagnostics)
    {
        if (HasEnding(path, ".csv") || HasEnding(path, ".tsv"))
        {
            context.RefuseUse($"`{path}` is a table, and facts are not read from tables", "write JSON Lines (`.jsonl`): one object like {\"age\": 70} a line, each the facts of one person; the records of one list are read from a table in a session, with `LIST = @FILE.csv`");
            return null;
        }

        var file = OpenFile(context, path, "of facts", out var refused);
        return refused ? null : file is null ? [FactEntries.Nothing] : ReadFile(file, IsJson(path!, file.Text), diagnostics);
    }

    private static bool IsJson(string path, string text) =>
        HasEnding(path, ".json") || HasEnding(path, ".jsonl") || HasEnding(path, ".ndjson") || (!HasEnding(path, ".yaml") && !HasEnding(path, ".yml") && text.TrimStart() is ['{' or '[', ..]);

    private static bool HasEnding(string? path, string ending) => path is not null && path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a file; what is wrong has been said when it is refused.</summary>
    /// <param name="context">The world.</param>
    /// <param name="path">The file, <c>-</c> for standard input, or <see langword="null"/> for none.</param>
    /// <param name="what">What the file holds, to follow "a file".</param>
    /// <param name="refused">Whether it can't be opened.</param>
    public static SourceFile? OpenFile(CommandContext context, string? path, string what, out bool refused)
    {
        refused = false;
        if (path is null)
        {
            return null;
        }

        if (path == StandardInput)
        {
            return new SourceFile("standard input", context.In.ReadToEnd());
        }

        refused = IsLost(context, path, what);
        if (refused)
        {
            return null;
        }

        var content = RegularFile.Read(context.FullPath(path), MostBytes);
        if (content.Bytes is not { } bytes)
        {
            refused = true;
            context.RefuseUse(content.Trouble == FileTrouble.TooLarge ? $"`{path}` has more than {MostBytes / (1024 * 1024)} million bytes" : $"`{path}` cannot be read", $"name a smaller file {what} that you may read");
            return null;
        }

        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return new SourceFile(context.ShownPath(path), Strict.GetString(bytes, start, bytes.Length - start));
        }
        catch (DecoderFallbackException)
        {
            refused = true;
            context.RefuseUse($"`{path}` is not UTF-8 text", "save it as UTF-8");
            return null;
        }
    }

    private static bool IsLost(CommandContext context, string path, string what)
    {
        if (File.Exists(context.FullPath(path)))
        {
            return IsStrange(context, path, what);
        }

        var names = Directory.Exists(Path.GetDirectoryName(context.FullPath(path))) ? Directory.EnumerateFiles(Path.GetDirectoryName(context.FullPath(path))!).Select(Path.GetFileName) : [];
        var hint = NearestName.Hint(Path.GetFileName(path), names.OfType<string>());
        context.RefuseUse($"there is no file `{path}`", hint.Length > 0 ? hint : $"name a file {what}, or `-` for standard input");
        return true;
    }

    private static bool IsStrange(CommandContext context, string path, string what)
    {
        var isStrange = RegularFile.Look(context.FullPath(path)) == FileTrouble.NotRegular;
        if (isStrange)
        {
            context.RefuseUse($"`{path}` is a pipe or a device, not a file", $"name a file {what}, or write `-` and pass the text by standard input");
        }

        return isStrange;
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
