namespace DecideParkingPermit;

/// <summary>What an application for a parking permit says: a property for each fact of the policy that this program can ask. What it leaves out, or leaves null, is not asked.</summary>
/// <param name="ApplicationKind">A first permit or a renewal.</param>
/// <param name="LivesInOxfordshire">Whether the applicant lives in the county.</param>
/// <param name="HasCar">Whether there is a car to park.</param>
/// <param name="MeetsPublishedCriteria">Whether the criteria on the application page are met.</param>
/// <param name="VehicleBand">The car's fee band.</param>
/// <param name="SubmittedOn">The day on which the application was sent.</param>
/// <param name="FeePaid">Whether the fee has been paid.</param>
public sealed record ParkingFacts(
    ApplicationKind? ApplicationKind,
    bool? LivesInOxfordshire,
    bool? HasCar,
    bool? MeetsPublishedCriteria,
    string? VehicleBand,
    DateOnly? SubmittedOn,
    bool? FeePaid);
