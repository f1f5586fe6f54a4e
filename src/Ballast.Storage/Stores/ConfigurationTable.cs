using System.Data.Common;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>What rounds say themselves about their scores, report by report.</summary>
internal sealed class ConfigurationTable
{
    private readonly Dictionary<int, IReadOnlyList<RoundScoreConfig>> _latest;

    /// <summary>Reads what is kept last of every round.</summary>
    public ConfigurationTable(DbConnection connection, Tournament tournament) =>
        _latest = Read(connection, tournament, DateTimeOffset.MaxValue);

    /// <summary>The configuration of every round that was known at the moment.</summary>
    public static Dictionary<int, IReadOnlyList<RoundScoreConfig>> Read(
        DbConnection connection,
        Tournament tournament,
        DateTimeOffset asOf
    )
    {
        const string Sql = """
            SELECT round, known_at, source_id, metric, version, config_name, score_days, lag_days, delay_days, is_canon, is_payout,
                   min_multiplier, max_multiplier, default_multiplier, clip, stake_threshold, payout_factor, factor_known_at
            FROM round_score_revision WHERE tournament = @p0 AND known_at <= @p1 ORDER BY round, known_at, source_id, place
            """;
        var moment = asOf.ToUnixTimeMilliseconds();
        var rounds = new Dictionary<int, IReadOnlyList<RoundScoreConfig>>();
        var report = (Round: 0, KnownAt: 0L, Source: 0L);
        var scores = new List<RoundScoreConfig>();
        using var statement = new Statement(connection, Sql, 2);
        using var reader = statement.Read((long)tournament, moment);
        while (reader.Read())
        {
            var key = (reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2));
            if (key != report)
            {
                report = key;
                // A later report takes the place of an earlier one as a whole.
                rounds[report.Round] = scores = [];
            }
            scores.Add(Score(reader, moment));
        }
        return rounds;
    }

    /// <summary>Takes a report.</summary>
    /// <returns>The rows to write, without tournament, round and source; none where it says what the last one said.</returns>
    public (Addition Addition, IReadOnlyList<object?[]> Rows) Add(
        int round,
        IReadOnlyList<RoundScoreConfig> configuration,
        KnownTime announced,
        DateTimeOffset? factorKnownAt,
        DateTimeOffset seenAt
    )
    {
        var isFirst = !_latest.TryGetValue(round, out var kept);
        // The order in which an answer lists them says nothing.
        if (!isFirst && kept!.Count == configuration.Count && kept.All(configuration.Contains))
            return (Addition.Known, []);
        _latest[round] = configuration;
        var known = isFirst ? announced : KnownTime.Recorded(seenAt);
        return (
            isFirst ? Addition.New : Addition.Restated,
            [.. configuration.Select((score, place) => Row(known, place, score, factorKnownAt))]
        );
    }

    private static object?[] Row(KnownTime known, int place, RoundScoreConfig score, DateTimeOffset? factorKnownAt) =>
        [
            Columns.Milliseconds(known.Time),
            place,
            (int)known.Basis,
            score.Metric.Name,
            score.Metric.Version,
            score.ConfigName,
            score.ScoreDays,
            score.LagDays,
            score.DelayDays,
            Flag(score.IsCanon),
            Flag(score.IsCalledPayout),
            Columns.Text(score.MinMultiplier),
            Columns.Text(score.MaxMultiplier),
            Columns.Text(score.DefaultMultiplier),
            Columns.Text(score.Clip),
            Columns.Text(score.StakeThreshold),
            Columns.Text(score.PayoutFactor),
            score.PayoutFactor is null ? null : Columns.Milliseconds(factorKnownAt),
        ];

    private static int? Flag(bool? flag) => flag is { } said ? (said ? 1 : 0) : null;

    private static RoundScoreConfig Score(DbDataReader reader, long moment) =>
        new(
            new Metric(reader.GetString(3), reader.GetString(4)),
            reader.DecimalOrNull(11),
            reader.DecimalOrNull(12),
            reader.DecimalOrNull(13),
            reader.DecimalOrNull(14),
            reader.NmrOrNull(15),
            Whole(reader, 6)
        )
        {
            ConfigName = reader.IsDBNull(5) ? null : reader.GetString(5),
            LagDays = Whole(reader, 7),
            DelayDays = Whole(reader, 8),
            IsCanon = reader.BoolOrNull(9),
            IsCalledPayout = reader.BoolOrNull(10),
            PayoutFactor = reader.IsDBNull(17) || reader.GetInt64(17) <= moment ? reader.DecimalOrNull(16) : null,
        };

    private static int? Whole(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt32(column);
}
