using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Tests.Support;

/// <summary>Own accounts with slots in a store, and slots of nobody: legacy and atomic rounds, gaps, projections, corrections that come later.</summary>
internal static class ManyAccounts
{
    public const int First = 1090;
    public const int FirstAtomic = 1343;
    public const int Last = 1416;

    public static readonly DateTimeOffset Now = new(2026, 12, 10, 21, 0, 0, TimeSpan.Zero);

    /// <summary>Between two reports of the same rounds.</summary>
    public static readonly DateTimeOffset Before = new(2026, 9, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyDictionary<string, string[]> Slots = new Dictionary<string, string[]>
    {
        ["alpha"] = ["a_one", "A_two", "a_three"],
        ["beta"] = ["b_one"],
        ["gamma"] = ["g_one", "g_two"],
    };

    public static readonly IReadOnlyList<string> OfNobody = ["x_one", "x_two"];

    /// <summary>Fills a store.</summary>
    /// <param name="store">Where.</param>
    /// <param name="until">Leaves out what became known later.</param>
    public static void Fill(ISyncStore store, DateTimeOffset? until = null)
    {
        var random = new Random(7);
        var end = until ?? DateTimeOffset.MaxValue;
        using (var batch = store.BeginImport(Tournament.Classic))
        {
            foreach (var slot in Slots.Values.SelectMany(s => s).Concat(OfNobody))
            {
                for (var round = First; round <= Last; round++)
                    AddRound(batch, random, slot, round, end);
            }
            batch.Commit(new ImportSource("table.csv", "", end < Now ? end : Now));
        }
        foreach (var (account, slots) in Slots)
        {
            var reported = account == "beta" ? Now.AddDays(-20) : Now.AddHours(-2);
            if (reported <= end)
                store.KeepAccount(Report(account, slots, reported), new ImportSource("sync", "", reported));
        }
    }

    public static AccountReport Report(string account, IEnumerable<string> slots, DateTimeOffset reported) =>
        new()
        {
            Account = account,
            AnsweredAt = reported,
            Balance = new WalletBalance
            {
                Account = account,
                Known = KnownTime.Recorded(reported),
                Available = Nmr.Parse("12.500000000000000001"),
            },
            Stakes =
            [
                .. slots.Select(s => new ModelStake
                {
                    Account = account,
                    Known = KnownTime.Recorded(reported),
                    Tournament = Tournament.Classic,
                    Model = s,
                }),
            ],
            Settings = [],
            Claims = new Dictionary<Tournament, IReadOnlyList<AtomicClaim>>
            {
                [Tournament.Classic] =
                [
                    new AtomicClaim
                    {
                        Account = account,
                        Known = KnownTime.Recorded(reported),
                        Tournament = Tournament.Classic,
                        Model = slots.First(),
                        Round = FirstAtomic,
                        Staker = "0x01",
                        Claimable = Nmr.Parse("1.000000000000000007"),
                    },
                ],
            },
        };

    private static void AddRound(IImportBatch batch, Random random, string slot, int round, DateTimeOffset end)
    {
        var isAtomic = round >= FirstAtomic;
        var (closes, resolves) = (RoundCalendar.CloseTime(round), RoundCalendar.ResolveTime(round, isAtomic ? 60 : 20));
        var stake = Exact(random, isAtomic ? 3 : 200);
        var (projected, paid) = (stake * (random.NextDecimal() - 0.5m), stake * (random.NextDecimal() - 0.48m) * 0.1m);
        // The newest rounds are whole.
        var dice = random.Next(20) is var thrown && round > Last - 15 ? 19 : thrown;
        // The same draws whatever is left out, so that an earlier store holds the same values.
        if (dice == 0)
            return;
        if (slot != "g_two" || round < Last - 30)
            AddScore(batch, random.NextDouble() - 0.5, slot, round, closes.AddDays(5), isAtomic, end);
        // What was at risk is not always said, and some payouts never come.
        var atRisk = dice == 1 ? (Nmr?)null : new Nmr(stake);
        Add(batch, slot, round, closes.AddHours(1), atRisk, null, isFinal: false, end);
        Add(batch, slot, round, closes.AddDays(9), null, new Nmr(projected), isFinal: false, end);
        if (dice != 2)
            Add(batch, slot, round, resolves, atRisk, new Nmr(paid), isFinal: true, end);
        // Corrected two weeks later.
        if (dice == 3)
            Add(batch, slot, round, resolves.AddDays(14), null, new Nmr(paid + 0.000000000000000001m), true, end);
    }

    private static void AddScore(
        IImportBatch batch,
        double score,
        string slot,
        int round,
        DateTimeOffset known,
        bool isAtomic,
        DateTimeOffset end
    )
    {
        if (known <= end && known <= Now)
            batch.AddScore(
                slot,
                round,
                Metric.Parse(isAtomic ? "corr60" : "corr20V2"),
                score,
                new Knowledge(KnownTime.Recorded(known), false)
            );
    }

    private static void Add(
        IImportBatch batch,
        string slot,
        int round,
        DateTimeOffset known,
        Nmr? atRisk,
        Nmr? payout,
        bool isFinal,
        DateTimeOffset end
    )
    {
        if (known > end || known > Now)
            return;
        batch.AddPosition(
            new Position
            {
                Model = slot,
                Round = round,
                AtRisk = atRisk,
                Payout = payout,
                IsFinal = isFinal,
                Known = KnownTime.Recorded(known),
            },
            null
        );
    }

    private static decimal Exact(Random random, decimal most) => decimal.Round(random.NextDecimal() * most, 18);

    private static decimal NextDecimal(this Random random) => decimal.Round(random.NextInt64(1, 1L << 60) / 1.2e18m, 8);
}
