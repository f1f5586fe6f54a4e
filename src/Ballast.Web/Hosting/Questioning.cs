namespace Ballast.Web.Hosting;

/// <summary>Questions compute: so many at a time as there are processors, the others wait in a row that ends.</summary>
internal sealed class Questioning(IDesk desk, CancellationToken stopping) : IDisposable
{
    private const int LongestRow = 1000;

    private readonly SemaphoreSlim _places = new(Math.Max(2, Environment.ProcessorCount));
    private int _waiting;

    /// <summary>Asks; null where the row is full.</summary>
    public async Task<Answer?> AskAsync(Question question, CancellationToken gone)
    {
        if (Interlocked.Increment(ref _waiting) > LongestRow)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
            await _places.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                return await Task.Run(() => desk.Ask(question, either.Token), either.Token).ConfigureAwait(false);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _places.Dispose();
}
