using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Observing;

namespace Ballast.Server.Hosting;

/// <summary>
/// Answers each question once for all who ask while the store stays as it is. When something was written, whoever can
/// (<see cref="Freshness"/>) is given the last answer with its moment while a newer one is made, once; what nobody asks for is not made
/// again. An answer says itself as of when it is; one about "now" is asked anew after some minutes, because time itself makes rounds open
/// and resolve.
/// </summary>
/// <param name="questions">Who answers.</param>
/// <param name="clock">The clock.</param>
/// <param name="queue">Where newer answers wait for their turn.</param>
/// <param name="stopping">The server stops.</param>
/// <param name="metrics">Where it is counted what was given again; null for nowhere.</param>
internal sealed class AnswerCache(
    IQuestionService questions,
    TimeProvider clock,
    QuestionQueue queue,
    CancellationToken stopping,
    ServerMetrics? metrics = null
) : IQuestionService
{
    private static readonly TimeSpan Now = TimeSpan.FromMinutes(5);

    private readonly StampReader _stamps = new(questions);
    private readonly AnswerMemory _memory = new();
    private readonly Flights<Answer> _flights = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<Answer?>> _renewals = new(StringComparer.Ordinal);

    // When something was last written through this server: older answers are given to nobody.
    private DateTimeOffset _written = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public Answer Ask(QuestionRequest request, CancellationToken cancellation) =>
        Ask(request, Freshness.Newest, cancellation);

    /// <summary>The same for whoever holds a place among those who compute already (<see cref="Lanes"/>).</summary>
    public Answer Ask(QuestionRequest request, Freshness freshness, CancellationToken cancellation)
    {
        var asked = clock.GetUtcNow();
        var stamp = questions.Stamp();
        if (Current(request, stamp, asked) is { } current)
            return current;
        // A store that cannot be read is not one where something was written.
        if (stamp is null || Last(request, freshness, asked) is not { } last)
            return Compute(request, cancellation);
        var (renewal, isFirst) = Renew(request);
        return isFirst && renewal.Wait(Freshness.Patience, cancellation) && renewal.Result is { } newer
            ? newer
            : GivenOld(request, last, freshness);
    }

    /// <summary>Asks when its turn comes; null where too many wait. What is known needs no turn.</summary>
    /// <remarks>
    /// Who asks a program about now receives the moment of the answer, which must be the one at which it was asked: only questions that name
    /// a moment are remembered here.
    /// </remarks>
    public async Task<Answer?> AskAsync(QuestionRequest request, Freshness freshness, CancellationToken gone)
    {
        if (request.AsOf is null)
        {
            return await queue
                .AskAsync(request.Key, WorkKind.Of(request), c => questions.Ask(request, c), gone)
                .ConfigureAwait(false);
        }
        var asked = clock.GetUtcNow();
        var stamp = await _stamps.ReadAsync().WaitAsync(gone).ConfigureAwait(false);
        if (Current(request, stamp, asked) is { } current)
            return current;
        if (stamp is null || Last(request, freshness, asked) is not { } last)
            return await QueuedAsync(request, gone).ConfigureAwait(false);
        var (renewal, isFirst) = Renew(request);
        if (isFirst)
        {
            await Task.WhenAny(renewal, Task.Delay(Freshness.Patience, gone)).ConfigureAwait(false);
            if (renewal.IsCompleted && await renewal.ConfigureAwait(false) is { } newer)
                return newer;
        }
        return GivenOld(request, last, freshness);
    }

    /// <inheritdoc/>
    public Answer Run(CommandCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return questions.Run(call, cancellation);
        }
        finally
        {
            // A sync goes on by itself: whoever asks how it went is shown what it wrote (SyncEndpoint), the others soon.
            if (call.Command != "sync")
            {
                lock (_lock)
                    _written = clock.GetUtcNow();
            }
        }
    }

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() => questions.Open();

    /// <inheritdoc/>
    public StoreHealth Health() => questions.Health();

    /// <inheritdoc/>
    public StoreHealth Pulse() => questions.Pulse();

    /// <inheritdoc/>
    public StoreHealth Ready() => questions.Ready();

    /// <inheritdoc/>
    public RunningAnswers Running => questions.Running;

    /// <inheritdoc/>
    public string? Stamp() => questions.Stamp();

    /// <summary>The answer, where it was made of the store as it is.</summary>
    private Answer? Current(QuestionRequest request, string? stamp, DateTimeOffset asked)
    {
        if (
            stamp is null
            || _memory.Find(request.Key) is not { } known
            || known.Stamp != stamp
            || asked - known.Begun >= Now
        )
            return null;
        _memory.Confirm(request.Key, known, asked);
        metrics?.Remembered(request.Question.Name);
        return known.Answer;
    }

    /// <summary>The last answer, where whoever asks may be given it.</summary>
    private KnownAnswer? Last(QuestionRequest request, Freshness freshness, DateTimeOffset asked)
    {
        var known = _memory.Find(request.Key);
        lock (_lock)
        {
            return
                known is not null
                && asked - known.LastRight <= Freshness.MostStale
                && asked - known.Begun < Now
                && known.LastRight > _written
                && freshness.Takes(known.LastRight)
                ? known
                : null;
        }
    }

    private Answer GivenOld(QuestionRequest request, KnownAnswer last, Freshness freshness)
    {
        // What is about now is of the moment at which it was asked.
        freshness.Note(request.AsOf is null ? last.Begun : last.LastRight);
        metrics?.Old(request.Question.Name);
        return last.Answer;
    }

    /// <summary>Has a newer answer made, unless it is being made; and whether this was the first to ask for it.</summary>
    private (Task<Answer?> Renewal, bool IsFirst) Renew(QuestionRequest request)
    {
        lock (_lock)
        {
            if (_renewals.TryGetValue(request.Key, out var running))
                return (running, false);
            var renewal = RenewAsync(request);
            _renewals.Add(request.Key, renewal);
            return (renewal, true);
        }
    }

    /// <summary>Null where it failed, of which the log tells.</summary>
    private async Task<Answer?> RenewAsync(QuestionRequest request)
    {
        await Task.Yield();
        try
        {
            return await QueuedAsync(request, stopping).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whoever waits is given the last answer instead, and the next one asks again.
        catch (Exception)
        {
            return null;
        }
#pragma warning restore CA1031
        finally
        {
            lock (_lock)
                _renewals.Remove(request.Key);
        }
    }

    private Task<Answer?> QueuedAsync(QuestionRequest request, CancellationToken gone) =>
        queue.AskAsync(request.Key, WorkKind.Of(request), c => Compute(request, c), gone);

    /// <summary>Computes, once for all who ask the same of the same store at a time.</summary>
    private Answer Compute(QuestionRequest request, CancellationToken cancellation)
    {
        var begun = clock.GetUtcNow();
        if (questions.Stamp() is not { } stamp)
            return questions.Ask(request, cancellation);
        // It may have been made while this one waited for its turn.
        return Current(request, stamp, begun)
            ?? _flights.Join(
                $"{stamp}\n{request.Key}",
                () => ComputeAlone(request, stamp, begun, cancellation),
                cancellation
            );
    }

    private Answer ComputeAlone(
        QuestionRequest request,
        string stamp,
        DateTimeOffset begun,
        CancellationToken cancellation
    )
    {
        var answer = questions.Ask(request, cancellation);
        // What was written while the answer was made may be in it or not: such an answer is old as soon as it is there.
        if (answer.Exit < 2)
            _memory.Keep(request.Key, new KnownAnswer(answer, questions.Stamp() == stamp ? stamp : null, begun));
        return answer;
    }
}
