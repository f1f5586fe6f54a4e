using Ballast.Core.Evidence.Drift;

namespace Ballast.Tests.Evidence.Drift;

/// <summary>
/// False alarms on noise and planted changes found. The tables of docs/evidence.md, Drift, are made by the explicit test (<c>--explicit on --show-live-output on</c>).
/// </summary>
public sealed class DriftTruthTests(ITestOutputHelper output)
{
    private static readonly Func<int, double> Nobody = _ => 0;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Noise_RaisesNoMoreAlarmsThanSaid(bool isAutoregressive)
    {
        var noise = new Universe { IsAutoregressive = isAutoregressive };
        var said = DriftTruth.Of(noise, Nobody, 0.5, DriftKind.None, 400);
        output.WriteLine($"{said}");
        // 5 % and three errors of 400 runs.
        said.Field.ShouldBeLessThan(0.083);
        said.AnyOwn.ShouldBeLessThan(0.083);
        said.AnyLead.ShouldBeLessThan(0.083);
        said.FirstModel.ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public void AFieldThatMoves_IsNotBlamedOnItsModels()
    {
        var said = DriftTruth.Of(new Universe { Rounds = 700 }, _ => -3, 0.5, DriftKind.Field, 200);
        output.WriteLine($"{said}");
        said.Field.ShouldBeGreaterThan(0.9);
        said.AnyLead.ShouldBeLessThan(0.10);
        said.FirstModel.ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void AModelThatMoves_IsNotBlamedOnTheFieldNorOnTheOthers()
    {
        var said = DriftTruth.Of(new Universe { Rounds = 700 }, m => m == 0 ? -2 : 0, 0.5, DriftKind.Model, 200);
        output.WriteLine($"{said}");
        said.FirstModel.ShouldBeGreaterThan(0.75);
        said.Field.ShouldBeLessThan(0.10);
        said.AnyOtherLead.ShouldBeLessThan(0.10);
        said.Near.ShouldBeGreaterThan(0.75);
    }

    [Fact]
    public void ARuleChange_OnNoise_IsSaidToHaveChangedNothing()
    {
        var said = DriftTruth.Of(new Universe(), Nobody, 0.5, DriftKind.Regime, 400, isBoundary: true);
        output.WriteLine($"{said}");
        said.Field.ShouldBeLessThan(0.083);
        said.AnyLead.ShouldBeLessThan(0.083);
        said.FirstModel.ShouldBeLessThan(0.03);
    }

    [Theory(Explicit = true)]
    [InlineData(240)]
    [InlineData(355)]
    [InlineData(700)]
    [InlineData(1250)]
    public void WholeTable_OfPlantedChanges_IsWrittenOut(int rounds)
    {
        const int Runs = 1000;
        var noise = new Universe { Rounds = rounds };
        Write("noise", noise, Nobody);
        Write("noise ar1", noise with { IsAutoregressive = true }, Nobody);
        Write("noise 40 models", noise with { Models = 40 }, Nobody, runs: Runs / 2);
        Write("noise boundary", noise, Nobody, isBoundary: true);
        foreach (var size in new[] { 1.0, 2.0, 3.0 })
        {
            Write($"m0 {size}", noise, m => m == 0 ? -size : 0, kind: DriftKind.Model);
            Write($"m0 {size} at 3/4", noise, m => m == 0 ? -size : 0, 0.75, DriftKind.Model);
            Write($"field {size}", noise, _ => -size, kind: DriftKind.Field);
            Write($"field {size} boundary", noise, _ => -size, kind: DriftKind.Regime, isBoundary: true);
            Write($"m0 {size} boundary", noise, m => m == 0 ? -size : 0, kind: DriftKind.Regime, isBoundary: true);
        }

        void Write(
            string name,
            Universe universe,
            Func<int, double> change,
            double where = 0.5,
            DriftKind kind = DriftKind.None,
            int runs = Runs,
            bool isBoundary = false
        ) => output.WriteLine($"{rounds} {name}: {DriftTruth.Of(universe, change, where, kind, runs, isBoundary)}");
    }
}
