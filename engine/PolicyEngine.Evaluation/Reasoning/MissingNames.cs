using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>What is missing in the words of the policy: titles and questions, no names of its code.</summary>
internal sealed class MissingNames(PolicyModel model, DateOnly asOf)
{
    /// <summary>What people call it.</summary>
    public string Of(MissingInput input) =>
        model.Facts.FirstOrDefault(fact => string.Equals(fact.Name, input.Name, StringComparison.Ordinal)) is { } fact ? GroundWords.Name(fact)
        : model.Parameters.FirstOrDefault(parameter => IsOf(parameter, input)) is { } parameter ? Figure(parameter, input.Key)
        : model.Items.FirstOrDefault(item => string.Equals(item.Name, input.Name, StringComparison.Ordinal)) is { } item && GroundWords.Title(item) is { Length: > 0 } title ? title
        : GroundWords.Spoken(input.Name);

    /// <summary>Why no answer helps with it.</summary>
    public string Sentence(MissingInput input)
    {
        var name = Of(input);
        return input.Kind switch
        {
            MissingKind.Fact => GroundWords.Said(name, "asked, and not known") + ".",
            MissingKind.Parameter => $"The policy has no value of “{name}” on {ValueText.Display(input.Day ?? asOf, FactType.Date, null, "")}.{NoteOf(input)}",
            MissingKind.Calendar => GroundWords.Sentence(GroundWords.Capital(input.Message)),
            MissingKind.TableGap => $"“{name}” does not say what holds for these values.",
            MissingKind.NotApplicable => $"“{name}” is needed and does not apply.",
            MissingKind.PolicySilent => $"The policy does not say: no rule of “{name}” applies.",
            MissingKind.EmptyList => $"“{name}” has no answer, because there is nothing in the list.",
            MissingKind.PolicyNotInForce => GroundWords.Sentence(GroundWords.Capital(input.Message)),
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };
    }

    // A figure on another day has the day behind its name.
    private static bool IsOf(Parameter parameter, MissingInput input) => string.Equals(parameter.Name, input.Day is null ? input.Name : input.Name.Split('@')[0], StringComparison.Ordinal);

    private string NoteOf(MissingInput input) => model.Parameters.FirstOrDefault(parameter => IsOf(parameter, input)) is { Note.Length: > 0 } parameter ? " " + GroundWords.Sentence(parameter.Note) : "";

    private string Figure(Parameter parameter, string? key)
    {
        var title = string.Equals(parameter.Title, parameter.Name, StringComparison.Ordinal) ? GroundWords.Spoken(parameter.Name) : parameter.Title;
        var choices = parameter.KeyChoiceSet < 0 ? null : model.Choices[parameter.KeyChoiceSet];
        return key is null ? title : $"{title} of {choices?.Options.FirstOrDefault(option => string.Equals(option.Name, key, StringComparison.Ordinal))?.Title ?? key}";
    }
}
