using Ballast.Storage.Engines;

namespace Ballast.Tests.Support;

/// <summary>What must hold of a store whatever came in: no value that cannot be, every command can read it, and it is as it was written.</summary>
internal static class SoundStore
{
    private static readonly string[] Impossible =
    [
        "SELECT count(*) FROM score_revision s JOIN metric m ON m.id = s.metric_id WHERE abs(s.score) > 1000000 OR (m.name IN ('corr', 'mmc', 'corr20V2') AND abs(s.score) > 1)",
        "SELECT count(*) FROM position_revision WHERE CAST(at_risk AS REAL) NOT BETWEEN 0 AND 11000000 OR abs(CAST(payout AS REAL)) > 11000000 OR CAST(payout_factor AS REAL) NOT BETWEEN 0 AND 1 OR CAST(payout AS REAL) < -CAST(at_risk AS REAL) - 0.001",
        "SELECT count(*) FROM round_revision WHERE CAST(payout_factor AS REAL) NOT BETWEEN 0 AND 1 OR CAST(total_at_stake AS REAL) NOT BETWEEN 0 AND 11000000 OR resolve_time < open_time OR resolve_time > 4133980800000",
        "SELECT count(*) FROM round_score_revision WHERE CAST(payout_factor AS REAL) NOT BETWEEN 0 AND 1 OR CAST(clip AS REAL) NOT BETWEEN 0 AND 1 OR abs(CAST(max_multiplier AS REAL)) > 100 OR length(metric) > 64",
        "SELECT count(*) FROM price_revision WHERE CAST(price AS REAL) NOT BETWEEN 0.0000000001 AND 1000000000",
        "SELECT count(*) FROM stake_day_revision WHERE CAST(nmr_staked AS REAL) NOT BETWEEN 0 AND 11000000",
        "SELECT count(*) FROM model WHERE length(name) > 200 OR name LIKE '%' || char(27) || '%' OR name_key = ''",
        "SELECT count(*) FROM tracked_model WHERE length(name) > 200 OR name LIKE '%' || char(27) || '%' OR instr(name, char(0)) > 0 OR name_key = ''",
        "SELECT count(*) FROM tracked_model WHERE length(feed_id) > 200 OR instr(feed_id, char(0)) > 0 OR started_at > 4133980800000",
        "SELECT count(*) FROM account WHERE length(user_name) > 200 OR instr(user_name, char(0)) > 0",
        "SELECT count(*) FROM round_score_revision WHERE length(config_name) > 200 OR instr(config_name, char(0)) > 0",
        "SELECT count(*) FROM wallet_balance_revision WHERE CAST(available AS REAL) NOT BETWEEN 0 AND 11000000 OR CAST(held_for_increases AS REAL) NOT BETWEEN 0 AND 11000000",
        "SELECT count(*) FROM model_stake_revision WHERE CAST(staked AS REAL) NOT BETWEEN 0 AND 11000000 OR length(name) > 200",
        "SELECT count(*) FROM stake_transaction_revision WHERE abs(CAST(amount AS REAL)) > 11000000 OR length(type) > 200 OR instr(note, char(0)) > 0",
        "SELECT count(*) FROM atomic_claim_revision WHERE CAST(claimable AS REAL) NOT BETWEEN 0 AND 11000000 OR CAST(burn AS REAL) < 0",
        "SELECT count(*) FROM metric WHERE length(name) > 64 OR name LIKE '%' || char(27) || '%' OR name = ''",
    ];

    /// <param name="line">The command line whose store it is.</param>
    /// <param name="now">Nothing may be known later.</param>
    public static void Look(CommandLine line, DateTimeOffset now)
    {
        if (!File.Exists(line.Store))
            return;
        using (var connection = Engine.Of(line.Store).Connect())
        {
            string ahead =
                $"SELECT count(*) FROM (SELECT known_at FROM score_revision UNION ALL SELECT known_at FROM position_revision UNION ALL SELECT known_at FROM round_revision UNION ALL SELECT known_at FROM round_score_revision UNION ALL SELECT known_at FROM price_revision UNION ALL SELECT known_at FROM stake_day_revision UNION ALL SELECT known_at FROM wallet_balance_revision UNION ALL SELECT known_at FROM model_stake_revision UNION ALL SELECT known_at FROM stake_setting_revision UNION ALL SELECT known_at FROM pending_stake_revision UNION ALL SELECT known_at FROM stake_transaction_revision UNION ALL SELECT known_at FROM wallet_transaction_revision UNION ALL SELECT known_at FROM atomic_claim_revision) WHERE known_at > {now.ToUnixTimeMilliseconds()}";
            foreach (var sql in Impossible.Append(ahead))
                Query.Number(connection, sql).ShouldBe(0, sql);
        }
        string[][] questions =
        [
            ["backtest"],
            ["account"],
            ["risk"],
            ["reconcile"],
            ["nowcast"],
            ["rounds"],
            ["data"],
            ["models"],
            ["store", "check"],
        ];
        foreach (var question in questions)
        {
            var said = line.Run([.. question, "--json"]);
            said.Code.ShouldBeLessThan(2, $"{string.Join(' ', question)}: {said.Out}{said.Error}");
        }
    }
}
