using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Web.Observing;

namespace Ballast.Web.Hosting;

/// <summary>
/// Remembers answers while the store stays as it is, so that a page that is looked at again is there at once. An answer says itself as of when
/// it is; one about "now" is asked anew after some minutes, because time itself makes rounds open and resolve.
/// </summary>
/// <param name="questions">Who answers.</param>
/// <param name="clock">The clock.</param>
/// <param name="onlyMoments">
/// Whether only questions that name a moment are remembered: who asks a program about now is told the moment of the answer, which must be
/// the one at which it was asked.
/// </param>
/// <param name="metrics">Where it is counted what was given again; null for nowhere.</param>
internal sealed class AnswerCache(
    IQuestionService questions,
    TimeProvider clock,
    bool onlyMoments = false,
    ServerMetrics? metrics = null
) : IQuestionService
{
    private const int MostAnswers = 100;

    // Characters; an answer about thousands of models may have millions, and is asked for again sooner than a hundred of them are kept.
    private const int LongestAnswer = 8_000_000;

    // Characters of all that is remembered: with the documents they are made of, some ten bytes each.
    private const int MostCharacters = 16_000_000;

    private static readonly TimeSpan Now = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Known> _answers = new(StringComparer.Ordinal);
    private string? _stamp;
    private long _characters;

    /// <inheritdoc/>
    public Answer Ask(QuestionRequest request, CancellationToken cancellation) =>
        onlyMoments && request.AsOf is null
            ? questions.Ask(request, cancellation)
            : Remembered(request, () => questions.Ask(request, cancellation));

    /// <inheritdoc/>
    public Answer Run(CommandCall call, CancellationToken cancellation) => questions.Run(call, cancellation);

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() => questions.Open();

    /// <inheritdoc/>
    public StoreHealth Health() => questions.Health();

    /// <inheritdoc/>
    public StoreHealth Pulse() => questions.Pulse();

    /// <inheritdoc/>
    public StoreHealth Ready() => questions.Ready();

    /// <inheritdoc/>
    public string? Stamp() => questions.Stamp();

    private Answer Remembered(QuestionRequest request, Func<Answer> ask)
    {
        var key = request.Key;
        var stamp = questions.Stamp();
        if (stamp is null)
            return ask();
        var asked = clock.GetUtcNow();
        lock (_lock)
        {
            if (_stamp != stamp)
                Forget();
            _stamp = stamp;
            if (_answers.TryGetValue(key, out var known) && asked - known.At < Now)
            {
                metrics?.Remembered(request.Question.Name);
                return known.Answer;
            }
        }
        var answer = ask();
        // What was written while the answer was made may be in it or not: such an answer is given once and not kept. The store is asked
        // outside the lock: nobody waits there for a database.
        if (answer.Exit < 2 && answer.Json.Length <= LongestAnswer && questions.Stamp() == stamp)
        {
            lock (_lock)
            {
                if (_stamp == stamp)
                    Keep(key, new Known(answer, asked));
            }
        }
        return answer;
    }

    private void Keep(string key, Known answer)
    {
        Drop(key);
        while (_answers.Count > 0 && (_answers.Count >= MostAnswers || _characters + answer.Length > MostCharacters))
            Drop(_answers.MinBy(a => a.Value.At).Key);
        _answers[key] = answer;
        _characters += answer.Length;
    }

    private void Drop(string key)
    {
        if (_answers.Remove(key, out var known))
            _characters -= known.Length;
    }

    private void Forget()
    {
        _answers.Clear();
        _characters = 0;
    }

    private sealed record Known(Answer Answer, DateTimeOffset At)
    {
        public int Length => Answer.Json.Length;
    }
}
