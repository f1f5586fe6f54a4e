using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Collecting;

namespace Ballast.Server.Collecting;

/// <summary>What is to be done when: the schedule's moments, put off after failures, and what was asked for by hand.</summary>
internal sealed class SyncQueue(CollectorOptions options)
{
    private static readonly TimeSpan WidestSpread = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Tournament, DateTimeOffset> _lookedAt = [];
    private readonly Dictionary<Tournament, (int InARow, DateTimeOffset NotBefore, string Code)> _troubles = [];
    private readonly SortedSet<Tournament> _requested = [];
#pragma warning disable CA5394 // Spreads requests; nothing is kept secret by it.
    private readonly Random _chance = new(options.Seed);
    private readonly TimeSpan _spread = WidestSpread * new Random(options.Seed).NextDouble();
#pragma warning restore CA5394

    /// <summary>The next look; null where nothing is watched.</summary>
    public CollectionMoment? Next(DateTimeOffset now)
    {
        using var store = options.OpenStore();
        Dictionary<Tournament, DateTimeOffset> looked;
        lock (_lock)
            looked = new Dictionary<Tournament, DateTimeOffset>(_lookedAt);
        var moments = CollectionPlan.Of(store, options.WithAccounts, looked, _spread, now);
        lock (_lock)
        {
            var wanted = moments.FirstOrDefault(m => _requested.Contains(m.Tournament));
            // What has no models any more was asked for in vain.
            if (wanted is null)
                _requested.Clear();
            return wanted is null
                ? moments.Select(PutOff).MinBy(m => m.At)
                : wanted with
                {
                    At = now,
                    Reason = "asked for by hand",
                };
        }
    }

    /// <summary>Asks for looks by hand; refused only while Numerai has asked to be left alone.</summary>
    /// <returns>Until when it is to be left alone; null where the request was taken.</returns>
    public DateTimeOffset? Request(Tournament? tournament, DateTimeOffset now)
    {
        lock (_lock)
        {
            var limited = _troubles.Values.Where(t => t.Code == "rate-limited" && t.NotBefore > now).ToList();
            if (limited.Count > 0)
                return limited.Max(t => t.NotBefore);
            _requested.UnionWith(tournament is { } one ? [one] : Tournaments.All);
            return null;
        }
    }

    /// <summary>A look begins.</summary>
    public void Begin(Tournament tournament)
    {
        lock (_lock)
            _requested.Remove(tournament);
    }

    public void Succeeded(Tournament tournament, DateTimeOffset begunAt)
    {
        lock (_lock)
        {
            _lookedAt[tournament] = begunAt;
            _troubles.Remove(tournament);
        }
    }

    /// <returns>Failures in a row.</returns>
    public int Failed(Tournament tournament, SyncRunResult result, DateTimeOffset now)
    {
        lock (_lock)
        {
            var inARow = _troubles.TryGetValue(tournament, out var before) ? before.InARow + 1 : 1;
            var isLimited = result.Code == "rate-limited";
            var wait = CollectionBackOff.After(inARow, _chance, isLimited, result.RetryAfter);
            _troubles[tournament] = (inARow, now + wait, result.Code!);
            return inARow;
        }
    }

    private CollectionMoment PutOff(CollectionMoment moment) =>
        _troubles.TryGetValue(moment.Tournament, out var trouble)
            ? moment with
            {
                At = trouble.NotBefore,
                Reason = $"again after {trouble.InARow} failed in a row; {moment.Reason}",
            }
            : moment;
}
