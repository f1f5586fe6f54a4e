using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>Submissions, and payouts that are still running.</summary>
internal static class SubmissionFields
{
    private const int UsualRounds = 20;

    /// <summary>Pending payouts cover about the last thirty rounds only (domain notes, quirk 11).</summary>
    private const int PayoutRounds = 30;

    /// <summary>A line of a model's latest submissions.</summary>
    internal sealed record Line(RoundRecord Round, PerformanceRecord? Submission, string Status);

    private sealed record Payouts(ApiRequest Request, Tournament Tournament);

    /// <summary>A payout, worth what NMR cost when it was settled, or cost now.</summary>
    private sealed record PayoutRow(PerformanceRecord Submission, DateTimeOffset Now)
    {
        public decimal? Dollars =>
            Submission.Payout is { } nmr
                ? decimal.Round(nmr * Prices.Nmr(Submission.Round.Resolved ? Submission.Round.ResolveTime : Now), 2)
                : null;
    }

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("submissions", Submissions);
        query.Field("pendingModelPayouts", (r, a) => new Payouts(r, ApiRequest.Tournament(a)));
        bindings
            .Type<Line>("LatestSubmission")
            .Field("id", l => l.Submission?.SubmissionId)
            .Field("filename", l => l.Submission is { } s ? Filename(s) : null)
            .Field("roundNumber", l => l.Round.Number)
            .Field("roundOpen", l => l.Round.OpenTime)
            .Field("roundClose", l => l.Round.CloseTime)
            .Field("roundCloseStaking", l => l.Round.CloseTime)
            .Field("status", l => l.Status)
            .Field("timestamp", l => l.Submission?.SubmittedAt);
        bindings
            .Type<PerformanceRecord>("V2Submission")
            .Field("id", p => p.SubmissionId)
            .Field("filename", p => Filename(p))
            .Field("insertedAt", p => p.SubmittedAt)
            .Field("round", p => p.Round)
            .Field("status", p => p.Status)
            .Field("selected", p => p.Status == "on-time" && !p.IsReplaced)
            .Field("dataDatestamp", p => p.Upload?.DataDatestamp ?? RoundFields.Datestamp(p.Round))
            .Field("sourcePlatform", p => p.Upload?.Source)
            .Field("triggerId", p => p.Upload?.TriggerId)
            .Field("tickersSubmittedCount", p => Tickers(p))
            .Field("tickersAcceptedCount", p => Tickers(p))
            .Field("prevWeekChurnMax", p => p.ChurnMax)
            .Field("prevWeekTurnoverMax", p => p.TurnoverMax);
        bindings.Type<Payouts>("UserPayouts").Field("actual", p => Find(p, true)).Field("pending", p => Find(p, false));
        bindings
            .Type<PayoutRow>("Payout")
            .Field("roundId", p => p.Submission.Round.Id)
            .Field("roundNumber", p => p.Submission.Round.Number)
            .Field("roundResolveTime", p => p.Submission.Round.ResolveTime)
            .Field("modelId", p => p.Submission.Model.Id)
            .Field("modelName", p => p.Submission.Model.Name)
            .Field("modelDisplayName", p => p.Submission.Model.Name)
            .Field("payoutNmr", p => p.Submission.Payout)
            .Field("payoutValue", p => p.Dollars)
            .Field("currencySymbol", _ => "USD");
    }

    private static string Filename(PerformanceRecord submission) => submission.Upload?.Filename ?? "predictions.csv";

    private static int? Tickers(PerformanceRecord submission) =>
        submission.Model.Tournament == Tournament.Classic
            ? null
            : submission.Upload?.Values.Count(v => !double.IsNaN(v));

    /// <summary>The last rounds with what was handed in. A late upload also stands as queued for the next round.</summary>
    public static IEnumerable<Line> Latest(Profile profile, int? rounds)
    {
        var entries = profile.Performances.ToDictionary(p => p.Round.Number);
        // An upload after the close is on its way to the round that has not opened yet.
        if (
            profile.Request.View.Upcoming(profile.Model.Tournament) is { } upcoming
            && LatestUpload(profile) is { Status: "late" } late
            && late.Round.Number == upcoming.Number - 1
        )
            yield return new Line(upcoming, late, "queued");
        foreach (
            var round in profile.Request.View.Rounds(profile.Model.Tournament).Reverse().Take(rounds ?? UsualRounds)
        )
        {
            var submission = entries.GetValueOrDefault(round.Number);
            yield return new Line(round, submission, submission?.Status ?? "none");
            if (submission is null && entries.GetValueOrDefault(round.Number - 1) is { Status: "late" } queued)
                yield return new Line(round, queued, "queued");
        }
    }

    private static IEnumerable<PerformanceRecord> Submissions(ApiRequest request, Arguments arguments)
    {
        var (id, modelId) = (arguments.Text("id"), arguments.Text("model_id"));
        var models = modelId is null ? request.OwnModels() : [request.Own(modelId)];
        return models
            .SelectMany(m => request.Side.Added.Contains(m) ? [] : request.View.Submissions(m))
            .Where(p => id is null || p.SubmissionId == id);
    }

    private static PerformanceRecord? LatestUpload(Profile profile) =>
        profile.Request.Side.Added.Contains(profile.Model)
            ? null
            : profile.Request.View.Submissions(profile.Model).FirstOrDefault(s => s.Upload is not null);

    private static IEnumerable<PayoutRow> Find(Payouts payouts, bool settled)
    {
        var newest = payouts.Request.View.Newest(payouts.Tournament);
        return payouts
            .Request.OwnModels()
            .Where(m => m.Tournament == payouts.Tournament)
            .SelectMany(m => payouts.Request.Profile(m).Performances)
            .Where(p => p.Round.Number > newest - PayoutRounds && p.Payout is not null && p.Round.Resolved == settled)
            .Select(p => new PayoutRow(p, payouts.Request.View.Now));
    }
}
