using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Methods;
using Ballast.Core.Allocation.Solvers;

namespace Ballast.Tests.Allocation;

/// <summary>Minimum CVaR with rows for the tail alone against the program with a row for each round, by two solvers, and against trying everything.</summary>
public sealed class TailProgramTests
{
    [Theory]
    [InlineData(1, 2, 10, 0.05)]
    [InlineData(2, 5, 40, 0.05)]
    [InlineData(3, 20, 100, 0.1)]
    [InlineData(4, 50, 30, 0.05)]
    [InlineData(5, 30, 300, 0.013)]
    [InlineData(6, 10, 60, 1)]
    public void Minimise_RandomPanels_IsAsLowAsTheProgramOfAllRounds(ulong seed, int models, int rounds, double alpha)
    {
        var returns = MadePanel.Random(seed, models, rounds);
        foreach (var cap in new[] { 1.0, Math.Max(0.35, 1.5 / models) })
        {
            var limits = WeightLimits.Of(models, 0, cap);
            var found = new MinCvar().Solve(MadePanel.Raw(returns, limits, alpha));
            found.Status.ShouldBe(AllocationStatus.Ok, found.Reason);
            limits.Hold(found.Weights).ShouldBeTrue();
            foreach (var solve in new Func<ConvexProgram, ProgramSolution>[] { GlopSolver.Solve, HighsSolver.Solve })
            {
                var plain = solve(Plain(returns, limits, alpha));
                plain.Status.ShouldBe(ProgramStatus.Optimal);
                var least = TailLoss.Cvar(AllocationInputs.Mix(returns, plain.Values[..models]), alpha);
                found.Objective!.Value.ShouldBe(least, 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Minimise_ThreeModels_IsNotBeatenByAnyMixOfAThousandth(ulong seed)
    {
        var returns = MadePanel.Random(seed, 3, 25);
        var found = new MinCvar().Solve(MadePanel.Raw(returns, alpha: 0.1));
        var least = double.PositiveInfinity;
        for (var i = 0; i <= 1000; i++)
        {
            for (var j = 0; j <= 1000 - i; j++)
            {
                double[] weights = [i / 1000.0, j / 1000.0, (1000 - i - j) / 1000.0];
                least = Math.Min(least, TailLoss.Cvar(AllocationInputs.Mix(returns, weights), 0.1));
            }
        }
        found.Objective!.Value.ShouldBeLessThanOrEqualTo(least);
        // A mix that is a thousandth away is at most a thousandth of the largest return worse.
        found.Objective.Value.ShouldBe(least, 0.002 * returns.Max(r => r.Max(Math.Abs)));
    }

    [Fact]
    public void Ratio_RandomPanels_IsNotBeatenByTheFrontier()
    {
        var returns = MadePanel.Random(21, 8, 80, 0.004);
        var inputs = MadePanel.Raw(returns, alpha: 0.1);
        var best = new MaxReturnPerCvar().Solve(inputs);
        best.Status.ShouldBe(AllocationStatus.Ok, best.Reason);
        var least = inputs.MeanOf(new MinCvar().Solve(inputs).Weights);
        var most = inputs.Means.Values.Max();
        var frontier = Enumerable
            .Range(0, 200)
            .Select(k => least + ((most - least) * k / 200))
            .Select(mean => MinCvar.Solve(inputs, mean))
            .Select(r => inputs.MeanOf(r.Weights) / r.Objective!.Value)
            .ToList();
        frontier.Max().ShouldBeLessThanOrEqualTo(best.Objective!.Value + 1e-9);
        frontier.Max().ShouldBe(best.Objective.Value, 0.01 * best.Objective.Value);
    }

    [Fact]
    public void Glop_WithinItsTimeOrNot_HasTheAnswerOrNone()
    {
        var program = Plain(MadePanel.Random(5, 60, 600), WeightLimits.Of(60, 0, 1), 0.05);
        using var unhurried = new GlopSession(program);
        unhurried.Solve().Status.ShouldBe(ProgramStatus.Optimal);
        using var hurried = new GlopSession(program, longestMs: 1);
        hurried.Solve().Status.ShouldBe(ProgramStatus.Failed);
    }

    private static ConvexProgram Plain(double[][] returns, WeightLimits limits, double alpha)
    {
        var program = limits.Program();
        var (models, rounds) = (returns.Length, returns[0].Length);
        var bound = program.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1);
        for (var t = 0; t < rounds; t++)
        {
            var beyond = program.AddVariable(0, double.PositiveInfinity, 1 / (alpha * rounds));
            program.AddRow(
                0,
                double.PositiveInfinity,
                [.. Enumerable.Range(0, models), bound, beyond],
                [.. returns.Select(r => r[t]), 1, 1]
            );
        }
        return program;
    }
}
