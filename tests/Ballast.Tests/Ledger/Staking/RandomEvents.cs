using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Numerics;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Ledger.Staking;

/// <summary>A random account that lives through a cutover: owners ask for anything, rounds pay anything inside the clip.</summary>
internal sealed class RandomEvents
{
    private const int Cutover = 1343;
    private const decimal LegacyClip = 0.05m;
    private static readonly string[] Names = ["a", "b", "c"];

    // A struct that changes: not readonly.
    private SeededRandom _random;

    public RandomEvents(ulong seed)
    {
        _random = new SeededRandom(11, seed);
        var rules = StakingRules.Default with
        {
            Slice = Pick(Enum.GetValues<MigrationSlice>()),
            PendingRelease = Pick(Enum.GetValues<ReleaseAtCutover>()),
            CompoundTopsUp = _random.Uniform() < 0.7,
        };
        Ledger = new StakingLedger(
            new OpeningState
            {
                At = RoundCalendar.OpenTime(Cutover - 40),
                Wallet = Amount(200),
                Credit = Amount(5),
                Models =
                [
                    .. Names.Select(n => new OpeningModel
                    {
                        Model = new(Tournament.Classic, n),
                        Stake = Amount(100),
                        TakesProfit = _random.Uniform() < 0.3,
                    }),
                ],
            },
            rules
        );
    }

    public StakingLedger Ledger { get; }

    /// <summary>Lives on for some rounds around the cutover.</summary>
    /// <param name="rounds">So many.</param>
    /// <param name="after">Called after every event.</param>
    public void Run(int rounds, Action after)
    {
        var first = Cutover - 40;
        var moments = Enumerable
            .Range(first, rounds)
            .SelectMany(r => new[] { (At: Resolves(r), r, Kind: 0), (At: RoundCalendar.CloseTime(r), r, Kind: 2) })
            .Append((RoundCalendar.OpenTime(Cutover), Cutover, 1))
            .OrderBy(m => m.Item1)
            .ThenBy(m => m.Item3)
            .ToList();
        foreach (var (at, round, kind) in moments)
        {
            while (_random.Uniform() < 0.4 && Ledger.Now.AddMinutes(1) < at)
            {
                Ledger.Apply(Request(Ledger.Now.AddMinutes(1)));
                after();
            }
            Happen(at, round, kind);
            after();
        }
    }

    private void Happen(DateTimeOffset at, int round, int kind)
    {
        if (kind == 1)
        {
            Ledger.Cutover(Tournament.Classic, Cutover, at);
        }
        else if (kind == 2)
        {
            Ledger.Close(
                new RoundClosing
                {
                    Tournament = Tournament.Classic,
                    Round = round,
                    Moment = at,
                    ResolvesAt = Resolves(round),
                    Submissions =
                    [
                        .. Names
                            .Where(_ => _random.Uniform() < 0.9)
                            .Select(n => new RoundSubmission(n, _random.Uniform() < 0.95)),
                    ],
                }
            );
        }
        else
        {
            var clip = round < Cutover ? LegacyClip : 1m;
            Ledger.Resolve(
                new RoundResolution
                {
                    Tournament = Tournament.Classic,
                    Round = round,
                    Moment = at,
                    Clip = clip,
                    Payouts = Names.ToDictionary(
                        n => n,
                        n => Ledger.AtRisk(new(Tournament.Classic, n), round) * Share(clip)
                    ),
                }
            );
            Ledger.ScoringRun(Tournament.Classic, at);
        }
    }

    private decimal Share(decimal clip) => Math.Clamp((decimal)(_random.Uniform() - 0.5) * 2.4m, -1m, 1m) * clip;

    private StakeEvent Request(DateTimeOffset at)
    {
        var model = new StakedModel(Tournament.Classic, Pick(Names));
        return (int)(_random.Uniform() * 10) switch
        {
            0 => new StakeEvent.Increase(at, model, Amount(30)),
            1 => new StakeEvent.Release(at, model, _random.Uniform() < 0.2 ? null : Amount(40)),
            2 => new StakeEvent.CancelRelease(at, model),
            3 => new StakeEvent.SetTakeProfit(at, model, _random.Uniform() < 0.5),
            4 => new StakeEvent.Configure(
                at,
                model,
                new AtomicSettings(Amount(3), Pick(Enum.GetValues<AtomicMode>()), _random.Uniform() < 0.8)
            ),
            5 => new StakeEvent.Deposit(at, Tournament.Classic, Amount(60)),
            6 => new StakeEvent.Withdraw(at, Tournament.Classic, Amount(20)),
            7 => new StakeEvent.Claim(at, model, Ledger.Claims(model) is { Count: > 0 } claims ? claims[^1].Round : 0),
            8 => new StakeEvent.Receive(at, Amount(10)),
            _ => new StakeEvent.Send(at, Amount(5)),
        };
    }

    private static DateTimeOffset Resolves(int round) => RoundCalendar.ResolveTime(round, round < Cutover ? 20 : 60);

    private Nmr Amount(double most) => new((decimal)(_random.Uniform() * most));

    private T Pick<T>(T[] values) => values[(int)(_random.Uniform() * values.Length)];
}
