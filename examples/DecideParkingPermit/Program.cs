using DecideParkingPermit;
using PolicyEngine;
using PolicyEngine.Documents;

var result = PolicyLoader.Load(args.Length > 0 ? args[0] : "rules");
if (result.Set is not { } policies)
{
    foreach (var problem in result.Diagnostics)
    {
        Console.Error.WriteLine($"{problem.Location}: {problem.Message}; {problem.Help}");
    }

    return 3;
}

var rose = new ParkingFacts(
    ApplicationKind.FirstPermit,
    LivesInOxfordshire: true,
    HasCar: true,
    MeetsPublishedCriteria: true,
    VehicleBand: "band_b",
    SubmittedOn: new DateOnly(2018, 10, 1),
    FeePaid: true);

var decision = policies["resident-parking-permit"].DecideRecord(rose, new DateOnly(2018, 10, 2));

Console.Out.Write(TextRenderer.Render(DecisionDocument.Of(decision)));
return 0;
