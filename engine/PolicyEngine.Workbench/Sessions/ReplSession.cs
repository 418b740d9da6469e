using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Workbench.Expressions;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Living;
using PolicyEngine.Workbench.Sessions.Touring;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>What stands behind the prompt of <c>policy repl</c>: one policy, one case, and what is said about them.</summary>
public sealed partial class ReplSession : IReplEvaluator, IDisposable
{
    private static readonly TimeSpan WarmingPause = TimeSpan.FromMilliseconds(150);

    private readonly Lock gate = new();
    private readonly LineReader lines;
    private Decision? shown;

    private ReplSession(Workspace workspace, SessionOptions options)
    {
        Workspace = workspace;
        Options = options;
        AsOf = options.AsOf ?? DayText.Today(workspace.Clock);
        IsToday = options.AsOf is null;
        IsQuiet = options.IsQuiet;
        lines = new LineReader(this);
    }

    /// <inheritdoc/>
    public event EventHandler<ReplNotice>? Noticed;

    /// <summary>Where the person works.</summary>
    public Workspace Workspace { get; }

    /// <summary>How the session was started.</summary>
    public SessionOptions Options { get; }

    /// <summary>The policies; <see langword="null"/> before one is opened.</summary>
    public SessionLibrary? Library { get; private set; }

    /// <summary>The case; <see langword="null"/> before a policy is opened.</summary>
    public CaseAtHand? CaseOrNone { get; private set; }

    /// <summary>The case. Only where a policy is open.</summary>
    public CaseAtHand Case => CaseOrNone ?? throw new InvalidOperationException("no policy is open");

    /// <summary>The policy. Only where one is open.</summary>
    public Policy Policy => Case.Policy;

    /// <summary>The day of the decisions.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>Whether nobody has named a day yet, so that decisions are as of today in the zone of the policy that is opened.</summary>
    private bool IsToday { get; set; }

    /// <summary>Whether answers are kept back until somebody asks for them.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The questions under way; <see langword="null"/> for none.</summary>
    public IConversation? Conversation { get; set; }

    /// <summary>The case that lives; <see langword="null"/> before one was opened.</summary>
    public SessionCases? Living { get; set; }

    /// <summary>The guided session; <see langword="null"/> before one was started.</summary>
    public Tour? Tour { get; set; }

    /// <summary>C#; <see langword="null"/> before a policy is opened.</summary>
    public ICodeEvaluator? Code { get; private set; }

    /// <inheritdoc/>
    public string Prompt => Conversation?.Prompt ?? (CaseOrNone is { } open ? $"{open.Policy.Id}> " : "policy> ");

    /// <summary>Starts a session.</summary>
    /// <param name="workspace">Where the person works.</param>
    /// <param name="options">How it starts.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Result<ReplSession> Start(Workspace workspace, SessionOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(options);
        var session = new ReplSession(workspace, options);
        if (options.Pack is null)
        {
            return session;
        }

        if (!SessionLibrary.Open(workspace, options.Pack, options.Rules, options.Watches, cancellation).TryGet(out var library, out var lost))
        {
            return lost;
        }

        session.Use(library);
        if (options.FactsFile is not { } file)
        {
            return session;
        }

        if (FactsFile.Load(workspace, options.Input, session.Case, file, 1).TryGet(out var loaded, out var refused))
        {
            session.Take(loaded);
            return session;
        }

        session.Dispose();
        return refused;
    }

    /// <inheritdoc/>
    public bool IsComplete(string text) => Conversation is not null || lines.IsComplete(text);

    /// <inheritdoc/>
    public ReplReply Submit(string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (gate)
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                var reply = lines.Submit(text, cancellation);
                Keep(text, reply);
                return Tour?.Notice(text, reply) ?? reply;
            }
            catch (OperationCanceledException)
            {
                return Refusals.Of("interrupted; nothing has changed", cause: RefusalCause.Interrupted);
            }
            catch (Exception failure) when (FileFailure.Is(failure))
            {
                return Refusals.Of(FileFailure.Words(failure), FileFailure.Help);
            }
        }
    }

    /// <inheritdoc/>
    public CompletionList Complete(string text, int caret, CancellationToken cancellation)
    {
        // Not behind the gate: whoever types never waits for what is being worked out. What is read here is replaced, never changed.
        return cancellation.IsCancellationRequested ? CompletionList.Empty : new SessionCompletion(this).Complete(text, caret, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TextStretch> Classify(string text) => new LineClassifier(this).Classify(text);

    /// <summary>Opens another policy, with a new case.</summary>
    public void Use(SessionLibrary library)
    {
        Library?.Dispose();
        Library = library;
        Living = null;
        Code ??= Options.Code?.Invoke(SyntaxOf) ?? new ExpressionEvaluator(SyntaxOf);
        library.Reloaded += (_, reloaded) => OnReloaded(library, reloaded.Result);
        AsOf = IsToday ? DayText.Today(Workspace.Clock, library.Policy!.Model) : AsOf;
        EndTrial();
        CaseOrNone = CaseAtHand.New(library.Policy!, AsOf);
        shown = null;
        Conversation = null;

        // A session that is piped in may never ask for C#; before a person does, the prompt is drawn.
        if (Options.WarmsUp)
        {
            _ = Warm(Code, Policy);
        }
    }

    private PolicySyntax? SyntaxOf(Policy policy) => Library?.SyntaxOf(policy);

    private static async Task Warm(ICodeEvaluator code, Policy policy)
    {
        await Task.Delay(WarmingPause).ConfigureAwait(false);
        code.Warm(policy);
    }

    /// <summary>Puts another case in the place of the one at hand.</summary>
    /// <returns>The decision in short, or nothing in a quiet session.</returns>
    public ReplReply Change(CaseAtHand next)
    {
        Take(next);
        return IsQuiet ? new ReplReply.Quiet() : new ReplReply.Shown(ShowShort());
    }

    /// <summary>Has another case at hand and shows nothing: what is shown next says all that is new.</summary>
    public void Take(CaseAtHand next) => (CaseOrNone, IsToday, AsOf) = (next, IsToday && next.AsOf == AsOf, next.AsOf);

    /// <summary>Begins a new case as of a day, and shows nothing.</summary>
    public void Begin(DateOnly day)
    {
        Take(CaseAtHand.New(Policy, day));
        (shown, Conversation) = (null, null);
    }

    /// <summary>Decides as of another day.</summary>
    public ReplReply Move(DateOnly day)
    {
        (AsOf, IsToday) = (day, false);
        return CaseOrNone is { } open ? Change(open.On(day)) : new ReplReply.Shown($"decisions are as of {DayText.Of(day)}");
    }

    /// <summary>The decision in short: what is new since the last answer that was shown.</summary>
    public Page ShowShort()
    {
        var before = shown;
        shown = Case.Decision;
        return DecisionView.Short(shown, before);
    }

    /// <summary>The whole decision.</summary>
    public Page ShowWhole()
    {
        shown = Case.Decision;
        return new Page().Decided(DecisionDocument.Of(shown));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Tour?.Forget();
        Library?.Dispose();
    }
}
