using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Typed;

namespace PolicyEngine;

/// <summary>A policy that can decide. Immutable and safe for any number of threads.</summary>
public sealed class Policy
{
    private readonly PolicySet set;

    internal Policy(CompiledPolicy compiled, PolicySet set) => (Compiled, this.set) = (compiled, set);

    /// <summary>The policy's id; of a locality's, <c>base@locality</c>.</summary>
    public string Id => Model.Id;

    /// <summary>The title that people read.</summary>
    public string Title => Model.Title;

    /// <summary>The policy as data: facts with their questions, parameters by date, rules, tables, notes.</summary>
    public PolicyModel Model => Compiled.Model;

    /// <summary>The compiled policy.</summary>
    public CompiledPolicy Compiled { get; }

    /// <summary>Decides a case.</summary>
    /// <param name="facts">What is known, read for this policy.</param>
    /// <param name="asOf">The date of the decision: it chooses the rules and figures in effect, and is <c>as_of</c> in expressions.</param>
    /// <param name="options">The decision's name; by default it has none.</param>
    public Decision Decide(FactSet facts, DateOnly asOf, DecideOptions? options = null) => WatchedDecision.Of(this, facts, asOf, options, set.Log);

    /// <summary>
    /// Decides a case from values by name: yes/no as <see cref="bool"/>, whole numbers as <see cref="long"/> or <see cref="int"/>, numbers and money as <see cref="decimal"/>, <see cref="DateOnly"/>,
    /// <see cref="TimeOnly"/>, texts and options as <see cref="string"/> or an enum, lists as sequences of dictionaries. A name left out is not asked; <see langword="null"/> is asked and not known.
    /// </summary>
    /// <exception cref="FactsRefusedException">A name, type, range or option is wrong; nothing was decided.</exception>
    public Decision Decide(IReadOnlyDictionary<string, object?> facts, DateOnly asOf, DecideOptions? options = null) => Decide(Accept(FactReader.Read(Model, facts, asOf)), asOf, options);

    /// <summary>Decides a case from one JSON object of facts. Numbers keep their digits; <c>null</c> is asked and not known.</summary>
    /// <exception cref="FactsRefusedException">The JSON or a fact in it is wrong; nothing was decided.</exception>
    public Decision DecideJson(string json, DateOnly asOf, DecideOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var file = new SourceFile("facts.json", json);
        var (facts, diagnostics) = FactReader.ReadJson(file);
        if (diagnostics.Count > 0 || facts.Count != 1)
        {
            throw new FactsRefusedException(diagnostics.Count > 0 ? diagnostics : [DoorDiagnostics.NotOneCase.At(file.Span(0, Math.Min(1, json.Length)), facts.Count)]);
        }

        return Decide(Accept(FactReader.Read(Model, facts[0], asOf)), asOf, options);
    }

    /// <summary>
    /// Decides a case from a typed object: each public property is the fact of the same name, written <c>ReceivesPip</c> for <c>receives_pip</c>. A nullable property that is null, and a fact without a property, is not asked.
    /// </summary>
    /// <typeparam name="TFacts">A record, class or struct.</typeparam>
    /// <exception cref="ArgumentException">A property is no fact of the policy, or has another type than its fact.</exception>
    /// <exception cref="FactsRefusedException">A value is outside the range of its fact; nothing was decided.</exception>
    public Decision DecideRecord<TFacts>(TFacts facts, DateOnly asOf, DecideOptions? options = null)
        where TFacts : notnull
    {
        var (accepted, refused) = RecordReader<TFacts>.Of(this).Read(facts, asOf);
        return refused.Count == 0 ? Decide(accepted, asOf, options) : throw new FactsRefusedException(refused);
    }

    /// <summary>
    /// The plain form for a typed object: as fast as a method written by hand, nothing allocated, no explanation. It is bound to
    /// this version of the policy for good; where policies are reloaded, bind through <see cref="PolicyLibrary.Bind{TFacts, TResult}"/>, which follows them.
    /// </summary>
    /// <typeparam name="TFacts">A record, class or struct with a property for every fact that always applies.</typeparam>
    /// <typeparam name="TResult">A record, class or struct with a property <c>Outcome</c> and properties named as parts and outputs; those that may not apply are nullable.</typeparam>
    /// <exception cref="ArgumentException">A property does not fit the policy; the message names it.</exception>
    public PlainDecider<TFacts, TResult> Bind<TFacts, TResult>()
        where TFacts : notnull =>
        PlainBinder<TFacts, TResult>.Bind(this);

    /// <summary>Holds given facts against this policy: everything wrong at once, nothing dropped or defaulted.</summary>
    /// <param name="facts">The names with values.</param>
    /// <param name="unknown">The names that were asked and are not known.</param>
    public FactReading ReadFacts(GivenMap facts, IEnumerable<(string Name, SourceSpan Span)> unknown) => FactReader.Read(Model, facts, unknown);

    /// <summary>The same policy, marked as one of a trial.</summary>
    internal Policy Under(Trial trial) => new(Compiled with { Model = Model with { Trial = trial } }, set);

    private static FactSet Accept(FactReading reading) => reading.Facts ?? throw new FactsRefusedException(reading.Diagnostics);
}
