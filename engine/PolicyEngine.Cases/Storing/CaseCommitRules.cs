using System.Buffers;
using System.Text;

namespace PolicyEngine.Cases.Storing;

/// <summary>What every commit keeps to, whatever the store.</summary>
internal static class CaseCommitRules
{
    public const int CaseKeyLength = 32;

    public const int LongestId = 128;
    public const int LongestSubject = 256;
    private const int LongestKey = 512;
    private const int LongestError = 1000;

    public static void Check(CaseCommit commit)
    {
        if (commit.Cases.IsDefaultOrEmpty)
        {
            throw Refused("a commit adds to at least one case");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var append in commit.Cases)
        {
            CheckId(append.Row.CaseId);
            if (!seen.Add(append.Row.CaseId))
            {
                throw Refused($"the case `{append.Row.CaseId}` stands twice in one commit");
            }

            CheckRow(append.Row);
            CheckText(append.Key, "the caller's key", LongestKey);
            if (append.Key.Length > 0 && append.Events.IsEmpty)
            {
                throw Refused($"a key of `{append.Row.CaseId}` comes with no event");
            }

            CheckEvents(append);
            CheckTimers(append);
            CheckMessages(append);
            CheckSnapshot(append);
        }
    }

    public static void CheckId(string caseId)
    {
        ArgumentNullException.ThrowIfNull(caseId);
        if (!IsId(caseId))
        {
            throw Refused($"a case's id is 1 to {LongestId} letters, digits and . _ / -");
        }
    }

    public static bool IsId(string caseId) => caseId.Length is > 0 and <= LongestId && caseId.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-');

    public static void CheckCaseKey(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != CaseKeyLength)
        {
            throw Refused($"a case's key is {CaseKeyLength} bytes long, this one {key.Length}");
        }
    }

    public static void CheckLease(Lease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentException.ThrowIfNullOrEmpty(lease.Owner);
        ArgumentOutOfRangeException.ThrowIfLessThan(lease.Most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease.For, TimeSpan.Zero);
    }

    /// <summary>Whether every store can keep a text: no character of number zero, and no half of a pair.</summary>
    public static bool IsText(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    /// <summary>Why something failed, as one line that every store can keep.</summary>
    public static string OneLine(string error)
    {
        var line = new StringBuilder();
        foreach (var rune in error.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > LongestError)
            {
                break;
            }

            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    /// <summary>An instant as stores keep it.</summary>
    public static DateTimeOffset ToMicrosecond(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public static CaseStoreException BrokenChain(string caseId) =>
        new(CaseStoreFault.Damaged, $"the new events do not continue the chain of `{caseId}`: they follow another event than the store's last; nothing was written");

    private static void CheckRow(CaseRow row)
    {
        if (row.Parent.Length > 0)
        {
            CheckId(row.Parent);
        }

        CheckText(row.Subject, "whose case it is", LongestSubject);
        CheckText(row.PolicyId, "the policy's id");
        CheckText(row.PolicyVersion, "the policy's version");
        CheckText(row.PolicyHash, "the policy's hash");
        CheckText(row.State, "the state");
        CheckText(row.Hash, "the hash");
    }

    private static void CheckEvents(CaseAppend append)
    {
        var id = append.Row.CaseId;
        ArgumentOutOfRangeException.ThrowIfNegative(append.Expected);
        var (sequence, hash) = (append.Expected, append.Expected == 0 ? StoredEvent.NoHash : null);
        foreach (var happened in append.Events)
        {
            if (happened.CaseId != id || happened.Sequence != ++sequence)
            {
                throw Refused($"the events of `{id}` do not follow each other: {happened.Sequence} where {sequence} belongs");
            }

            if (hash is not null && happened.PreviousHash != hash)
            {
                throw Refused($"event {sequence} of `{id}` does not continue the chain");
            }

            CheckText(happened.Body, "an event's body");
            CheckText(happened.PreviousHash, "the hash");
            CheckText(happened.Hash, "the hash");
            hash = happened.Hash;
        }

        if (append.Row.Sequence != sequence || sequence == 0 || (!append.Events.IsEmpty && append.Row.Hash != hash))
        {
            throw Refused($"the row of `{id}` is not that of its last event");
        }
    }

    private static void CheckTimers(CaseAppend append)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var timer in append.Timers)
        {
            CheckText(timer.Name, "a timer's name");
            if (timer.CaseId != append.Row.CaseId || !names.Add(timer.Name))
            {
                throw Refused($"the timer `{timer.Name}` stands twice in `{append.Row.CaseId}`, or belongs to another case");
            }
        }
    }

    private static void CheckMessages(CaseAppend append)
    {
        foreach (var message in append.Messages)
        {
            if (message.CaseId != append.Row.CaseId)
            {
                throw Refused($"a message of `{append.Row.CaseId}` belongs to another case");
            }

            CheckText(message.Key, "a message's key", LongestKey);
            CheckText(message.Kind, "a message's kind");
            CheckText(message.Body, "a message's body");
        }
    }

    private static void CheckSnapshot(CaseAppend append)
    {
        if (append.Snapshot is not { } snapshot)
        {
            return;
        }

        CheckText(snapshot.Body, "a snapshot");
        if (snapshot.Sequence != append.Row.Sequence || snapshot.Hash != append.Row.Hash)
        {
            throw Refused($"the snapshot of `{append.Row.CaseId}` is not that of its last event");
        }
    }

    private static void CheckText(string text, string what, int longest = int.MaxValue)
    {
        if (text.Length > longest)
        {
            throw Refused($"{what} is longer than {longest} characters");
        }

        if (!IsText(text))
        {
            throw Refused($"{what} holds the character of number zero, or half a character");
        }
    }

    private static ArgumentException Refused(string message) => new(message);
}
