using System.CommandLine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case list</c>: the cases of a store.</summary>
internal static class CaseListCommand
{
    private const int MostLookedAt = 5_000;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var policy = new Option<string?>("--policy") { HelpName = "ID", Description = "Only cases of this policy." };
        var state = new Option<string?>("--state") { HelpName = "STATE", Description = "Only cases in this state." };
        var parent = new Option<string?>("--parts-of") { HelpName = "CASE", Description = "Only the parts of this case." };
        var which = OneOf.Option("--which", "Which cases.", "all", "open", "ended", "due");
        var after = new Option<string?>("--after") { HelpName = "CASE", Description = "Only cases whose id comes after this one, for reading on." };
        var most = new Option<int>("--most") { HelpName = "NUMBER", Description = "The most to list. Default: 200.", DefaultValueFactory = _ => 200 };
        var command = new PolicyCommand("list", "List cases, by id.")
        {
            Examples = [("policy case list --which open", "what is being worked on"), ("policy case list --policy resident-parking-permit --state with_officer", "what waits for an officer")],
            Exits = CaseCommand.Exits,
        };
        CaseArgs.Add(command, policy, state, parent, which, after, most, args.Store, args.KeyFile, args.Format);
        command.SetAction((parsed, _) => CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Reading, async desk =>
        {
            var chosen = parsed.GetValue(which);
            var query = new CaseQuery
            {
                PolicyId = parsed.GetValue(policy),
                State = parsed.GetValue(state),
                Parent = parsed.GetValue(parent),
                IsEnded = chosen is "open" or "due" ? false : chosen == "ended" ? true : null,
                DueBy = chosen == "due" ? desk.Clock.GetUtcNow() : null,
                After = parsed.GetValue(after),
                Most = Math.Clamp(parsed.GetValue(most), 1, 100_000),
            };
            var rows = new List<CaseRow>();
            await foreach (var row in desk.Service.ListAsync(query, context.Cancellation).ConfigureAwait(false))
            {
                rows.Add(row);
            }

            new CaseWriter(context, desk, parsed.GetValue(args.Format)!).Write(rows, () => Text(context, rows, query.Most));
            if (rows.Count == 0)
            {
                await HintAsync(context, desk, query).ConfigureAwait(false);
            }

            return ExitCodes.Done;
        }));
        return command;
    }

    // A misspelt name must not look like a desk without work.
    private static async Task HintAsync(CommandContext context, CaseDesk desk, CaseQuery query)
    {
        var (policies, states) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        await foreach (var row in desk.Service.ListAsync(new CaseQuery { Most = MostLookedAt }, context.Cancellation).ConfigureAwait(false))
        {
            policies.Add(row.PolicyId);
            if (query.PolicyId is null || row.PolicyId == query.PolicyId)
            {
                states.Add(row.State);
            }
        }

        Say(query.PolicyId, policies, "of the policy", "policies");
        Say(query.State, states, "at", "states");

        void Say(string? asked, SortedSet<string> there, string which, string all)
        {
            if (asked is not null && there.Count > 0 && !there.Contains(asked))
            {
                var hint = NearestName.Hint(asked, there);
                context.Error.WriteLine(SafeText.Of($"no case here is {which} `{asked}`; {(hint.Length > 0 ? hint : $"the {all} of cases here are {string.Join(", ", there.Select(name => $"`{name}`"))}")}"));
            }
        }
    }

    private static string Text(CommandContext context, List<CaseRow> rows, int most)
    {
        if (rows.Count == 0)
        {
            return "no cases\n";
        }

        var table = rows.Select(row => new[] { row.CaseId, $"{row.PolicyId} {row.PolicyVersion}", row.IsEnded ? $"{row.State} (ended)" : row.State, row.DueAt is { } due ? $"due {InstantText.Of(context, due)}" : "" }).ToArray();
        var widths = Enumerable.Range(0, 3).Select(column => table.Max(line => line[column].Length)).ToArray();
        var lines = table.Select(line => $"{line[0].PadRight(widths[0])}  {line[1].PadRight(widths[1])}  {line[2].PadRight(widths[2])}  {line[3]}".TrimEnd());
        return string.Join('\n', rows.Count == most ? lines.Append($"… `--after {rows[^1].CaseId}` reads on") : lines) + "\n";
    }
}
