namespace Ballast.Server.Hosting;

/// <summary>An answer that is kept.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Stamp">The store that it was made of; null where something was written while it was made.</param>
/// <param name="Begun">When it was begun: all that was written before is in it.</param>
internal sealed record KnownAnswer(Answer Answer, string? Stamp, DateTimeOffset Begun)
{
    /// <summary>The last moment at which it was known to be the newest.</summary>
    public DateTimeOffset LastRight { get; init; } = Begun;

    /// <summary>Characters.</summary>
    public int Length => Answer.Json.Length;
}

/// <summary>The newest answer to each question, for as many as there is room for: the oldest go first.</summary>
internal sealed class AnswerMemory
{
    private const int MostAnswers = 100;

    // Characters; an answer about thousands of models may have millions, and is asked for again sooner than a hundred of them are kept.
    private const int LongestAnswer = 8_000_000;

    // Characters of all that is remembered: with the documents they are made of, some ten bytes each.
    private const int MostCharacters = 16_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, KnownAnswer> _answers = new(StringComparer.Ordinal);
    private long _characters;

    /// <summary>What is known; null for nothing.</summary>
    public KnownAnswer? Find(string key)
    {
        lock (_lock)
            return _answers.GetValueOrDefault(key);
    }

    /// <summary>The answer was found to be still the newest one at a moment.</summary>
    public void Confirm(string key, KnownAnswer known, DateTimeOffset moment)
    {
        lock (_lock)
        {
            if (_answers.GetValueOrDefault(key) == known && known.LastRight < moment)
                _answers[key] = known with { LastRight = moment };
        }
    }

    /// <summary>Keeps an answer, unless it is very long or a newer one is known.</summary>
    public void Keep(string key, KnownAnswer answer)
    {
        if (answer.Length > LongestAnswer)
            return;
        lock (_lock)
        {
            if (_answers.GetValueOrDefault(key) is { } known && known.Begun > answer.Begun)
                return;
            Drop(key);
            while (
                _answers.Count > 0 && (_answers.Count >= MostAnswers || _characters + answer.Length > MostCharacters)
            )
                Drop(_answers.MinBy(a => a.Value.Begun).Key);
            _answers[key] = answer;
            _characters += answer.Length;
        }
    }

    private void Drop(string key)
    {
        if (_answers.Remove(key, out var known))
            _characters -= known.Length;
    }
}
