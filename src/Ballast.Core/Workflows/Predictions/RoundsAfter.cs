using Ballast.Core.Backtesting;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Payouts;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>The rounds that a prediction is put to the test in, and what models returned in them.</summary>
/// <param name="First">The first round.</param>
/// <param name="Horizon">How many rounds.</param>
/// <param name="Returns">settled or computed.</param>
/// <param name="IsActual">Whether computed returns take each round's own payout factor and clip.</param>
internal sealed record RoundsAfter(int First, int Horizon, string Returns, bool IsActual)
{
    /// <summary>When all of them have resolved. Rounds do not resolve in their order: weekend rounds wait longer.</summary>
    public DateTimeOffset Resolve(RoundDates dates) => Enumerable.Range(First, Horizon).Max(dates.ResolvedAt);

    /// <summary>Mean return of each model; NaN with less than half of the rounds. Models without any return are left out.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="models">The models.</param>
    /// <param name="multipliers">Multipliers of computed returns; null takes each round's.</param>
    public IEnumerable<(string Model, double Mean)> Means(
        AsOfView view,
        IReadOnlyList<string> models,
        string? multipliers = null
    )
    {
        var request = new ReturnRequest
        {
            Models = models,
            Range = new RoundRange(new RoundBound(First), new RoundBound(First + Horizon - 1)),
            Source = Enum.Parse<ReturnSource>(Returns, ignoreCase: true),
            Multipliers = multipliers is not null && Multipliers.TryParse(multipliers, out var given) ? given : null,
            Assumptions = new PaymentAssumptions { Mode = IsActual ? PaymentMode.Actual : PaymentMode.Simplified },
        };
        return ReturnPanels.Of(view, request) is Outcome<ReturnPanel>.Done { Value: var panel }
            ? panel.Models.Select((m, row) => (m, RankingOutcome.MeanOf(panel.Values[row], Horizon)))
            : [];
    }
}
