using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model.Serialization;

/// <summary>Reads what <see cref="LifecycleWriter"/> wrote.</summary>
/// <param name="input">Where from.</param>
/// <param name="reason">Reads a reason.</param>
/// <param name="location">Reads a location.</param>
internal sealed class LifecycleReader(ModelInput input, Func<ReasonTemplate> reason, Func<SourceLocation> location)
{
    public Lifecycle Lifecycle() => new()
    {
        Base = input.Text(),
        Roles = input.List(() => new CaseRole(input.Text(), input.Text()) { KeepAfterErasing = input.Text() }),
        States = input.List(State),
        InitialState = input.Small(),
        Triggers = input.List(Trigger),
        Transitions = input.List(Transition),
        Deadlines = input.List(Deadline),
        Notifications = input.List(Notification),
        Calendars = input.List(Calendar),
        Calendar = input.Small(),
        Retention = input.Optional(() => new CaseRetention(input.Small(), Unit())),
    };

    private LifecycleState State() => new()
    {
        Name = input.Text(),
        Title = input.Text(),
        Parent = input.Small(),
        Initial = input.Small(),
        IsFinal = input.Flag(),
        Entry = input.List(Step),
        Exit = input.List(Step),
        Cite = input.Texts(),
        Location = input.Optional(location),
    };

    private LifecycleTrigger Trigger() => new()
    {
        Name = input.Text(),
        Title = input.Text(),
        By = input.List(input.Small),
        Takes = input.List(() => new TriggerArgument(input.Small(), input.Flag())),
        TakesAnyFact = input.Flag(),
        TakesRequested = input.Flag(),
        NeedsReason = input.Flag(),
        Decides = input.Flag(),
        OtherThan = input.List(input.Small),
        Cite = input.Texts(),
        Location = input.Optional(location),
    };

    private LifecycleTransition Transition() => new()
    {
        Kind = input.Member((int)TransitionKind.Ignore, value => (TransitionKind)value),
        From = input.List(input.Small),
        Trigger = input.Small(),
        To = input.Small(),
        Outcomes = input.List(() => new OutcomeCondition(input.Member((int)OutcomeKind.Determined, value => (OutcomeKind)value), input.Small())),
        WhenPartsEnded = input.Flag(),
        Guard = input.Small(),
        Refusal = reason(),
        Steps = input.List(Step),
        Cite = input.Texts(),
        Location = input.Optional(location),
    };

    private LifecycleStep Step() => new()
    {
        Kind = input.Member((int)StepKind.Split, value => (StepKind)value),
        Notification = input.Small(),
        Fact = input.Small(),
        Value = input.Small(),
        Into = input.Small(),
        Key = input.Text(),
        Location = input.Optional(location),
    };

    private LifecycleDeadline Deadline() => new()
    {
        Name = input.Text(),
        Title = input.Text(),
        Starts = input.List(input.Small),
        Ends = input.List(input.Small),
        Amount = input.Small(),
        Unit = Unit(),
        At = input.Small(),
        AtTime = Time(),
        Calendar = input.Small(),
        Pauses = input.List(input.Small),
        PauseWithin = input.Small(),
        PauseUnit = Unit(),
        Then = input.Small(),
        Reminders = input.List(() => new DeadlineReminder(input.Small(), Unit(), input.Small())),
        Cite = input.Texts(),
        Location = input.Optional(location),
    };

    private Notification Notification() => new()
    {
        Name = input.Text(),
        To = input.Small(),
        Subject = Template(),
        Text = Template(),
        Location = input.Optional(location),
    };

    private NotificationTemplate Template() => new(input.List(() => new NotificationPiece(reason(), input.Text())));

    public WorkingCalendar Calendar() => new()
    {
        Name = input.Text(),
        Title = input.Text(),
        Zone = input.Text(),
        Opening = input.List(() => new OpeningHours(input.Member((int)DayOfWeek.Saturday, value => (DayOfWeek)value), Time(), Time())),
        Holidays = input.List(() => new CalendarHoliday(input.Day(), input.Text())),
        KnownFrom = input.Day(),
        KnownTo = input.Day(),
        CutOff = input.Optional(input.Text) is { } ticks ? Time(ticks) : null,
        Cite = input.Texts(),
        Location = input.Optional(location),
    };

    private DurationUnit Unit() => input.Member((int)DurationUnit.WorkingDays, value => (DurationUnit)value);

    private static TimeOnly Time(string ticks) =>
        long.TryParse(ticks, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= TimeOnly.MaxValue.Ticks ? new TimeOnly(number) : throw ModelInput.Damaged();

    private TimeOnly Time() => input.Number() is >= 0 and var ticks && ticks <= TimeOnly.MaxValue.Ticks ? new TimeOnly(ticks) : throw ModelInput.Damaged();
}
