namespace PolicyEngine.Runtime;

/// <summary>The compiled code of one policy. Emission generates the only subclasses; one instance serves all threads.</summary>
/// <remarks>
/// A subclass has a public constructor that takes a <see cref="PolicyData"/>, and a nested struct, <see cref="PlainType"/>, which is the plain form: a public field <c>__F0</c> … a fact by its place and
/// a public field <c>__N0</c> … that says that it is not given, a method
/// <c>void __Start(code, as_of)</c> to begin with, a method <c>void __Decide()</c> that computes the outcome and all parts and outputs that apply, and by each item's place a field <c>__V0</c> … with its value and,
/// where it does not always apply, a field <c>__B0</c> … that is above 0 when it does. After <c>__Decide</c> a field
/// <c>__missing</c> is yes where the plain form cannot answer; it may throw <see cref="UnavailableException"/> instead, and any other exception is a fault unless something is missing.
/// </remarks>
public abstract class PolicyCode
{
    /// <summary>Makes an empty frame of the explained form, with no fact set.</summary>
    public abstract PolicyFrame CreateFrame(DateOnly asOf);

    /// <summary>The code of a block for one record, by its place among <see cref="Model.PolicyModel.Blocks"/>.</summary>
    public virtual PolicyCode Record(int block) => throw new ArgumentOutOfRangeException(nameof(block));

    /// <summary>The struct of the plain form.</summary>
    public abstract Type PlainType { get; }
}
