using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Believing;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Claims;

/// <summary>What is known at the moment of grading. Nothing that became known later is within reach of a grader.</summary>
internal sealed class GradingGround
{
    public GradingGround(ITournamentStore store, PayoutTimeline timeline, Tournament tournament, DateTimeOffset asOf)
    {
        (Store, Timeline, Tournament, AsOf) = (store, timeline, tournament, asOf);
        Dates = new RoundDates(RuleLookup.Of(store, timeline, tournament, asOf), store.Rounds(tournament, asOf));
        Horizons = new ScoreHorizons(Dates);
    }

    public ITournamentStore Store { get; }

    public PayoutTimeline Timeline { get; }

    public Tournament Tournament { get; }

    public DateTimeOffset AsOf { get; }

    public RoundDates Dates { get; }

    public ScoreHorizons Horizons { get; }

    /// <summary>Rounds in a row that share days with a round.</summary>
    public int OverlapAt(int round) => PayoutRule.OverlapOf(Dates.RuleOf(round));
}
