using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>What Numerai tells of an account in one answer, or refuses: an empty list of what was reported is none, of what was never reported it is nothing.</summary>
/// <param name="Name">The name that is kept.</param>
public readonly record struct AccountPart(string Name)
{
    /// <summary>The wallet's balances.</summary>
    public static AccountPart Balances { get; } = new("balances");

    /// <summary>Stakes and settings of the models.</summary>
    public static AccountPart Stakes { get; } = new("stakes");

    /// <summary>Releases and increases on their way.</summary>
    public static AccountPart Pending { get; } = new("pending");

    /// <summary>The history of stakes.</summary>
    public static AccountPart StakeTransactions { get; } = new("stake transactions");

    /// <summary>The history of the wallet.</summary>
    public static AccountPart WalletTransactions { get; } = new("wallet transactions");

    /// <summary>Claims of atomic staking in one tournament.</summary>
    public static AccountPart Claims(Tournament tournament) => new($"claims {tournament.Slug()}");
}
