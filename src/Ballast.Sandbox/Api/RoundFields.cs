using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Rounds, their score configurations, and the details with all models.</summary>
internal static class RoundFields
{
    /// <summary>A score of a round, with the round it configures.</summary>
    private sealed record Config(RoundRecord Round, RoundScoreRecord Score);

    /// <summary>A round with the request that asked for its details.</summary>
    private sealed record Details(ApiRequest Request, RoundRecord Round);

    /// <summary>A line of the details, with the newest scores.</summary>
    private sealed record DetailRow(Profile Profile, PerformanceRecord Row)
    {
        private IReadOnlyList<ScoreRecord>? _scores;

        public ScoreRecord? Score(string displayName) =>
            (_scores ??= Profile.Request.View.Latest(Row)).FirstOrDefault(s => s.DisplayName == displayName);
    }

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("tournaments", _ => Tournaments.All);
        query.Field("rounds", Rounds);
        query.Field("roundDetails", FindDetails);
        bindings
            .Type<Tournament>("Tournament")
            .Field("id", t => (int)t)
            .Field("name", t => t == Tournament.Classic ? "numerai" : t.Slug())
            .Field("tournament", t => (int)t)
            .Field("active", _ => true);
        BindRound(bindings);
        BindConfig(bindings);
        BindDetails(bindings);
    }

    private static void BindRound(Bindings bindings) =>
        bindings
            .Type<RoundRecord>("Round")
            .Field("id", r => r.Id)
            .Field("number", r => r.Number)
            .Field("tournament", r => (int)r.Tournament)
            .Field("target", r => Target(r))
            .Field("isDaily", r => RoundCalendar.IsWeekday(r.Number))
            .Field("openTime", r => r.OpenTime)
            .Field("closeTime", r => r.CloseTime)
            .Field("closeStakingTime", r => r.CloseTime)
            .Field("scoreTime", r => r.ScoreTime)
            .Field("resolveTime", r => r.ResolveTime)
            .Field("resolvedGeneral", r => r.Resolved)
            .Field("resolvedStaking", r => r.Resolved)
            .Field("payoutFactor", r => r.PayoutFactor)
            .Field("stakeThreshold", r => r.StakeThreshold)
            .Field("dataDatestamp", r => Datestamp(r))
            .Field("defaultCorrMultiplier", r => Paid(r, 0)?.Most)
            .Field("minCorrMultiplier", r => Paid(r, 0)?.Least)
            .Field("maxCorrMultiplier", r => Paid(r, 0)?.Most)
            .Field("defaultMmcMultiplier", r => Paid(r, 1)?.Most)
            .Field("minMmcMultiplier", r => Paid(r, 1)?.Least)
            .Field("maxMmcMultiplier", r => Paid(r, 1)?.Most)
            .Field("roundScoreConfigs", r => r.Scores.Select(s => new Config(r, s)));

    private static void BindConfig(Bindings bindings) =>
        bindings
            .Type<Config>("RoundScoreConfig")
            .Field("id", c => $"{c.Round.Tournament.Slug()}-{c.Round.Number}-{c.Score.DisplayName}")
            .Field("scoreConfigId", c => ConfigId(c.Round, c.Score))
            .Field("name", c => c.Score.Name)
            .Field("version", c => c.Score.Version)
            .Field("displayName", c => c.Score.DisplayName)
            .Field("roundNumberStart", c => c.Round.Number)
            .Field("totalScoreDays", c => c.Score.Days)
            .Field("returnsLagDays", _ => 2)
            .Field("dataDelayDays", _ => 2)
            .Field("isCanonScore", c => c.Score.Most > 0)
            .Field("isPayout", c => c.Score.Most > 0)
            .Field("scoringStart", c => c.Round.ScoreTime)
            .Field("scoringEnd", c => RoundCalendar.ResolveTime(c.Round.Number, c.Score.Days))
            .Field("minMultiplier", c => c.Score.Least)
            .Field("maxMultiplier", c => c.Score.Most)
            .Field("defaultMultiplier", c => c.Score.Most)
            .Field("clipThreshold", c => c.Round.Clip)
            .Field("stakeThreshold", c => c.Round.StakeThreshold)
            .Field("payoutFactor", c => c.Round.PayoutFactor);

    private static void BindDetails(Bindings bindings)
    {
        bindings
            .Type<Details>("RoundDetails")
            .Field("roundId", d => d.Round.Id)
            .Field("roundNumber", d => d.Round.Number)
            .Field("tournament", d => (int)d.Round.Tournament)
            .Field("status", d => Status(d.Round, d.Request.View.Now))
            .Field("roundTarget", d => Target(d.Round))
            .Field("isDaily", d => RoundCalendar.IsWeekday(d.Round.Number))
            .Field("roundResolved", d => d.Round.Resolved)
            .Field("openTime", d => d.Round.OpenTime)
            .Field("closeTime", d => d.Round.CloseTime)
            .Field("closeStakingTime", d => d.Round.CloseTime)
            .Field("scoreTime", d => d.Round.ScoreTime)
            .Field("roundResolveTime", d => d.Round.ResolveTime)
            .Field("payoutFactor", d => d.Round.PayoutFactor)
            .Field("payoutMultipliers", d => d.Round.Scores.Where(s => s.Most > 0))
            .Field("totalAtStake", d => (double?)d.Round.TotalAtStake)
            .Field("totalEarned", d => (double?)d.Round.TotalPaid)
            .Field("totalBurned", d => (double?)d.Round.TotalBurned)
            .Field("totalPayout", d => (double?)(d.Round.TotalPaid - d.Round.TotalBurned))
            .Field("totalStakes", d => Rows(d).Count(r => r.Row.AtRisk > 0))
            .Field("totalSubmitted", d => Rows(d).Count())
            .Field("models", d => Rows(d));
        bindings
            .Type<RoundScoreRecord>("RoundPayoutMultiplier")
            .Field("displayName", s => s.DisplayName)
            .Field("multiplier", s => s.Most);
        var row = bindings
            .Type<DetailRow>("ModelData")
            .Field("id", r => r.Profile.Model.Id)
            .Field("roundId", r => r.Row.Round.Id)
            .Field("modelName", r => r.Profile.Model.Name)
            .Field("team", _ => false)
            .Field("selectedStakeValue", r => r.Row.AtRisk)
            .Field("payoutPending", r => r.Row.Payout)
            .Field("payoutSettled", r => r.Row.Round.Resolved ? r.Row.Payout : null);
        foreach (var (field, score) in Wide.DetailFields)
            row.Field(field, r => r.Score(score)?.Value);
        foreach (
            var (field, score) in new[]
            {
                ("corrPercentile", "corr"),
                ("v2Corr20Percentile", "v2_corr20"),
                ("mmcPercentile", "mmc"),
            }
        )
            row.Field(field, r => r.Score(score)?.Percentile);
    }

    private static IEnumerable<RoundRecord> Rounds(ApiRequest request, Arguments arguments)
    {
        var tournament = ApiRequest.Tournament(arguments);
        IEnumerable<RoundRecord> rounds = request.View.Rounds(tournament).Reverse();
        if (arguments.Int("number") is { } number)
            rounds = number == 0 ? rounds.Take(1) : rounds.Where(r => r.Number == number);
        if (arguments.Text("status") is { } status)
            rounds = rounds.Where(r => Status(r, request.View.Now).Equals(status, StringComparison.OrdinalIgnoreCase));
        return arguments.Int("limit") is { } limit ? rounds.Take(limit) : rounds;
    }

    private static Details? FindDetails(ApiRequest request, Arguments arguments)
    {
        var rounds = request.View.Rounds(ApiRequest.Tournament(arguments));
        var round = rounds.FirstOrDefault(r => r.Number == arguments.Int("round_number"));
        return round is null ? null : new Details(request, round);
    }

    private static IEnumerable<DetailRow> Rows(Details details)
    {
        foreach (var model in details.Request.View.Models.Where(m => m.Tournament == details.Round.Tournament))
        {
            var profile = details.Request.Profile(model);
            var row = details.Request.View.Performance(model, details.Round.Number);
            if (row is not null)
                yield return new DetailRow(profile, row);
        }
    }

    /// <summary>open, resolving or resolved, written as the details write it.</summary>
    private static string Status(RoundRecord round, DateTimeOffset now)
    {
        if (round.Resolved)
            return "Resolved";
        return now < round.CloseTime ? "Open" : "Resolving";
    }

    /// <summary>The identity of a score, the same in all rounds.</summary>
    public static string ConfigId(RoundRecord round, RoundScoreRecord score) =>
        $"{round.Tournament.Slug()}-{score.Name}-{score.Version}";

    public static string Target(RoundRecord round) =>
        round.Scores.Any(s => s.Most > 0 && s.Days == 60) ? "60D2L" : "20D2L";

    public static int Datestamp(RoundRecord round)
    {
        var day = round.OpenTime.AddDays(-1);
        return (day.Year * 10_000) + (day.Month * 100) + day.Day;
    }

    private static RoundScoreRecord? Paid(RoundRecord round, int slot) =>
        round.Scores.Where(s => s.Most > 0).ElementAtOrDefault(slot);
}
