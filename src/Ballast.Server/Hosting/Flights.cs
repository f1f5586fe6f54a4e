namespace Ballast.Server.Hosting;

/// <summary>Does the same work once for all who want it at a time. A failure is told to nobody else: the next one tries itself.</summary>
internal sealed class Flights<T>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource<T>> _flights = new(StringComparer.Ordinal);

    /// <summary>Works, or waits for who works already.</summary>
    /// <param name="key">Equal work has equal keys.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Whoever waits has left.</param>
    public T Join(string key, Func<T> work, CancellationToken cancellation)
    {
        while (true)
        {
            TaskCompletionSource<T>? other;
            var own = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
            {
                if (!_flights.TryGetValue(key, out other))
                    _flights.Add(key, own);
            }
            if (other is null)
                return Work(key, own, work);
            // Ended without a result: this one tries.
            if (
                Task.WhenAny(other.Task).WaitAsync(cancellation).GetAwaiter().GetResult() is
                { IsCompletedSuccessfully: true } done
            )
                return done.GetAwaiter().GetResult();
        }
    }

    private T Work(string key, TaskCompletionSource<T> own, Func<T> work)
    {
        try
        {
            var result = work();
            own.SetResult(result);
            return result;
        }
        finally
        {
            lock (_lock)
                _flights.Remove(key);
            own.TrySetCanceled(CancellationToken.None);
        }
    }
}
