namespace PolicyEngine.Model.Runtime;

/// <summary>The compiled code of one policy. Emission generates the only subclasses; one instance serves all threads.</summary>
/// <remarks>
/// A subclass has a public constructor that takes a <see cref="PolicyData"/>, and a nested struct, <see cref="PlainType"/>, which is the plain form: one public field a fact, named as the fact, a constructor
/// <c>(code, as_of)</c>, a method <c>void Decide()</c> that computes the outcome and all parts and outputs that apply, and a property for every item, named as the item.
/// <c>Decide</c> throws <see cref="UnavailableException"/> when the plain form cannot answer, and any other exception is a fault.
/// </remarks>
public abstract class PolicyCode
{
    /// <summary>Makes an empty frame of the explained form, with no fact set.</summary>
    public abstract PolicyFrame CreateFrame(DateOnly asOf);

    /// <summary>The struct of the plain form.</summary>
    public abstract Type PlainType { get; }
}
