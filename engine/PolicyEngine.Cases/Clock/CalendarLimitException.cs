namespace PolicyEngine.Cases.Clock;

/// <summary>An amount of time can't be counted: beyond the days that a calendar knows, or without the calendar that it needs. The message is fit for an officer.</summary>
public sealed class CalendarLimitException : Exception
{
    /// <summary>Says why.</summary>
    public CalendarLimitException(string message)
        : base(message)
    {
    }
}
