using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Books;

/// <summary>What an account must hold at a moment, by another source than the entries.</summary>
/// <param name="EntriesBefore">So many entries come before it.</param>
/// <param name="Moment">When.</param>
/// <param name="Account">The account.</param>
/// <param name="Balance">NMR.</param>
public sealed record BalanceCheck(int EntriesBefore, DateTimeOffset Moment, LedgerAccount Account, Nmr Balance);
