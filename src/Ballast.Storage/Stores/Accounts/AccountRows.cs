using System.Data.Common;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;
using Table = Ballast.Storage.Checksums.AccountTables;

namespace Ballast.Storage.Stores.Accounts;

/// <summary>Each kind of fact about accounts as a row.</summary>
internal static class AccountRows
{
    private const int First = Table.Shared;

    public static readonly AccountTable<WalletBalance> Balances = new(
        Table.Balances,
        b =>
            [
                b.Address,
                Columns.Text(b.Available),
                Columns.Text(b.StakeCredit),
                Columns.Text(b.HeldForIncreases),
                Columns.Text(b.HeldForWithdrawals),
                Columns.Text(b.HeldForFusion),
                Columns.Text(b.OnChain),
            ],
        (r, of) =>
            new WalletBalance
            {
                Account = of.Account,
                Known = of.Known,
                Address = Text(r, First),
                Available = r.NmrOrNull(First + 1),
                StakeCredit = r.NmrOrNull(First + 2),
                HeldForIncreases = r.NmrOrNull(First + 3),
                HeldForWithdrawals = r.NmrOrNull(First + 4),
                HeldForFusion = r.NmrOrNull(First + 5),
                OnChain = r.NmrOrNull(First + 6),
            }
    );

    public static readonly AccountTable<ModelStake> Stakes = new(
        Table.Stakes,
        s =>
            [(long)s.Tournament, s.Model, Columns.Text(s.Staked), Columns.Text(s.Settled), Columns.Text(s.WithPending)],
        (r, of) =>
            new ModelStake
            {
                Account = of.Account,
                Known = of.Known,
                Tournament = (Tournament)r.GetInt64(First),
                Model = r.GetString(First + 1),
                Staked = r.NmrOrNull(First + 2),
                Settled = r.NmrOrNull(First + 3),
                WithPending = r.NmrOrNull(First + 4),
            }
    );

    public static readonly AccountTable<StakeSetting> Settings = new(
        Table.Settings,
        s =>
            [
                (long)s.Tournament,
                s.Model,
                Flag(s.TakesProfit),
                Columns.Text(s.PerRound),
                (int?)s.Mode,
                Flag(s.IsEnabled),
            ],
        (r, of) =>
            new StakeSetting
            {
                Account = of.Account,
                Known = of.Known,
                Tournament = (Tournament)r.GetInt64(First),
                Model = r.GetString(First + 1),
                TakesProfit = r.BoolOrNull(First + 2),
                PerRound = r.NmrOrNull(First + 3),
                Mode = (AtomicMode?)Whole(r, First + 4),
                IsEnabled = r.BoolOrNull(First + 5),
            }
    );

    public static readonly AccountTable<PendingStakeChange> Pending = new(
        Table.Pending,
        p =>
            [
                (long)p.Tournament,
                p.Model,
                (int)p.Kind,
                p.RequestId,
                Columns.Text(p.Amount),
                Flag(p.IsDrain),
                p.Status,
                Columns.Milliseconds(p.RequestedAt),
                Columns.Milliseconds(p.DueAt),
                Flag(p.IsOpen),
            ],
        (r, of) =>
            new PendingStakeChange
            {
                Account = of.Account,
                Known = of.Known,
                Tournament = (Tournament)r.GetInt64(First),
                Model = r.GetString(First + 1),
                Kind = (PendingStakeKind)r.GetInt64(First + 2),
                RequestId = Text(r, First + 3),
                Amount = r.NmrOrNull(First + 4),
                IsDrain = r.BoolOrNull(First + 5),
                Status = Text(r, First + 6),
                RequestedAt = r.TimeOrNull(First + 7),
                DueAt = r.TimeOrNull(First + 8),
                IsOpen = r.GetInt64(First + 9) != 0,
            }
    );

    public static readonly AccountTable<StakeTransaction> StakeTransactions = new(
        Table.StakeTransactions,
        t =>
            [
                (long?)t.Tournament,
                t.Model,
                t.Round,
                t.Type,
                Columns.Text(t.Amount),
                Columns.Milliseconds(t.Time),
                t.Note,
                t.Place,
            ],
        (r, of) =>
            new StakeTransaction
            {
                Account = of.Account,
                Known = of.Known,
                Tournament = (Tournament?)Whole(r, First),
                Model = Text(r, First + 1),
                Round = Whole(r, First + 2),
                Type = Text(r, First + 3),
                Amount = r.NmrOrNull(First + 4),
                Time = r.TimeOrNull(First + 5),
                Note = Text(r, First + 6),
                Place = r.GetInt32(First + 7),
            }
    );

    public static readonly AccountTable<WalletTransaction> WalletTransactions = new(
        Table.WalletTransactions,
        t =>
            [
                (long?)t.Tournament,
                t.Type,
                Columns.Text(t.Amount),
                t.From,
                t.To,
                Columns.Milliseconds(t.Time),
                t.Status,
                t.Hash,
                t.Place,
            ],
        (r, of) =>
            new WalletTransaction
            {
                Account = of.Account,
                Known = of.Known,
                Tournament = (Tournament?)Whole(r, First),
                Type = Text(r, First + 1),
                Amount = r.NmrOrNull(First + 2),
                From = Text(r, First + 3),
                To = Text(r, First + 4),
                Time = r.TimeOrNull(First + 5),
                Status = Text(r, First + 6),
                Hash = Text(r, First + 7),
                Place = r.GetInt32(First + 8),
            }
    );

    public static readonly AccountTable<AtomicClaim> Claims = new(
        Table.Claims,
        c =>
            [
                (long)c.Tournament,
                c.Model,
                c.Round,
                c.Staker,
                c.SubmissionId,
                Columns.Text(c.Payout),
                Columns.Text(c.Burn),
                Columns.Text(c.Claimable),
                Flag(c.IsOpen),
            ],
        (r, of) =>
            new AtomicClaim
            {
                Account = of.Account,
                Known = of.Known,
                Tournament = (Tournament)r.GetInt64(First),
                Model = r.GetString(First + 1),
                Round = r.GetInt32(First + 2),
                Staker = r.GetString(First + 3),
                SubmissionId = Text(r, First + 4),
                Payout = r.NmrOrNull(First + 5),
                Burn = r.NmrOrNull(First + 6),
                Claimable = r.NmrOrNull(First + 7),
                IsOpen = r.GetInt64(First + 8) != 0,
            }
    );

    private static int? Flag(bool? flag) => flag is { } said ? (said ? 1 : 0) : null;

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static int? Whole(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt32(column);
}
