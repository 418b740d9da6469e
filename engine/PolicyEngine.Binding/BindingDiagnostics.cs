using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding;

/// <summary>What Binding says about a policy. Ids are append-only.</summary>
public static class BindingDiagnostics
{
    /// <summary>An expression is too long.</summary>
    public static readonly DiagnosticDescriptor ExpressionTooLong = Error("PE2001", "this expression has {0} characters, more than {1}", "split it: give a part of it a name under `definitions` and use the name here");

    /// <summary>An expression is nested too deeply.</summary>
    public static readonly DiagnosticDescriptor ExpressionTooDeep = Error("PE2002", "this expression is nested more than {0} levels deep", "split it: give a part of it a name under `definitions` and use the name here");

    /// <summary>An expression has a character that has no place in one.</summary>
    public static readonly DiagnosticDescriptor BadCharacter = Error("PE2003", "the character {0} can't stand in an expression", "{1}");

    /// <summary>An expression is not a complete one.</summary>
    public static readonly DiagnosticDescriptor NotAnExpression = Error("PE2004", "this can't be read as an expression: {0}", "{1}");

    /// <summary>An expression uses a construct outside the language.</summary>
    public static readonly DiagnosticDescriptor NotInLanguage = Error("PE2005", "{0} can't be used in a policy", "{1}");

    /// <summary>A name is not known.</summary>
    public static readonly DiagnosticDescriptor UnknownName = Error("PE2006", "there is nothing called `{0}` here", "{1}");

    /// <summary>An operator between things that it can't combine.</summary>
    public static readonly DiagnosticDescriptor WrongOperands = Error("PE2007", "`{0}` can't be used between {1} and {2}", "{3}");

    /// <summary>A value of the wrong type.</summary>
    public static readonly DiagnosticDescriptor WrongType = Error("PE2008", "this gives {0}, but {1} is needed", "{2}");

    /// <summary>A call with the wrong arguments.</summary>
    public static readonly DiagnosticDescriptor WrongArguments = Error("PE2009", "`{0}` can't be used with these values", "{1}");

    /// <summary>A member that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownMember = Error("PE2010", "{0} has no `{1}`", "{2}");

    /// <summary>Any other complaint of the compiler.</summary>
    public static readonly DiagnosticDescriptor NotUnderstood = Error("PE2011", "this is not understood: {0}", "compare it with the expressions in the language page, or split it into named definitions to find the part that is wrong");

    /// <summary>The generated code did not compile: the engine's fault.</summary>
    public static readonly DiagnosticDescriptor EngineFault = Error("PE2012", "the engine could not compile this policy, although nothing is wrong with its text: {0}", "this is a fault of the engine, not of your policy; please report it together with the policy");

    /// <summary>A policy of more than can be compiled: what there is too much of, what to do.</summary>
    public static readonly DiagnosticDescriptor TooLarge = Error("PE2075", "the policy is too large to be compiled: {0}", "{1}");

    /// <summary>More mistakes than are shown.</summary>
    public static readonly DiagnosticDescriptor MoreMistakes = Error("PE2076", "there are more mistakes in this policy, which are not shown", "mend those that are shown first");

    /// <summary>Definitions that need each other.</summary>
    public static readonly DiagnosticDescriptor Cycle = Error("PE2013", "`{0}` needs itself: {1}", "break the circle: one of them must be computed from facts and parameters alone");

    /// <summary>A list of options that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownChoices = Error("PE2014", "there is no list of options called `{0}`", "{1}");

    /// <summary>An option that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownOption = Error("PE2015", "`{0}` is not one of the options of {1}", "{2}");

    /// <summary>A name in a reason that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownInReason = Error("PE2016", "the reason shows `{{{0}}}`, and there is nothing called that", "{1}");

    /// <summary>A brace in a reason that does not close or opens nothing.</summary>
    public static readonly DiagnosticDescriptor BadBrace = Error("PE2017", "a `{0}` in this reason has no partner", "write the name of a fact, parameter or definition between braces, or double the brace to show one");

    /// <summary>A table cell that cannot be read.</summary>
    public static readonly DiagnosticDescriptor BadCell = Error("PE2018", "the cell `{0}` can't be read as a test for {1}", "{2}");

    /// <summary>A value in a table, band, matrix or parameter that is not of its type.</summary>
    public static readonly DiagnosticDescriptor BadValue = Error("PE2019", "`{0}` is not {1}", "{2}");

    /// <summary>A number with its size, whose unit says a size as well.</summary>
    public static readonly DiagnosticDescriptor TwoSizes = Error("PE2080", "`{0}` says how large it is, and so does its unit `{1}`", "write the number that stands before the unit, or take the size out of the unit");

    /// <summary>An input or definition whose type has no place in the language.</summary>
    public static readonly DiagnosticDescriptor UnusableType = Error("PE2020", "this gives {0}, which a {1} can't hold", "{2}");

    /// <summary>A keyed parameter used without its key, or the other way round.</summary>
    public static readonly DiagnosticDescriptor WrongKey = Error("PE2021", "the parameter `{0}` {1}", "{2}");

    /// <summary>A script that cannot be read.</summary>
    public static readonly DiagnosticDescriptor ScriptNotRead = Error("PE2022", "this script can't be read: {0}", "{1}");

    /// <summary>A script's name that is taken.</summary>
    public static readonly DiagnosticDescriptor ScriptNameTaken = Error("PE2023", "the script's `{0}` has the name of something else in the policy", "give it another name");

    /// <summary>An option's name that is in several lists, where the context does not decide.</summary>
    public static readonly DiagnosticDescriptor AmbiguousOption = Error("PE2024", "`{0}` is an option of several lists: {1}", "say which list, for example `{2}`");

    /// <summary>A script that is too long.</summary>
    public static readonly DiagnosticDescriptor ScriptTooLong = Error("PE2025", "this script has {0} characters, more than {1}", "split it into several files, or state its figures as a table or parameter");

    /// <summary>Square brackets after something that has neither keys nor places.</summary>
    public static readonly DiagnosticDescriptor NoPlaces = Error("PE2050", "`{0}` has no values in square brackets", "{1}");

    /// <summary>Too many arrows, of lambdas and of switch expressions together.</summary>
    public static readonly DiagnosticDescriptor TooManyRules = Error("PE2051", "this expression has more than {0} arrows `=>`", "split it: give a part of it a name under `definitions`, or write its cases as a table");

    /// <summary>A chain of one operator that is too long.</summary>
    public static readonly DiagnosticDescriptor ChainTooLong = Error("PE2052", "this chains more than {0} values with one operator", "split it, or loop over the values");

    /// <summary>A guarantee that speaks of an outcome where there is none.</summary>
    public static readonly DiagnosticDescriptor NoOutcome = Error("PE1120", "`{0}` is an outcome, and this policy only calculates", "let `{1}` promise something of the results: `holds: fee <= 100`, or `never` with a condition in words of its outputs");

    private static DiagnosticDescriptor Error(string id, string message, string help) => new(id, Severity.Error, message, help);
}
