namespace Ballast.Tests.Evidence;

/// <summary>
/// Universes whose truth was planted: what is said of noise, and how often skill is found. The tables of docs/evidence.md are made by the
/// explicit test (<c>--explicit on --show-live-output on</c>).
/// </summary>
public sealed class PlantedTruthTests(ITestOutputHelper output)
{
    [Fact]
    public void Noise_IsCalledNoise()
    {
        var said = PlantedTruth.Of(new Universe(), 300);
        output.WriteLine($"{said}");
        said.Pbo.ShouldBe(0.5, 0.03);
        Math.Abs(said.MeanIc).ShouldBeLessThan(3 * said.IcError);
        said.IcKnown.ShouldBe(1);
        said.IcHoldsZero.ShouldBeGreaterThan(0.90);
        said.RegretHoldsZero.ShouldBeGreaterThan(0.90);
        said.HitHoldsHalf.ShouldBeGreaterThan(0.90);
        said.NoneToldApart.ShouldBeGreaterThan(0.90);
        said.EffectiveRounds.ShouldBe(20, 3);
    }

    [Fact]
    public void OneBestModel_ByADeviation_IsFound()
    {
        var said = PlantedTruth.Of(new Universe { Skill = m => m == 0 ? 1 : 0 }, 100);
        output.WriteLine($"{said}");
        said.Pbo.ShouldBeLessThan(0.05);
        said.RegretBelowZero.ShouldBeGreaterThan(0.65);
        said.NoneToldApart.ShouldBeLessThan(0.25);
        said.BestInGroup.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void SkillSpreadOverAll_ShowsInTheRankCorrelation()
    {
        var said = PlantedTruth.Of(new Universe { Skill = Spread(1.5) }, 100);
        output.WriteLine($"{said}");
        said.IcAboveZero.ShouldBeGreaterThan(0.90);
        said.NoneToldApart.ShouldBeLessThan(0.10);
        said.BestInGroup.ShouldBeGreaterThan(0.90);
    }

    [Theory(Explicit = true)]
    [InlineData(355)]
    [InlineData(700)]
    [InlineData(1250)]
    public void WholeTable_OfUniverses_IsWrittenOut(int rounds)
    {
        const int Runs = 1000;
        var noise = new Universe { Rounds = rounds };
        Write("noise", noise);
        Write("noise ar1", noise with { IsAutoregressive = true });
        Write("noise 40 models", noise with { Models = 40 }, Runs / 4);
        foreach (var skill in new[] { 0.25, 0.5, 1.0, 1.5 })
            Write($"one best {skill}", noise with { Skill = m => m == 0 ? skill : 0 });
        foreach (var range in new[] { 0.75, 1.5, 3.0 })
            Write($"spread {range}", noise with { Skill = Spread(range) });

        void Write(string name, Universe universe, int runs = Runs) =>
            output.WriteLine($"{rounds} {name}: {PlantedTruth.Of(universe, runs)}");
    }

    /// <summary>Twelve models in equal steps from the best, m0, to the worst.</summary>
    private static Func<int, double> Spread(double range) => model => -range * model / 11;
}
