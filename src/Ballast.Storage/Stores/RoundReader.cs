using System.Data.Common;
using Ballast.Core.Rounds;

namespace Ballast.Storage.Stores;

/// <summary>Reads what is known about rounds.</summary>
internal static class RoundReader
{
    public static Dictionary<int, RoundFacts> Read(DbConnection connection, Tournament tournament, DateTimeOffset asOf)
    {
        const string Sql = """
            SELECT round, known_at, open_time, close_time, close_staking_time, score_time, resolve_time,
                   payout_factor, stake_threshold, total_at_stake, total_payout, is_resolved
            FROM round_revision WHERE tournament = @p0 ORDER BY round, known_at, source_id
            """;
        using var statement = new Statement(connection, Sql, 1);
        using var reader = statement.Read((long)tournament);
        var rounds = new Dictionary<int, RoundFacts>();
        while (reader.Read())
        {
            var facts = Facts(reader, tournament);
            if (reader.Time(1) > asOf)
                facts = TimesOnly(facts);
            rounds[facts.Number] = rounds.TryGetValue(facts.Number, out var earlier)
                ? earlier.OverlaidBy(facts)
                : facts;
        }
        return rounds;
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
