// Start to first decision from the disk cache: policies' folder, cache folder, policy, facts, date.
using System.Globalization;
using PolicyEngine;

var set = PolicyLoader.LoadWarm(args[0], new LoadOptions { CacheFolder = args[1] });
if (set is null)
{
    Console.Error.WriteLine("the policies are not in the cache");
    return 1;
}

var decision = set[args[2]].DecideJson(args[3], DateOnly.ParseExact(args[4], "yyyy-MM-dd", CultureInfo.InvariantCulture));
Console.WriteLine(decision.Outcome);
return 0;
