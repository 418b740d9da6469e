using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Holds a case to who may supply a fact: where a fact comes from roles of the lifecycle, nobody else gives it, whatever a trigger takes.</summary>
internal static class Suppliers
{
    /// <summary>The same facts, when the role may give each of them.</summary>
    /// <exception cref="RefusedException">One of them is for others to give.</exception>
    public static FactSet Held(FactSet given, string role)
    {
        var model = given.Model;
        var strange = Enumerable.Range(0, model.Facts.Length).Where(place => given.StateOf(place) != FactState.NotAsked).Select(place => model.Facts[place]).FirstOrDefault(fact => !MayGive(model, fact, role));
        return strange is null ? given : throw new RefusedException(new CaseRefusal
        {
            Kind = RefusalKind.FactNotTaken,
            Message = $"`{strange.Name}` is not for the role `{role}` to give",
            Help = $"it comes from {string.Join(", ", Roles(model, strange).Select(supplier => $"`{supplier.Name}` ({supplier.Title})"))}; leave it out",
            Cite = strange.Cite,
        });
    }

    /// <summary>Whether a role may give a fact.</summary>
    public static bool MayGive(PolicyModel model, Fact fact, string role)
    {
        var roles = Roles(model, fact);
        return roles.Length == 0 || roles.Any(supplier => supplier.Name == role);
    }

    // Words that name no role tell where a fact is found, a letter or a register: they hold nobody.
    private static CaseRole[] Roles(PolicyModel model, Fact fact) => [.. (model.Lifecycle?.Roles ?? []).Where(role => fact.From.Contains(role.Name, StringComparer.Ordinal))];
}
