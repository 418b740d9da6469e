using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong in a file of good shape.</summary>
internal static class ReadingDiagnostics
{
    public static readonly DiagnosticDescriptor ReservedWord = new("PE1201", Severity.Error,
        "`{0}` cannot be a name: it is a word of the expressions", "write for example `{1}`");

    public static readonly DiagnosticDescriptor EngineName = new("PE1202", Severity.Error,
        "`{0}` cannot be a name: the engine itself uses it", "write for example `{1}`");

    public static readonly DiagnosticDescriptor NameTwice = new("PE1203", Severity.Error,
        "`{0}` is the name of {1} already, in {2}", "give one of the two another name; expressions see all names together");

    public static readonly DiagnosticDescriptor OptionTwice = new("PE1204", Severity.Error,
        "`{0}` stands twice in this list", "take one of the two away");

    public static readonly DiagnosticDescriptor IdTwice = new("PE1205", Severity.Error,
        "`{0}` is the id of another {1} already, in {2}", "give one of the two another id");

    public static readonly DiagnosticDescriptor EndsBeforeStart = new("PE1206", Severity.Error,
        "the last day, {1}, is before the first, {0}", "both days are included; write the later one as `to`");

    public static readonly DiagnosticDescriptor UnknownException = new("PE1207", Severity.Error,
        "there is no rule `{0}` in this block", "{1}");

    public static readonly DiagnosticDescriptor ExceptionCircle = new("PE1208", Severity.Error,
        "the exceptions go in a circle: {0}", "a rule can only be an exception to a more general one; take one `exception_to` away");

    public static readonly DiagnosticDescriptor BadRange = new("PE1209", Severity.Error,
        "`{0}` is not a range of type `{1}`", "write for example {2}; either end may be left out");

    public static readonly DiagnosticDescriptor RangeUpsideDown = new("PE1210", Severity.Error,
        "the range `{0}` starts above its end", "write the smaller value first");

    public static readonly DiagnosticDescriptor BadPattern = new("PE1211", Severity.Error,
        "`{0}` is not a pattern that can be used", "{1}");

    public static readonly DiagnosticDescriptor BadValue = new("PE1212", Severity.Error,
        "`{0}` is not a value of type `{1}`", "write for example {2}");

    public static readonly DiagnosticDescriptor NoSuchDay = new("PE1240", Severity.Error,
        "`{0}` does not exist: {1}", "write the day or time that is meant");

    public static readonly DiagnosticDescriptor ValuesOverlap = new("PE1213", Severity.Error,
        "two values hold on {0}; the other one is in {1}", "let the earlier one end before the later one starts, or leave its `to` out");

    public static readonly DiagnosticDescriptor NoKey = new("PE1214", Severity.Error,
        "the value has no `key`, but the parameter has values by `{0}`", "add `key:`");

    public static readonly DiagnosticDescriptor KeyWithoutBy = new("PE1215", Severity.Error,
        "the value has a `key`, but the parameter does not say what keys it", "add `by:` to the parameter, or take `key` away");

    public static readonly DiagnosticDescriptor ValueOrNone = new("PE1216", Severity.Error,
        "the entry must have either `value` or `no_value: true`", "write one of the two");

    public static readonly DiagnosticDescriptor CriteriaForm = new("PE1217", Severity.Error,
        "the group must have one of `all_of`, `any_of`, or `at_least` with `of`", "keep one of the three");

    public static readonly DiagnosticDescriptor AtLeastTooMany = new("PE1218", Severity.Error,
        "`at_least` asks for {0} of {1} criteria", "write a number that is not above {1}");

    public static readonly DiagnosticDescriptor OutputForm = new("PE1219", Severity.Error,
        "the output must have either `value` or `rules`", "{0}");

    public static readonly DiagnosticDescriptor NoThen = new("PE1220", Severity.Error,
        "the rule `{0}` has no `then`", "add `then:`, or write `kind: advisory` if it only advises");

    public static readonly DiagnosticDescriptor AdvisoryThen = new("PE1221", Severity.Error,
        "the rule `{0}` is advisory and cannot have `then`", "take `then` away; an advisory rule adds its reason and sets no outcome");

    public static readonly DiagnosticDescriptor UnknownColumn = new("PE1222", Severity.Error,
        "the table has no column `{0}`", "{1}");

    public static readonly DiagnosticDescriptor NoResult = new("PE1223", Severity.Error,
        "the row gives no `{0}`", "add `{0}:`");

    public static readonly DiagnosticDescriptor HitNeeds = new("PE1224", Severity.Error,
        "`{0}` and `hit: {0}` belong together", "{1}");

    public static readonly DiagnosticDescriptor OutputCount = new("PE1225", Severity.Error,
        "the table has {0} outputs, and must have {1}", "{2}");

    public static readonly DiagnosticDescriptor MatrixRow = new("PE1226", Severity.Error,
        "the matrix has {0} for `{1}`, and must have {2}", "write one result for each column");

    public static readonly DiagnosticDescriptor UnknownMatrixRow = new("PE1227", Severity.Error,
        "`{0}` is not a value of the rows", "{1}");

    public static readonly DiagnosticDescriptor BandEdges = new("PE1228", Severity.Error,
        "the band must have one lower edge, one upper edge, or both", "write at most one of `at_least` and `more_than`, and at most one of `at_most` and `less_than`");

    public static readonly DiagnosticDescriptor ColumnName = new("PE1229", Severity.Error,
        "`{0}` cannot be a column", "{1}");

    public static readonly DiagnosticDescriptor NoReasonToKeep = new("PE1255", Severity.Error,
        "`{0}` does not say why the answer is kept", "write why, for example `keep_after_erasing: The council reports how many permits it issued`; or leave the key out, and it is erased");

    public static readonly DiagnosticDescriptor GuaranteeForm = new("PE1980", Severity.Error,
        "the guarantee `{0}` says {1}", "say one thing: `never: granted`, `always: refused`, `holds: a condition`, or `faults: never`; what else is promised is a guarantee of its own");

    public static readonly DiagnosticDescriptor SignedTwice = new("PE1260", Severity.Error,
        "the case `{0}` stands twice in this record", "keep the one that was signed; version control shows what `policy approve` wrote");
}
