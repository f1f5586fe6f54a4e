using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Payouts;

/// <summary>Laws that hold for every payout, checked over random scores, factors and clips.</summary>
public sealed class PayoutLawTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000);

    private static readonly Arbitrary<Payment> Payments = (
        from score in Gen.Choose(-3_000_000, 3_000_000)
        from factor in Gen.Choose(0, 10_000)
        from clip in Gen.Choose(1, 10_000)
        from stake in Gen.Choose(0, 2_000_000_000)
        from formula in Gen.Elements(PayoutFormulas.All.ToArray())
        select new Payment(score / 1_000_000m, factor / 10_000m, clip / 10_000m, stake / 10_000m, formula)
    ).ToArbitrary();

    [Fact]
    public void Return_StaysWithinTheClip() => Hold(p => Math.Abs(p.Return()) <= p.Clip);

    [Fact]
    public void Return_BelowTheClip_IsLinear() =>
        Hold(p =>
        {
            var half = p with { Score = p.Score / 2 };
            var bites = p.Return() != p.Factor * p.Score;
            return bites || half.Return() * 2 == p.Return();
        });

    [Fact]
    public void Return_OfTheOppositeScore_IsTheOpposite() =>
        Hold(p => (p with { Score = -p.Score }).Return() == -p.Return());

    [Fact]
    public void Payout_OfASplitStake_AddsUp() =>
        Hold(p =>
        {
            var (left, right) = (new Nmr(p.Stake / 4), new Nmr(p.Stake - (p.Stake / 4)));
            var whole = (left + right) * p.Return();
            // Each part is rounded to 18 places once.
            return Math.Abs(((left * p.Return()) + (right * p.Return()) - whole).Amount) <= 2 * Nmr.Wei;
        });

    [Fact]
    public void Return_InDecimalAndDouble_Agree() =>
        Hold(p =>
            Math.Abs((double)p.Return() - p.Formula.Return((double)p.Score, (double)p.Factor, (double)p.Clip)) < 1e-14
        );

    /// <summary>What the fast kernel computes is the formula.</summary>
    [Fact]
    public void Folded_IsTheReturn() =>
        Hold(p =>
            p.Formula.Folded(p.Factor, p.Clip) is not { } folded
            || Math.Clamp(folded.Scale * p.Score, -folded.Limit, folded.Limit) == p.Return()
        );

    [Fact]
    public void Return_WhereTheClipDoesNotBite_HasNoOrder() =>
        Hold(p =>
            Math.Abs(p.Score) > p.Clip
            || PayoutFormulas.ClipBeforeFactor.Return(p.Score, p.Factor, p.Clip)
                == PayoutFormulas.ClipAfterFactor.Return(p.Score, p.Factor, p.Clip)
        );

    [Fact]
    public void WeightedScore_InAnyOrderOfTerms_IsTheSame() =>
        Check.One(
            Runs,
            Prop.ForAll(
                Gen.Choose(-1000, 1000).ArrayOf(4).ToArbitrary(),
                scores =>
                {
                    decimal[] s = [.. scores.Select(x => x / 1000m)];
                    decimal[] m = [0.75m, 2.25m, 0m, 1.5m];
                    return WeightedScore.Compute<decimal>(s, m)
                        == WeightedScore.Compute<decimal>([.. s.Reverse()], [.. m.Reverse()]);
                }
            )
        );

    // Worked by hand: 100 NMR, corr 0.02, mmc 0.01, 600,000 at risk (domain notes, section 3.7).
    [Fact]
    public void Return_TheWorkedSettlement_PaysFortyFiveHundredths()
    {
        var rule = PayoutTimeline.Shipped.At(Tournament.Classic, 1200).Rule!;
        var factor = Math.Min(1, rule.StakeThreshold!.Value.Amount / 600_000m);
        var sum = WeightedScore.Compute<decimal>([0.02m, 0.01m], [.. rule.Terms.Select(t => t.Options[0])]);
        (new Nmr(100) * rule.FormulaIn(1200).Return(sum, factor, rule.Clip)).ShouldBe(new Nmr(0.45m));
    }

    private static void Hold(Func<Payment, bool> law) => Check.One(Runs, Prop.ForAll(Payments, law));

    private sealed record Payment(decimal Score, decimal Factor, decimal Clip, decimal Stake, IPayoutFormula Formula)
    {
        public decimal Return() => Formula.Return(Score, Factor, Clip);
    }
}
