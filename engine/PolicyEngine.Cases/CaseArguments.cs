using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Cases;

/// <summary>The facts that come with a trigger, before they are held against the case's policy.</summary>
public sealed class CaseArguments
{
    private readonly Func<PolicyModel, FactReading> read;

    private CaseArguments(Func<PolicyModel, FactReading> read) => this.read = read;

    /// <summary>No facts.</summary>
    public static CaseArguments None { get; } = new(model => new FactReading(FactSet.Empty(model), []));

    /// <summary>Facts as somebody gave them in a text.</summary>
    public static CaseArguments Of(GivenFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new CaseArguments(model => FactReader.Read(model, facts));
    }

    /// <summary>Facts by name, as values of the host language; <see langword="null"/> for asked and not known.</summary>
    public static CaseArguments Of(IReadOnlyDictionary<string, object?> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new CaseArguments(model => FactReader.Read(model, facts));
    }

    /// <summary>Facts as one JSON object.</summary>
    public static CaseArguments OfJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new CaseArguments(model =>
        {
            var file = new SourceFile("facts.json", json);
            var (facts, problems) = FactReader.ReadJson(file);
            return problems.Count > 0 ? new FactReading(null, problems)
                : facts.Count == 1 ? FactReader.Read(model, facts[0])
                : new FactReading(null, [FactDiagnostics.NotAnObject.At(file.Span(0, Math.Min(1, json.Length)))]);
        });
    }

    /// <summary>Facts that were read already.</summary>
    internal static CaseArguments Of(FactSet facts) => new(_ => new FactReading(facts, []));

    internal FactReading Read(PolicyModel model) => read(model);
}
