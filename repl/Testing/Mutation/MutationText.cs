using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing.Mutation;

namespace PolicyEngine.Repl.Testing.Mutation;

/// <summary>Mutants for people: each survivor with its place and a case that would notice it, then the score.</summary>
internal sealed class MutationText(CommandContext context, TextWriter writer, Paint paint)
{
    /// <summary>The score in a sentence.</summary>
    public static string Sentence(MutationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var without = result.Survivors.Count(survivor => survivor is { Case: null, IsProvedSame: false });
        return FormattableString.Invariant($"{result.Score} % of the mutants of {result.Suite.Policy.Id} are noticed: {result.Killed} noticed, {Counted.Of(result.Survivors.Length, "survives", "survive")}")
            + (result.Same > 0 ? FormattableString.Invariant($" ({result.Same} of them proved to mean the same)") : "")
            + (without > 0 ? FormattableString.Invariant($" ({without} of them with no case found that tells them apart; they may mean the same)") : "")
            + (result.Refused > 0 ? FormattableString.Invariant($"; {result.Refused} more are refused by the checks") : "")
            + (result.Left > 0 ? FormattableString.Invariant($"; {result.Left} were not tried") : "");
    }

    /// <summary>Writes the survivors of a policy and the score.</summary>
    public void Write(MutationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteLine();
        writer.WriteLine(paint.Heading($"mutants of {result.Suite.Policy.Id}"));
        foreach (var survivor in result.Survivors)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            WriteSurvivor(survivor);
        }

        WriteWrapped("  ", Sentence(result), text => result.Survivors.IsEmpty ? paint.Good(text) : paint.Warning(text));
    }

    private void WriteSurvivor(Survivor survivor)
    {
        var place = survivor.Mutant.Place;
        WriteWrapped("  ", $"survives in {survivor.Mutant.Within}: {survivor.Mutant.What}", paint.Warning);
        writer.WriteLine($"    {context.ShownPath(place.Location.File)}:{place.Location.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        if (SourceExcerpt.Of(place, Math.Max(20, context.Width - 6)) is { } excerpt)
        {
            writer.WriteLine($"      {excerpt.Line}".TrimEnd());
            writer.WriteLine($"      {paint.Warning(excerpt.Marks)}");
        }

        if (survivor.IsProvedSame)
        {
            writer.WriteLine("    proved to mean the same: with each fact given that applies, no case on any day tells it apart");
        }
        else if (survivor.Case is null)
        {
            writer.WriteLine($"    no case found that tells it apart, in {Counted.Of(survivor.Tried, "try", "tries")}; it may mean the same");
        }
        else
        {
            writer.WriteLine("    this case would notice it, once somebody has looked at what it expects:");
            foreach (var line in survivor.Case.TrimEnd('\n').Split('\n'))
            {
                writer.WriteLine($"    {SafeText.Of(line)}");
            }
        }

        writer.WriteLine();
    }

    private void WriteWrapped(string lead, string text, Func<string, string> colour)
    {
        foreach (var line in TextWrap.Lines(SafeText.Of(text), context.Width - 4))
        {
            writer.WriteLine(lead + colour(line));
            lead = "    ";
        }
    }
}
