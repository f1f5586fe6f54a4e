using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Methods;

namespace Ballast.Tests.Allocation;

/// <summary>
/// Weights of methods against answers of others. Reference: numpy 1.24.2 and scipy 1.10.1 on the six models of <see cref="MadePanel.Formula"/>: single linkage by
/// scipy.cluster.hierarchy.linkage, shrunk covariances written out in numpy, minima by SLSQP (ftol 1e-16) and, for risk budgets, L-BFGS-B. Tolerances are those of SLSQP.
/// </summary>
public sealed class MethodReferenceTests
{
    private static readonly AllocationInputs Inputs = MadePanel.Raw(MadePanel.Formula());

    [Fact]
    public void Hrp_SixModels_IsScipys() =>
        Compare(
            new HierarchicalRiskParity(),
            [
                0.1266605988323762,
                0.1454425625297132,
                0.13586466540758171,
                0.1675899382469098,
                0.20124752249817104,
                0.2231947124852481,
            ],
            1e-12
        );

    [Fact]
    public void InverseVolatility_SixModels_IsNumpys() =>
        Compare(
            new InverseVolatility(),
            [
                0.15438011714407707,
                0.16543079488392604,
                0.16086048128808328,
                0.15853967417934972,
                0.17373177713436008,
                0.18705715537020381,
            ],
            1e-12
        );

    [Fact]
    public void Covariance_SixModels_IsShrunkAsInNumpy() =>
        Inputs.Covariance.Shrinkage.ShouldBe(0.4365153273494366, 1e-12);

    [Fact]
    public void MinVariance_SixModels_IsAsLowAsScipys()
    {
        var result = Compare(
            new MinVariance(),
            [
                0.12531451051180525,
                0.14031150752875898,
                0.20027883902491603,
                0.1341811046685222,
                0.16385918921213624,
                0.23605484905386132,
            ],
            1e-6
        );
        result.Objective!.Value.ShouldBe(1.931229531653335e-06, 1e-14);
    }

    [Fact]
    public void MaxSharpe_SixModels_IsAsHighAsScipys()
    {
        var result = Compare(
            new MaxSharpe(),
            [
                0.005003313730672148,
                0.04690777083480127,
                0.12625121749401685,
                0.30130629360975747,
                0.5205314043307523,
                0,
            ],
            1e-5
        );
        result.Objective!.Value.ShouldBe(0.6281630968893726, 1e-9);
    }

    [Fact]
    public void RiskBudget_SixModels_IsScipys() =>
        Compare(
            new RiskBudget(),
            [
                0.14616013015070337,
                0.15012008875401622,
                0.17818871102007353,
                0.1523956296014551,
                0.17014588808152664,
                0.20298955239222505,
            ],
            1e-8
        );

    [Theory]
    [InlineData(0, 0.2543795962123883, 0.7456204037859535, 0.12933614695514062)]
    public void Kelly_SixModels_IsHalfOfScipys(double less, double fourth, double fifth, double growth)
    {
        var inputs = MadePanel.Raw(MadePanel.Formula(100, less));
        var result = new FractionalKelly().Solve(inputs);
        result.Weights[3].ShouldBe(fourth / 2, 1e-6);
        result.Weights[4].ShouldBe(fifth / 2, 1e-6);
        result.Objective!.Value.ShouldBe(growth, 1e-10);
    }

    [Fact]
    public void Kelly_ARoundThatLosesAll_HasNoAnswer() =>
        new FractionalKelly()
            .Solve(MadePanel.Raw(MadePanel.Formula(100, 0.1)))
            .Status.ShouldBe(AllocationStatus.IllPosed);

    private static AllocationResult Compare(IAllocationMethod method, double[] expected, double tolerance)
    {
        var result = method.Solve(Inputs);
        result.Status.ShouldBe(AllocationStatus.Ok, result.Reason);
        for (var i = 0; i < expected.Length; i++)
            result.Weights[i].ShouldBe(expected[i], tolerance, $"{method.Name}, model {i}");
        return result;
    }
}
