using System.Data.Common;
using Ballast.Core.Rounds;

namespace Ballast.Storage.Stores;

/// <summary>Reads what is known about rounds.</summary>
internal static class RoundReader
{
    public static Dictionary<int, RoundFacts> Read(DbConnection connection, Tournament tournament, DateTimeOffset asOf)
    {
        var rounds = new Dictionary<int, RoundFacts>();
        var moment = asOf.ToUnixTimeMilliseconds();
        foreach (var (revision, knownAt) in Revisions(connection, tournament))
        {
            var facts = knownAt > moment ? TimesOnly(revision) : revision;
            rounds[facts.Number] = rounds.TryGetValue(facts.Number, out var earlier)
                ? earlier.OverlaidBy(facts)
                : facts;
        }
        return rounds;
    }

    /// <summary>Every report about every round, in the order of rounds and moments.</summary>
    public static List<(RoundFacts Facts, long KnownAt)> Revisions(DbConnection connection, Tournament tournament)
    {
        const string Sql = """
            SELECT round, known_at, open_time, close_time, close_staking_time, score_time, resolve_time,
                   payout_factor, stake_threshold, total_at_stake, total_payout, is_resolved
            FROM round_revision WHERE tournament = @p0 ORDER BY round, known_at, source_id
            """;
        using var statement = new Statement(connection, Sql, 1);
        using var reader = statement.Read((long)tournament);
        var revisions = new List<(RoundFacts, long)>();
        while (reader.Read())
            revisions.Add((Facts(reader, tournament), reader.GetInt64(1)));
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
