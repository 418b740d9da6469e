using System.Globalization;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Sweeps;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Views;

/// <summary>A sweep as a bar with letters for its stretches, and the stretches with their exact ends.</summary>
public sealed class SweepView(PolicyModel model, Fact fact)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int MostStretches = 26;

    private readonly Page screen = new();

    /// <summary>The text.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="isCut">Whether the range that was asked for reached beyond it.</param>
    public Page Show(FactSweep sweep, bool isCut)
    {
        var changing = sweep.Tracks.Where(track => track.Stretches.Length > 1 || track.Stretches[0].Slides).ToList();
        screen.Line($"{fact.Name} from {sweep.Low} to {sweep.High}", Tone.Heading);
        screen.Add(isCut ? "The rest of the range that you gave is outside what the policy allows, or too large to go over." : "");
        foreach (var track in changing)
        {
            Track(sweep, track);
        }

        var same = sweep.Tracks.Except(changing).ToList();
        if (changing.Count == 0)
        {
            screen.Add($"Nothing changes: {string.Join("; ", same.Select(track => $"{Title(track)}: {track.Stretches[0].Shown}"))}.");
        }
        else if (same.Count > 0)
        {
            screen.Blank().Add($"The same throughout: {string.Join("; ", same.Select(track => $"{Title(track)}: {track.Stretches[0].Shown}"))}.");
        }

        return screen.Blank().Add(HowSearched(sweep));
    }

    private static string Title(SweepTrack track) => track.Kind == ItemKind.Outcome ? "outcome" : track.Title;

    private void Track(FactSweep sweep, SweepTrack track)
    {
        screen.Heading(Title(track));
        var letters = LettersOf(track);
        if (IsOrdered && track.Stretches.Length <= MostStretches)
        {
            screen.Put(new PageBlock.Bar(sweep.Steps, [.. track.Stretches.Select((stretch, at) => new BarPart(letters[at], stretch.First))]));
        }

        foreach (var (stretch, at) in track.Stretches.Select((stretch, at) => (stretch, at)).Take(MostStretches))
        {
            var value = stretch.Slides ? $"from {stretch.Shown} to {stretch.ShownAtEnd}, changing all along" : stretch.Shown;
            screen.Add($"{Where(stretch)}: {value}", 2, IsOrdered ? $"{letters[at]}  " : "");
        }

        if (track.Stretches.Length > MostStretches)
        {
            screen.Add($"and {Counted.Of(track.Stretches.Length - MostStretches, "more stretch", "more stretches")}; a narrower range shows them", 2);
        }
    }

    private bool IsOrdered => fact.Type is not (FactType.YesNo or FactType.Choice);

    // Stretches with the same value have the same letter.
    private static char[] LettersOf(SweepTrack track)
    {
        var values = track.Stretches.Select(stretch => stretch.Slides ? "\0" + stretch.First.ToString(CultureInfo.InvariantCulture) : stretch.Shown).Distinct().ToList();
        return [.. track.Stretches.Select(stretch => Letters[values.IndexOf(stretch.Slides ? "\0" + stretch.First.ToString(CultureInfo.InvariantCulture) : stretch.Shown) % Letters.Length])];
    }

    private string Where(SweepStretch stretch)
    {
        if (!IsOrdered)
        {
            var names = fact.Type == FactType.YesNo ? ["no", "yes"] : model.Choices[fact.ChoiceSet].Options.Select(option => option.Name).ToArray();
            return string.Join(", ", names[(int)stretch.First..((int)stretch.Last + 1)]);
        }

        return stretch.First == stretch.Last ? stretch.From : $"{stretch.From} to {stretch.To}";
    }

    private static string HowSearched(FactSweep sweep)
    {
        var tried = sweep.Tried.ToString("#,##0", CultureInfo.InvariantCulture);
        if (sweep.IsEveryValue)
        {
            return $"Every value was tried ({tried}), so nothing was missed.";
        }

        var steps = sweep.Stride is { } stride ? $" in steps of {stride}" : "";
        var searched = sweep.IsEveryStep ? $"Every value{steps} was tried ({tried})"
            : $"{tried} values{steps} were tried: each figure that the policy names, the values beside it, and a grid between{(sweep.Doubts.IsEmpty ? "" : ", and each change was followed to the exact point")}";
        return sweep.Doubts.IsEmpty ? $"{searched}. The policy only compares the fact with figures, so nothing was missed."
            : $"{searched}. What comes and goes between two of them would be missed; it would have to come from {string.Join(", ", sweep.Doubts.Take(4).Select(text => $"`{text}`"))}{(sweep.Doubts.Length > 4 ? " and others" : "")}.{(sweep.IsEveryStep ? "" : " A narrower range tries every value.")}";
    }
}
