using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Drafting;

/// <summary>How often a fact has a value among made-up people.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="Value">The value, as it is written.</param>
/// <param name="Share">The share, from 0 to 1.</param>
public sealed record StatedShare(string Fact, string Value, double Share);

/// <summary>
/// People who do not exist, for demonstrations and load. Their facts lie within what each fact allows, about half of them on or beside the figures at which the policy turns; every fourth is a case of the pack with some facts exchanged,
/// so that rules are reached that chance would miss. The same seed gives the same people.
/// </summary>
public sealed class MadeUpPeople
{
    private readonly PolicyModel model;
    private readonly ImmutableArray<StatedShare> shares;
    private readonly DateOnly asOf;
    private readonly Random random;
    private readonly object[][] candidates;
    private readonly IReadOnlyList<DraftCase> seeds;

    /// <summary>Prepares them.</summary>
    /// <param name="suite">The policy with its cases.</param>
    /// <param name="asOf">The day on which they are decided.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="shares">How often facts have stated values.</param>
    public MadeUpPeople(CaseSuite suite, DateOnly asOf, int seed, ImmutableArray<StatedShare> shares)
    {
        ArgumentNullException.ThrowIfNull(suite);
        (model, this.asOf, this.shares) = (suite.Policy.Model, asOf, shares);
        random = new Random(seed);
        var (found, nobody) = (new FactCandidates(model), new DraftCase(Evaluation.Facts.FactSet.Empty(model), asOf, ""));
        Columns = [.. Enumerable.Range(0, model.Facts.Length).Where(place => model.Facts[place].Type != FactType.List)];
        candidates = [.. model.Facts.Select((fact, place) => fact.Type == FactType.List ? [] : found.Of(place, nobody).Where(value => nobody.With(place, value) is not null).Take(200).ToArray())];
        seeds = DraftSeeds.Of(suite);
    }

    /// <summary>The places of the facts that they have; lists are left out.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>The next person: a text a column, empty for a fact that was not asked.</summary>
    public string[] Next()
    {
        var from = random.Next(4) == 0 ? seeds[random.Next(seeds.Count)] : null;
        var exchanged = random.Next(3);
        var person = new string[Columns.Length];
        for (var i = 0; i < person.Length; i++)
        {
            var place = Columns[i];
            var own = from?.Facts.ValueOf(place);
            var value = Stated(model.Facts[place]) ?? (from is not null && random.Next(Columns.Length) >= exchanged ? Text(place, own) : Drawn(place));
            person[i] = value;
        }

        return person;
    }

    private string? Stated(Fact fact)
    {
        var (draw, passed, isStated) = (-1.0, 0.0, false);
        foreach (var share in shares.Where(share => share.Fact == fact.Name))
        {
            draw = isStated ? draw : random.NextDouble();
            isStated = true;
            passed += share.Share;
            if (draw < passed)
            {
                return share.Value;
            }
        }

        return null;
    }

    private string Drawn(int place)
    {
        var fact = model.Facts[place];
        if (random.Next(33) == 0 || candidates[place].Length == 0)
        {
            return "";
        }

        return random.Next(2) == 0 && Within(fact) is { } value ? value : Text(place, candidates[place][random.Next(candidates[place].Length)]);
    }

    // Anywhere within the fact's own limits, where it has both.
    private string? Within(Fact fact)
    {
        if (fact.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money && Number(fact.Minimum) is { } least && Number(fact.Maximum) is { } most && most - least < 1_000_000_000)
        {
            var number = least + ((decimal)random.NextDouble() * (most - least));
            return decimal.Round(number, fact.Type == FactType.WholeNumber ? 0 : 2).ToString(CultureInfo.InvariantCulture);
        }

        return fact.Type == FactType.Date && fact is { Minimum: null, FromAsOf: false } ? asOf.AddDays(-random.Next(110 * 365)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static decimal? Number(string? text) => text is null ? null : ValueText.TryParse(text, FactType.Decimal, null) as decimal?;

    private string Text(int place, object? value) => value is null ? "" : ValueText.Format(value, model.Facts[place].ChoiceSet < 0 ? null : model.Choices[model.Facts[place].ChoiceSet]);
}
