using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Pages;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions;

/// <content>The first lines of a session.</content>
public sealed partial class ReplSession
{
    /// <summary>What is open, on which day, and what to do first.</summary>
    public Page Greeting()
    {
        lock (gate)
        {
            if (CaseOrNone is not { } open)
            {
                return ShowShelf() is { } shelf
                    ? shelf.Blank().Add(":help says what one can do, and :tour shows it in ten minutes.")
                    : new Page().Add("There is no policy here: `policy new NAME` makes one, and `--rules FOLDER` says where others are. :help says what one can do.");
            }

            var screen = new Page().Line(new TextRun(open.Policy.Title, Tone.Heading), new TextRun($", on {DayText.Of(AsOf)}"));
            if (!open.Decision.IsInForce)
            {
                var model = open.Policy.Model;
                screen.Add($"The policy is in force {PolicyWords.Dates(model.InForceFrom, model.InForceTo)} only: `:as-of {Model.ValueText.Format(model.InForceFrom, null)}` decides as of its first day.");
            }

            screen.Add("Give a fact like `name = value`; :ask asks for them one by one; :help says what else one can do, and :tour shows it in ten minutes.");
            return open.IsEmpty ? screen : screen.Apart(ShowShort());
        }
    }

    /// <summary>The policies that can be opened; <see langword="null"/> when there are none.</summary>
    public Page? ShowShelf()
    {
        var shelf = SessionLibrary.Shelf(Workspace, Options.Rules);
        return shelf.Count == 0 ? null : new Page().Section(":use opens one", shelf.Select(policy => (policy.Id.Value, policy.Title.Value)));
    }
}
