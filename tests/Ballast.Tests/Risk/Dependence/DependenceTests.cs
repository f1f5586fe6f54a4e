using Ballast.Core.Risk;
using Ballast.Core.Risk.Dependence;

namespace Ballast.Tests.Risk.Dependence;

/// <summary>Correlations, groups and bets, on returns made of a few sources that are exactly uncorrelated.</summary>
public sealed class DependenceTests
{
    /// <summary>Rows of a Hadamard matrix: +-1, mean 0, orthogonal to one another, so correlations come out by hand.</summary>
    private static double Source(int which, int round) =>
        int.PopCount((which + 1) & (round % 16)) % 2 == 0 ? 1.0 : -1.0;

    [Fact]
    public void Bets_OfUncorrelatedModels_AreAsManyAsTheModels()
    {
        var bets = EffectiveBets.OfEqualRisk(Matrix(Made(4, (m, r) => 0.01 * Source(m, r))))!;
        bets.Participation.ShouldBe(4, 1e-12);
        bets.Diversification.ShouldBe(4, 1e-12);
        bets.LargestShare.ShouldBe(0.25, 1e-12);
        bets.Rounds.ShouldBe(32);
    }

    [Fact]
    public void Bets_OfCopies_AreOne()
    {
        var bets = EffectiveBets.OfEqualRisk(Matrix(Made(5, (m, r) => (m + 1) * Source(0, r))))!;
        bets.Participation.ShouldBe(1, 1e-12);
        bets.Diversification.ShouldBe(1, 1e-12);
        bets.LargestShare.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Bets_OfTenSlotsWithOneCommonSource_AreTheOnesWorkedByHand()
    {
        // Common part and own part of equal size: every correlation is 1/2. Eigenvalues 1 + 9/2 and nine times 1/2.
        var bets = EffectiveBets.OfEqualRisk(Matrix(Made(10, (m, r) => Source(0, r) + Source(m + 1, r))))!;
        bets.Participation.ShouldBe(100 / ((5.5 * 5.5) + (9 * 0.25)), 1e-12); // 3.08
        bets.Diversification.ShouldBe(10 / 5.5, 1e-12); // 1.82
        bets.LargestShare.ShouldBe(0.55, 1e-12);
    }

    [Fact]
    public void Bets_WithAllStakeOnOneModel_AreOne()
    {
        var matrix = Matrix(Made(3, Source));
        EffectiveBets.OfWeights(matrix, [0, 5, 0])!.Participation.ShouldBe(1, 1e-12);
        // Risks 1, 1 and 2: (1 + 1 + 4) squared over 1 + 1 + 16; 4 squared over 6.
        var bets = EffectiveBets.OfWeights(matrix, [1e-9, 1e-9, 2e-9])!;
        bets.Participation.ShouldBe(36.0 / 18, 1e-12);
        bets.Diversification.ShouldBe(16.0 / 6, 1e-12);
    }

    [Fact]
    public void Bets_OfModelsThatCancelOut_HaveNoDiversification()
    {
        var bets = EffectiveBets.OfEqualRisk(Matrix(Made(2, (m, r) => m == 0 ? Source(0, r) : -Source(0, r))))!;
        bets.Participation.ShouldBe(1, 1e-12);
        bets.Diversification.ShouldBe(double.NaN);
    }

    [Fact]
    public void Bets_WhereACorrelationIsUnknown_AreNotCounted()
    {
        var few = Made(2, Source, rounds: 9);
        Matrix(few)[0, 1].ShouldBe(double.NaN);
        EffectiveBets.OfEqualRisk(Matrix(few)).ShouldBeNull();
        EffectiveBets.OfEqualRisk(Matrix(Made(2, (m, r) => m == 0 ? 0.5 : Source(m, r)))).ShouldBeNull();
        EffectiveBets.OfEqualRisk(Matrix([])).ShouldBeNull();
        Should.Throw<ArgumentException>(() => EffectiveBets.OfWeights(Matrix(Made(2, Source)), [0, 0]));
    }

    [Fact]
    public void Correlation_OfModelsThatMissDifferentRounds_UsesTheCommonOnes()
    {
        // b is there from round 9 on, c up to round 24: a and b share 24 rounds, all three share 16.
        (string, RoundSeries)[] models =
        [
            ("a", Of(1, 32, r => Source(0, r))),
            ("b", Of(9, 32, r => 3 * Source(0, r))),
            ("c", Of(1, 24, r => Source(1, r))),
        ];
        var pairs = CorrelationMatrix.Compute(models, CommonRounds.OfEachPair);
        (pairs.Rounds(0, 0), pairs.Rounds(0, 1), pairs.Rounds(0, 2), pairs.Rounds(1, 2)).ShouldBe((32, 24, 24, 16));
        pairs[0, 1].ShouldBe(1, 1e-15);
        var all = CorrelationMatrix.Compute(models);
        (all.Rounds(0, 0), all.Rounds(0, 1), all.Rounds(2, 1)).ShouldBe((16, 16, 16));
        all[2, 0].ShouldBe(0, 1e-15);
        all[2, 2].ShouldBe(1);
    }

    [Fact]
    public void Clusters_OfTwoSources_AreTwoGroupsAndALoner()
    {
        int[] sources = [0, 1, 0, 2, 0, 1];
        var matrix = Matrix(Made(6, (m, r) => Source(sources[m], r) + (0.3 * Source(m + 4, r))));
        Clusters.Find(matrix).Select(g => string.Join('+', g)).ShouldBe(["m0+m2+m4", "m1+m5", "m3"]);
        Clusters.Find(matrix, -1).ShouldHaveSingleItem();
        Clusters.Find(Matrix([])).ShouldBeEmpty();
    }

    private static CorrelationMatrix Matrix((string, RoundSeries)[] models) => CorrelationMatrix.Compute(models);

    private static (string, RoundSeries)[] Made(int models, Func<int, int, double> value, int rounds = 32) =>
        [.. Enumerable.Range(0, models).Select(m => ($"m{m}", Of(1, rounds, r => value(m, r))))];

    private static RoundSeries Of(int from, int to, Func<int, double> value)
    {
        int[] rounds = [.. Enumerable.Range(from, to - from + 1)];
        return new RoundSeries(rounds, [.. rounds.Select(value)]);
    }
}
