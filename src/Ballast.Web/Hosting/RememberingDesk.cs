using Ballast.Core.Store;

namespace Ballast.Web.Hosting;

/// <summary>
/// Remembers answers while the store stays as it is, so that a page that is looked at again is there at once. An answer says itself as of when
/// it is; one about "now" is asked anew after some minutes, because time itself makes rounds open and resolve.
/// </summary>
/// <param name="desk">Who answers.</param>
/// <param name="clock">The clock.</param>
/// <param name="onlyMoments">
/// Whether only questions that name a moment are remembered: who asks a program about now is told the moment of the answer, which must be
/// the one at which it was asked.
/// </param>
internal sealed class RememberingDesk(IDesk desk, TimeProvider clock, bool onlyMoments = false) : IDesk
{
    private const int MostAnswers = 100;

    // Characters; an answer about thousands of models may have millions, and is asked for again sooner than a hundred of them are kept.
    private const int LongestAnswer = 2_000_000;

    private static readonly TimeSpan Now = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Known> _answers = new(StringComparer.Ordinal);
    private string? _stamp;

    /// <inheritdoc/>
    public Answer Ask(Question question, CancellationToken cancellation) =>
        onlyMoments && !question.Options.Any(o => o.Key == "as-of")
            ? desk.Ask(question, cancellation)
            : Remembered(
                question.Key(),
                () => desk.Ask(question, cancellation),
                answer => answer.Exit < 2 && answer.Json.Length <= LongestAnswer
            );

    /// <inheritdoc/>
    public Outcome<T> Look<T>(Question question, Func<IRevisionStore, Outcome<T>> ask) =>
        Remembered("look " + question.Key(), () => desk.Look(question, ask), _ => true);

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() => desk.Open();

    /// <inheritdoc/>
    public StoreHealth Health() => desk.Health();

    /// <inheritdoc/>
    public string? Stamp() => desk.Stamp();

    private T Remembered<T>(string key, Func<T> ask, Func<T, bool> isLasting)
        where T : class
    {
        var stamp = desk.Stamp();
        if (stamp is null)
            return ask();
        var asked = clock.GetUtcNow();
        lock (_lock)
        {
            if (_stamp != stamp)
                _answers.Clear();
            _stamp = stamp;
            if (_answers.TryGetValue(key, out var known) && asked - known.At < Now && known.Answer is T same)
                return same;
        }
        var answer = ask();
        lock (_lock)
        {
            // What was written while the answer was made may be in it or not: such an answer is given once and not kept.
            if (_stamp == stamp && desk.Stamp() == stamp && isLasting(answer))
                Keep(key, new Known(answer, asked));
        }
        return answer;
    }

    private void Keep(string key, Known answer)
    {
        if (_answers.Count >= MostAnswers && !_answers.ContainsKey(key))
            _answers.Remove(_answers.MinBy(a => a.Value.At).Key);
        _answers[key] = answer;
    }

    private sealed record Known(object Answer, DateTimeOffset At);
}
