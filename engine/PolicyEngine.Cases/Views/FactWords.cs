using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Views;

/// <summary>Facts of a case as people read them.</summary>
internal static class FactWords
{
    public static string Of(FactSet facts, int place)
    {
        var fact = facts.Model.Facts[place];
        return facts.StateOf(place) == FactState.NotKnown ? "asked, and not known"
            : facts.ValueOf(place) is IReadOnlyList<object[]> records ? records.Count == 1 ? "1 record" : FormattableString.Invariant($"{records.Count} records")
            : facts.ValueOf(place) is { } value ? ValueText.Display(value, fact.Type, fact.ChoiceSet < 0 ? null : facts.Model.Choices[fact.ChoiceSet], fact.Unit)
            : "";
    }

    /// <summary>A fact of an event; as it is kept, where the policy at hand has no such fact or would not take it.</summary>
    public static string Of(EventFact fact, PolicyModel? model)
    {
        if (fact.IsErased)
        {
            return EventWords.Erased;
        }

        var place = model is null ? -1 : model.Facts.IndexOf(model.Facts.FirstOrDefault(known => known.Name == fact.Name)!);
        return place >= 0 && FactJson.Read(model!, [KeyValuePair.Create(fact.Name, new KnownFact(fact.Json, default, 0, "", fact.IsProtected, false))]).Facts is { } facts ? Of(facts, place)
            : fact.Json == "null" ? "asked, and not known"
            : fact.Json;
    }
}
