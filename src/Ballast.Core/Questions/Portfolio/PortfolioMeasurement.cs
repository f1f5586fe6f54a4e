using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Portfolio;

/// <summary>What a fixed mix of models would have been like: as each round's rule pays it, and on the raw score alone.</summary>
/// <remarks>
/// Raw: the return of a round is the sum of weight x score, the score a weighted sum of metrics, without payout factor, clip and capital; source of
/// the definitions: numerai-vladthestaker. Only rounds in which every model of the mix has a score take part in either.
/// </remarks>
public static class PortfolioMeasurement
{
    /// <summary>Measures the mix.</summary>
    /// <returns>A refusal where a model is unknown, the weights do not make a mix, or no round is complete.</returns>
    public static Outcome<PortfolioAnswer> Run(AsOfView view, PortfolioRequest request)
    {
        var sum = request.Weights.Sum(w => w.Weight);
        if (request.Weights.Any(w => w.Weight < 0 || !double.IsFinite(w.Weight)) || sum <= 0)
            return new Refusal("bad-weights", "Weights are shares of the stake: none below 0, not all 0.");
        if (request.Weights.DistinctBy(w => w.Model, StringComparer.OrdinalIgnoreCase).Count() != request.Weights.Count)
            return new Refusal("bad-weights", "A model stands twice among the weights.");
        double[] shares = [.. request.Weights.Select(w => w.Weight / sum)];
        return ModelSelection
            .Of(view, [.. request.Weights.Select(w => w.Model)])
            .Then(models =>
                request.Range.Resolve(view).Then(range => Measure(view, request, models, shares, range.From, range.To))
            );
    }

    private static Outcome<PortfolioAnswer> Measure(
        AsOfView view,
        PortfolioRequest request,
        IReadOnlyList<string> models,
        double[] shares,
        int from,
        int to
    )
    {
        (Multipliers score, PayoutRule? rule) = request.Score is { } given
            ? (given, null)
            : new RuleFinder(view).NewestScore(models, to);
        Metric[] metrics = [.. score.Items.Select(i => i.Metric)];
        var query = view.Query(models, metrics, from, to);
        var scored = view.Scores(query);
        var selector = new RoundSelector(view, request.State);
        var payable = new PayableRounds(view);
        Func<int, bool> isBeyond = rule is null ? _ => false : payable.Beyond(rule, scored.Rounds);
        var beyond = scored.Rounds.Where(r => selector.IsInState(r) && isBeyond(r)).ToList();
        var inState = Enumerable
            .Range(0, scored.Rounds.Count)
            .Where(c => selector.IsInState(scored.Rounds[c]) && !isBeyond(scored.Rounds[c]))
            .ToList();
        var complete = inState.Where(c => models.Select((_, m) => m).All(m => scored.IsComplete(m, c))).ToList();
        if (complete.Count == 0)
            return new Refusal(
                "nothing-in-range",
                $"No round in range has {string.Join(" and ", metrics)} of all {models.Count} models ({inState.Count} have some)."
            );
        var panel = scored.WithRounds(complete);
        var returns = Returns(panel, shares, [.. score.Items.Select(i => (double)i.Value)]);
        var series = new RoundSeries(panel.Rounds, returns);
        var measures = MeasureCatalogue.All.ToDictionary(x => x.Name, x => Json.Number(series.Measured(x)));
        var paid = Paid(view, request, models, shares);
        var done = (paid as Outcome<PaidPortfolio>.Done)?.Value;
        var rules = RuleSpan.Of(panel.Rounds.Select(r => (r, view.Rules.At(r).Rule)));
        var skipped = beyond
            .GroupBy(payable.ScoresOf)
            .Select(g => SkippedRoundsEntry.Of(new SkippedRounds(SkipReason.NoPaidScore, [.. g], g.Key)));
        return new PortfolioAnswer
        {
            Rounds = panel.Rounds.Count,
            IncompleteRounds = inState.Count - complete.Count,
            InterimRounds = [.. view.RoundsWithInterimScores(query).Where(selector.IsResolved).Intersect(panel.Rounds)],
            From = panel.Rounds[0],
            To = panel.Rounds[^1],
            Return = measures["return"],
            Volatility = measures["volatility"],
            Sharpe = measures["sharpe"],
            Var = measures["var"],
            Cvar = measures["cvar"],
            MaxDrawdown = measures["maxDrawdown"],
            MaxDrawdownAdditive = measures["maxDrawdownAdditive"],
            Measures = measures,
            Means = metrics
                .Select((metric, i) => (metric, One: metrics.Select((_, j) => i == j ? 1.0 : 0).ToArray()))
                .ToDictionary(m => m.metric.ToString(), m => Returns(panel, shares, m.One).Average()),
            Score = Json.Object(score),
            Weights = models.Zip(shares).ToDictionary(s => s.First, s => s.Second),
            Paid = done,
            NotPaid = (paid as Outcome<PaidPortfolio>.Refused)?.Refusal.Message,
            SkippedRounds = [.. skipped.Concat(done?.SkippedRounds ?? []).Distinct()],
            Rules = [.. rules.Concat(done?.Rules ?? []).DistinctBy(r => r.Rule).OrderBy(r => r.From)],
        };
    }

