using Ballast.Core.Backtesting;
using Ballast.Core.Numerics;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Backtest;

/// <summary>What every combination of payout multipliers would have paid: one run, and what all its steps share.</summary>
internal sealed class BacktestRun
{
    private readonly AsOfView _view;
    private readonly BacktestRequest _request;
    private readonly RoundSelector _selector;

    public BacktestRun(AsOfView view, BacktestRequest request)
    {
        (_view, _request) = (view, request);
        _selector = new RoundSelector(view, request.State);
    }

    /// <summary>Runs the backtest.</summary>
    /// <returns>A refusal where a model is unknown, the range holds no scored round, or no round in it pays.</returns>
    public static Outcome<BacktestAnswer> Over(AsOfView view, BacktestRequest request)
    {
        var run = new BacktestRun(view, request);
        return request.In(view, run.Prepare).Then(run.Pay);
    }

    /// <summary>Reads the scores and decides how each round pays, without paying yet.</summary>
    public Outcome<PreparedBacktest> Prepare(IReadOnlyList<string> models, int from, int to)
    {
        // Before a combination is made or a score is read.
        if (_request.Bounds.OfGrid(models.Count, Combinations(_request.Grid)) is { } tooLarge)
            return tooLarge;
        var (grid, gridRule) = Grid(models, from, to);
        if (_request.Bounds.OfGrid(models.Count, grid.Combinations.Count) is { } tooMany)
            return tooMany;
        var query = _view.Query(models, grid.Metrics, from, to);
        var scored = _view.Scores(query);
        var selected = _selector.Paying(scored, _request.Assumptions);
        // Whoever gives a grid or a rule asks "what if"; else a round is paid on what its own rule pays.
        var payable = new PayableRounds(_view);
        Func<int, bool> isBeyond =
            gridRule is not null && _request.Assumptions.ForcedRule is null
                ? payable.Beyond(gridRule, scored.Rounds)
                : _ => false;
        selected = payable.Cut(selected, isBeyond);
        if (selected.Columns.Count == 0)
            return selected.Skipped.Count == 0 ? NothingScored(grid, scored) : selected.NothingPaid();
        var panel = scored.WithRounds(selected.Columns);
        var missing = new MissingRounds(
            panel,
            _view.Gaps(query),
            r => !isBeyond(r) && _selector.IsPaying(r, _request.Assumptions)
        );
        if (_request.Mode == BacktestMode.Common)
        {
            var common = CommonColumns(panel);
            if (common.Count == 0)
                return new Refusal(
                    "no-common-round",
                    $"No round has scores of all these models. Name fewer, or use {Notice.Option("mode")} average."
                );
            panel = panel.WithRounds(common);
            selected = selected with { Terms = [.. common.Select(c => selected.Terms[c])] };
        }
        return new PreparedBacktest(query, panel, selected, grid, missing);
    }

    private Outcome<BacktestAnswer> Pay(PreparedBacktest prepared)
    {
        var (query, panel, selected, grid, missing) = prepared;
        var terms = selected.Terms;
        var crosses = GridBacktest.CrossesSystems(terms);
        var values = GridBacktest.Run(panel, terms, grid, _request.Mode, (double)_request.Stake);
        var falls = GridBacktest.Falls(panel, terms, grid);
        var (done, skipped) = PerModel(panel, values, falls, grid, missing, crosses);
        if (done.Count == 0)
            return NothingScored(grid, panel);
        var atOnce = terms.Max(t => t.StakedAgainAfter);
        return new BacktestAnswer
        {
            Tournament = _view.Tournament.Slug(),
            From = panel.Rounds[0],
            To = panel.Rounds[^1],
            Rounds = terms.Count,
            Mode = _request.Mode.ToString().ToLowerInvariant(),
            Stake = Json.Plain(_request.Stake),
            Capital = _request.Assumptions.Basis.ToString().ToLowerInvariant(),
            PositionsAtOnce = atOnce,
            CommittedNmr = Json.Plain(_request.Stake * atOnce),
            CrossesSystems = crosses,
            Rules = RuleSpan.Of(terms.Select(t => (t.Round, t.Rule))),
            Models = BacktestEntries.Of(done),
            Best = BacktestEntries.Best(done, crosses),
            Skipped = skipped,
            SkippedRounds = [.. selected.SkippedByReason().Select(SkippedRoundsEntry.Of)],
            InterimRounds =
            [
                .. _view.RoundsWithInterimScores(query).Where(_selector.IsResolved).Intersect(panel.Rounds),
            ],
            ConcurrentRounds = terms.Max(t => t.Rule?.ConcurrentRounds ?? 1),
            IndependentRounds = IndependentRounds.Count(
                terms.GroupBy(t => PayoutRule.OverlapOf(t.Rule)).Select(g => (g.Count(), g.Key))
            ),
            Verdict = BacktestVerdict.Of(_view, _request, panel, terms, done),
            Overlap = terms.Max(t => PayoutRule.OverlapOf(t.Rule)),
            LeastFactor = Json.Plain(terms.Min(t => t.Factor)),
            MostFactor = Json.Plain(terms.Max(t => t.Factor)),
            Clips = [.. terms.Select(t => t.Clip).Distinct().Order().Select(Json.Plain)],
            PaidOnOtherScores = BacktestEntries.OtherScores(_request, terms, grid.Metrics),
        };
    }

