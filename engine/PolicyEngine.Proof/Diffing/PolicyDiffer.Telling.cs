using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Diffing;

/// <summary>Whether a case tells two versions of a policy apart.</summary>
/// <param name="Case">The first case that does; <see langword="null"/> for none found.</param>
/// <param name="IsProvedSame">Whether it is proved that none does, where each fact that applies is given.</param>
/// <param name="Reason">Why neither is known, in words that follow "not decided: ".</param>
public sealed record TellingCase(ChangedCase? Case, bool IsProvedSame, string Reason);

/// <content>One case in place of all classes.</content>
public sealed partial class PolicyDiffer
{
    /// <summary>Finds a case that comes out otherwise, or by another rule. The two have the same facts and results; their rules stand in the same places.</summary>
    /// <param name="old">The one.</param>
    /// <param name="now">The other.</param>
    /// <param name="hasSameScripts">Whether their scripts are the same text.</param>
    public static TellingCase FindCase(CompiledPolicy old, CompiledPolicy now, bool hasSameScripts)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        return new PolicyDiffer(old, now, hasSameScripts).FindCase();
    }

    private TellingCase FindCase()
    {
        var reason = RecordBlocks.AreSame(old.Model, now.Model) ? "" : RecordBlocks.Reason;
        for (var item = 0; item < now.Model.Items.Length; item++)
        {
            if (!IsResult(now.Model.Items[item]) || Find(old.Model, now.Model.Items[item]) is not (>= 0 and var was) || joined.IsSame(item, was))
            {
                continue;
            }

            var pair = new ResultPair(was, item);
            var classes = prover.IsImpossible(Differs(joined, pair)) ? [] : ClassesOf(pair).Select(one => one.Of(joined));
            foreach (var statement in classes.Concat(OtherRules(pair)))
            {
                switch (prover.Ask(statement))
                {
                    case Possible possible:
                        return new TellingCase(CaseOf(possible.Witness), false, "");
                    case NotDecided open:
                        reason = open.Reason;
                        break;
                    default:
                        break;
                }
            }
        }

        return new TellingCase(null, reason.Length == 0, reason);
    }

    // A rule that decides, or advises, in the one and not in the other.
    private IEnumerable<Statement> OtherRules(ResultPair pair)
    {
        var (left, right) = (old.Model.Items[pair.Old].Rules, now.Model.Items[pair.New].Rules);
        for (var rule = 0; left is not null && rule < left.Rules.Length && rule < right?.Rules.Length; rule++)
        {
            var place = rule;
            var isOneOfMany = left.Rules[rule].Advisory || left.Hit == HitPolicy.Any;
            Statement Comes(int item) => isOneOfMany ? Say.Applies(item) & Say.RuleFires(item, place) : Say.RuleDecides(item, place);
            Statement Stays(int item) => isOneOfMany ? Say.Applies(item) & Say.RuleIsOut(item, place) : Say.IsSettled(item) & !Say.RuleDecides(item, place);
            yield return Sides.Linked(joined) & Sides.On(joined, false, pair.Old, Comes) & Sides.On(joined, true, pair.New, Stays);
            yield return Sides.Linked(joined) & Sides.On(joined, false, pair.Old, Stays) & Sides.On(joined, true, pair.New, Comes);
        }
    }
}
