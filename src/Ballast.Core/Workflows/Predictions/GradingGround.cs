using Ballast.Core.Payouts;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>What is known at the moment of grading. Nothing that became known later is within reach of a grader.</summary>
internal sealed class GradingGround(AsOfView view)
{
    public AsOfView View => view;

    public DateTimeOffset AsOf => view.AsOf;

    public RoundDates Dates => view.Dates;

    public ScoreHorizons Horizons { get; } = new(view.Dates);

    /// <summary>Rounds in a row that share days with a round.</summary>
    public int OverlapAt(int round) => PayoutRule.OverlapOf(Dates.RuleOf(round));
}
