using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Sources;

/// <summary>Recorded rounds at one moment.</summary>
internal sealed class RecordedView(RecordedSource source, DateTimeOffset now) : ITournamentView
{
    private readonly Dictionary<Tournament, IReadOnlyList<RoundRecord>> _rounds = [];
    private IReadOnlyList<ModelRecord>? _models;

    public DateTimeOffset Now => now;

    public IReadOnlyList<AccountRecord> Accounts => source.Accounts;

    public IReadOnlyList<ModelRecord> Models => _models ??= [.. source.Models.Where(m => m.StartDate <= now)];

    public IReadOnlyList<RoundRecord> Rounds(Tournament tournament)
    {
        if (!_rounds.TryGetValue(tournament, out var rounds))
            _rounds[tournament] = rounds = [.. source.Rounds(tournament).Where(r => r.OpenTime <= now).Select(Known)];
        return rounds;
    }

    public IReadOnlyList<PerformanceRecord> Performances(ModelRecord model) =>
        [.. source.Performances(model).Where(IsSubmitted).Select(AsOf)];

    public PerformanceRecord? Performance(ModelRecord model, int round) =>
        source.Performance(model, round) is { } recorded && IsSubmitted(recorded) ? AsOf(recorded) : null;

    public IReadOnlyList<ScoreRecord> Scores(PerformanceRecord performance) =>
        source.Performance(performance.Model, performance.Round.Number) is { } recorded
            ? [.. recorded.Scores.Concat(recorded.OtherVersions).Where(s => s.Date <= now)]
            : [];

    /// <remarks>Official scores only, as the real server's short list.</remarks>
    public IReadOnlyList<ScoreRecord> Latest(PerformanceRecord performance)
    {
        var latest = new List<ScoreRecord>();
        if (source.Performance(performance.Model, performance.Round.Number) is not { } recorded)
            return latest;
        foreach (var score in recorded.Scores)
        {
            if (score.Date > now)
                continue;
            if (latest.Count > 0 && IsSameScore(latest[^1], score))
                latest[^1] = score;
            else
                latest.Add(score);
        }
        return latest;
    }

    public StakeRecord Stake(ModelRecord model)
    {
        var recorded = source.Performances(model);
        for (var i = recorded.Count - 1; i >= 0; i--)
        {
            if (IsSubmitted(recorded[i]) && AsOf(recorded[i]).AtRisk is { } stake)
                return new StakeRecord { Stake = stake };
        }
        return new StakeRecord { Stake = 0m };
    }

    public decimal Wallet(AccountRecord account) => 0m;

    public IReadOnlyList<TransactionRecord> Transactions(AccountRecord account) => [];

    public IReadOnlyList<ClaimRecord> Claims(AccountRecord account, Tournament tournament) => [];

    public bool IsAtomic(Tournament tournament) => Rounds(tournament).Any(r => r.Atomic);

    private static bool IsSameScore(ScoreRecord left, ScoreRecord right) =>
        left.DisplayName == right.DisplayName && left.Version == right.Version;

    private bool IsSubmitted(RecordedPerformance recorded) =>
        (recorded.Performance.SubmittedAt ?? recorded.Performance.Round.OpenTime) <= now;

    private PerformanceRecord AsOf(RecordedPerformance recorded) =>
        recorded.AsOf(Known(recorded.Performance.Round), now);

    private RoundRecord Known(RoundRecord round)
    {
        var resolved = round.Resolved && round.ResolveTime <= now;
        return round with
        {
            Resolved = resolved,
            PayoutFactor = round.ScoreTime <= now ? round.PayoutFactor : null,
            TotalAtStake = round.CloseTime <= now ? round.TotalAtStake : null,
            TotalPaid = resolved ? round.TotalPaid : null,
            TotalBurned = resolved ? round.TotalBurned : null,
            TotalNet = resolved ? round.TotalNet : null,
        };
    }
}
