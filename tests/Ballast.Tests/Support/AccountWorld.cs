using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Support;

/// <summary>One fact of every kind about an account, and facts as text to be compared.</summary>
internal static class AccountWorld
{
    public const string Account = "main";
    public const string Staker = "0xAb01";

    /// <summary>A report of everything, reported at a moment.</summary>
    public static AccountReport Report(DateTimeOffset at) =>
        new()
        {
            Account = Account,
            AnsweredAt = at,
            Staker = Staker,
            Balance = new WalletBalance
            {
                Account = Account,
                Known = KnownTime.Recorded(at),
                Address = Staker,
                Available = Nmr.Parse("12.500000000000000001"),
                StakeCredit = Nmr.Zero,
                HeldForIncreases = Nmr.Parse("3.5"),
            },
            Stakes = [Stake(at, "100.000000000000000001")],
            Settings =
            [
                new StakeSetting
                {
                    Account = Account,
                    Known = KnownTime.Recorded(at),
                    Tournament = Tournament.Classic,
                    Model = "Zoë",
                    TakesProfit = true,
                    PerRound = Nmr.Parse("0.5"),
                    Mode = AtomicMode.Compound,
                    IsEnabled = false,
                },
            ],
            Pending = [Release(at, at.AddDays(-1))],
            StakeTransactions = [Movement(at, at.AddDays(-30))],
            WalletTransactions = [Transfer(at, at.AddDays(-2), "pending")],
            Claims = new Dictionary<Tournament, IReadOnlyList<AtomicClaim>> { [Tournament.Classic] = [Claim(at)] },
        };

    public static ModelStake Stake(DateTimeOffset at, string staked) =>
        new()
        {
            Account = Account,
            Known = KnownTime.Recorded(at),
            Tournament = Tournament.Classic,
            Model = "Zoë",
            Staked = Nmr.Parse(staked),
            WithPending = Nmr.Parse(staked),
        };

    public static PendingStakeChange Release(DateTimeOffset at, DateTimeOffset? asked, string id = "r1") =>
        new()
        {
            Account = Account,
            Known = KnownTime.Recorded(at),
            Tournament = Tournament.Classic,
            Model = "Zoë",
            Kind = PendingStakeKind.Release,
            RequestId = id,
            Amount = Nmr.Parse("5"),
            IsDrain = false,
            Status = "pending",
            RequestedAt = asked,
            DueAt = at.AddDays(20),
        };

    public static StakeTransaction Movement(DateTimeOffset at, DateTimeOffset? happened, string amount = "1.25") =>
        new()
        {
            Account = Account,
            Known = KnownTime.Recorded(at),
            Tournament = Tournament.Classic,
            Model = "Zoë",
            Round = 1350,
            Type = StakeTransaction.AtomicStake,
            Amount = Nmr.Parse(amount),
            Time = happened,
            Note = "0x01",
        };

    public static WalletTransaction Transfer(DateTimeOffset at, DateTimeOffset? happened, string status) =>
        new()
        {
            Account = Account,
            Known = KnownTime.Recorded(at),
            Type = "withdrawal",
            Amount = Nmr.Parse("2"),
            From = Staker,
            To = "0x02",
            Time = happened,
            Status = status,
            Hash = status == "pending" ? null : "0x03",
        };

    public static AtomicClaim Claim(DateTimeOffset at, int round = 1343) =>
        new()
        {
            Account = Account,
            Known = KnownTime.Recorded(at),
            Tournament = Tournament.Classic,
            Model = "Zoë",
            Round = round,
            Staker = Staker,
            SubmissionId = "s1",
            Payout = Nmr.Zero,
            Burn = Nmr.Parse("0.000000000000000001"),
            Claimable = Nmr.Parse("0.999999999999999999"),
        };

    /// <summary>All that is known, a line each.</summary>
    public static string Text(AccountFacts facts) =>
        string.Join(
            '\n',
            [
                .. facts.Balances,
                .. facts.Stakes,
                .. facts.Settings,
                .. facts.Pending,
                .. facts.StakeTransactions,
                .. facts.WalletTransactions,
                .. facts.Claims,
                .. facts.Positions,
                .. facts.ReportedSince.Select(t => t.ToString()).Order(StringComparer.Ordinal),
            ]
        );
}
