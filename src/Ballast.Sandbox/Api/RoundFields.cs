using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Tournaments, rounds and their score configurations.</summary>
internal static class RoundFields
{
    /// <summary>A tournament with the request that asks for its rounds.</summary>
    internal sealed record Row(ApiRequest Request, Tournament Tournament);

    /// <summary>A score of a round, with the round it configures.</summary>
    private sealed record Config(RoundRecord Round, RoundScoreRecord Score);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("tournaments", r => Tournaments.All.Select(t => new Row(r, t)));
        query.Field("rounds", Rounds);
        bindings
            .Type<Row>("Tournament")
            .Field("id", t => (int)t.Tournament)
            .Field("name", t => t.Tournament == Tournament.Classic ? "numerai" : t.Tournament.Slug())
            .Field("tournament", t => (int)t.Tournament)
            .Field("active", _ => true)
            .Field("rounds", t => t.Request.View.Rounds(t.Tournament).Reverse());
        BindRound(bindings);
        BindConfig(bindings);
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
            .Field("closeStakingTime", r => r.CloseStakingTime ?? r.CloseTime)
            .Field("scoreTime", r => r.ScoreTime)
            .Field("resolveTime", r => r.ResolveTime)
            .Field("resolvedGeneral", r => r.Resolved)
            .Field("resolvedStaking", r => r.Resolved)
            .Field("payoutFactor", r => r.PayoutFactor)
            .Field("stakeThreshold", r => r.StakeThreshold)
            .Field("dataDatestamp", r => Datestamp(r))
            .Field("defaultCorrMultiplier", r => CorrSlot(r)?.Most)
            .Field("minCorrMultiplier", r => CorrSlot(r)?.Least)
            .Field("maxCorrMultiplier", r => CorrSlot(r)?.Most)
            .Field("defaultMmcMultiplier", r => MmcSlot(r)?.Most)
            .Field("minMmcMultiplier", r => MmcSlot(r)?.Least)
            .Field("maxMmcMultiplier", r => MmcSlot(r)?.Most)
            .Field("defaultTcMultiplier", r => TcSlot(r)?.Most)
            .Field("minTcMultiplier", r => TcSlot(r)?.Least)
            .Field("maxTcMultiplier", r => TcSlot(r)?.Most)
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
            .Field("scoringEnd", c => c.Score.End ?? RoundCalendar.ResolveTime(c.Round.Number, c.Score.Days))
            .Field("minMultiplier", c => c.Score.Least)
            .Field("maxMultiplier", c => c.Score.Most)
            .Field("defaultMultiplier", c => c.Score.Most)
            .Field("clipThreshold", c => c.Round.Clip)
            .Field("stakeThreshold", c => c.Round.StakeThreshold)
            .Field("payoutFactor", c => c.Round.PayoutFactor);

    private static IEnumerable<RoundRecord> Rounds(ApiRequest request, Arguments arguments)
    {
        var tournament = ApiRequest.Tournament(arguments);
        var known = FormerRounds.IsFormer(tournament) ? FormerRounds.All(tournament) : request.View.Rounds(tournament);
        var rounds = known.Reverse();
        if (arguments.Int("number") is { } number)
            rounds = number == 0 ? rounds.Take(1) : rounds.Where(r => r.Number == number);
        if (arguments.Text("status") is { } status)
            rounds = rounds.Where(r => Status(r, request.View.Now).Equals(status, StringComparison.OrdinalIgnoreCase));
        if (arguments.Text("target") is { } target)
            rounds = rounds.Where(r => Target(r).Equals(target, StringComparison.OrdinalIgnoreCase));
        return arguments.Int("limit") is { } limit ? rounds.Take(limit) : rounds;
    }

    /// <summary>open, resolving or resolved, written as the details write it.</summary>
    public static string Status(RoundRecord round, DateTimeOffset now)
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

    private static RoundScoreRecord? CorrSlot(RoundRecord round) =>
        Paid(round).FirstOrDefault(s => !ScoreColumns.IsMmc(s) && !ScoreColumns.IsTc(s));

    private static RoundScoreRecord? MmcSlot(RoundRecord round) => Paid(round).FirstOrDefault(ScoreColumns.IsMmc);

    private static RoundScoreRecord? TcSlot(RoundRecord round) => Paid(round).FirstOrDefault(ScoreColumns.IsTc);

    private static IEnumerable<RoundScoreRecord> Paid(RoundRecord round) => round.Scores.Where(s => s.Most > 0);
}
