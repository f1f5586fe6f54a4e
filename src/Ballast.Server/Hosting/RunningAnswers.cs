using System.Collections.Concurrent;
using Ballast.Core.Questions;

namespace Ballast.Server.Hosting;

/// <summary>How far the answers are that are being computed, and which of them a page waits for. Nothing stays when an answer is there.</summary>
public sealed class RunningAnswers
{
    private readonly ConcurrentDictionary<string, RunningAnswer> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, QuestionRequest> _waiting = new(StringComparer.Ordinal);

    /// <summary>Notes that an answer is being computed. Where two compute the same, the later one counts.</summary>
    internal RunningAnswer Begin(QuestionRequest request)
    {
        var answer = new RunningAnswer(request.Key, Remove);
        _answers[request.Key] = answer;
        return answer;
    }

    /// <summary>Notes that a page waits for an answer, until that is disposed of. A page waits for one at a time.</summary>
    /// <param name="page">Its path and query, as they were asked for.</param>
    /// <param name="request">The question.</param>
    internal IDisposable Wait(string page, QuestionRequest request)
    {
        _waiting[page] = request;
        return new Waiting(() => _waiting.TryRemove(KeyValuePair.Create(page, request)));
    }

    /// <summary>The question that a page waits for, and the share of its work that is done, from 0 to 1; null where it waits for none, or where that is not known.</summary>
    internal (IQuestion Question, double Share)? Find(string page) =>
        _waiting.TryGetValue(page, out var request)
        && _answers.TryGetValue(request.Key, out var answer)
        && answer.Share is { } share
            ? (request.Question, share)
            : null;

    private void Remove(RunningAnswer answer) => _answers.TryRemove(KeyValuePair.Create(answer.Key, answer));

    private sealed class Waiting(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>An answer that is being computed.</summary>
/// <param name="key">The key of its question.</param>
/// <param name="end">Takes it out.</param>
internal sealed class RunningAnswer(string key, Action<RunningAnswer> end) : IProgress<double>, IDisposable
{
    // Before the first report the share is not known.
    private double _share = double.NaN;

    public string Key { get; } = key;

    /// <summary>The share of the work that is done, from 0 to 1; null before any was reported.</summary>
    public double? Share => Volatile.Read(ref _share) is var share && double.IsNaN(share) ? null : share;

    public void Report(double value) => Volatile.Write(ref _share, value);

    public void Dispose() => end(this);
}
