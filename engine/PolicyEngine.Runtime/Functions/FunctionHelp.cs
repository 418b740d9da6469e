namespace PolicyEngine.Runtime.Functions;

/// <summary>What people are told about a function or a list operation.</summary>
/// <param name="Name">The name in expressions.</param>
/// <param name="Signature">How it is called, in an officer's words.</param>
/// <param name="Summary">What it gives, in one sentence.</param>
/// <param name="Example">An expression that calls it.</param>
/// <param name="Result">The canonical text of what the example gives.</param>
public sealed record FunctionHelp(string Name, string Signature, string Summary, string Example, string Result);
