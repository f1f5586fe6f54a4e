using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Attribution;
using Ballast.Core.Numerics;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Ledger;

/// <summary>Parts of payouts and steps of the bridge add up exactly, whatever the numbers.</summary>
public sealed class AttributionTests
{
    private const int Worlds = 500;

    [Fact]
    public void Parts_OfRandomPayouts_AddUpToThePayout()
    {
        for (var seed = 0UL; seed < Worlds; seed++)
        {
            foreach (var parts in Book(seed, 12))
                (Amounts.Sum(parts.Scores.Select(s => s.Part)) + parts.Clip + parts.Unexplained).ShouldBe(parts.Payout);
        }
    }

    [Fact]
    public void Attribution_OfRandomPayouts_AddsUpInEveryDirection()
    {
        for (var seed = 0UL; seed < Worlds; seed++)
        {
            var book = Book(seed, 30);
            var all = AttributedPayouts.Sum(book);
            all.Total.ShouldBe(Amounts.Sum(book, p => p.Payout));
            Amounts.Sum(all.Rounds, r => r.Net).ShouldBe(all.Total);
            Amounts.Sum(all.Models, m => m.Net).ShouldBe(all.Total);
            (Amounts.Sum(all.Scores, s => s.Net) + all.Clip + all.Unexplained).ShouldBe(all.Total);
        }
    }

    [Fact]
    public void Parts_WhereTheClipDoesNotBite_HaveNoneOfIt()
    {
        var position = Position(stake: 10m / 3m, payout: 0.1m);
        var computed = new Nmr(position.AtRisk!.Value.Amount * 0.3m * (0.0123m + 0.0456m));
        var parts = PayoutParts.Split(
            position,
            computed,
            [(Metric.Corr, 0.0123m), (Metric.Mmc, 0.0456m)],
            0.3m,
            isClipped: false
        );
        parts.Clip.ShouldBe(Nmr.Zero);
        parts.Scores.Sum(s => s.Part.Amount).ShouldBe(computed.Amount);
    }

    [Fact]
    public void Parts_WhereTheClipBites_ShowWhatItTook()
    {
        // 100 at risk, factor 1, 0.4 + 0.1 clipped to 0.25: 40 and 10, less 25.
        var parts = PayoutParts.Split(
            Position(stake: 100, payout: 25),
            new Nmr(25),
            [(Metric.Corr, 0.4m), (Metric.Mmc, 0.1m)],
            1,
            isClipped: true
        );
        parts.Scores.Select(s => s.Part.Amount).ShouldBe([40m, 10m]);
        parts.Clip.Amount.ShouldBe(-25);
        parts.Unexplained.ShouldBe(Nmr.Zero);
    }

    [Fact]
    public void Bridge_OfRandomPayouts_AddsUpToWhatWasPaid()
    {
        for (var seed = 0UL; seed < Worlds; seed++)
        {
            var chance = new SeededRandom(seed, 1);
            var payouts = Enumerable
                .Range(0, 1 + chance.Below(40))
                .Select(_ => Random(ref chance, seed % 2 == 0))
                .ToList();
            var steps = PayoutBridge.Compute(payouts);
            Amounts.Sum(steps, s => s.Change).ShouldBe(Amounts.Sum(payouts, p => p.Payout));
            steps[0].Step.ShouldBe(seed % 2 == 0 ? BridgeStep.Field : BridgeStep.Rank);
        }
    }

    /// <summary>
    /// By hand: two payouts at factor 0.5 and 0.1, stakes 100 and 300; ranked by corr 0.02 and 0.04, paid twice corr; the field stands at 0.01.
    /// Mean stake 200, mean factor 0.3: field 1.2, own corr 3.6, twice of it 7.2; own factors 200 x (0.02 + 0.008) = 5.6; own stakes 2 + 2.4 = 4.4.
    /// </summary>
    [Fact]
    public void Bridge_WorkedByHand_HasTheseSteps()
    {
        BridgePayout[] payouts =
        [
            new(0.02m, 0.01m, 0.04m, 0.5m, new Nmr(100), new Nmr(2), new Nmr(2)),
            new(0.04m, 0.01m, 0.08m, 0.1m, new Nmr(300), new Nmr(2.4m), new Nmr(2.5m)),
        ];
        PayoutBridge
            .Compute(payouts)
            .Select(s => (s.Step, s.Change.Amount))
            .ShouldBe([
                (BridgeStep.Field, 1.2m),
                (BridgeStep.Rank, 2.4m),
                (BridgeStep.Multipliers, 3.6m),
                (BridgeStep.PayoutFactor, -1.6m),
                (BridgeStep.Stake, -1.2m),
                (BridgeStep.Clip, 0m),
                (BridgeStep.Unexplained, 0.1m),
            ]);
    }

    private static Position Position(decimal stake, decimal payout, string model = "m", int round = 300) =>
        new()
        {
            Model = model,
            Round = round,
            AtRisk = new Nmr(stake),
            Payout = new Nmr(payout),
            IsFinal = true,
            Known = KnownTime.Recorded(DateTimeOffset.UnixEpoch),
        };

    private static List<PayoutParts> Book(ulong seed, int count)
    {
        var chance = new SeededRandom(seed, 0);
        var book = new List<PayoutParts>();
        for (var i = 0; i < count; i++)
        {
            var position = Position(Digits(ref chance, 1000), Digits(ref chance, 50) - 25, $"m{i % 4}", 300 + (i % 7));
            var products = new[]
            {
                (Metric.Corr, Digits(ref chance, 1) - 0.5m),
                (Metric.Mmc, Digits(ref chance, 1) - 0.5m),
            };
            var factor = Digits(ref chance, 1);
            var sum = factor * (products[0].Item2 + products[1].Item2);
            Nmr? computed = chance.Below(5) == 0 ? null : position.AtRisk!.Value * Math.Clamp(sum, -0.25m, 0.25m);
            book.Add(PayoutParts.Split(position, computed, products, factor, Math.Abs(sum) > 0.25m));
        }
        return book;
    }

    private static BridgePayout Random(ref SeededRandom chance, bool hasField)
    {
        var (weighted, factor, stake) = (
            Digits(ref chance, 1) - 0.5m,
            Digits(ref chance, 1),
            new Nmr(Digits(ref chance, 1000))
        );
        return new BridgePayout(
            Digits(ref chance, 1) - 0.5m,
            hasField ? Digits(ref chance, 1) - 0.5m : null,
            weighted,
            factor,
            stake,
            stake * Math.Clamp(factor * weighted, -0.05m, 0.05m),
            new Nmr(Digits(ref chance, 50) - 25)
        );
    }

    /// <summary>An amount with all 18 places.</summary>
    private static decimal Digits(ref SeededRandom chance, int below) =>
        (below * (decimal)chance.Below(1_000_000_000) / 1_000_000_000m)
        + (chance.Below(1_000_000_000) / 1_000_000_000_000_000_000m);
}
