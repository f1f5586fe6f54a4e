using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Backtest;

/// <summary>What stands on the ranking of a backtest: which of its models can still be the best.</summary>
/// <remarks>
/// Without a grid of one's own that is the answer that risk and evidence give about the same models: by their returns with the multipliers of each round's rule. It
/// is not asked of each model's best combination, because those were chosen on the same rounds. With a grid, each model is taken with its best combination of it.
/// </remarks>
internal static class BacktestVerdict
{
    /// <summary>Of more models a second look at all scores would cost more than the backtest itself.</summary>
    public const int MostModels = 1000;

    /// <summary>The verdict; null for one model or for more than <see cref="MostModels"/>.</summary>
    public static VerdictEntry? Of(
        AsOfView view,
        BacktestRequest request,
        ScorePanel panel,
        IReadOnlyList<PaidRound> terms,
        List<ModelBacktest> done
    )
    {
        if (done.Count is < 2 or > MostModels)
            return null;
        return request.Grid.Count == 0 && request.State == RoundState.Resolved
            ? ByTheRules(view, request, [.. done.Select(m => m.Model)]) ?? OfGrid(view, request, panel, terms, done)
            : OfGrid(view, request, panel, terms, done);
    }

    private static VerdictEntry? ByTheRules(AsOfView view, BacktestRequest request, IReadOnlyList<string> models)
    {
        var returns = new ReturnRequest
        {
            Models = models,
            Range = request.Range,
            Assumptions = request.Assumptions,
        };
        var found = Found(view, returns);
        // Settled payouts of some of the models would leave the others out of a ranking in which they stand.
        if (found?.Models.Count < models.Count && found.Source == ReturnSource.Settled)
            found = Found(view, returns with { Source = ReturnSource.Computed });
        if (found is null)
            return null;
        var stretches = RuleStretch.Of(found, returns, view.AsOf);
        int[] rounds = [.. found.Rounds.Select(r => r.Round)];
        return RankingVerdicts.LeadingOf(found.Models, found.Values, rounds, stretches, found.Assumption);
    }

    private static ReturnPanel? Found(AsOfView view, ReturnRequest request) =>
        (ReturnPanels.Of(view, request) as Outcome<ReturnPanel>.Done)?.Value;

    private static VerdictEntry? OfGrid(
        AsOfView view,
        BacktestRequest request,
        ScorePanel panel,
        IReadOnlyList<PaidRound> terms,
        List<ModelBacktest> done
    )
    {
        var rowOf = panel.Models.Select((m, row) => (m, row)).ToDictionary(p => p.m, p => p.row);
        double[][] values =
        [
            .. done.Select(m => RoundPayouts.Compute(panel, rowOf[m.Model], m.Best.Multipliers, terms)),
        ];
        int[] paid = [.. Enumerable.Range(0, terms.Count).Where(c => values.Any(v => double.IsFinite(v[c])))];
        return RankingVerdicts.LeadingOf(
            [.. done.Select(m => m.Model)],
            [.. values.Select(v => paid.Select(c => v[c]).ToArray())],
            [.. paid.Select(c => terms[c].Round)],
            RuleStretch.Of(
                [.. paid.Select(c => (terms[c].Round, terms[c].Rule))],
                request.Assumptions.ForcedRule is not null,
                view.AsOf
            ),
            done.TrueForAll(m => m.Ranking.Count == 1)
                ? $"scores paid with multipliers {done[0].Best.Multipliers}"
                : "scores paid with each model's best multipliers, chosen on these same rounds"
        );
    }
}
