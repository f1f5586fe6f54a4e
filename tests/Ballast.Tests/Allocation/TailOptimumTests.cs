using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Solvers;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Allocation;

/// <summary>Minimum CVaR by the simplex method of our own against the program with a row for each round, by solvers of others.</summary>
public sealed class TailOptimumTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Minimise_AnyPanel_IsProvedAndAsLowAsTheProgramOfAllRounds() =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300),
            Prop.ForAll(
                Seeds,
                seed =>
                {
                    var made = Made.Any(seed);
                    var mix = TailOptimum.Minimise(made.Returns, made.Alpha, made.Limits.Rows()!);
                    var plain = Plain(made.Limits.Program(), made);
                    if (mix is null)
                    {
                        // One in thousands of the harshest panels goes to the solver of others.
                        made.IsHarsh.ShouldBeTrue($"seed {seed}");
                        return;
                    }
                    plain.Status.ShouldBe(ProgramStatus.Optimal);
                    made.Limits.Hold(mix).ShouldBeTrue($"seed {seed}");
                    Cvar(made, mix).ShouldBe(Cvar(made, plain.Values), 1e-9 * made.Unit, $"seed {seed}");
                }
            )
        );

    [Fact]
    public void MinimiseRatio_AnyPanel_IsAsLowAsTheProgramOfAllRounds() =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300),
            Prop.ForAll(
                Seeds,
                seed =>
                {
                    var made = Made.Any(seed);
                    if (
                        made.IsHarsh
                        || TailOptimum.Minimise(made.Returns, made.Alpha, made.Limits.Rows()!) is not { } safest
                    )
                        return;
                    var (least, most) = (Cvar(made, safest), made.Returns.Max(r => r.Average()));
                    if (least <= 1e-4 * made.Unit || most <= 1e-3 * made.Unit)
                        return;
                    double[] means = [.. made.Returns.Select(r => r.Average() / most)];
                    var mix = TailOptimum.MinimiseRatio(made.Returns, made.Alpha, made.Limits.Rows()!, means, least);
                    var program = made.Limits.ScaledProgram(out _);
                    program.AddRow(1, 1, [.. Enumerable.Range(0, means.Length)], means);
                    var plain = Plain(program, made);
                    (mix is not null).ShouldBe(plain.Status == ProgramStatus.Optimal, $"seed {seed}");
                    if (mix is null)
                        return;
                    mix.Zip(means, (w, m) => w * m).Sum().ShouldBe(1, 1e-9);
                    var lowest = Cvar(made, plain.Values);
                    Cvar(made, mix).ShouldBe(lowest, 1e-9 * Math.Max(made.Unit, lowest), $"seed {seed}");
                }
            )
        );

    [Theory]
    [InlineData(1, 30, 300)]
    [InlineData(2, 70, 500)]
    [InlineData(3, 100, 1300)]
    [InlineData(4, 300, 200)]
    public void Minimise_LargePanels_IsProvedAndAsLowAsGlop(int seed, int models, int rounds)
    {
        var made = new Made(MadePanel.Random((ulong)seed, models, rounds), 0.05, WeightLimits.None(models));
        var mix = TailOptimum.Minimise(made.Returns, made.Alpha, []).ShouldNotBeNull();
        var glop = new TailProgram(made.Returns, made.Alpha).Minimise(made.Limits.Program());
        Cvar(made, mix).ShouldBe(Cvar(made, glop.Values), 1e-9 * made.Unit);
    }

    [Fact]
    public void Minimise_TwinsAndAConstant_TakesTheConstant()
    {
        var returns = MadePanel.Random(5, 6, 80);
        returns[1] = returns[0];
        returns[3] = [.. Enumerable.Repeat(0.001, 80)];
        var mix = TailOptimum.Minimise(returns, 0.05, []).ShouldNotBeNull();
        mix[3].ShouldBe(1, 1e-9);
        TailLoss.Cvar(AllocationInputs.Mix(returns, mix), 0.05).ShouldBe(-0.001, 1e-12);
    }

    [Fact]
    public void Minimise_LimitsThatNoMixKeeps_HasNoAnswer() =>
        TailOptimum.Minimise(MadePanel.Random(6, 4, 50), 0.05, WeightLimits.Of(4, 0, 0.2).Rows()!).ShouldBeNull();

    [Fact]
    public void Minimise_NothingButZeros_HasNoAnswer() =>
        TailOptimum.Minimise([new double[10], new double[10]], 0.05, []).ShouldBeNull();

    private static double Cvar(Made made, double[] mix) =>
        TailLoss.Cvar(AllocationInputs.Mix(made.Returns, mix), made.Alpha);

    private static ProgramSolution Plain(ConvexProgram program, Made made)
    {
        var (models, rounds) = (made.Returns.Length, made.Returns[0].Length);
        var bound = program.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1);
        for (var t = 0; t < rounds; t++)
        {
            var beyond = program.AddVariable(0, double.PositiveInfinity, 1 / (made.Alpha * rounds));
            program.AddRow(
                0,
                double.PositiveInfinity,
                [.. Enumerable.Range(0, models), bound, beyond],
                [.. made.Returns.Select(r => r[t] / made.Unit), 1, 1]
            );
        }
        // GLOP did not come to an end where all returns are at one limit or the other.
        return HighsSolver.Solve(program);
    }

    /// <summary>A panel, a tail and limits that some mix keeps.</summary>
    private sealed record Made(double[][] Returns, double Alpha, WeightLimits Limits)
    {
        public double Unit => Returns.Max(r => r.Max(Math.Abs));

        /// <summary>Nothing but a few equal numbers, or hardly any rounds.</summary>
        public bool IsHarsh { get; init; }

        public static Made Any(int seed)
        {
            var random = new Random(seed);
            var (models, rounds) = (
                random.Next(1, random.Next(2) == 0 ? 6 : 40),
                random.Next(1, random.Next(2) == 0 ? 12 : 150)
            );
            var returns = MadePanel.Random((ulong)seed, models, rounds);
            var kind = random.Next(7);
            for (var model = 0; model < models; model++)
            {
                returns[model] =
                [
                    .. returns[model]
                        .Select(r =>
                            kind switch
                            {
                                0 => Math.Round(r, 2),
                                1 => Math.Sign(r) * 0.05,
                                2 => Math.Clamp(r, -0.01, 0.01),
                                3 => r * 1e-6,
                                4 => r + 0.03,
                                _ => r,
                            }
                        ),
                ];
            }
            if (kind == 5 && models > 3)
            {
                (returns[1], returns[2]) = (returns[0], [.. returns[0].Select(r => r + 0.001)]);
                Array.Fill(returns[3], 0.001 * random.Next(-1, 2));
            }
            var alpha = random.Next(3) switch
            {
                0 => 0.05,
                1 => random.Next(1, rounds + 1) / (double)rounds,
                _ => 0.001 + (0.999 * random.NextDouble()),
            };
            var limits = random.Next(3) switch
            {
                0 => WeightLimits.Of(
                    models,
                    0.5 * random.Next(2) / models,
                    Math.Min(1, (1.0 + random.NextDouble()) / models)
                ),
                1 => WeightLimits.None(models) with
                {
                    Groups = models > 2 ? [([0, models - 1], random.NextDouble())] : [],
                },
                _ => WeightLimits.None(models),
            };
            if (returns.All(row => row.All(r => r == 0)))
                returns[0][0] = -0.01;
            return new Made(returns, alpha, limits) { IsHarsh = kind is 0 or 1 or 2 || rounds < 5 };
        }
    }
}
