using PolicyEngine.Binding;
using PolicyEngine.Expressions;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>Keeps the document of what is being typed ready, and prepares it in the background when the policy or the kept names have changed.</summary>
public sealed class SurfaceKeeper
{
    private readonly Lock gate = new();
    private (string Key, Task<TypingSurface> Surface)? current;
    private TypingSurface? ready;

    /// <summary>The document as it stands now, or the one before it; <see langword="null"/> before the first. Never waits.</summary>
    public TypingSurface? Ready
    {
        get
        {
            lock (gate)
            {
                return current is { Surface.IsCompletedSuccessfully: true } now ? now.Surface.Result : ready;
            }
        }
    }

    /// <summary>Starts to prepare the document unless that has been done.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="syntax">It as written; asked for in the background.</param>
    /// <param name="kept">Expressions that were given a name.</param>
    public Task<TypingSurface> Prepare(Policy policy, Func<PolicySyntax?> syntax, IReadOnlyList<AskedText> kept)
    {
        var key = string.Join('\n', kept.Select(one => $"{one.Name}={one.Syntax.Value}").Prepend(policy.Model.ContentHash));
        lock (gate)
        {
            if (current is { } now && now.Key == key && !now.Surface.IsFaulted)
            {
                return now.Surface;
            }

            ready = current is { Surface.IsCompletedSuccessfully: true } before ? before.Surface.Result : ready;
            var surface = Task.Run(() => Make(policy, syntax() ?? throw new InvalidOperationException("the policy can't be read"), kept));
            current = (key, surface);
            return surface;
        }
    }

    private static TypingSurface Make(Policy policy, PolicySyntax syntax, IReadOnlyList<AskedText> kept)
    {
        var surface = new TypingSurface(PolicyOutline.Of(PolicyExpressions.Extended(syntax, kept), DecisionView.Name), policy.Model);

        // The first question takes long, so it is asked before anybody waits for the answer.
        new ExpressionCompletion(surface).Complete("as_of.", "as_of.".Length, CancellationToken.None);
        ExpressionColours.ByMeaning(surface, "as_of");
        return surface;
    }
}
