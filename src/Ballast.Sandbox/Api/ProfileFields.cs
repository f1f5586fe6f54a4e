using Ballast.Core.Rounds;
using Ballast.Sandbox.Figures;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Public pages of models.</summary>
internal static class ProfileFields
{
    private const int LatestRows = 20;

    /// <summary>A wide row with its newest scores.</summary>
    private sealed record WideRow(Profile Profile, PerformanceRecord Submission)
    {
        private IReadOnlyList<ScoreRecord>? _scores;

        public ScoreRecord? Score(string name) =>
            (_scores ??= Profile.Request.View.Latest(Submission)).FirstOrDefault(s => s.DisplayName == name);
    }

    private sealed record Reputation(Profile Profile, string Name)
    {
        public DateTimeOffset Date => Profile.Request.View.Now;
    }

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("v3UserProfile", (r, a) => ByName(r, a, Tournament.Classic));
        query.Field("v2SignalsProfile", (r, a) => ByName(r, a, Tournament.Signals));
        query.Field("userScores", (r, a) => r.Model(a.Text("model_id")) is { } m ? UserScores(r.Profile(m)) : null);
        BindProfile(bindings);
        BindWideRow(bindings);
        bindings
            .Type<Reputation>("UserScore")
            .Field("date", s => s.Date)
            .Field("displayName", s => s.Name)
            .Field("reputation", s => s.Profile.Reputation(s.Name))
            .Field("rank", s => s.Profile.Rank(s.Name, s.Date))
            .Field("stakedRank", s => s.Profile.StakedRank(s.Name));
        BindReps(bindings);
    }

    private static void BindProfile(Bindings bindings) =>
        bindings
            .Type<Profile>("V3UserProfile")
            .Field("id", p => p.Model.Id)
            .Field("accountName", p => p.Account.Username)
            .Field("username", p => p.Model.Name)
            .Field("tournament", p => (int)p.Model.Tournament)
            .Field("startDate", p => p.Model.StartDate)
            .Field("team", _ => false)
            .Field("isActive", _ => true)
            .Field("nmrStaked", p => p.Stake.Shown)
            .Field("stakeValue", p => p.Stake.Shown)
            .Field("latestRanks", p => p)
            .Field("latestReps", p => p)
            .Field("computeEnabled", _ => false)
            .Field("computeLiteEnabled", _ => false)
            .Field("stakeInfo", PayoutSelections.Of)
            .Field("stakeValues", StakeValues)
            .Field("latestUserScores", UserScores)
            .Field("latestSubmissionScores", p => Rows(p).Take(1).SelectMany(PerformanceFields.Latest))
            .Field("roundModelPerformances", p => p.Performances.Reverse().Select(e => new WideRow(p, e)));

    private static IEnumerable<PerformanceFields.Row> Rows(Profile p) =>
        p.Performances.Reverse().Take(LatestRows).Select(e => new PerformanceFields.Row(p.Request, e.Round, e));

    private static void BindWideRow(Bindings bindings)
    {
        var row = bindings
            .Type<WideRow>("RoundModelPerformance")
            .Field("roundNumber", r => r.Submission.Round.Number)
            .Field("roundOpenTime", r => r.Submission.Round.OpenTime)
            .Field("roundScoreTime", r => r.Submission.Round.ScoreTime)
            .Field("roundResolveTime", r => r.Submission.Round.ResolveTime)
            // Signals profiles say false whatever happened (quirk 2 of the domain notes).
            .Field(
                "roundResolved",
                r => r.Submission.Round.Resolved && r.Profile.Model.Tournament != Tournament.Signals
            )
            .Field("roundTarget", r => RoundFields.Target(r.Submission.Round))
            .Field("roundPayoutFactor", r => r.Submission.Round.PayoutFactor)
            .Field("selectedStakeValue", r => r.Submission.AtRisk)
            .Field("payout", r => r.Submission.Payout)
            .Field("corrMultiplier", r => ScoreColumns.CorrSlot(r.Submission))
            .Field("mmcMultiplier", r => ScoreColumns.MmcSlot(r.Submission))
            .Field("tcMultiplier", r => ScoreColumns.TcSlot(r.Submission));
        foreach (var (field, score) in ScoreColumns.PerformanceFields)
            row.Field(field, r => r.Score(score)?.Value);
        foreach (var (field, score) in ScoreColumns.PerformanceFields)
            row.Field(field + "Percentile", r => r.Score(score)?.Percentile);
    }

    private static void BindReps(Bindings bindings)
    {
        (string Field, string Score)[] reps =
        [
            ("corr", "corr"),
            ("corr20d", "corr"),
            ("corr20V2", "v2_corr20"),
            ("corr60", "corr60"),
            ("mmc", "mmc"),
            ("mmc20d", "mmc"),
            ("mmc60", "mmc60"),
            ("bmc", "bmc"),
            ("tc", "tc"),
            ("fncV3", "fnc_v3"),
            ("fncV4", "fnc_v4"),
            ("alpha", "alpha"),
            ("mpc", "mpc"),
        ];
        foreach (var (field, score) in reps)
        {
            bindings.Type<Profile>("Reps").Field(field, p => p.Reputation(score));
            bindings.Type<Profile>("Ranks").Field(field, p => p.Rank(score, p.Request.View.Now));
        }
    }

    private static Profile? ByName(ApiRequest request, Arguments arguments, Tournament usual)
    {
        var tournament = (Tournament)(arguments.Int("tournament") ?? (int)usual);
        // The profile answers null for Crypto models (quirk 2 of the domain notes).
        if (tournament == Tournament.Crypto)
            return null;
        var name = arguments.Text("model_name");
        var model = request.View.Models.FirstOrDefault(m => m.Name == name && m.Tournament == tournament);
        return model is null ? null : request.Profile(model);
    }

    public static IEnumerable<object> UserScores(Profile p) => p.ReputationNames.Select(n => new Reputation(p, n));

    private static IEnumerable<StakeDay> StakeValues(Profile p) =>
        p.Request.Stakes.Rows(ScoringDates.LastYear(p.Request.View.Now), [p.Model.Id]);
}
