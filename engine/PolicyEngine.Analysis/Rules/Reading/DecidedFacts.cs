using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Reading;

/// <summary>The facts that a decision needs: those that a request for information can name.</summary>
internal static class DecidedFacts
{
    /// <summary>The places of the facts on which the outcome, a part or an output hangs.</summary>
    public static HashSet<int> Of(PolicyModel model)
    {
        var reads = model.Items.Where(item => item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output).SelectMany(item => PolicyParts.ReadsOf(item, model));
        return [.. PolicyUses.Of(model).Closure(reads).Where(slot => PolicyParts.FactAt(model, slot) is not null)];
    }
}
