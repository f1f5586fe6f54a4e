using Ballast.Core.Rounds;
using Ballast.Sandbox.Books;

namespace Ballast.Sandbox.Sources;

/// <summary>A model's part in a round as it was recorded, with the scores and when each became known.</summary>
/// <param name="Performance">The final state of the round.</param>
/// <param name="Scores">Daily values; their <see cref="ScoreRecord.Date"/> is the moment they became known.</param>
public sealed record RecordedPerformance(PerformanceRecord Performance, IReadOnlyList<ScoreRecord> Scores);

/// <summary>Serves imported rounds under the same API. Nothing can be changed in it.</summary>
/// <remarks>What lies after the clock is hidden: scores by their dates, payouts and totals until the round resolves.</remarks>
public sealed class RecordedSource(
    IReadOnlyList<AccountRecord> accounts,
    IReadOnlyList<RoundRecord> rounds,
    IReadOnlyList<ModelRecord> models,
    IReadOnlyList<RecordedPerformance> performances
) : ITournamentSource
{
    private readonly ILookup<string, RecordedPerformance> _performances = performances
        .OrderBy(p => p.Performance.Round.Number)
        .ToLookup(p => p.Performance.Model.Id, StringComparer.Ordinal);

    /// <summary>An hour after the last recorded round opened.</summary>
    public DateTimeOffset? PreferredStart => rounds.Count == 0 ? null : rounds.Max(r => r.OpenTime).AddHours(1);

    /// <inheritdoc />
    public ITournamentView At(DateTimeOffset now) => new View(this, now);

    /// <inheritdoc />
    public StakeChangeOutcome Change(StakeChange change, DateTimeOffset now) =>
        new("Recorded rounds cannot be changed");

    private static RoundRecord Known(RoundRecord round, DateTimeOffset now)
    {
        var resolved = round.Resolved && round.ResolveTime <= now;
        return round with
        {
            Resolved = resolved,
            PayoutFactor = round.ScoreTime <= now ? round.PayoutFactor : null,
            TotalAtStake = round.CloseTime <= now ? round.TotalAtStake : null,
            TotalPaid = resolved ? round.TotalPaid : null,
            TotalBurned = resolved ? round.TotalBurned : null,
        };
    }

    private sealed class View(RecordedSource source, DateTimeOffset now) : ITournamentView
    {
        private readonly IReadOnlyList<AccountRecord> _accounts = source.AllAccounts;

        public DateTimeOffset Now => now;

        public IReadOnlyList<AccountRecord> Accounts => _accounts;

        public IReadOnlyList<ModelRecord> Models => [.. source.AllModels.Where(m => m.StartDate <= now)];

        public IReadOnlyList<RoundRecord> Rounds(Tournament tournament) =>
            [
                .. source
                    .AllRounds.Where(r => r.Tournament == tournament && r.OpenTime <= now)
                    .OrderBy(r => r.Number)
                    .Select(r => Known(r, now)),
            ];

        public IReadOnlyList<PerformanceRecord> Performances(ModelRecord model) =>
            [
                .. source
                    ._performances[model.Id]
                    .Select(p => p.Performance)
                    .Where(p => (p.SubmittedAt ?? p.Round.OpenTime) <= now)
                    .Select(AsOf),
            ];

        public IReadOnlyList<ScoreRecord> Scores(PerformanceRecord performance) =>
            [
                .. source
                    ._performances[performance.Model.Id]
                    .Where(p => p.Performance.Round.Number == performance.Round.Number)
                    .SelectMany(p => p.Scores)
                    .Where(s => s.Date <= now)
                    .OrderBy(s => s.DisplayName, StringComparer.Ordinal)
                    .ThenBy(s => s.Day),
            ];

        public IReadOnlyList<ScoreRecord> Latest(PerformanceRecord performance) =>
            [.. Scores(performance).GroupBy(s => (s.DisplayName, s.Version)).Select(g => g.Last())];

        public StakeRecord Stake(ModelRecord model) =>
            new() { Stake = Performances(model).LastOrDefault(p => p.AtRisk is not null)?.AtRisk ?? 0m };

        public decimal Wallet(AccountRecord account) => 0m;

        public IReadOnlyList<TransactionRecord> Transactions(AccountRecord account) => [];

        public IReadOnlyList<ClaimRecord> Claims(AccountRecord account, Tournament tournament) => [];

        public bool IsAtomic(Tournament tournament) => Rounds(tournament).Any(r => r.Atomic);

        private PerformanceRecord AsOf(PerformanceRecord performance)
        {
            var round = Known(performance.Round, now);
            return performance with
            {
                Round = round,
                AtRisk = round.CloseTime <= now ? performance.AtRisk : null,
                Payout = round.Resolved ? performance.Payout : null,
            };
        }
    }

    private IReadOnlyList<AccountRecord> AllAccounts => accounts;

    private IReadOnlyList<RoundRecord> AllRounds => rounds;

    private IReadOnlyList<ModelRecord> AllModels => models;
}
