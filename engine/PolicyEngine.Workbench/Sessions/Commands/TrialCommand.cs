using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:parameter</c> and <c>:assume</c>: try a figure or a worked-out value, and never keep it.</summary>
public sealed class TrialCommand : SessionCommand
{
    private const string Off = "off";

    private readonly bool isFigure;

    private TrialCommand(bool isFigure, string name, string usage, string does)
        : base(name, usage, does) => this.isFigure = isFigure;

    /// <summary>The command that tries figures.</summary>
    public static TrialCommand Figures { get; } = new(true, "parameter", "parameter [NAME=VALUE|off]", "try another figure; the answer says that it is not the law");

    /// <summary>The command that assumes worked-out values.</summary>
    public static TrialCommand Values { get; } = new(false, "assume", "assume [NAME=VALUE|off]", "assume what the policy works out; the answer says so");

    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Understand;

    /// <inheritdoc/>
    public override string Help => $"Without anything it lists what is tried; `:{Name} off` ends it. What is tried is never kept: no case, letter or approval can be made of it.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => isFigure
        ? [(":parameter fee=30", "on all days"), (":parameter fee@2025-04-07=30", "from a day on"), (":parameter limit[band_b]=5", "of one key"), (":parameter off", "back to the law")]
        : [(":assume income=410", "in place of working it out"), (":assume off", "worked out again")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var now = isFigure ? session.TriedFigures : session.Assumed;
        if (argument.Length == 0)
        {
            return new ReplReply.Shown(now.Count == 0 ? "nothing is tried; the figures are those of the policy" : string.Join("\n", now));
        }

        var name = argument.Split('=')[0].Trim();
        IReadOnlyList<string> next = argument == Off ? [] : [.. now.Where(one => one.Split('=')[0].Trim() != name), argument];
        return isFigure ? session.Try(next, session.Assumed, cancellation) : session.Try(session.TriedFigures, next, cancellation);
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument)
    {
        var model = session.WrittenPolicy.Model;
        var names = isFigure ? model.Parameters.Select(one => new CompletionItem(one.Name, "figure", one.Title)) : model.Items.Where(item => item.IsNamed).Select(item => new CompletionItem(item.Name, "value", item.Title));
        return names.Append(new CompletionItem(Off, "end", ""));
    }
}
