using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>An account's money outside of its models.</summary>
internal sealed class AccountBalance(RosterAccount account)
{
    public RosterAccount Account { get; } = account;

    /// <summary>NMR free to use.</summary>
    public decimal Wallet { get; set; }

    /// <summary>Idle NMR in the strategy of each tournament on atomic staking.</summary>
    public Dictionary<Tournament, decimal> Idle { get; private init; } = [];

    public decimal Total => Wallet + Idle.Values.Sum();

    public void AddIdle(Tournament tournament, decimal nmr) =>
        Idle[tournament] = Idle.GetValueOrDefault(tournament) + nmr;

    public AccountBalance Clone() => new(Account) { Wallet = Wallet, Idle = new(Idle) };
}

/// <summary>A round's totals, fixed at its close.</summary>
/// <param name="TotalAtRisk">NMR of all stakers.</param>
/// <param name="Factor">Share of payouts that is paid.</param>
/// <param name="Paid">NMR paid to all; null until it resolves.</param>
/// <param name="Burned">NMR burned of all; null until it resolves.</param>
internal sealed record RoundTotals(decimal TotalAtRisk, decimal Factor, decimal? Paid = null, decimal? Burned = null);
