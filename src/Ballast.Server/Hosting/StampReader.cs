namespace Ballast.Server.Hosting;

/// <summary>
/// Reads the stamp of the store once for all who want it: whoever comes while it is being read gets the next one, so that nobody gets a
/// stamp that is older than the asking.
/// </summary>
internal sealed class StampReader(IQuestionService questions)
{
    private readonly Lock _lock = new();
    private Task<string?> _running = Task.FromResult<string?>(null);
    private Task<string?>? _next;

    /// <summary>The stamp as it is now or later; null where it cannot be known.</summary>
    public Task<string?> ReadAsync()
    {
        lock (_lock)
            return _next ??= AfterAsync(_running);
    }

    private async Task<string?> AfterAsync(Task running)
    {
        // Away from the lock, and from threads that read requests.
        await Task.Yield();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            _running = _next!;
            _next = null;
        }
        return questions.Stamp();
    }
}
