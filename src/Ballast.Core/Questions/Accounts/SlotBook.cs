using System.Runtime.CompilerServices;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Accounts;

/// <summary>One slot as it is read: its rounds, its open stakes, and what is missing.</summary>
internal sealed class SlotBook(string model, OverviewRounds rounds, StakeStates states)
{
    private decimal _openAtomic;
    private (int Place, decimal Stake)? _newestLegacy;

    public string Model => model;

    public StakeSeries Series { get; } = new(rounds);

    /// <summary>NMR at risk in open rounds, added up.</summary>
    public decimal AtRisk { get; private set; }

    /// <summary>Stakes of resolved rounds whose payout should be stored by now.</summary>
    public int PayoutsMissing { get; private set; }

    /// <summary>What Numerai last reported of its continuous stake.</summary>
    public ModelStake? Reported { get; set; }

    /// <summary>The newest round with a score.</summary>
    public int? LastRound { get; set; }

    /// <summary>The first round of which anything is stored; null where nothing is.</summary>
    public int? FirstRound { get; private set; }

    /// <summary>Whether anything is stored of the rounds.</summary>
    public bool HasRounds => FirstRound is not null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(PositionAmounts amounts)
    {
        var place = amounts.Round - rounds.First;
        FirstRound ??= amounts.Round;
        var state = states.Of(amounts);
        if (state == StakeState.Settled)
            Series.AddSettled(place, amounts.AtRisk, amounts.Payout!.Value);
        else
            Series.AddStake(place, amounts.AtRisk);
        if (amounts.AtRisk is not { } stake || stake <= Nmr.Zero)
            return;
        if (state is StakeState.ResolvedSince or StakeState.PayoutMissing && states.IsLate(amounts))
            PayoutsMissing++;
        if (state != StakeState.Open)
            return;
        AtRisk += stake.Amount;
        if (rounds.IsAtomic[place])
            _openAtomic += stake.Amount;
        else if (!(_newestLegacy?.Place > place))
            _newestLegacy = (place, stake.Amount);
    }

    /// <summary>Whether stakes of both staking systems stand open.</summary>
    public bool MovesSystems => _openAtomic > 0 && _newestLegacy is not null;

    /// <summary>
    /// NMR staked now, as <see cref="StakesNow"/> finds it in open rounds; what Numerai reported of the continuous stake takes the place of an older legacy round.
    /// </summary>
    public decimal? Staked()
    {
        var newest = _newestLegacy;
        var isReported =
            Reported?.Staked is not null
            && (newest is null || Reported.Known.Time >= rounds.FixedAt(newest.Value.Place));
        if (!isReported && newest is null && _openAtomic == 0)
            return null;
        var legacy = isReported ? Reported!.Staked!.Value.Amount : newest?.Stake ?? 0;
        return Json.Plain(Math.Max(legacy, _openAtomic));
    }
}
