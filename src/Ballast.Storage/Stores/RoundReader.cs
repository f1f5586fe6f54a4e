using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Reads what is known about rounds.</summary>
internal static class RoundReader
{
    public static Dictionary<int, RoundFacts> Read(DbConnection connection, Tournament tournament, DateTimeOffset asOf)
    {
        var rounds = new Dictionary<int, RoundFacts>();
        var moment = asOf.ToUnixTimeMilliseconds();
        foreach (var report in Revisions(connection, tournament))
        {
            var facts = report.KnownAt > moment ? TimesOnly(report.Facts) : report.Facts;
            rounds[facts.Number] = rounds.TryGetValue(facts.Number, out var earlier)
                ? earlier.OverlaidBy(facts)
                : facts;
        }
        return rounds;
    }

    /// <summary>Every report about every round, in the order of rounds and moments.</summary>
    public static List<RoundReport> Revisions(DbConnection connection, Tournament tournament)
    {
        const string Sql = """
            SELECT round, known_at, open_time, close_time, close_staking_time, score_time, resolve_time,
                   payout_factor, stake_threshold, total_at_stake, total_payout, is_resolved, is_assumed, source_id
            FROM round_revision WHERE tournament = @p0 ORDER BY round, known_at, source_id
            """;
        using var statement = new Statement(connection, Sql, 1);
        using var reader = statement.Read((long)tournament);
        var revisions = new List<RoundReport>();
        while (reader.Read())
            revisions.Add(
                new RoundReport(
                    Facts(reader, tournament),
                    reader.GetInt64(1),
                    reader.GetInt64(12) != 0,
                    reader.GetInt64(13)
                )
            );
        return revisions;
    }

    /// <summary>Times are announced when a round opens; what it paid is known only later.</summary>
    private static RoundFacts TimesOnly(RoundFacts facts) =>
        facts with
        {
            PayoutFactor = null,
            TotalAtStake = null,
            TotalPayout = null,
            Resolved = null,
        };

    private static RoundFacts Facts(DbDataReader reader, Tournament tournament) =>
        new()
        {
            Tournament = tournament,
            Number = reader.GetInt32(0),
            OpenTime = reader.TimeOrNull(2),
            CloseTime = reader.TimeOrNull(3),
            CloseStakingTime = reader.TimeOrNull(4),
            ScoreTime = reader.TimeOrNull(5),
            ResolveTime = reader.TimeOrNull(6),
            PayoutFactor = reader.DecimalOrNull(7),
            StakeThreshold = reader.NmrOrNull(8),
            TotalAtStake = reader.NmrOrNull(9),
            TotalPayout = reader.NmrOrNull(10),
            Resolved = reader.BoolOrNull(11),
        };
}

/// <summary>What a source said about a round.</summary>
/// <param name="Facts">What it said.</param>
/// <param name="KnownAt">When that became known, Unix milliseconds.</param>
/// <param name="IsAssumed">Whether the moment was worked out.</param>
/// <param name="Source">The source.</param>
internal readonly record struct RoundReport(RoundFacts Facts, long KnownAt, bool IsAssumed, long Source);
