using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;

namespace Ballast.Sandbox.Sources;

/// <summary>Serves imported rounds under the same API. Nothing can be changed in it.</summary>
/// <remarks>What lies after the clock is hidden: scores by their dates, payouts and totals until the round resolves.</remarks>
public sealed class RecordedSource : ITournamentSource
{
    private readonly Dictionary<Tournament, RoundRecord[]> _rounds;
    private readonly Dictionary<string, RecordedPerformance[]> _performances;

    /// <summary>Puts the records in order, once: every question is a look-up then.</summary>
    public RecordedSource(
        IReadOnlyList<AccountRecord> accounts,
        IReadOnlyList<RoundRecord> rounds,
        IReadOnlyList<ModelRecord> models,
        IReadOnlyList<RecordedPerformance> performances
    )
    {
        (Accounts, Models) = (accounts, models);
        _rounds = rounds.GroupBy(r => r.Tournament).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Number).ToArray());
        _performances = performances
            .GroupBy(p => p.Performance.Model.Id, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.OrderBy(p => p.Performance.Round.Number).Select(p => p.Sorted()).ToArray(),
                StringComparer.Ordinal
            );
        PreferredStart = rounds.Count == 0 ? null : LastNews(rounds, performances);
    }

    /// <summary>The moment from which on everything that was recorded is known.</summary>
    public DateTimeOffset? PreferredStart { get; }

    internal IReadOnlyList<AccountRecord> Accounts { get; }

    internal IReadOnlyList<ModelRecord> Models { get; }

    ITournamentView ITournamentSource.At(DateTimeOffset now) => new RecordedView(this, now);

    IEnumerable<IReadOnlyDictionary<string, decimal>> ITournamentSource.StakesAt(IEnumerable<DateTimeOffset> moments) =>
        moments.Select(moment =>
        {
            var view = new RecordedView(this, moment);
            return view.Models.ToDictionary(m => m.Id, m => view.Stake(m).Shown, StringComparer.Ordinal);
        });

    StakeChangeOutcome ITournamentSource.Change(StakeChange change, DateTimeOffset now) =>
        new("Recorded rounds cannot be changed");

    /// <summary>All rounds, ascending.</summary>
    internal IReadOnlyList<RoundRecord> Rounds(Tournament tournament) =>
        _rounds.TryGetValue(tournament, out var rounds) ? rounds : [];

    /// <summary>A model's rounds, ascending.</summary>
    internal IReadOnlyList<RecordedPerformance> Performances(ModelRecord model) =>
        _performances.TryGetValue(model.Id, out var performances) ? performances : [];

    /// <summary>A model's round; null where nothing is recorded.</summary>
    internal RecordedPerformance? Performance(ModelRecord model, int round)
    {
        if (!_performances.TryGetValue(model.Id, out var performances))
            return null;
        var (low, high) = (0, performances.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var number = performances[middle].Performance.Round.Number;
            if (number == round)
                return performances[middle];
            (low, high) = number < round ? (middle + 1, high) : (low, middle - 1);
        }
        return null;
    }

    private static DateTimeOffset LastNews(
        IReadOnlyList<RoundRecord> rounds,
        IReadOnlyList<RecordedPerformance> performances
    )
    {
        var known = rounds.Max(r => r.Resolved ? r.ResolveTime : r.OpenTime.AddHours(1));
        var last = performances.Count == 0 ? known : performances.Max(p => p.KnownFrom);
        return last > known ? last : known;
    }
}
