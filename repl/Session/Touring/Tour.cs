using PolicyEngine.Repl.Session.Views;

namespace PolicyEngine.Repl.Session.Touring;

/// <summary>A guided session: it says what to type, notices when it was done, and goes on. The person types the real commands, and may do anything else meanwhile.</summary>
internal sealed class Tour(ReplSession session)
{
    private int at;

    /// <summary>Whether it is under way; a tour that was left can be resumed.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>The step as it stands.</summary>
    public string Show()
    {
        var screen = session.Screen;
        if (at >= ParkingTour.Steps.Count)
        {
            return Paragraphs(screen.Raw(session.Paint.Heading("The end of the tour")), ParkingTour.End);
        }

        var step = ParkingTour.Steps[at];
        return Paragraphs(screen.Raw(session.Paint.Heading(FormattableString.Invariant($"Tour, step {at + 1} of {ParkingTour.Steps.Count}: {step.Title}"))), step.Text);
    }

    /// <summary>Leaves a step out.</summary>
    public string Skip()
    {
        Next();
        return Show();
    }

    /// <summary>Looks at what was typed, and adds the next step to what is shown when it did this one.</summary>
    public ReplReply Notice(string line, ReplReply reply)
    {
        if (!IsOn || session.Conversation is not null || at >= ParkingTour.Steps.Count || !ParkingTour.Steps[at].IsDone(new TourMoment(session, line.Trim(), reply)))
        {
            return reply;
        }

        Next();
        return reply switch
        {
            ReplReply.Shown shown => new ReplReply.Shown($"{shown.Text}\n\n{Show()}"),
            ReplReply.Quiet => new ReplReply.Shown(Show()),
            ReplReply.Refused or ReplReply.OpenEditor or ReplReply.Ended => reply,
            _ => throw new ArgumentOutOfRangeException(nameof(reply)),
        };
    }

    private void Next()
    {
        at++;
        IsOn = at < ParkingTour.Steps.Count;
    }

    // A line that stands apart is one to type.
    private string Paragraphs(ScreenText screen, string text)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            _ = paragraph.StartsWith(' ') ? screen.Raw($"    {session.Paint.Id(paragraph.Trim())}") : screen.Add(paragraph);
        }

        return screen.ToString();
    }
}
