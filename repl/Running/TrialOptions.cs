using System.CommandLine;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Trials;

namespace PolicyEngine.Repl.Running;

/// <summary>The options with which a figure or a worked-out value is tried for one run.</summary>
/// <param name="Parameter">Figures that are not the law.</param>
/// <param name="Assume">Worked-out values that are assumed.</param>
internal sealed record TrialOptions(Option<string[]> Parameter, Option<string[]> Assume)
{
    /// <summary>Makes the options.</summary>
    public static TrialOptions Create() => new(
        new Option<string[]>("--parameter")
        {
            HelpName = "NAME=VALUE",
            Description = "Try another figure for this run: fee=30, fee[band_b]=30, or fee@2025-04-07=30 from that day. The decision is marked as a trial. Repeat it for more.",
            Arity = ArgumentArity.OneOrMore,
        },
        new Option<string[]>("--assume")
        {
            HelpName = "NAME=VALUE",
            Description = "Assume what the policy works out, like income=410, for this run. The decision is marked as a trial. Repeat it for more.",
            Arity = ArgumentArity.OneOrMore,
        });

    /// <summary>What was asked for.</summary>
    public TrialRequests Of(ParseResult parsed) => new(parsed.GetValue(Parameter) ?? [], parsed.GetValue(Assume) ?? []);
}

/// <summary>What is tried.</summary>
/// <param name="Parameters">Figures.</param>
/// <param name="Assumed">Worked-out values.</param>
internal sealed record TrialRequests(IReadOnlyList<string> Parameters, IReadOnlyList<string> Assumed)
{
    /// <summary>Whether nothing is tried.</summary>
    public bool IsEmpty => Parameters.Count == 0 && Assumed.Count == 0;

    /// <summary>The policy to decide under; what is wrong has been said when there is none.</summary>
    public Policy? Find(CommandContext context, string pack, IReadOnlyList<string> rules, out int exitCode)
    {
        if (IsEmpty)
        {
            return PackFinder.Find(context, pack, rules, out exitCode);
        }

        if (PackFinder.FindWithSource(context, pack, rules, out exitCode) is not { } found)
        {
            return null;
        }

        var syntax = found.Loaded.Syntax.First(one => one.Id.Value == found.Policy.Id);
        var answer = PolicyTrial.Of(syntax, found.Policy, Parameters, Assumed, context.Cancellation);
        foreach (var refused in answer.Refused)
        {
            exitCode = context.RefuseUse(refused.Message, refused.Help);
        }

        return answer.Policy;
    }
}
