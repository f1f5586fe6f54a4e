using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>What Numerai reported of one account in one sync. Null is a part that it did not tell: nothing is kept of it, and nothing of it has ended.</summary>
public sealed record AccountReport
{
    /// <summary>The user's name for the account.</summary>
    public required string Account { get; init; }

    /// <summary>From this moment on all of it is known.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The wallet.</summary>
    public WalletBalance? Balance { get; init; }

    /// <summary>Continuous stakes of the models.</summary>
    public IReadOnlyList<ModelStake>? Stakes { get; init; }

    /// <summary>How the models stake; reported together with <see cref="Stakes"/>.</summary>
    public IReadOnlyList<StakeSetting>? Settings { get; init; }

    /// <summary>All releases and increases on their way.</summary>
    public IReadOnlyList<PendingStakeChange>? Pending { get; init; }

    /// <summary>The history of stakes in any order, the newest part of it at least.</summary>
    public IReadOnlyList<StakeTransaction>? StakeTransactions { get; init; }

    /// <summary>The history of the wallet in any order, the newest part of it at least.</summary>
    public IReadOnlyList<WalletTransaction>? WalletTransactions { get; init; }

    /// <summary>All claims that wait, by tournament.</summary>
    public IReadOnlyDictionary<Tournament, IReadOnlyList<AtomicClaim>> Claims { get; init; } =
        new Dictionary<Tournament, IReadOnlyList<AtomicClaim>>();

    /// <summary>Whose claims were asked for: the address that staked.</summary>
    public string? Staker { get; init; }

    /// <summary>Parts of which something was reported and cannot be: what is missing in them has not ended.</summary>
    public IReadOnlySet<AccountPart> Doubtful { get; init; } = new HashSet<AccountPart>();

    /// <summary>The parts that were reported.</summary>
    public IEnumerable<AccountPart> Reported()
    {
        if (Balance is not null)
            yield return AccountPart.Balances;
        if (Stakes is not null)
            yield return AccountPart.Stakes;
        if (Pending is not null)
            yield return AccountPart.Pending;
        if (StakeTransactions is not null)
            yield return AccountPart.StakeTransactions;
        if (WalletTransactions is not null)
            yield return AccountPart.WalletTransactions;
        foreach (var tournament in Claims.Keys.Order())
            yield return AccountPart.Claims(tournament);
    }
}
