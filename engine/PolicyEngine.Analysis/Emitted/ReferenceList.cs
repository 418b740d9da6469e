namespace PolicyEngine.Analysis.Emitted;

/// <summary>
/// What a compiled policy may refer to: the members that generated code itself uses, those of the functions, and what the compiler adds by itself. Written apart from the list for authors' text, so that a
/// mistake in one is caught by the other.
/// </summary>
internal static class ReferenceList
{
    private const string Any = "*";

    /// <summary>The assemblies: the core library under either name, and what compiled policies call.</summary>
    public static IReadOnlySet<string> Assemblies { get; } = new HashSet<string>(StringComparer.Ordinal) { "System.Private.CoreLib", "System.Runtime", "PolicyEngine.Runtime" };

    /// <summary>Types by full name, with the names of their members; a star for all, nothing for a type that is only named.</summary>
    private static readonly Dictionary<string, string[]> Types = new(StringComparer.Ordinal)
    {
        // What compiled policies call.
        ["PolicyEngine.Runtime.Functions.PolicyFunctions"] = [Any],
        ["PolicyEngine.Runtime.Canonical"] = ["Box", "Unbox"],
        ["PolicyEngine.Runtime.ExactNumber"] = [Any],
        ["PolicyEngine.Runtime.ExactNumbers"] = [Any],
        ["PolicyEngine.Runtime.DateSpan"] = ["days", "months", "op_Addition", "op_Subtraction", "weeks", "years"],
        ["PolicyEngine.Runtime.DatedFigure`1"] = [".ctor", "at"],
        ["PolicyEngine.Runtime.KeyedByChoice`2"] = [".ctor", "at", "get_Item"],
        ["PolicyEngine.Runtime.KeyedByNumber`1"] = [".ctor", "at", "get_Item"],
        ["PolicyEngine.Runtime.KeyedByText`1"] = [".ctor", "at", "get_Item"],
        ["PolicyEngine.Runtime.LookupHits"] = [Any],
        ["PolicyEngine.Runtime.LookupIndex"] = ["Next", "RowOf", "Value"],
        ["PolicyEngine.Runtime.LookupKey"] = ["Of", "OfDecimal", "OfOption", "OfText"],
        ["PolicyEngine.Runtime.ParameterTable`1"] = ["TryGet"],
        ["PolicyEngine.Runtime.PolicyCode"] = [".ctor"],
        ["PolicyEngine.Runtime.PolicyData"] = ["Calendar", "Lookup", "Record", "Table"],
        ["PolicyEngine.Runtime.PolicyFaultException"] = [".ctor"],
        ["PolicyEngine.Runtime.PolicyFrame"] = [".ctor"],
        ["PolicyEngine.Runtime.PolicyList"] = ["FromCanonical", "FromRecords"],
        ["PolicyEngine.Runtime.PolicyList`1"] = ["All", "Any", "At", "CountDistinct", "Max", "Min", "Sum", "ToCanonical", "Where", "get_Count"],
        ["PolicyEngine.Runtime.PolicyListOperators"] = ["Count"],
        ["PolicyEngine.Runtime.StepBudget"] = ["Enter", "Leave", "Step"],
        ["PolicyEngine.Runtime.UnavailableException"] = [".ctor"],
        ["PolicyEngine.Runtime.WorkingDays"] = [],

        // Values.
        ["System.Boolean"] = [],
        ["System.DateOnly"] = ["get_Day", "get_DayNumber", "get_Month", "get_Year", "op_Equality", "op_GreaterThan", "op_GreaterThanOrEqual", "op_Inequality", "op_LessThan", "op_LessThanOrEqual"],
        ["System.Decimal"] =
        [
            ".ctor", "MinusOne", "One", "Zero", "op_Addition", "op_Decrement", "op_Division", "op_Equality", "op_Explicit", "op_GreaterThan", "op_GreaterThanOrEqual", "op_Implicit", "op_Increment",
            "op_Inequality", "op_LessThan", "op_LessThanOrEqual", "op_Modulus", "op_Multiply", "op_Subtraction", "op_UnaryNegation", "op_UnaryPlus",
        ],
        ["System.Int32"] = [],
        ["System.Int64"] = [],
        ["System.Object"] = [".ctor", "ToString"],
        ["System.String"] = ["get_Chars", "get_Length", "op_Equality", "op_Inequality"],
        ["System.TimeOnly"] = ["get_Hour", "get_Minute", "op_Equality", "op_GreaterThan", "op_GreaterThanOrEqual", "op_Inequality", "op_LessThan", "op_LessThanOrEqual"],

        // What generated code is made of.
        ["System.ArgumentOutOfRangeException"] = [".ctor"],
        ["System.Collections.Generic.IReadOnlyList`1"] = [],
        ["System.Enum"] = [],
        ["System.Func`2"] = [".ctor"],
        ["System.ReadOnlySpan`1"] = [".ctor"],
        ["System.RuntimeTypeHandle"] = [],
        ["System.Span`1"] = [".ctor", "op_Implicit"],
        ["System.Type"] = ["GetTypeFromHandle", "get_IsEnum", "op_Equality"],
        ["System.ValueType"] = [],

        // What the compiler adds by itself.
        ["System.Attribute"] = [".ctor"],
        ["System.Diagnostics.DebuggableAttribute"] = [".ctor"],
        ["System.Diagnostics.DebuggableAttribute+DebuggingModes"] = [],
        ["System.Diagnostics.DebuggerBrowsableAttribute"] = [".ctor"],
        ["System.Diagnostics.DebuggerBrowsableState"] = [],
        ["System.Runtime.CompilerServices.CompilationRelaxationsAttribute"] = [".ctor"],
        ["System.Runtime.CompilerServices.CompilerGeneratedAttribute"] = [".ctor"],
        ["System.Runtime.CompilerServices.DecimalConstantAttribute"] = [".ctor"],
        ["System.Runtime.CompilerServices.IsExternalInit"] = [],
        ["System.Runtime.CompilerServices.IsReadOnlyAttribute"] = [".ctor"],
        ["System.Runtime.CompilerServices.NullableAttribute"] = [".ctor"],
        ["System.Runtime.CompilerServices.NullableContextAttribute"] = [".ctor"],
        ["System.Runtime.CompilerServices.RefSafetyRulesAttribute"] = [".ctor"],
        ["System.Runtime.CompilerServices.RuntimeCompatibilityAttribute"] = [".ctor"],
        ["System.Runtime.CompilerServices.SwitchExpressionException"] = [".ctor"],

        // The members that the compiler writes into a script's record; a policy can't call them.
        ["System.Collections.Generic.EqualityComparer`1"] = ["Equals", "GetHashCode", "get_Default"],
        ["System.IEquatable`1"] = [],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = ["EnsureSufficientExecutionStack"],
        ["System.Text.StringBuilder"] = [".ctor", "Append"],
    };

    public static bool IsAllowed(string type) => Types.ContainsKey(type);

    public static bool IsAllowed(string type, string member) => Types.TryGetValue(type, out var members) && (members is [Any] || members.Contains(member, StringComparer.Ordinal));
}
