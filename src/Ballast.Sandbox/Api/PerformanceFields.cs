using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>A model's rounds and scores.</summary>
internal static class PerformanceFields
{
    private const decimal ChurnThreshold = 0.15m;
    private const decimal TurnoverThreshold = 0.25m;

    /// <summary>A round of a model, submitted or not.</summary>
    internal sealed record Row(ApiRequest Request, RoundRecord Round, PerformanceRecord? Submission);

    /// <summary>A score with the round it belongs to.</summary>
    internal sealed record ScoreRow(PerformanceRecord Submission, ScoreRecord Score);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("v2RoundModelPerformances", Performances);
        query.Field("submissionScores", Scores);
        BindRow(bindings);
        bindings
            .Type<WeightRow>("PayoutMultiplier")
            .Field(
                "roundScoreConfigId",
                w => $"{w.Round.Tournament.Slug()}-{w.Round.Number}-{w.Weight.Score.DisplayName}"
            )
            .Field("scoreConfigId", w => RoundFields.ConfigId(w.Round, w.Weight.Score))
            .Field("name", w => w.Weight.Score.Name)
            .Field("version", w => w.Weight.Score.Version)
            .Field("displayName", w => w.Weight.Score.DisplayName)
            .Field("multiplier", w => w.Weight.Multiplier);
        bindings
            .Type<ScoreRow>("SubmissionScore")
            .Field("roundId", s => s.Submission.Round.Id)
            .Field("roundNumber", s => s.Submission.Round.Number)
            .Field("submissionId", s => s.Submission.SubmissionId)
            .Field("displayName", s => s.Score.DisplayName)
            .Field("version", s => s.Score.Version)
            .Field("value", s => s.Score.Value)
            .Field("percentile", s => s.Score.Percentile)
            .Field("day", s => s.Score.Day)
            .Field("date", s => s.Score.Date)
            .Field("resolved", s => s.Submission.Round.Resolved)
            .Field("resolveDate", s => s.Submission.Round.ResolveTime)
            // The whole round's payout, repeated on every row.
            .Field("payoutPending", s => s.Submission.Payout)
            .Field("payoutSettled", s => s.Submission.Settled)
            .Field("roundCloseStakingTime", s => s.Submission.Round.CloseStakingTime ?? s.Submission.Round.CloseTime)
            .Field("roundScoreTime", s => s.Submission.Round.ScoreTime)
            .Field("roundResolveTime", s => s.Submission.Round.ResolveTime);
    }

    private sealed record WeightRow(RoundRecord Round, WeightRecord Weight);

    private static void BindRow(Bindings bindings) =>
        bindings
            .Type<Row>("V2RoundModelPerformance")
            .Field("roundId", r => r.Round.Id)
            .Field("roundNumber", r => r.Round.Number)
            .Field("roundTarget", r => RoundFields.Target(r.Round))
            .Field("roundResolved", r => r.Round.Resolved)
            .Field("roundOpenTime", r => r.Round.OpenTime)
            .Field("roundCloseStakingTime", r => r.Round.CloseStakingTime ?? r.Round.CloseTime)
            .Field("roundScoreTime", r => r.Round.ScoreTime)
            .Field("roundResolveTime", r => r.Round.ResolveTime)
            .Field("roundDataDatestamp", r => RoundFields.Datestamp(r.Round))
            .Field("roundPayoutFactor", r => (r.Submission?.Round ?? r.Round).PayoutFactor)
            .Field("submissionId", r => r.Submission?.SubmissionId)
            .Field("atRisk", r => r.Submission?.AtRisk)
            .Field("corrMultiplier", r => r.Submission is { } e ? ScoreColumns.CorrSlot(e) : null)
            .Field("mmcMultiplier", r => r.Submission is { } e ? ScoreColumns.MmcSlot(e) : null)
            .Field("tcMultiplier", r => r.Submission is { } e ? ScoreColumns.TcSlot(e) : null)
            .Field("payoutMultipliers", r => r.Submission?.Weights.Select(w => new WeightRow(r.Round, w)))
            .Field("submissionScores", r => OrNull(Latest(r)))
            .Field("intraRoundSubmissionScores", r => OrNull(AllDays(r)))
            .Field("allSubmissionScores", r => OrNull(AllDays(r)))
            .Field("churnThreshold", r => IsSignals(r) ? ChurnThreshold : null)
            .Field("turnoverThreshold", r => IsSignals(r) ? TurnoverThreshold : null)
            .Field("prevWeekChurnMax", r => r.Submission?.ChurnMax)
            .Field("prevWeekTurnoverMax", r => r.Submission?.TurnoverMax);

    private static IEnumerable<Row> Performances(ApiRequest request, Arguments arguments)
    {
        // Explicit nulls on the round filters are reported to end in a 500 (domain notes, section 6.2).
        if (arguments.Nulls.Any(n => n.StartsWith("round_", StringComparison.Ordinal)))
            throw new ServerFailureException("null round filter");
        if (
            request.Model(arguments.Text("model_id")) is not { } model
            || model.Tournament != ApiRequest.Tournament(arguments)
        )
            return [];
        var entries = request.Profile(model).Performances.ToDictionary(p => p.Round.Number);
        var rows = request
            .View.Rounds(model.Tournament)
            // A model that is added while a round is open can take part in it.
            .Where(r => r.OpenTime > model.StartDate || entries.ContainsKey(r.Number))
            .Reverse()
            .Select(r => new Row(request, r, entries.GetValueOrDefault(r.Number)));
        return Filtered(rows, arguments, request.View.Now);
    }

    private static IEnumerable<Row> Filtered(IEnumerable<Row> rows, Arguments arguments, DateTimeOffset now)
    {
        if (arguments.Int("round_number__eq") is { } eq)
            rows = rows.Where(r => r.Round.Number == eq);
        if (arguments.Int("round_number__gte") is { } gte)
            rows = rows.Where(r => r.Round.Number >= gte);
        if (arguments.Int("round_number__lte") is { } lte)
            rows = rows.Where(r => r.Round.Number <= lte);
        if (arguments.Int("round_data_datestamp__gte") is { } stamp)
            rows = rows.Where(r => RoundFields.Datestamp(r.Round) >= stamp);
        if (arguments.Truth("resolved_only") == true)
            rows = rows.Where(r => r.Round.Resolved);
        if (arguments.Truth("submitted_only") == true)
            rows = rows.Where(r => r.Submission is not null);
        if (arguments.Int("resolved_within_last_n_days") is { } resolved)
            rows = rows.Where(r => r.Round.ResolveTime > now.AddDays(-resolved));
        if (arguments.Int("scored_within_last_n_days") is { } scored)
            rows = rows.Where(r => r.Round.ScoreTime > now.AddDays(-scored));
        if (arguments.Int("last_n_rounds") is { } last)
            rows = rows.Take(last);
        return Paging.Page(rows, arguments, int.MaxValue);
    }

    private static IEnumerable<ScoreRow>? Scores(ApiRequest request, Arguments arguments)
    {
        if (request.Model(arguments.Text("model_id")) is not { } model)
            return null;
        if (arguments.Int("tournament") is { } tournament && tournament != (int)model.Tournament)
            return [];
        var (name, version, day) = (arguments.Text("display_name"), arguments.Text("version"), arguments.Int("day"));
        IEnumerable<PerformanceRecord> entries = request.Profile(model).Performances.Reverse();
        if (arguments.Int("last_n_rounds") is { } last)
            entries = entries.Take(last);
        if (arguments.Truth("resolved") is { } resolved)
            entries = entries.Where(e => e.Round.Resolved == resolved);
        var newest = arguments.Truth("distinct_on_round") == true;
        return entries
            .SelectMany(e => (newest ? request.View.Latest(e) : request.View.Scores(e)).Select(s => new ScoreRow(e, s)))
            .Where(s => name is null || s.Score.DisplayName == name)
            .Where(s => version is null || s.Score.Version == version)
            .Where(s => day is null || s.Score.Day == day);
    }

    public static IEnumerable<ScoreRow> Latest(Row row) =>
        row.Submission is { } submission
            ? row.Request.View.Latest(submission).Select(s => new ScoreRow(submission, s))
            : [];

    private static IEnumerable<ScoreRow> AllDays(Row row) =>
        row.Submission is { } submission
            ? row.Request.View.Scores(submission).Select(s => new ScoreRow(submission, s))
            : [];

    /// <summary>The list itself is null where there are no scores yet.</summary>
    private static List<ScoreRow>? OrNull(IEnumerable<ScoreRow> rows) =>
        rows.ToList() is { Count: > 0 } list ? list : null;

    private static bool IsSignals(Row row) => row.Round.Tournament == Tournament.Signals;
}
