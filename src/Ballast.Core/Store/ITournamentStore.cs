using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>What is kept about the tournaments, read as of a moment. Written only by imports and syncs.</summary>
/// <remarks>Implementations throw their neighbour's one exception type when the store cannot be read.</remarks>
public interface ITournamentStore : IDisposable
{
    /// <summary>Names of all models that were known at the moment, ordered without regard to case.</summary>
    IReadOnlyList<string> Models(Tournament tournament, DateTimeOffset asOf);

    /// <summary>Metrics of which at least one score was known at the moment, ordered by name.</summary>
    IReadOnlyList<Metric> Metrics(Tournament tournament, DateTimeOffset asOf);

    /// <summary>What is known about each round, later reports laid over earlier ones.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="asOf">Payout factors and totals that became known later take no part; times are announced and do.</param>
    IReadOnlyDictionary<int, RoundFacts> Rounds(Tournament tournament, DateTimeOffset asOf);

    /// <summary>What rounds said at the moment about the scores they make and pay; rounds that said nothing are left out.</summary>
    IReadOnlyDictionary<int, IReadOnlyList<RoundScoreConfig>> Configurations(
        Tournament tournament,
        DateTimeOffset asOf
    );

    /// <summary>Scores, each the latest revision known at the moment; NaN for missing.</summary>
    /// <returns>A panel with every asked model (a row of NaN where it has nothing) and every round in which one of them has a score.</returns>
    ScorePanel Scores(ScoreQuery query);

    /// <summary>Rounds in which a source listed a model and left a score out.</summary>
    IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query);

    /// <summary>Scores of the range that are not final: every source was written before the round resolved.</summary>
    IReadOnlyList<InterimScore> InterimScores(ScoreQuery query);

    /// <summary>The rounds of <see cref="InterimScores"/>, ascending.</summary>
    sealed IReadOnlyList<int> RoundsWithInterimScores(ScoreQuery query) =>
        [.. InterimScores(query).Select(s => s.Round).Distinct().Order()];

    /// <summary>Rounds up to a bound in which any model had a score at the moment, newest first.</summary>
    IEnumerable<int> ScoredRounds(Tournament tournament, int to, DateTimeOffset asOf);

    /// <summary>Stakes and payouts, later reports laid over earlier ones, ordered by model and round.</summary>
    IReadOnlyList<Position> Positions(PositionQuery query);

    /// <summary>The amounts of <see cref="Positions"/>, each model's together and by round. A store of many models may read them faster than the positions.</summary>
    IReadOnlyList<PositionAmounts> PositionAmounts(PositionQuery query) =>
        [.. Positions(query).Select(Store.PositionAmounts.Of)];

    /// <summary>The newest round of the range in which a model had any of the scores, by its name as the store keeps it; models without one are left out.</summary>
    IReadOnlyDictionary<string, int> NewestScoredRounds(ScoreQuery query)
    {
        var panel = Scores(query);
        var newest = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var model = 0; model < panel.Models.Count; model++)
        {
            for (var column = panel.Rounds.Count - 1; column >= 0 && !newest.ContainsKey(panel.Models[model]); column--)
            {
                if (panel.HasScore(model, column))
                    newest[panel.Models[model]] = panel.Rounds[column];
            }
        }
        return newest;
    }

    /// <summary>Closing prices of NMR, one a day, ascending; days without one are left out.</summary>
    /// <param name="currency">For example <c>usd</c>, in any case.</param>
    /// <param name="asOf">A day's price is known from its end on.</param>
    IReadOnlyList<NmrPrice> Prices(string currency, DateTimeOffset asOf);

    /// <summary>Currencies that any price is known in, in lower case and in order.</summary>
    /// <param name="asOf">Later prices do not count.</param>
    IReadOnlyList<string> Currencies(DateTimeOffset asOf);

    /// <summary>What was reported about stakes day by day, ordered by model and day; days without a report are left out.</summary>
    IReadOnlyList<StakeDay> StakeDays(StakeDayQuery query);

    /// <summary>Starts a transaction that writes. Nothing is kept before <see cref="IImportBatch.Commit"/>.</summary>
    IImportBatch BeginImport(Tournament tournament);
}

/// <summary>Which scores to read.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Models">Names as kept in the store; null means all.</param>
/// <param name="Metrics">At least one.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="AsOf">Later revisions take no part.</param>
public sealed record ScoreQuery(
    Tournament Tournament,
    IReadOnlyList<string>? Models,
    IReadOnlyList<Metric> Metrics,
    int From,
    int To,
    DateTimeOffset AsOf
);

/// <summary>A score of which only what was shown before the round resolved is kept.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Metric">The score.</param>
/// <param name="Round">The round's number.</param>
public readonly record struct InterimScore(string Model, Metric Metric, int Round);

/// <summary>Which days of stakes to read.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Models">Names, in any case; null means all.</param>
/// <param name="AsOf">A day's report is known from its end on.</param>
public sealed record StakeDayQuery(Tournament Tournament, IReadOnlyList<string>? Models, DateTimeOffset AsOf);

/// <summary>Which positions to read.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Models">Names as kept in the store; null means all.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="AsOf">Later reports take no part.</param>
public sealed record PositionQuery(
    Tournament Tournament,
    IReadOnlyList<string>? Models,
    int From,
    int To,
    DateTimeOffset AsOf
);
