using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shape of what is worked out for each record of a list.</summary>
internal static class ForEachGrammar
{
    private static readonly MapShape Block = new("block for each record",
    [
        Optional("definitions", new NamesShape("definition", ScalarKind.Name, FactGrammar.Definition), "Named values of one record, which reads its fields by name."),
        Optional("criteria", new NamesShape("criteria group", ScalarKind.Name, FactGrammar.Criteria), "All of, any of, at least n of, for one record."),
        Optional("tables", new NamesShape("table", ScalarKind.Name, TableGrammar.Table), "Decision tables that one record is looked up in."),
        Optional("matrices", new NamesShape("matrix", ScalarKind.Name, TableGrammar.Matrix), "Two-way tables that one record is looked up in."),
        Optional("scales", new NamesShape("scale", ScalarKind.Name, TableGrammar.Scale), "Marginal scales for a value of one record."),
        Optional("bands", new NamesShape("bands", ScalarKind.Name, TableGrammar.Bands), "One-way scales with stated edges, for a value of one record."),
        Optional("parts", new NamesShape("part", ScalarKind.Name, RuleGrammar.Part), "Decisions about one record."),
        Optional("outputs", new NamesShape("output", ScalarKind.Name, RuleGrammar.Output), "Values of one record: an amount, a date, a level."),
    ]);

    /// <summary>The blocks, by the list that each goes through.</summary>
    public static readonly KeyShape ForEach = Optional("for_each", new NamesShape("list", ScalarKind.Name, Block), "What is worked out for each record of a list: its results are fields of the record for all other expressions.");
}
