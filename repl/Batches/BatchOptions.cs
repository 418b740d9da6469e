using System.Collections.Immutable;
using System.CommandLine;
using PolicyEngine.Bulk;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Batches;

/// <summary>The options with which a command reads many rows: where they come from, and what their columns are.</summary>
internal sealed class BatchOptions
{
    private const string Here = "-";
    private readonly Option<string?> input = new("--in", "-i") { HelpName = "FILE", Description = "The rows: CSV, JSON Lines (.jsonl) or Parquet; `-` reads standard input. With --from, the database." };
    private readonly Option<string?> form = new("--in-form") { HelpName = "FORM", Description = "How the rows are written, where the ending does not say it: csv, jsonl or parquet." };
    private readonly Option<string?> from = new("--from") { HelpName = "QUERY", Description = "Decide the rows of a query, like \"select * from people\", of the SQLite, DuckDB or PostgreSQL database that --in names." };
    private readonly Option<string?> asOf = new("--as-of") { HelpName = "DAY", Description = "The day of the decisions, like 2018-09-18, or the column that holds it. Default: today." };
    private readonly Option<string?> map = new("--map") { HelpName = "FILE", Description = "What the columns are, as YAML: a heading and a fact's name a line, or `keep`, `leave_out` or `as_of`." };
    private readonly Option<string[]> keep = Names("--keep", "Columns that are kept in the output as they are, like id,ward. Repeat it for more.");
    private readonly Option<string[]> leaveOut = Names("--leave-out", "Columns that nobody needs. Repeat it for more.");
    private readonly Option<string?> dates = new("--dates") { HelpName = "FORM", Description = "The one form of dates, like dd/MM/yyyy. Default: yyyy-MM-dd." };
    private readonly Option<string[]> notKnown = Names("--not-known", "Words for asked and not known, besides `?` and `n/k`.");
    private readonly Option<string?> encoding = new("--encoding") { HelpName = "NAME", Description = "The encoding of a text, like windows-1252. Default: UTF-8, or what the file's first bytes say." };
    private readonly Option<string?> separator = new("--separator") { HelpName = "CHARACTER", Description = "The separator of CSV, `tab` for tabs. Default: found out." };
    private readonly Option<int?> threads = Running.WholeNumber.Option("--threads", "N", 1, 256, "How many work side by side. Default: one a core.");

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [input, form, from, asOf, map, keep, leaveOut, dates, notKnown, encoding, separator, threads];

    /// <summary>How many work side by side; 0 for one a core.</summary>
    public int Threads(ParseResult parsed) => parsed.GetValue(threads) ?? 0;

    /// <summary>The input, or <see langword="null"/> when it cannot be meant, which has then been said.</summary>
    public BatchInput? Input(CommandContext context, ParseResult parsed)
    {
        if (parsed.GetValue(input) is not { Length: > 0 } path)
        {
            context.RefuseUse("there are no rows to decide", "name the file with --in, or `--in -` for standard input");
            return null;
        }

        if (Form(context, parsed.GetValue(form), path) is not { } written || Separator(context, parsed.GetValue(separator)) is not { } between)
        {
            return null;
        }

        var isServer = path.StartsWith("postgres://", StringComparison.Ordinal) || path.StartsWith("postgresql://", StringComparison.Ordinal);
        return new BatchInput
        {
            Name = path == Here ? "standard input" : isServer ? "the PostgreSQL server" : context.ShownPath(path),
            Path = path == Here || isServer ? null : context.FullPath(path),
            Database = isServer ? path : null,
            Stream = path == Here ? context.OpenBytes() : null,
            Format = written,
            Encoding = parsed.GetValue(encoding),
            Separator = between.Length == 0 ? null : between[0],
            Query = parsed.GetValue(from),
        };
    }

    /// <summary>What the columns are, and the day; <see langword="null"/> when something cannot be meant, which has then been said.</summary>
    public (ColumnChoice Columns, DateOnly Day)? Columns(CommandContext context, ParseResult parsed, Policy policy)
    {
        if (Mapped(context, parsed.GetValue(map)) is not { } mapped)
        {
            return null;
        }

        var given = parsed.GetValue(asOf);
        var isDay = given is not null && DayText.TryRead(given, out _);
        DateOnly day = default;
        if (!isDay || !DayText.TryRead(given!, out day))
        {
            day = DayText.Today(context.Clock, policy.Model);
        }

        string[] Role(string role) => [.. mapped.Where(pair => pair.Value == role).Select(pair => pair.Key)];
        var columns = new ColumnChoice
        {
            Facts = mapped.Where(pair => pair.Value is not ("keep" or "leave_out" or "as_of")).ToImmutableDictionary(StringComparer.Ordinal),
            Keep = [.. Split(parsed.GetValue(keep)), .. Role("keep")],
            LeaveOut = [.. Split(parsed.GetValue(leaveOut)), .. Role("leave_out")],
            AsOf = given is null || isDay ? Role("as_of").FirstOrDefault() : given,
            DateForm = parsed.GetValue(dates) ?? "yyyy-MM-dd",
            NotKnown = [.. Split(parsed.GetValue(notKnown))],
        };
        return (columns, day);
    }

    /// <summary>Names between commas.</summary>
    public static IEnumerable<string> Split(string[]? names) => (names ?? []).SelectMany(text => text.Split(',')).Select(name => name.Trim()).Where(name => name.Length > 0);

    /// <summary>An option that takes names.</summary>
    public static Option<string[]> Names(string name, string description) => new(name) { HelpName = "NAMES", Description = description, Arity = ArgumentArity.OneOrMore };

    /// <summary>The form of a file: as it is stated, or by its ending.</summary>
    public static RowFormat? Form(CommandContext context, string? stated, string path)
    {
        var ending = Path.GetExtension(path).ToUpperInvariant();
        RowFormat? form = stated switch
        {
            "csv" => RowFormat.Csv,
            "jsonl" or "json" => RowFormat.JsonLines,
            "parquet" => RowFormat.Parquet,
            null => ending is ".JSONL" or ".NDJSON" or ".JSON" ? RowFormat.JsonLines : ending is ".PARQUET" ? RowFormat.Parquet : RowFormat.Csv,
            _ => null,
        };
        if (form is null)
        {
            context.RefuseUse($"there is no form `{stated}` of rows", "the forms are csv, jsonl and parquet");
        }

        return form;
    }

    private static string? Separator(CommandContext context, string? given)
    {
        if (given is null or "," or ";" or "|" or "\t" or "tab")
        {
            return given == "tab" ? "\t" : given ?? "";
        }

        context.RefuseUse($"`{given}` separates no cells", "write one of , ; | or tab");
        return null;
    }

    private static Dictionary<string, string>? Mapped(CommandContext context, string? path)
    {
        var mapped = new Dictionary<string, string>(StringComparer.Ordinal);
        if (path is null)
        {
            return mapped;
        }

        var diagnostics = new DiagnosticBag();
        if (context.Said(FactSources.ReadGiven(context.Workspace, context.In, path, diagnostics), out _) is not { } documents)
        {
            return null;
        }

        foreach (var entry in documents.SelectMany(document => document.Facts.Entries))
        {
            if (entry.Value is not GivenScalar value || !mapped.TryAdd(entry.Name, value.Text))
            {
                context.RefuseUse($"`{path}` does not say what the column `{entry.Name}` is", "write one heading and one fact a line, like `Date of birth: date_of_birth`");
                return null;
            }
        }

        if (diagnostics.HasErrors)
        {
            new DiagnosticText(context, context.Error, context.ErrorPaint).Write(diagnostics.Sorted());
            return null;
        }

        return mapped;
    }
}
