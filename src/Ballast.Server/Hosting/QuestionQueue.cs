namespace Ballast.Server.Hosting;

/// <summary>
/// Questions compute, each in its lane (<see cref="Lanes"/>); the others wait in a row that ends. Readers with the same question wait
/// together while nobody has begun to answer it; a later reader never gets an answer that was begun before it asked, so whoever has
/// written reads what was written.
/// </summary>
internal sealed class QuestionQueue(Lanes lanes, CancellationToken stopping)
{
    private const int LongestRow = 1000;

    private readonly Dictionary<string, Waiting> _row = new(StringComparer.Ordinal);
    private int _readers;

    /// <summary>Asks; null where the row is full.</summary>
    /// <param name="key">Equal questions have equal keys.</param>
    /// <param name="kind">What sort of work it is.</param>
    /// <param name="ask">Answers.</param>
    /// <param name="gone">The reader has left.</param>
    public async Task<Answer?> AskAsync(
        string key,
        WorkKind kind,
        Func<CancellationToken, Answer> ask,
        CancellationToken gone
    )
    {
        Waiting waiting;
        lock (_row)
        {
            if (_readers >= LongestRow)
                return null;
            _readers++;
            waiting = Join(key, kind, ask);
        }
        try
        {
            return await waiting.Answer.WaitAsync(gone).ConfigureAwait(false);
        }
        finally
        {
            if (Leave(waiting))
                await waiting.Left.CancelAsync().ConfigureAwait(false);
        }
    }

    private Waiting Join(string key, WorkKind kind, Func<CancellationToken, Answer> ask)
    {
        if (!_row.TryGetValue(key, out var waiting))
        {
            waiting = new Waiting(key, new CancellationTokenSource());
            _row.Add(key, waiting);
            waiting.Answer = AnswerAsync(kind, ask, waiting);
        }
        waiting.Readers++;
        return waiting;
    }

    /// <summary>Whether that was the last reader of a question that is still being answered: nobody wants the answer any more.</summary>
    private bool Leave(Waiting waiting)
    {
        lock (_row)
        {
            _readers--;
            if (--waiting.Readers > 0 || waiting.Answer.IsCompleted)
                return false;
            Begin(waiting);
            return true;
        }
    }

    private async Task<Answer> AnswerAsync(WorkKind kind, Func<CancellationToken, Answer> ask, Waiting waiting)
    {
        // Away from the lock that the caller holds, and from the threads that read requests. The source of the token is left to the
        // collector: the last reader may cancel it at the very moment in which the answer is there.
        await Task.Yield();
        var left = waiting.Left;
        using var onStop = stopping.Register(left.Cancel);
        var token = left.Token;
        using (await lanes.EnterAsync(kind, token).ConfigureAwait(false))
        {
            // A place may be given at the very moment in which the last reader leaves.
            token.ThrowIfCancellationRequested();
            lock (_row)
                Begin(waiting);
            return ask(token);
        }
    }

    /// <summary>From now on nobody joins.</summary>
    private void Begin(Waiting waiting)
    {
        if (_row.GetValueOrDefault(waiting.Key) == waiting)
            _row.Remove(waiting.Key);
    }

    private sealed class Waiting(string key, CancellationTokenSource left)
    {
        public string Key { get; } = key;

        public CancellationTokenSource Left { get; } = left;

        public int Readers { get; set; }

        public Task<Answer> Answer { get; set; } = null!;
    }
}
