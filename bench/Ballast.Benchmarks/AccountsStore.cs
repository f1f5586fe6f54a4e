using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;

namespace Ballast.Benchmarks;

/// <summary>
/// Fills a store as an owner of many accounts has it: 70 accounts with ten slots each, 1,300 rounds of which the newest are open, every slot with a stake, a score and
/// a payout in each. What `ballast accounts` is timed on, as of <see cref="Seen"/>.
/// </summary>
internal static class AccountsStore
{
    private const int Accounts = 70;
    private const int Slots = 10;
    private const int Rounds = 1300;
    private const int FirstAtomic = 1343;

    private static readonly DateTimeOffset Seen = new(2026, 11, 27, 20, 0, 0, TimeSpan.Zero);
    private static readonly int Last = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(Seen.UtcDateTime));
    private static readonly int First = Last - Rounds + 1;
    private static readonly ImportSource Source = new("accounts-store", "", Seen);
    private static readonly Metric Legacy = Metric.Parse("corr20V2");
    private static readonly Metric Atomic = Metric.Parse("corr60");

    public static int Run(string location)
    {
        using var store = TournamentStore.Open(location);
        var random = new Random(1);
        using (var batch = store.BeginImport(Tournament.Classic))
        {
            for (var account = 0; account < Accounts; account++)
            {
                for (var slot = 0; slot < Slots; slot++)
                    // No two stakes are equal, and what a table is ordered by is not the order of names.
                    AddSlot(
                        batch,
                        random,
                        Name(account, slot),
                        1 + ((account * 37 % Accounts) * 0.1m) + (slot * 0.01m)
                    );
            }
            batch.Commit(Source);
        }
        for (var account = 0; account < Accounts; account++)
            store.KeepAccount(Report(account), Source);
        Console.WriteLine($"{Accounts} accounts, {Accounts * Slots} slots, {Rounds} rounds");
        return 0;
    }

    private static void AddSlot(IImportBatch batch, Random random, string model, decimal size)
    {
        for (var round = First; round <= Last; round++)
        {
            var isAtomic = round >= FirstAtomic;
            var resolves = RoundCalendar.ResolveTime(round, isAtomic ? 60 : 20);
            var (isOpen, stake) = (resolves > Seen, size * (isAtomic ? 2m : 100m));
            var known = KnownTime.Recorded(isOpen ? Seen.AddHours(-1) : resolves);
            var score = 0.002 + (0.04 * ((random.NextDouble() * 2) - 1));
            // Eighteen places, as Numerai settles them.
            var payout = decimal.Round(stake * (decimal)score * (isAtomic ? 3 : 0.0834567890123m), 18);
            batch.AddScore(model, round, isAtomic ? Atomic : Legacy, score, new Knowledge(known, !isOpen));
            batch.AddPosition(
                new Position
                {
                    Model = model,
                    Round = round,
                    AtRisk = new Nmr(stake),
                    PayoutFactor = isAtomic ? null : 0.12m,
                    Payout = isOpen ? null : new Nmr(payout),
                    IsFinal = !isOpen,
                    Known = known,
                },
                null
            );
        }
    }

    private static AccountReport Report(int account)
    {
        var (label, known) = (Label(account), KnownTime.Recorded(Seen));
        string[] models = [.. Enumerable.Range(0, Slots).Select(slot => Name(account, slot))];
        return new AccountReport
        {
            Account = label,
            AnsweredAt = Seen,
            Balance = new WalletBalance
            {
                Account = label,
                Known = known,
                Available = new Nmr(12.5m),
            },
            Stakes =
            [
                .. models.Select(m => new ModelStake
                {
                    Account = label,
                    Known = known,
                    Tournament = Tournament.Classic,
                    Model = m,
                    Staked = Nmr.Zero,
                }),
            ],
            Settings = [],
            StakeTransactions =
            [
                .. models.SelectMany(m =>
                    Enumerable
                        .Range(FirstAtomic, Last - FirstAtomic + 1)
                        .Select(round => new StakeTransaction
                        {
                            Account = label,
                            Known = known,
                            Tournament = Tournament.Classic,
                            Model = m,
                            Round = round,
                            Type = StakeTransaction.AtomicStake,
                            Amount = new Nmr(2),
                            Time = RoundCalendar.CloseTime(round),
                        })
                ),
            ],
            WalletTransactions = [],
            Claims = new Dictionary<Tournament, IReadOnlyList<AtomicClaim>>
            {
                [Tournament.Classic] =
                [
                    .. models.Select(m => new AtomicClaim
                    {
                        Account = label,
                        Known = known,
                        Tournament = Tournament.Classic,
                        Model = m,
                        Round = FirstAtomic,
                        Staker = "0x01",
                        Payout = new Nmr(0.02m),
                        Burn = Nmr.Zero,
                        Claimable = new Nmr(2.02m),
                    }),
                ],
            },
        };
    }

    private static string Label(int account) => account.ToString("'account_'00", CultureInfo.InvariantCulture);

    private static string Name(int account, int slot) => $"model_{account:00}_{slot}";
}