    private (MultiplierGrid Grid, PayoutRule? Rule) Grid(IReadOnlyList<string> models, int from, int to)
    {
        if (_request.Grid.Count > 0)
            return (new MultiplierGrid(_request.Grid), null);
        var rule =
            _request.Assumptions.ForcedRule
            ?? new RuleFinder(_view).Newest(_request.Models.Count == 0 ? [] : models, from, to, _selector.IsInState);
        return (MultiplierGrid.Create(rule, _view.Terms.Of), rule);
    }

    /// <summary>As many as the grid has: the one in which every multiplier is 0 is none.</summary>
    private static int Combinations(IReadOnlyList<(Metric Metric, IReadOnlyList<decimal> Options)> axes) =>
        axes.Count == 0
            ? 0
            : (int)Math.Min(axes.Aggregate(1.0, (product, a) => product * a.Options.Count), int.MaxValue)
                - (axes.All(a => a.Options.Contains(0)) ? 1 : 0);

    /// <summary>Columns in which every model that has a score at all has one.</summary>
    private static List<int> CommonColumns(ScorePanel panel)
    {
        var columns = Enumerable.Range(0, panel.Rounds.Count).ToList();
        var taking = Enumerable
            .Range(0, panel.Models.Count)
            .Where(m => columns.Exists(c => panel.IsComplete(m, c)))
            .ToList();
        return [.. columns.Where(c => taking.TrueForAll(m => panel.IsComplete(m, c)))];
    }

    private static (List<ModelBacktest> Done, List<SkippedModel> Skipped) PerModel(
        ScorePanel panel,
        BacktestValues values,
        FallGrid falls,
        MultiplierGrid grid,
        MissingRounds missing,
        bool byReturn
    )
    {
        var done = new List<ModelBacktest>();
        var skipped = new List<SkippedModel>();
        for (var model = 0; model < panel.Models.Count; model++)
        {
            var name = panel.Models[model];
            if (values.RoundsUsed[model] == 0)
                skipped.Add(new SkippedModel(name, "no scored round in range"));
            else
                done.Add(
                    new ModelBacktest(
                        name,
                        values.RoundsUsed[model],
                        missing.Of(model),
                        Ranked(grid, values, falls, model, byReturn)
                    )
                );
        }
        return (done, skipped);
    }

    /// <summary>Best first. The sort is stable, so equal values keep the grid's order.</summary>
    private static List<CombinationValue> Ranked(
        MultiplierGrid grid,
        BacktestValues values,
        FallGrid falls,
        int model,
        bool byReturn
    )
    {
        var nmr = values.Nmr(model);
        var returns = values.Returns(model);
        var deepest = falls.Deepest(model);
        var ranking = new List<CombinationValue>(nmr.Length);
        for (var i = 0; i < nmr.Length; i++)
            ranking.Add(new CombinationValue(grid.Combinations[i], nmr[i], returns[i], deepest[i]));
        return [.. ranking.OrderByDescending(c => byReturn ? c.Return : c.Value)];
    }

    private Refusal NothingScored(MultiplierGrid grid, ScorePanel scored)
    {
        // Rounds in another state are a way out only where there are some.
        var other = scored.Rounds.Any(r => !_selector.IsInState(r)) ? (Notice)$"{Notice.Option("rounds")} all, " : "";
        var state = _request.State == RoundState.All ? "" : _request.State.ToString().ToLowerInvariant() + " ";
        var stored = string.Join(", ", _view.Metrics.Where(m => !m.IsPercentile));
        return new Refusal(
            "nothing-in-range",
            $"No {state}round in range has scores in {string.Join(" and ", grid.Metrics)} for these models. Stored metrics: {stored}. Try {other}another range, or {Notice.Option("grid")}."
        );
    }
}

/// <summary>Scores and terms of the rounds that take part in a backtest.</summary>
/// <param name="Query">How the scores were asked for.</param>
/// <param name="Panel">The scores.</param>
/// <param name="Selected">How each of the panel's rounds pays, and which rounds take no part.</param>
/// <param name="Grid">The combinations.</param>
/// <param name="Missing">Rounds that models miss.</param>
internal sealed record PreparedBacktest(
    ScoreQuery Query,
    ScorePanel Panel,
    SelectedRounds Selected,
    MultiplierGrid Grid,
    MissingRounds Missing
);
