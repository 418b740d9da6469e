using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Expressions;
using PolicyEngine.Model;

namespace PolicyEngine.Repl.CSharp.Trusted;

/// <summary>What a trusted submission sees of the session besides its own variables. Public only because the compiler of submissions asks for that.</summary>
public sealed class ScriptHost
{
    private Decision? last;

    /// <summary>The policy in use.</summary>
    public Policy? CurrentPolicy { get; internal set; }

    /// <summary>This.</summary>
    public ScriptHost Self => this;

    /// <summary>The last decision.</summary>
    public Decision LastDecision
    {
        get => last ?? throw new ValueNotKnownException("decision", "there is no decision yet");
        internal set => last = value;
    }

    /// <summary>The date of the decision.</summary>
    public DateOnly Day => LastDecision.AsOf;

    /// <summary>Whether a fact was given.</summary>
    /// <param name="fact">The fact's name.</param>
    public bool IsKnown(string fact) => LastDecision.Facts.StateOf(fact) == FactState.Given;

    /// <summary>The canonical value of a fact.</summary>
    /// <exception cref="ValueNotKnownException">It was not given.</exception>
    public object FactValue(string name) => LastDecision.Facts.ValueOf(name)
        ?? throw new ValueNotKnownException(name, LastDecision.Facts.StateOf(name) == FactState.NotKnown ? $"`{name}` was asked and is not known" : $"`{name}` was not asked");

    /// <summary>The canonical value of a definition, table, part or output.</summary>
    /// <exception cref="ValueNotKnownException">It is not settled.</exception>
    public object ItemValue(string name)
    {
        var item = LastDecision.Policy.Items.First(item => item.Name == name);
        var value = item.Kind == ItemKind.Outcome
            ? LastDecision.Outcome is { } outcome ? ValueText.TryParse(outcome, FactType.Choice, LastDecision.Policy.Choices[item.ChoiceSet]) : null
            : LastDecision.ValueOf(name);
        return value ?? throw new ValueNotKnownException(name, $"`{name}` is not settled");
    }

    /// <summary>The canonical value of a figure.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="key">Its key; <see langword="null"/> for none.</param>
    /// <exception cref="ValueNotKnownException">It has no value on the day.</exception>
    public object ParameterValue(string name, object? key)
    {
        var place = LastDecision.Policy.Parameters.Select((parameter, at) => (parameter, at)).First(pair => pair.parameter.Name == name).at;
        return CurrentPolicy!.Compiled.Data.Parameter(place).ValueOn(Day, key) ?? throw new ValueNotKnownException(name, $"the policy has no value of `{name}` on {ValueText.Display(Day, FactType.Date, null, "")}");
    }

    /// <summary>The canonical value of a member of <c>decision</c>.</summary>
    /// <exception cref="ValueNotKnownException">The decision has none, such as an outcome.</exception>
    public object DecisionValue(string name) =>
        DecisionView.Values(LastDecision, LastDecision.Policy)[DecisionView.Members.Select((member, place) => (member.Name, place)).First(pair => pair.Name == name).place]
        ?? throw new ValueNotKnownException($"decision.{name}", "the last decision has no outcome yet");
}

/// <summary>A figure by key.</summary>
/// <typeparam name="TKey">The key's type.</typeparam>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="value">Gives the value of a key.</param>
public sealed class ScriptFigures<TKey, T>(Func<TKey, T> value)
{
    /// <summary>The value of a key.</summary>
    public T this[TKey key] => value(key);
}

/// <summary>A submission reads something that is not known. Never a no.</summary>
/// <param name="name">What it reads.</param>
/// <param name="message">Why there is no value.</param>
public sealed class ValueNotKnownException(string name, string message) : Exception(message)
{
    /// <summary>What it reads.</summary>
    public string Name { get; } = name;
}
