using Ballast.Core.Store;

namespace Ballast.Tests.Planning.Applying.Crashes;

/// <summary>The process dies: nothing of what it was about to do is done.</summary>
public sealed class CrashException() : Exception("The process died here.");

/// <summary>Lets the process die at one of the steps of an apply: before and after every write to the journal, every reading, and every sending, and in the middle of it.</summary>
/// <param name="at">The step at which it dies; 0 for none.</param>
internal sealed class CrashPoint(int at)
{
    /// <summary>Steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>What was on its way when the process died.</summary>
    public List<Task> Abandoned { get; } = [];

    public void Step()
    {
        if (++Steps == at)
            throw new CrashException();
    }

    /// <summary>Whether the next step is the one: then it dies while something is on its way.</summary>
    public bool DiesInside() => ++Steps == at;
}

/// <summary>A journal whose writer may die before or after a write.</summary>
internal sealed class CrashingJournal(IJournalStore inner, CrashPoint crash) : IJournalStore
{
    public string? DurabilityDoubt => inner.DurabilityDoubt;

    public IReadOnlyList<JournalEntry> Journal(DateTimeOffset asOf) => inner.Journal(asOf);

    public JournalEntry? Append(JournalDraft draft, long after)
    {
        crash.Step();
        var entry = inner.Append(draft, after);
        crash.Step();
        return entry;
    }
}

/// <summary>A reader that may die.</summary>
internal sealed class CrashingReader(IStakeReader inner, CrashPoint crash) : IStakeReader
{
    public async Task<StakeReading> ReadAsync(string account, DateTimeOffset linesSince, CancellationToken cancellation)
    {
        crash.Step();
        return await inner.ReadAsync(account, linesSince, cancellation);
    }
}

/// <summary>Sends, and may die before, while the request is on its way, or before the answer is looked at.</summary>
internal sealed class CrashingChanges(IStakeChanges inner, CrashPoint crash) : IStakeChanges
{
    public async Task<StakeAnswer> SendAsync(StakeOrder order, CancellationToken cancellation)
    {
        crash.Step();
        var sending = inner.SendAsync(order, cancellation);
        if (crash.DiesInside())
        {
            crash.Abandoned.Add(sending);
            throw new CrashException();
        }
        var answer = await sending;
        crash.Step();
        return answer;
    }
}