    private static Outcome<PaidPortfolio> Paid(
        AsOfView view,
        PortfolioRequest request,
        IReadOnlyList<string> models,
        double[] shares
    )
    {
        var returns = new ReturnRequest
        {
            Models = models,
            Range = request.Range,
            Source = ReturnSource.Computed,
            State = request.State,
            Multipliers = request.Score,
            Assumptions = request.Assumptions,
        };
        return ReturnPanels.Of(view, returns).Then(panel => Paid(view, returns, panel, models, shares));
    }

    private static Outcome<PaidPortfolio> Paid(
        AsOfView view,
        ReturnRequest request,
        ReturnPanel panel,
        IReadOnlyList<string> models,
        double[] shares
    )
    {
        if (panel.Skipped.Count > 0)
            return new Refusal("nothing-in-range", $"No resolved round pays {panel.Skipped[0].Model}.");
        var rowOf = panel.Models.Select((m, row) => (m, row)).ToDictionary(p => p.m, p => p.row);
        double[] mix =
        [
            .. panel.Rounds.Select((_, c) => shares.Select((s, m) => s * panel.Values[rowOf[models[m]]][c]).Sum()),
        ];
        if (!mix.Any(double.IsFinite))
            return new Refusal("nothing-in-range", "No round is paid for all models of the mix.");
        var measured = new RiskSubjects(panel).Of("portfolio", mix, "by the weights given", null);
        return new PaidPortfolio(
            panel.Basis.ToString().ToLowerInvariant(),
            panel.Assumption,
            mix.Count(double.IsFinite),
            measured.Regimes
        )
        {
            StandsOn = RankingVerdicts.StandsOn(
                null,
                RuleStretch.Of(
                    [.. panel.Rounds.Where((_, c) => double.IsFinite(mix[c])).Select(r => (r.Round, r.Rule))],
                    request.Assumptions.ForcedRule is not null,
                    view.AsOf
                )
            ),
            Rules = panel.RuleSpans(),
            SkippedRounds = [.. panel.SkippedRounds.Select(SkippedRoundsEntry.Of)],
        };
    }

    private static double[] Returns(ScorePanel panel, double[] shares, double[] multipliers)
    {
        var returns = new double[panel.Rounds.Count];
        for (var model = 0; model < shares.Length; model++)
        {
            for (var metric = 0; metric < multipliers.Length; metric++)
            {
                if (multipliers[metric] == 0)
                    continue;
                var row = panel.Row(metric, model);
                for (var round = 0; round < row.Length; round++)
                    returns[round] += shares[model] * multipliers[metric] * row[round];
            }
        }
        return returns;
    }
}

/// <summary>The question about a mix.</summary>
public sealed record PortfolioRequest
{
    /// <summary>Models with their weights; they are divided by their sum.</summary>
    public required IReadOnlyList<(string Model, double Weight)> Weights { get; init; }

    /// <summary>The rounds.</summary>
    public RoundRange Range { get; init; } = RoundRange.All;

    /// <summary>Resolved, unresolved or all of them.</summary>
    public RoundState State { get; init; } = RoundState.Resolved;

    /// <summary>How the rounds are paid: factor, clip, rule and capital.</summary>
    public PaymentAssumptions Assumptions { get; init; } = new();

    /// <summary>The score as a weighted sum; null takes the largest multipliers of the rule in force.</summary>
    public Multipliers? Score { get; init; }
}
