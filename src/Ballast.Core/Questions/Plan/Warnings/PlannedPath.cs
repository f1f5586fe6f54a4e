using Ballast.Core.Ledger;
using Ballast.Core.Planning;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Questions.Plan.Targets;
using Ballast.Core.Store;

namespace Ballast.Core.Questions.Plan.Warnings;

/// <summary>A target and the way to it, to look for what speaks against it.</summary>
/// <param name="View">What is known.</param>
/// <param name="Target">What is aimed at.</param>
/// <param name="Staked">What each model has, changes on their way included, NMR.</param>
/// <param name="Walk">The way.</param>
internal sealed record PlannedPath(
    AsOfView View,
    TargetStakes Target,
    IReadOnlyDictionary<string, decimal> Staked,
    PathWalk Walk
)
{
    /// <summary>Models that shall have more than they have, the most first, with how much.</summary>
    public IReadOnlyList<(string Model, decimal Nmr)> Raised { get; } =
    [
        .. Target
            .Stakes.Select(s => (s.Key, Nmr: s.Value - Staked.GetValueOrDefault(s.Key)))
            .Where(r => r.Nmr > LegacyAsks.Dust.Amount)
            .OrderByDescending(r => r.Nmr)
            .ThenBy(r => r.Key, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Free NMR of the wallets, with credit that can be staked.</summary>
    public decimal Free =>
        Walk.Paths.Sum(p => ((p.Aim.Balance?.Available ?? default) + (p.Aim.Balance?.StakeCredit ?? default)).Amount);

    /// <summary>Whether every account's wallet was reported.</summary>
    public bool KnowsWallets => Walk.Paths.All(p => p.Aim.Balance?.Available is not null);

    /// <summary>NMR that the wallets give for increases that can be asked for now.</summary>
    public decimal FromWallets =>
        Walk.Moves.Where(m => m.Kind == PlanMoveKind.Increase && m.NotBefore <= View.AsOf).Sum(m => m.Nmr);

    /// <summary>Everything that the accounts have, as far as it is known.</summary>
    public decimal All =>
        Free
        + Amounts
            .Sum(
                Walk.Paths.SelectMany(p => p.Aim.Slots),
                s => s.Now.Opening.Stake + s.Now.Opening.Held + Amounts.Sum(s.Now.Opening.Positions, p => p.Stake)
            )
            .Amount;
}
