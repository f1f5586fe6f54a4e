using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Tests.Questions.Plan;

/// <summary>A made-up legacy account with a target: stakes, held increases, pending releases, a wallet.</summary>
internal sealed class RandomAccount
{
    private const int Closed = 1290;
    private static readonly Nmr[] Odd =
    [
        new(0),
        new(0.005m),
        new(0.01m),
        new(2.9999m),
        new(3),
        new(3.000000000000000001m),
    ];
    private readonly Random _random;

    public RandomAccount(int seed, int models)
    {
        _random = new Random(seed);
        View = new AsOfView(new EmptyStore(), Tournament.Classic, RoundCalendar.CloseTime(Closed).AddHours(5));
        Slots = [.. Enumerable.Range(0, models).Select(Slot)];
        Aim = new AccountAim(
            "mine",
            new WalletBalance
            {
                Account = "mine",
                Available = Amount(80),
                StakeCredit = _random.Next(4) == 0 ? Amount(5) : Nmr.Zero,
                Known = KnownTime.Recorded(View.AsOf),
            },
            Slots,
            []
        );
    }

    public AsOfView View { get; }

    public AccountAim Aim { get; }

    public IReadOnlyList<PlanSlot> Slots { get; }

    /// <summary>The rounds that are open at the beginning.</summary>
    public static IEnumerable<int> Running => Enumerable.Range(1268, Closed - 1268 + 1);

    /// <summary>The account as a ledger of its own.</summary>
    public StakingLedger Ledger() =>
        new(
            new OpeningState
            {
                At = View.AsOf,
                Wallet = Aim.Balance!.Available!.Value,
                Credit = Aim.Balance.StakeCredit!.Value,
                Tournaments =
                [
                    new OpeningTournament { Tournament = Tournament.Classic, RunningLegacyRounds = [.. Running] },
                ],
                Models = [.. Slots.Select(s => s.Now.Opening)],
            }
        );

    private PlanSlot Slot(int number)
    {
        var name = $"m{number:00}";
        var stake = Amount(100);
        var release = stake > Nmr.Zero && _random.Next(4) == 0 ? Release(stake) : null;
        var atRisk = release is null ? stake : stake - (release.Amount ?? stake);
        return new PlanSlot(
            new StakeNow
            {
                Model = name,
                Account = "mine",
                Whole = stake,
                TakenFrom = null,
                IsUnclear = false,
                Opening = new OpeningModel
                {
                    Model = new StakedModel(Tournament.Classic, name),
                    Stake = stake,
                    Held = _random.Next(5) == 0 ? Amount(20) : Nmr.Zero,
                    Release = release,
                    Rounds =
                    [
                        .. Running
                            .Where(r => RoundCalendar.ResolveTime(r, 20) > View.AsOf && _random.Next(10) > 0)
                            .Select(r =>
                                Round(
                                    r,
                                    release is null || RoundCalendar.CloseTime(r) <= release.AskedAt ? stake : atRisk
                                )
                            )
                            .Where(r => r.AtRisk > Nmr.Zero),
                    ],
                },
            },
            Amount(100)
        );
    }

    private PendingRelease Release(Nmr stake)
    {
        var asked = RoundCalendar.CloseTime(_random.Next(1268, Closed + 1)).AddHours(1);
        return new PendingRelease
        {
            Amount = _random.Next(3) == 0 ? null : stake * ((decimal)_random.NextDouble() * 0.999m + 0.001m),
            AskedAt = asked,
            NotBefore = asked,
        };
    }

    private static LegacyRound Round(int round, Nmr atRisk) =>
        new()
        {
            Round = round,
            AtRisk = atRisk,
            FixedAt = RoundCalendar.CloseTime(round),
            ResolvesAt = RoundCalendar.ResolveTime(round, 20),
            TakesProfit = false,
        };

    /// <summary>Often an amount on an edge, else any with all places.</summary>
    private Nmr Amount(int most) =>
        _random.Next(4) == 0
            ? Odd[_random.Next(Odd.Length)]
            : new Nmr((decimal)(_random.NextDouble() * most) + (_random.Next(1000) * Nmr.Wei));
}
