using System.Collections.Concurrent;

namespace Ballast.Sandbox.Figures;

/// <summary>
/// Score histories of models, kept from request to request: a leaderboard asks for those of every model. One a model, and only for the minute of the world that it was
/// made in: scores of 60 days go on moving after their round has resolved.
/// </summary>
internal sealed class ScoreHistories
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Minute, int Uploads, ScoreHistory History)> _known =
        new(StringComparer.Ordinal);

    /// <summary>A model's history.</summary>
    /// <param name="modelId">The model.</param>
    /// <param name="now">The world's time.</param>
    /// <param name="uploads">How many files were handed in for it: they replace what the world made up.</param>
    /// <param name="read">Makes it.</param>
    public ScoreHistory Find(string modelId, DateTimeOffset now, int uploads, Func<ScoreHistory> read)
    {
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        if (_known.TryGetValue(modelId, out var known) && (known.Minute, known.Uploads) == (minute, uploads))
            return known.History;
        var history = read();
        _known[modelId] = (minute, uploads, history);
        return history;
    }
}
