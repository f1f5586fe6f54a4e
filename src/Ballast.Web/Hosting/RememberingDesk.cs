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

    // Characters of all that is remembered: with the documents they are made of, some ten bytes each.
    private const int MostCharacters = 8_000_000;

    // Of what has no text: as long as one model's page.
    private const int UsualLength = 50_000;

    private static readonly TimeSpan Now = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Known> _answers = new(StringComparer.Ordinal);
    private string? _stamp;
    private long _characters;

    /// <inheritdoc/>
    public Answer Ask(Question question, CancellationToken cancellation) =>
        onlyMoments && !question.Options.Any(o => o.Key == "as-of")
            ? desk.Ask(question, cancellation)
            : Remembered(
                question.Key(),
                () => desk.Ask(question, cancellation),
                answer => answer.Exit < 2 && answer.Json.Length <= LongestAnswer,
                answer => answer.Json.Length
            );

    /// <inheritdoc/>
    public Outcome<T> Look<T>(Question question, Func<IRevisionStore, Outcome<T>> ask) =>
        Remembered("look " + question.Key(), () => desk.Look(question, ask), _ => true, _ => UsualLength);

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() => desk.Open();

    /// <inheritdoc/>
    public StoreHealth Health() => desk.Health();

    /// <inheritdoc/>
    public StoreHealth Pulse() => desk.Pulse();

    /// <inheritdoc/>
    public string? Stamp() => desk.Stamp();

    private T Remembered<T>(string key, Func<T> ask, Func<T, bool> isLasting, Func<T, int> length)
        where T : class
    {
        var stamp = desk.Stamp();
        if (stamp is null)
            return ask();
        var asked = clock.GetUtcNow();
        lock (_lock)
        {
            if (_stamp != stamp)
                Forget();
            _stamp = stamp;
            if (_answers.TryGetValue(key, out var known) && asked - known.At < Now && known.Answer is T same)
                return same;
        }
        var answer = ask();
        // What was written while the answer was made may be in it or not: such an answer is given once and not kept. The store is asked
        // outside the lock: nobody waits there for a database.
        if (isLasting(answer) && desk.Stamp() == stamp)
        {
            lock (_lock)
            {
                if (_stamp == stamp)
                    Keep(key, new Known(answer, asked, length(answer)));
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

    private sealed record Known(object Answer, DateTimeOffset At, int Length);
}
