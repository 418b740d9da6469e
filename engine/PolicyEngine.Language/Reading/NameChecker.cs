using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Holds all names of a policy together: expressions see them side by side, so none may stand for two things or for a word of the expressions.</summary>
internal sealed class NameChecker(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, (string Thing, SourceSpan Place)> known = new(StringComparer.Ordinal);

    /// <summary>Adds a name and reports it when it is taken or reserved.</summary>
    /// <param name="name">The name.</param>
    /// <param name="thing">What it names, with its article: <c>a fact</c>.</param>
    public void Add(Written<string> name, string thing)
    {
        CheckWord(name, diagnostics);
        if (ReservedNames.Engine.Contains(name.Value))
        {
            diagnostics.Add(ReadingDiagnostics.EngineName, name.Span, name.Value, Other(name.Value));
        }

        if (!known.TryAdd(name.Value, (thing, name.Span)) && name.Value.Length > 0)
        {
            var (other, place) = known[name.Value];
            diagnostics.Add(ReadingDiagnostics.NameTwice, name.Span, name.Value, other, Examples.PlaceOf(place, name.Span));
        }
    }

    /// <summary>Takes a name that was checked elsewhere.</summary>
    /// <param name="name">The name.</param>
    /// <param name="thing">What it names, with its article.</param>
    public void Know(Written<string> name, string thing) => known.TryAdd(name.Value, (thing, name.Span));

    /// <summary>Reports options that stand twice, or that expressions could not write.</summary>
    public static void CheckOptions(IEnumerable<OptionSyntax> options, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (!seen.Add(option.Name.Value))
            {
                diagnostics.Add(ReadingDiagnostics.OptionTwice, option.Name.Span, option.Name.Value);
            }

            CheckWord(option.Name, diagnostics);
            if (option.Name.Value is "as_of" or "outcome")
            {
                diagnostics.Add(ReadingDiagnostics.EngineName, option.Name.Span, option.Name.Value, Other(option.Name.Value));
            }
        }
    }

    /// <summary>Reports a name that is a word of the expressions.</summary>
    public static void CheckWord(Written<string> name, DiagnosticBag diagnostics)
    {
        if (ReservedNames.Words.Contains(name.Value))
        {
            diagnostics.Add(ReadingDiagnostics.ReservedWord, name.Span, name.Value, Other(name.Value));
        }
    }

    /// <summary>Reports ids that stand twice in a block.</summary>
    public static void CheckIds(IEnumerable<Written<string>> ids, string thing, DiagnosticBag diagnostics)
    {
        var places = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var id in ids.Where(id => id.Value.Length > 0))
        {
            if (!places.TryAdd(id.Value, id.Span))
            {
                diagnostics.Add(ReadingDiagnostics.IdTwice, id.Span, id.Value, thing, Examples.PlaceOf(places[id.Value], id.Span));
            }
        }
    }

    private static string Other(string name) => name switch
    {
        "from" => "from_date",
        "outcome" => "final_outcome",
        "as_of" => "decision_day",
        "date" => "date_of_birth",
        "time" => "start_time",
        _ => "the_" + name,
    };
}
