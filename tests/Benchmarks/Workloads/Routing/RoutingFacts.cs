namespace PolicyEngine.Benchmarks.Workloads.Routing;

/// <summary>What is known of an enquiry.</summary>
public sealed record RoutingFacts(Category Category, long Urgency, decimal Amount);

/// <summary>What an enquiry is about.</summary>
public enum Category
{
    Adoption,
    Benefits,
    BinCollection,
    Births,
    BlueBadge,
    Burials,
    BusPasses,
    CouncilTax,
    Elections,
    Fostering,
    Highways,
    Housing,
    Libraries,
    Licensing,
    Parking,
    Planning,
    Recycling,
    SchoolPlaces,
    SocialCare,
    Treasury,
}

/// <summary>Who deals with it.</summary>
public enum Team
{
    Desk,
    Advisers,
    Specialists,
    Duty,
    Finance,
    Legal,
    Managers,
    ByHand,
}

/// <summary>Whether the table could route it, and to whom.</summary>
public enum RoutingOutcome
{
    Routed,
    Manual,
}

/// <summary>The answer.</summary>
public readonly record struct RoutingResult(RoutingOutcome Outcome, Team Team);
