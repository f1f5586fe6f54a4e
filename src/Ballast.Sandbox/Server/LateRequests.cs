namespace Ballast.Sandbox.Server;

/// <summary>Requests that are on their way: carried out when the world's clock has passed their moment and somebody asks something.</summary>
internal sealed class LateRequests
{
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset Due, Action<DateTimeOffset> CarryOut)> _waiting = [];

    /// <summary>How many are on their way.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Takes one.</summary>
    public void Add(DateTimeOffset due, Action<DateTimeOffset> carryOut)
    {
        lock (_lock)
            _waiting.Add((due, carryOut));
    }

    /// <summary>Carries out those whose moment has passed, in the order of their moments.</summary>
    public void CarryOut(DateTimeOffset now)
    {
        List<(DateTimeOffset Due, Action<DateTimeOffset> CarryOut)> due;
        lock (_lock)
        {
            due = [.. _waiting.Where(w => w.Due <= now).OrderBy(w => w.Due)];
            _waiting.RemoveAll(w => w.Due <= now);
        }
        foreach (var late in due)
            late.CarryOut(now);
    }
}
