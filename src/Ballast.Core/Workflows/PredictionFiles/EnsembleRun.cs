using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Scoring;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>Sets a blend of predictions against the same stake split over them.</summary>
public static class EnsembleRun
{
    /// <summary>The comparison.</summary>
    /// <param name="table">The columns that the request names.</param>
    /// <param name="request">What is what.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellation">Stops between two eras.</param>
    public static Outcome<EnsembleDocument> Run(
        ColumnTable table,
        EnsembleRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(request);
        var total = request.Weights.Sum(w => w.Weight);
        if (request.Weights.Any(w => w.Weight < 0 || !double.IsFinite(w.Weight)) || !(total > 0))
            return new Refusal("bad-weights", "Weights are shares of the stake: none below 0, not all 0.");
        if (request.Weights.DistinctBy(w => w.Prediction, StringComparer.Ordinal).Count() != request.Weights.Count)
            return new Refusal("bad-weights", "A prediction stands twice among the weights.");
        double[] shares = [.. request.Weights.Select(w => w.Weight / total)];
        var payment = PaidScore.Find(request.Score, request.Rule, PaidRound(request), request.Meta is not null);
        return EraRows
            .Find(table, table.Numbers[request.Target])
            .Then(eras =>
            {
                var paid = (payment as Outcome<PaidScore>.Done)?.Value;
                var results = new List<ScoringResult<EnsembleEra>>();
                foreach (var era in eras)
                {
                    cancellation.ThrowIfCancellationRequested();
                    results.Add(Score(table, request, shares, paid, era));
                    progress?.Report((double)results.Count / eras.Count);
                }
                return Document(table, request, shares, payment, eras, results);
            });
    }

    private static PaidRound PaidRound(EnsembleRequest request)
    {
        var rule = request.Rule;
        var factor =
            request.Factor ?? (rule.FactorKind == PayoutFactorKind.Constant ? 1 : PaymentAssumptions.UsualFactor);
        return request.Clip is { } clip
            ? new PaidRound(request.Round, factor, clip, PayoutFormulas.ClipAfterFactor, rule.MultiplierRule, rule)
            : new PaidRound(request.Round, factor, rule.Clip, rule.FormulaIn(request.Round), rule.MultiplierRule, rule);
    }

    private static ScoringResult<EnsembleEra> Score(
        ColumnTable table,
        EnsembleRequest request,
        double[] shares,
        PaidScore? paid,
        EraRows era
    ) =>
        EnsembleEra.Compute(
            era.Of(table.Numbers[request.Target]),
            request.Meta is { } meta ? era.Of(table.Numbers[meta]) : null,
            [.. request.Weights.Select(w => era.Of(table.Numbers[w.Prediction]))],
            shares,
            request.Kind,
            paid
        );

    private static Outcome<EnsembleDocument> Document(
        ColumnTable table,
        EnsembleRequest request,
        double[] shares,
        Outcome<PaidScore> payment,
        IReadOnlyList<EraRows> eras,
        List<ScoringResult<EnsembleEra>> results
    )
    {
        List<EnsembleEra> scored = [.. results.OfType<ScoringResult<EnsembleEra>.Computed>().Select(r => r.Value)];
        if (scored.Count == 0)
            return new Refusal("not-scored", $"Nothing can be compared: {results[0].Refusal!.Sentence}.");
        int? overlap = table.Eras is null
            ? null
            : request.Overlap ?? EraOverlap.Find(request.Target, [.. eras.Select(e => e.Era)]);
        EnsembleSide Side(Func<EnsembleEra, SideOfEra> of) =>
            Mean([.. scored.Select(of)], overlap, (double)request.Stake);
        var paid = (payment as Outcome<PaidScore>.Done)?.Value;
        var round = PaidRound(request);
        var allRows = eras.Where((_, i) => results[i].Refusal is null).Sum(e => e.Rows.Length);
        return new EnsembleDocument
        {
            File = table.Name,
            Target = request.Target,
            Rows = scored.Sum(s => s.Rows),
            RowsLeftOut = allRows - scored.Sum(s => s.Rows),
            Eras = overlap is null ? null : scored.Count,
            ErasLeftOut = table.Eras is { } all ? all.Distinct(StringComparer.Ordinal).Count() - scored.Count : 0,
            Overlap = overlap,
            Weights = request.Weights.Zip(shares).ToDictionary(w => w.First.Prediction, w => w.Second),
            BlendedBy = request.BlendedBy,
            Stake = Json.Plain(request.Stake),
            Score = paid is null
                ? new Dictionary<string, decimal>()
                : new Dictionary<string, decimal> { ["corr"] = Json.Plain(paid.Corr), ["mmc"] = Json.Plain(paid.Mmc) },
            PayoutFactor = Json.Plain(round.Factor),
            Clip = Json.Plain(round.Clip),
            NoPayout = (payment as Outcome<PaidScore>.Refused)?.Refusal.Message,
            Blend = Side(s => s.Blend),
            Split = Side(s => s.Split),
            Difference = Side(s => s.Blend - s.Split),
            Models = request.Weights.Index().ToDictionary(w => w.Item.Prediction, w => Side(s => s.Models[w.Index])),
            DiversificationRatio = Json.Number(scored.Average(s => s.DiversificationRatio)),
            IsFactorAssumed = request.Factor is null && request.Rule.FactorKind != PayoutFactorKind.Constant,
            // Where everything was said, the rule gave nothing.
            Rules = request is { Score: not null, Clip: not null, Factor: not null }
                ? []
                : RuleSpan.Of([(request.Round, request.Rule)]),
        };
    }

    private static EnsembleSide Mean(IReadOnlyList<SideOfEra> eras, int? overlap, double stake)
    {
        var spreads = new Dictionary<string, EraSpread>();
        double? Of(string name, Func<SideOfEra, double> value)
        {
            if (EraSpread.Of([.. eras.Select(value)], overlap ?? 1) is not { } spread)
                return null;
            spreads[name] = spread;
            return spread.Mean;
        }
        return new EnsembleSide(Of("corr", e => e.Corr), Of("mmc", e => e.Mmc), Of("payout", e => stake * e.Payout))
        {
            Spread = overlap is null ? null : spreads,
            Clipped = eras.Count(e => e.IsClipped),
        };
    }
}
