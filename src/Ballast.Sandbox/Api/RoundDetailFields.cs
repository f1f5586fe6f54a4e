using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>A round with all of its models.</summary>
internal static class RoundDetailFields
{
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
        bindings.Type<ApiRequest>("RootQueryType").Field("roundDetails", Find);
        bindings
            .Type<Details>("RoundDetails")
            .Field("roundId", d => d.Round.Id)
            .Field("roundNumber", d => d.Round.Number)
            .Field("tournament", d => (int)d.Round.Tournament)
            .Field("status", d => RoundFields.Status(d.Round, d.Request.View.Now))
            .Field("roundTarget", d => RoundFields.Target(d.Round))
            .Field("isDaily", d => RoundCalendar.IsWeekday(d.Round.Number))
            .Field("roundResolved", d => d.Round.Resolved)
            .Field("openTime", d => d.Round.OpenTime)
            .Field("closeTime", d => d.Round.CloseTime)
            .Field("closeStakingTime", d => d.Round.CloseStakingTime ?? d.Round.CloseTime)
            .Field("scoreTime", d => d.Round.ScoreTime)
            .Field("roundResolveTime", d => d.Round.ResolveTime)
            .Field("payoutFactor", d => d.Round.PayoutFactor)
            .Field("payoutMultipliers", d => d.Round.Scores.Where(s => s.Most > 0))
            .Field("totalAtStake", d => (double?)d.Round.TotalAtStake)
            .Field("totalEarned", d => (double?)d.Round.TotalPaid)
            .Field("totalBurned", d => (double?)d.Round.TotalBurned)
            .Field("totalPayout", d => (double?)(d.Round.TotalNet ?? d.Round.TotalPaid - d.Round.TotalBurned))
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
            .Field("payoutSettled", r => r.Row.Settled);
        var columns = bindings.Schema.Types["ModelData"].Fields;
        foreach (var (field, score) in ScoreColumns.DetailFields)
        {
            row.Field(field, r => r.Score(score)?.Value);
            // All but MMC60 have a twin with the percentile.
            if (Schema.Internal(field) + "_percentile" is var percentile && columns.ContainsKey(percentile))
                row.Field(percentile, r => r.Score(score)?.Percentile);
        }
        row.Field("computeEnabled", _ => false);
    }

    private static Details? Find(ApiRequest request, Arguments arguments)
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
}
