using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Expressions;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using PolicyEngine.Runtime.Functions;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>
/// C# of a session, within the policies' own limits and allow-list: <c>new ExpressionEvaluator(policy => syntax)</c>. An expression reads the facts and the day of the decision it is given, the policy's
/// names, functions and scripts, <c>decision.reasons</c> and the like, and what was kept with <c>let x = …</c>. The compiler is loaded by the first call of any of its methods and not before.
/// </summary>
/// <param name="syntaxOf">A policy as written; <see langword="null"/> when its files can't be read any more.</param>
public sealed class ExpressionEvaluator(Func<Policy, PolicySyntax?> syntaxOf) : ICodeEvaluator
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, List<AskedText>> kept = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly SurfaceKeeper surfaces = new();
    private (string Hash, PolicyExpressions Expressions)? prepared;

    /// <inheritdoc/>
    public bool IsComplete(string text) => Completeness.IsWholeExpression(text);

    /// <inheritdoc/>
    public ReplReply Evaluate(string text, Policy policy, Decision decision, CancellationToken cancellation)
    {
        var line = ExpressionLine.Of(text);
        if (line.Name.Length > 0 && RefuseName(line, policy.Model) is { } refused)
        {
            return refused;
        }

        if (Answer(text, line, policy, decision, cancellation) is not { } answer)
        {
            return NoSource(policy);
        }

        if (line.Name.Length > 0 && answer is not ExpressionAnswer.Refused)
        {
            Keep(policy, AskedText.Of(text, line.Start, line.Length, line.Name));
        }

        return AnswerText.Of(answer, line.Name);
    }

    /// <inheritdoc/>
    public string? ValueOf(string text, Policy policy, Decision decision, CancellationToken cancellation, out ReplReply.Refused? refused)
    {
        var answer = Answer(text, ExpressionLine.Of(text), policy, decision, cancellation);
        if (answer is ExpressionAnswer.Value value)
        {
            refused = null;
            return ValueText.Format(value.Canonical, value.Choices);
        }

        refused = answer is null ? NoSource(policy)
            : AnswerText.Of(answer, "") switch
            {
                ReplReply.Refused reply => reply,
                ReplReply.Shown shown when answer is ExpressionAnswer.Unknown => new ReplReply.Refused("", "") { Before = shown.Page },
                _ => new ReplReply.Refused("this gives a list, and one value is needed", "name one value of it, for example with `.Count`, `.Sum(x => …)` or `.Max(x => …)`"),
            };
        return null;
    }

    /// <inheritdoc/>
    public CompletionList Complete(string text, int caret, Policy policy, CancellationToken cancellation)
    {
        try
        {
            var surface = Prepare(policy);
            var start = ExpressionLine.Of(text).Start;
            if (caret < start || (!surface.IsCompleted && !IsAfterDot(text, caret)))
            {
                return CompletionList.Empty;
            }

            surface.Wait(cancellation);
            var list = new ExpressionCompletion(surface.Result).Complete(text[start..], caret - start, cancellation);
            return list.Items.Count == 0 ? CompletionList.Empty : list with { Start = list.Start + start };
        }
        catch (Exception failure) when (failure is OperationCanceledException or AggregateException)
        {
            return CompletionList.Empty;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TextStretch> Classify(string text, Policy policy)
    {
        Prepare(policy);
        var start = ExpressionLine.Of(text).Start;
        var body = text[start..];
        var stretches = surfaces.Ready is { } surface && surface.Model.Id == policy.Id ? ExpressionColours.ByMeaning(surface, body) : ExpressionColours.ByWords(body, policy.Model);
        return start == 0 ? stretches : [.. Lead(text), .. stretches.Select(stretch => stretch with { Start = stretch.Start + start })];
    }

    /// <inheritdoc/>
    public void Warm(Policy policy) => Prepare(policy).ContinueWith(
        warmed => warmed.IsFaulted ? (object?)warmed.Exception : ExpressionsOf(policy)?.Evaluate(AskedText.Of("0", 0, 1), [], FactSet.Empty(policy.Model), policy.Model.InForceFrom, null, Limit, CancellationToken.None),
        CancellationToken.None,
        TaskContinuationOptions.None,
        TaskScheduler.Default);

    private Task<TypingSurface> Prepare(Policy policy) => surfaces.Prepare(policy, () => syntaxOf(policy), [.. KeptFor(policy, "")]);

    // Names are known without the compiler, members are worth waiting for.
    private static bool IsAfterDot(string text, int caret) => text[..caret].TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"]) is [.., '.'];

    private static IEnumerable<TextStretch> Lead(string text)
    {
        var line = ExpressionLine.Of(text);
        if (line.Name.Length > 0)
        {
            var word = text.IndexOf(text.TrimStart()[..3], StringComparison.Ordinal);
            yield return new TextStretch(word, 3, StretchKind.Keyword);
            yield return new TextStretch(line.NameStart, line.Name.Length, StretchKind.Name);
        }
    }

    private IEnumerable<AskedText> KeptFor(Policy policy, string except) => kept.GetValueOrDefault(policy.Id, []).Where(one => one.Name != except && !IsTaken(one.Name, policy.Model));

    private ExpressionAnswer? Answer(string text, ExpressionLine line, Policy policy, Decision decision, CancellationToken cancellation)
    {
        if (ExpressionsOf(policy) is not { } expressions)
        {
            return null;
        }

        return expressions.Evaluate(AskedText.Of(text, line.Start, line.Length, line.Name), [.. KeptFor(policy, line.Name)], decision.Facts, decision.AsOf, decision, Limit, cancellation);
    }

    private void Keep(Policy policy, AskedText expression)
    {
        if (!kept.TryGetValue(policy.Id, out var all))
        {
            kept.Add(policy.Id, all = []);
        }

        all.RemoveAll(one => one.Name == expression.Name);
        all.Add(expression);
    }

    private PolicyExpressions? ExpressionsOf(Policy policy)
    {
        var hash = policy.Model.ContentHash;
        lock (gate)
        {
            if (prepared?.Hash != hash)
            {
                if (syntaxOf(policy) is not { } syntax || syntax.ContentHash != hash)
                {
                    return null;
                }

                prepared = (hash, new PolicyExpressions(syntax));
            }

            return prepared?.Expressions;
        }
    }

    private static ReplReply.Refused NoSource(Policy policy) =>
        new($"the files of `{policy.Id}` have changed and can't be used, so nothing can be worked out beside it", "correct the files, or undo the change");

    private static ReplReply.Refused? RefuseName(ExpressionLine line, PolicyModel model)
    {
        var name = line.Name;
        var (message, help) = !char.IsAsciiLetterLower(name[0]) || name.Any(char.IsAsciiLetterUpper) ? ($"`{name}` can't be a name here", "names are lower-case words, with `_` between them")
            : ReservedNames.Words.Contains(name) || ReservedNames.Engine.Contains(name) || name == "decision" ? ($"`{name}` is a word of the expressions", $"choose another name, for example `my_{name}`")
            : IsTaken(name, model) ? ($"the policy has a `{name}` already", $"choose another name, for example `my_{name}`; a fact is set with `{name} = …`")
            : ("", "");
        return message.Length == 0 ? null : new ReplReply.Refused(message, help, line.NameStart, name.Length);
    }

    private static bool IsTaken(string name, PolicyModel model) =>
        model.Facts.Any(fact => fact.Name == name) || model.Parameters.Any(parameter => parameter.Name == name) || model.Items.Any(item => item.Name == name)
        || model.Choices.Any(set => set.Name == name || set.Options.Any(option => option.Name == name)) || FunctionCatalogue.Functions.Any(function => function.Name == name);
}
