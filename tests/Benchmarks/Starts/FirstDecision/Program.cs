// Start to first decision from the disk cache. `keep FOLDER CACHE` compiles the policies into the cache; `decide FOLDER CACHE POLICY FACTS DATE` decides a case from it.
using System.Globalization;
using PolicyEngine;

var options = new LoadOptions { CacheFolder = args[2] };
if (args[0] == "keep")
{
    return PolicyLoader.Load(args[1], options).Succeeded ? 0 : 1;
}

var set = PolicyLoader.LoadWarm(args[1], options);
if (set is null)
{
    Console.Error.WriteLine("the policies are not in the cache");
    return 1;
}

var decision = set[args[3]].DecideJson(args[4], DateOnly.ParseExact(args[5], "yyyy-MM-dd", CultureInfo.InvariantCulture));
Console.WriteLine(decision.Outcome);
return 0;
