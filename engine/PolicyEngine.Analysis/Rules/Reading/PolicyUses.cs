using System.Runtime.CompilerServices;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Reading;

/// <summary>What is used for what: a name counts as used only when an answer, or a case's life, hangs on it in the end.</summary>
internal sealed class PolicyUses
{
    private static readonly ConditionalWeakTable<PolicyModel, PolicyUses> Known = [];

    private readonly PolicyModel model;

    private PolicyUses(PolicyModel model)
    {
        this.model = model;
        var answers = model.Items.Where(PolicyParts.IsAnswer).ToArray();
        Deciding = Closure(answers.SelectMany(DecidingReads).Concat(Handled(model.Lifecycle)).Concat(RecordUses.Of(model, uses => uses.Deciding)), DecidingReads);
        Advising = Closure(Deciding.Concat(answers.SelectMany(item => PolicyParts.ReadsOf(item, model))).Concat(RecordUses.Of(model, uses => uses.Advising)));
        var read = Advising.Select(slot => PolicyParts.ItemAt(model, slot)).OfType<Item>().Concat(answers);
        var texts = read.SelectMany(PolicyParts.TextsOf).Concat(model.Lifecycle is { } lifecycle ? PolicyParts.TextsOf(lifecycle) : []);
        All = Closure(Advising.Concat(texts.SelectMany(PolicyParts.ShownBy)).Concat(RecordUses.Of(model, uses => uses.All)));

        // A name may stand for a guarantee alone; a fact is asked of people, and is needed for an answer or not at all.
        var promised = model.Items.Where(item => item.Kind is ItemKind.Guarantee or ItemKind.Valid).SelectMany(item => PolicyParts.ReadsOf(item, model));
        All = [.. All, .. Closure(promised).Where(slot => slot >= model.Facts.Length)];
    }

    /// <summary>The slots on which an answer hangs.</summary>
    public IReadOnlySet<int> Deciding { get; }

    /// <summary>These, and the slots on which advice hangs.</summary>
    public IReadOnlySet<int> Advising { get; }

    /// <summary>These, and the slots that are shown in texts.</summary>
    public HashSet<int> All { get; }

    /// <summary>The uses of a policy's names, found once.</summary>
    public static PolicyUses Of(PolicyModel model) => Known.GetValue(model, policy => new PolicyUses(policy));

    /// <summary>The slots that some slots hang on, these included: what definitions read, and what makes facts applicable.</summary>
    public HashSet<int> Closure(IEnumerable<int> slots) => Closure(slots, item => PolicyParts.ReadsOf(item, model));

    /// <summary>The slots that some slots hang on, short of other answers.</summary>
    public HashSet<int> WithinAnswer(IEnumerable<int> slots) => Closure(slots, item => PolicyParts.IsAnswer(item) ? [] : PolicyParts.ReadsOf(item, model));

    private HashSet<int> Closure(IEnumerable<int> slots, Func<Item, IEnumerable<int>> reads)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>(slots);
        while (open.TryPop(out var slot))
        {
            foreach (var next in found.Add(slot) ? Reads(slot, reads) : [])
            {
                open.Push(next);
            }
        }

        return found;
    }

    private IEnumerable<int> Reads(int slot, Func<Item, IEnumerable<int>> reads) =>
        PolicyParts.ItemAt(model, slot) is { } item ? reads(item)
        : PolicyParts.FactAt(model, slot) is { OnlyIf: { } relevance } ? PolicyParts.ReadsOf(relevance, model)
        : [];

    // Advice decides nothing; the rest of a block does.
    private IEnumerable<int> DecidingReads(Item item) => item.Rules is not { } block ? PolicyParts.ReadsOf(item, model)
        : block.Rules.Where(rule => !rule.Advisory).SelectMany(PolicyParts.ExpressionsOf).Append(block.Otherwise?.Then).Append(item.OnlyIf).OfType<SkeletonNode>().SelectMany(node => PolicyParts.ReadsOf(node, model));

    // What comes with a trigger, or is set by a step, is of use to whoever handles the case.
    private static IEnumerable<int> Handled(Lifecycle? lifecycle) => lifecycle is null ? []
        : lifecycle.Triggers.SelectMany(trigger => trigger.Takes).Select(argument => argument.Fact).Concat(PolicyParts.StepsOf(lifecycle).Select(step => step.Fact)).Where(fact => fact >= 0);
}
