using Ballast.Core.Risk;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>The grid of multipliers over the recorded scores.</summary>
internal static class GridPart
{
    /// <summary>The part; an empty backtest says so.</summary>
    public static Html Of(BacktestDocument backtest)
    {
        var combinations = backtest.Models.Count == 0 ? 0 : backtest.Models.Max(m => m.Ranking.Count);
        if (combinations == 0)
            return Block.Part("No combination of multipliers could be computed", Notes(backtest));
        var title = Title(backtest, combinations);
        // The chart shows models by what their best combination made, as the table does.
        var names = backtest.Best.Select(b => b.Model).ToList();
        return Block.Part(
            title,
            Block.Chart("grid", title, Height(combinations, names.Count), combinations > 1 ? names : []),
            Notes(backtest),
            Block.Verdict(backtest.Verdict),
            Best(backtest, combinations),
            combinations > 1 ? All(backtest).Folded() : Html.Empty
        );
    }

    private static string Height(int combinations, int models) =>
        combinations > 1 ? "square"
        : models > 8 ? "tall"
        : "low";

    private static string Title(BacktestDocument backtest, int combinations)
    {
        var best = backtest.Best.FirstOrDefault(b => b.Value is not null);
        if (best?.Value is not { } value)
            return "No combination has a value";
        var what = combinations > 1 ? $" of {combinations} combinations a model" : "";
        return $"By the scores alone, {best.Model} with {Words.Combination(best.Multipliers)} stands first{what}: {Words.Nmr((decimal)value)} NMR";
    }

    private static Html Notes(BacktestDocument backtest) =>
        Html.Of(
            $"{Block.Note($"Backtest: {Words.Stake(backtest.Stake)} NMR in every round{Positions(backtest)}, {Words.Rounds(backtest.Rounds)} from {backtest.From} to {backtest.To}, mode {backtest.Mode}. They share scoring days and are worth about {IndependentRounds.InWords(backtest.IndependentRounds)} independent ones.")}{Html.Join(backtest.SkippedRounds.Select(s => Block.Note(SkipReasons.Sentence(s, backtest.To))))}{Block.NoteIf(backtest.Skipped.Count > 0, $"Models that took no part: {string.Join("; ", backtest.Skipped.Select(s => $"{s.Model} ({s.Reason})"))}.")}{Block.NoteIf(backtest.InterimRounds.Count > 0, $"{Words.Rounds(backtest.InterimRounds.Count)} resolved since the scores were stored.")}"
        );

    private static string OfCapital(BacktestDocument backtest) =>
        backtest.PositionsAtOnce == 1 ? "#of stake"
        : backtest.Capital == "position" ? "#of position"
        : "#of capital";

    private static string Positions(BacktestDocument backtest)
    {
        var crossing = backtest.CrossesSystems
            ? " (the rounds cross the change to atomic staking; models are ranked by their return on the NMR committed before and after it)"
            : "";
        return backtest.PositionsAtOnce > 1
            ? $", {Words.Stake(backtest.CommittedNmr)} committed in {backtest.PositionsAtOnce} atomic rounds at once{crossing}"
            : crossing;
    }

    private static Html Best(BacktestDocument backtest, int combinations)
    {
        var table = new Table(
            combinations > 1 ? "Models by their best combination" : "Models, best first",
            "Model",
            "Multipliers",
            $"#{backtest.Mode} NMR",
            OfCapital(backtest),
            "#Rounds",
            "#Missing"
        );
        var used = backtest.Models.ToLookup(m => m.Model);
        foreach (var b in backtest.Best)
        {
            var model = used[b.Model].FirstOrDefault();
            table.Row(
                Html.Name(b.Model),
                Html.Of($"{Words.Combination(b.Multipliers)}"),
                Figure.Number(b.Value),
                Figure.Percent(b.Return),
                Figure.Count(model?.RoundsUsed),
                Figure.Count(model?.RoundsMissing)
            );
        }

        return table.FoldedFrom(25);
    }

    private static Table All(BacktestDocument backtest)
    {
        var table = new Table(
            "Every model with every combination",
            "Model",
            "Multipliers",
            $"#{backtest.Mode} NMR",
            OfCapital(backtest)
        );
        foreach (var m in backtest.Models)
        {
            foreach (var c in m.Ranking)
                table.Row(
                    Html.Name(m.Model),
                    Html.Of($"{Words.Combination(c.Multipliers)}"),
                    Figure.Number(c.Value),
                    Figure.Percent(c.Return)
                );
        }

        return table;
    }
}
