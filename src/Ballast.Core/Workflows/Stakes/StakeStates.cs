using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>Tells open stakes from settled ones: the one place, so that every answer counts the same ones.</summary>
/// <param name="view">When rounds resolve, whether they pay, and the moment.</param>
internal sealed class StakeStates(AsOfView view)
{
    /// <summary>Payouts of a day are reported until its evening: what resolved yesterday is not missing yet.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    // Asked once a stake, and hundreds of models have one in the same round.
    private readonly Dictionary<int, (bool IsUnpaid, bool HasResolved)> _rounds = [];

    public StakeState Of(Position position) => Of(PositionAmounts.Of(position));

    public StakeState Of(PositionAmounts amounts)
    {
        if (!(amounts.AtRisk > Nmr.Zero) && !(amounts.Payout is { } payout && payout != Nmr.Zero))
            return StakeState.None;
        if (amounts is { IsFinal: true, Payout: not null })
            return StakeState.Settled;
        if (!_rounds.TryGetValue(amounts.Round, out var round))
            _rounds[amounts.Round] = round = (
                IsUnpaid(amounts.Round),
                view.Dates.ResolvedAt(amounts.Round) <= view.AsOf
            );
        if (round.IsUnpaid)
            return StakeState.None;
        if (amounts.IsFinal)
            return StakeState.PayoutMissing;
        return round.HasResolved ? StakeState.ResolvedSince : StakeState.Open;
    }

    /// <summary>Whether it stands open.</summary>
    public bool IsOpen(Position position) => Of(position) == StakeState.Open && position.AtRisk > Nmr.Zero;

    /// <summary>Whether its round has resolved and no settled payout is stored.</summary>
    public bool LacksPayout(Position position) =>
        Of(position) is StakeState.ResolvedSince or StakeState.PayoutMissing && position.AtRisk > Nmr.Zero;

    /// <summary>Whether the missing payout should have come by now.</summary>
    public bool IsLate(Position position) => IsLate(PositionAmounts.Of(position));

    /// <inheritdoc cref="IsLate(Position)"/>
    public bool IsLate(PositionAmounts amounts) =>
        Of(amounts) is StakeState.ResolvedSince or StakeState.PayoutMissing
        && amounts.AtRisk > Nmr.Zero
        && view.Dates.ResolvedAt(amounts.Round) <= view.AsOf - Patience;

    /// <summary>Rounds that were scored and not paid: a stake in them was not at risk. A round without a known rule may pay.</summary>
    private bool IsUnpaid(int round) => view.Dates.RuleOf(round)?.Pays(round) == false;
}
