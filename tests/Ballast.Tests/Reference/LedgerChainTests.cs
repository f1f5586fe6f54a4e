using System.Globalization;
using System.Text.Json;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Real stakes that nobody touched for 25 to 49 weeks, through the ledger: closes and resolutions in the order of their moments, nothing given of any lag.
/// Reference: the stakes that Numerai showed and the simulation of others (oracles/expected/stake_rollforward); relative tolerance 1e-6, stakes and scores
/// come as float32.
/// </summary>
public sealed class LedgerChainTests
{
    private const int Opening = 4;

    [Fact]
    public void Ledger_OfRealChains_EndsAtTheRealStake()
    {
        var chains = Chains();
        chains.Count.ShouldBe(120);
        var expected = JsonDocument
            .Parse(File.ReadAllText(Oracles.File("expected", "stake_rollforward", "expected.json")))
            .RootElement.GetProperty("chains")
            .EnumerateArray()
            .ToDictionary(c => c.Text("username"), c => c.Number("final_stake_simulated"));
        foreach (var (name, chain) in chains)
        {
            var stake = Live(name, chain);
            ((double)(stake.Amount / chain[^1].Stake.Amount)).ShouldBe(1, 1e-6, name);
            ((double)stake.Amount / expected[name]).ShouldBe(1, 1e-9, name);
        }
    }

    private static Nmr Live(string name, List<ChainRound> chain)
    {
        var (key, rules) = (new StakedModel(Tournament.Classic, name), StakingRules.Default);
        var ledger = new StakingLedger(
            new OpeningState
            {
                At = rules.StakesFixedAt(chain[Opening - 1].Round),
                Wallet = Nmr.Zero,
                Models =
                [
                    new OpeningModel
                    {
                        Model = key,
                        Stake = chain[Opening - 1].Stake,
                        Rounds = [.. chain.Take(Opening).Select(r => Open(r, rules))],
                    },
                ],
            }
        );
        var last = chain[^1].Round;
        var ends = chain.Select(r => (At: RoundCalendar.ResolveTime(r.Round), Row: r, Ends: true));
        var closes = chain.Skip(Opening).Select(r => (At: rules.StakesFixedAt(r.Round), Row: r, Ends: false));
        foreach (var (at, row, isEnd) in ends.Concat(closes).OrderBy(m => m.At).ThenByDescending(m => m.Ends))
        {
            if (isEnd)
            {
                var payout = ledger.AtRisk(key, row.Round) * row.Return;
                ledger.Resolve(
                    new RoundResolution
                    {
                        Tournament = Tournament.Classic,
                        Round = row.Round,
                        Moment = at,
                        Payouts = new Dictionary<string, Nmr> { [name] = payout },
                    }
                );
                continue;
            }
            ledger.Close(
                new RoundClosing
                {
                    Tournament = Tournament.Classic,
                    Round = row.Round,
                    Moment = at,
                    ResolvesAt = RoundCalendar.ResolveTime(row.Round),
                    Submissions = [new RoundSubmission(name, true)],
                }
            );
            if (row.Round == last)
                return ledger.AtRisk(key, last);
        }
        throw new InvalidOperationException("The last round never closed.");
    }

    private static LegacyRound Open(ChainRound row, StakingRules rules) =>
        new()
        {
            Round = row.Round,
            AtRisk = row.Stake,
            FixedAt = rules.StakesFixedAt(row.Round),
            ResolvesAt = RoundCalendar.ResolveTime(row.Round),
            TakesProfit = false,
        };

    private static Dictionary<string, List<ChainRound>> Chains()
    {
        var chains = new Dictionary<string, List<ChainRound>>();
        foreach (var line in File.ReadLines(Oracles.File("expected", "stake_rollforward", "chains.csv")).Skip(1))
        {
            var cells = line.Split(',');
            decimal Number(int at) => decimal.Parse(cells[at], NumberStyles.Float, CultureInfo.InvariantCulture);
            var round = int.Parse(cells[1], CultureInfo.InvariantCulture);
            var rule = PayoutTimeline.Shipped.At(Tournament.Classic, round).Rule!;
            var sum = (Number(2) * Number(4)) + (Number(3) * Number(5));
            if (!chains.TryGetValue(cells[0], out var chain))
                chains[cells[0]] = chain = [];
            chain.Add(
                new ChainRound(round, new Nmr(Number(7)), rule.FormulaIn(round).Return(sum, Number(6), rule.Clip))
            );
        }
        return chains;
    }

    private sealed record ChainRound(int Round, Nmr Stake, decimal Return);
}
