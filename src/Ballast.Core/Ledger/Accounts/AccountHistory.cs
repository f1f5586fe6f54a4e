using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>The movements of the own accounts, read from Numerai's histories of stakes and wallets.</summary>
/// <remarks>
/// Numerai's words for movements are not documented; those here were seen. A line that cannot be understood, for its word, its amount or its moment, is no movement and is
/// counted by its word, so that nobody takes the movements for all there were. Wallet lines that failed are none either, nor are deposits on their way.
/// </remarks>
public sealed class AccountHistory
{
    private const string OnItsWay = "pending";

    private static readonly string[] Failed = ["failed", "canceled", "cancelled", "rejected", "refused"];

    private readonly List<AccountMovement> _movements = [];
    private readonly SortedDictionary<string, int> _unknown = new(StringComparer.Ordinal);

    private AccountHistory(AccountFacts facts)
    {
        var own = facts.Balances.Select(b => b.Address).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var line in facts.StakeTransactions)
            Add(line.Time, Kind(line), line.Amount, line.Type, line.Tournament, line.Model, line.Round);
        foreach (var line in facts.WalletTransactions)
        {
            var kind = Kind(line, own);
            var isPending = OnItsWay.Equals(line.Status, StringComparison.OrdinalIgnoreCase);
            var isGone = !isPending || kind is AccountMovementKind.Withdrawal or AccountMovementKind.WalletToStrategy;
            if (isGone && !Failed.Contains(line.Status, StringComparer.OrdinalIgnoreCase))
                Add(line.Time, kind, line.Amount, line.Type, line.Tournament, null, null, isPending);
        }
        // In the order of time, and lines of one moment in the order in which they were reported.
        _movements = [.. _movements.OrderBy(m => m.Moment)];
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AccountMovement> Movements => _movements;

    /// <summary>Lines that were not understood, by Numerai's word.</summary>
    public IReadOnlyDictionary<string, int> NotUnderstood => _unknown;

    /// <summary>Reads what is known.</summary>
    public static AccountHistory Read(AccountFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new AccountHistory(facts);
    }

    private void Add(
        DateTimeOffset? moment,
        AccountMovementKind? kind,
        Nmr? amount,
        string? word,
        Tournament? tournament,
        string? model,
        int? round,
        bool isPending = false
    )
    {
        if (amount == Nmr.Zero)
            return;
        if (moment is { } at && kind is { } known && amount is { } nmr)
            _movements.Add(
                new AccountMovement(at, known, nmr < Nmr.Zero ? -nmr : nmr, tournament, model, round)
                {
                    IsPending = isPending,
                }
            );
        else
            _unknown[word ?? ""] = _unknown.GetValueOrDefault(word ?? "") + 1;
    }

    /// <summary>Without a tournament and a model nobody knows whose stake it was; a position has a round too.</summary>
    private static AccountMovementKind? Kind(StakeTransaction line) =>
        line is not { Tournament: not null, Model: not null }
            ? null
            : line.Type switch
            {
                StakeTransaction.AtomicStake when line.Round is not null => AccountMovementKind.PositionStake,
                "stake increase" => AccountMovementKind.StakeIncrease,
                "stake release" => AccountMovementKind.StakeRelease,
                "strategy deposit" => AccountMovementKind.StakeToStrategy,
                _ => null,
            };

    private static AccountMovementKind? Kind(WalletTransaction line, HashSet<string> own)
    {
        var (isFrom, isTo) = (own.Contains(line.From ?? ""), own.Contains(line.To ?? ""));
        return line.Type switch
        {
            "strategy deposit" when line.Tournament is not null => AccountMovementKind.WalletToStrategy,
            "strategy withdrawal" when line.Tournament is not null => AccountMovementKind.StrategyToWallet,
            "claim" when line.Tournament is not null => AccountMovementKind.ClaimToWallet,
            // Between two accounts of one owner it is neither, and both wallets tell it.
            "deposit" or "withdrawal" when isFrom && isTo => null,
            "deposit" when !isFrom => AccountMovementKind.Deposit,
            "withdrawal" when !isTo => AccountMovementKind.Withdrawal,
            _ => null,
        };
    }
}
