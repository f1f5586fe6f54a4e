using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using AtomicMode = Ballast.Core.Ledger.Atomic.AtomicMode;
using AtomicPosition = Ballast.Core.Ledger.Atomic.AtomicPosition;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>Puts together what models have staked: what a sync of the account said, and where it said nothing, what stands in their rounds.</summary>
/// <param name="view">What is known.</param>
/// <param name="positions">Positions of the models that can still matter.</param>
/// <param name="next">The next round to close.</param>
/// <param name="mode">How atomic stakes go on, where it was asked for.</param>
internal sealed class StakeNowBuilder(AsOfView view, IReadOnlyList<Position> positions, int next, AtomicMode? mode)
{
    private readonly ILookup<string, OpenStake> _open = OpenStakes
        .Find(view, positions)
        .ToLookup(s => s.Position.Model, StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<string, Position> _settled = positions
        .Where(p => p.AtRisk > Nmr.Zero && view.Dates.IsAtomic(p.Round) && view.Dates.ResolvedAt(p.Round) <= view.AsOf)
        .ToLookup(p => p.Model, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a model has staked, under the system of the next round to close.</summary>
    public StakeNow Of(string model) => view.Dates.IsAtomic(next) ? Atomic(model) : Legacy(model);

    private StakeNow Legacy(string model)
    {
        var setting = Said(view.AccountFacts.Settings, s => s.Model, model);
        var pending = view.AccountFacts.Pending.Where(p => p.IsOpen && IsSame(p.Model, model)).ToList();
        var leaving = pending.Find(p => p.Kind == PendingStakeKind.Release);
        var isUnclear = pending.Exists(p => p.Amount is null && p.IsDrain != true);
        var rounds = _open[model]
            // What is shown of a round before its close can still change.
            .Where(s => s.Rule.Staking == StakingSystem.LegacyContinuous && s.Position.Round < next)
            .Select(s => Round(s, setting?.TakesProfit == true))
            .OrderBy(r => r.Round)
            .ToList();
        var newest = rounds.Count > 0 ? rounds[^1] : null;
        // The later of the two is in force. What is on its way out has left at-risk and is still in the stake (domain notes, section 3.6).
        var inForce = ReportedStakes.Find(view, model, newest?.FixedAt)?.Staked;
        var stake = inForce ?? (newest?.AtRisk ?? Nmr.Zero) + HasLeft(leaving, newest);
        return new StakeNow
        {
            Model = model,
            Account =
                Said(view.AccountFacts.Stakes, s => s.Model, model)?.Account
                ?? setting?.Account
                ?? pending.FirstOrDefault()?.Account,
            Whole = stake,
            TakenFrom = inForce is null ? newest?.Round : null,
            IsUnclear = isUnclear,
            Opening = new OpeningModel
            {
                Model = new StakedModel(view.Tournament, model),
                Stake = stake,
                Held = Amounts.Sum(pending.Where(p => p.Kind == PendingStakeKind.Increase), p => p.Amount ?? Nmr.Zero),
                TakesProfit = setting?.TakesProfit == true,
                Release = leaving is null ? null : Waiting(leaving),
                Rounds = rounds,
            },
        };
    }

    /// <summary>NMR of a release that the newest round no longer has at risk; one that was asked for after its close is still in there.</summary>
    private static Nmr HasLeft(PendingStakeChange? leaving, LegacyRound? newest) =>
        leaving?.Amount is { } amount
        && (newest is null || (leaving.RequestedAt ?? leaving.Known.Time) <= newest.FixedAt)
            ? amount
            : Nmr.Zero;

    private StakeNow Atomic(string model)
    {
        var setting = Said(view.AccountFacts.Settings, s => s.Model, model);
        var open = _open[model].Where(s => s.Rule.Staking == StakingSystem.AtomicPerRound).ToList();
        var newest = open.MaxBy(s => s.Position.Round);
        var amount = setting?.IsEnabled == false ? Nmr.Zero : setting?.PerRound ?? newest?.Position.AtRisk ?? Nmr.Zero;
        var goesOn = mode ?? (setting?.Mode is { } kept ? (AtomicMode)kept : AtomicMode.Constant);
        return new StakeNow
        {
            Model = model,
            Account = setting?.Account ?? Said(view.AccountFacts.Stakes, s => s.Model, model)?.Account,
            Whole = amount * StakingRules.Overlap(view.Tournament),
            TakenFrom = setting?.PerRound is null ? newest?.Position.Round : null,
            IsUnclear = false,
            Opening = new OpeningModel
            {
                Model = new StakedModel(view.Tournament, model),
                Settings = new AtomicSettings(amount, goesOn, amount > Nmr.Zero),
                Positions = [.. open.Select(Position)],
                Claims = [.. Claims(model)],
            },
        };
    }

    /// <summary>What has resolved since the last close and waits to be staked again or claimed; what resolved before then was taken.</summary>
    private IEnumerable<SettledClaim> Claims(string model)
    {
        var closed = next > 1 ? view.Dates.StakeFixedAt(next - 1) : DateTimeOffset.MinValue;
        return _settled[model]
            .Where(p => view.Dates.ResolvedAt(p.Round) > closed)
            .Select(p => new SettledClaim
            {
                Round = p.Round,
                Principal = p.AtRisk!.Value,
                // What a payout that is not stored brings is left out of the comparison, as payouts to come are.
                Payout = p is { IsFinal: true, Payout: { } payout } && payout >= -p.AtRisk.Value ? payout : Nmr.Zero,
                ResolvedAt = view.Dates.ResolvedAt(p.Round),
            });
    }

    private LegacyRound Round(OpenStake stake, bool takesProfit) =>
        new()
        {
            Round = stake.Position.Round,
            AtRisk = stake.Position.AtRisk!.Value,
            FixedAt = view.Dates.StakeFixedAt(stake.Position.Round),
            ResolvesAt = view.Dates.ResolvedAt(stake.Position.Round),
            TakesProfit = takesProfit,
        };

    private AtomicPosition Position(OpenStake stake) =>
        new()
        {
            Round = stake.Position.Round,
            Stake = stake.Position.AtRisk!.Value,
            ResolvesAt = view.Dates.ResolvedAt(stake.Position.Round),
        };

    /// <summary>A release on its way; the day that Numerai named counts where it lies later than the rounds say.</summary>
    private static PendingRelease Waiting(PendingStakeChange release)
    {
        var asked = release.RequestedAt ?? release.Known.Time;
        return new PendingRelease
        {
            Amount = release.IsDrain == true ? null : release.Amount,
            AskedAt = asked,
            NotBefore = release.DueAt ?? asked,
        };
    }

    private static T? Said<T>(IEnumerable<T> facts, Func<T, string> name, string model)
        where T : class => facts.FirstOrDefault(f => IsSame(name(f), model));

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
