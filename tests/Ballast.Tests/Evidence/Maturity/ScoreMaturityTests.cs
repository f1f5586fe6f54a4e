using Ballast.Core.Evidence.Maturity;

namespace Ballast.Tests.Evidence.Maturity;

public sealed class ScoreMaturityTests
{
    /// <summary>
    /// The law by hand: with finals of mean m and deviation s, day 5 of 20 keeps root(1/4) of the shown score, adds 3/4 m, and leaves root(3/4) s.
    /// </summary>
    [Fact]
    public void Of_FinalScoresOnly_FollowsTheLaw()
    {
        var (paths, _) = new RipeningWorld { KeepsDays = false, Open = 20 }.Make(1);
        var finals = Finals(paths);
        var mean = finals.Average();
        var deviation = Math.Sqrt(finals.Sum(f => (f - mean) * (f - mean)) / (finals.Count - 1));
        var fit = ScoreMaturity.Estimate(paths)!.Fits[5];
        fit.Basis.ShouldBe(MaturityBasis.Law);
        fit.Slope.ShouldBe(0.5, 1e-12);
        fit.Intercept.ShouldBe(0.75 * mean, 1e-12);
        fit.Spread.ShouldBe(Math.Sqrt(0.75) * deviation, 1e-12);
    }

    /// <summary>Where days are seen the fit finds what the world was made with: root(d / D) stays.</summary>
    [Fact]
    public void Of_DailyWays_MeasuresWhatStays()
    {
        var (paths, _) = new RipeningWorld { Rounds = 1500, Models = 20 }.Make(2);
        var fits = ScoreMaturity.Estimate(paths)!.Fits;
        fits.Skip(1).ShouldAllBe(f => f.Basis == MaturityBasis.Measured);
        foreach (var day in new[] { 5, 10, 15, 19 })
        {
            fits[day].Slope.ShouldBe(Math.Sqrt(day / 20.0), 0.06);
            fits[day].Spread.ShouldBe(RipeningWorld.Deviation * Math.Sqrt(1 - (day / 20.0)), 0.0015);
        }
    }

    [Fact]
    public void Of_FewRounds_IsAShortageWithANumber()
    {
        var (paths, _) = new RipeningWorld { Rounds = 60 }.Make(3);
        ScoreMaturity.Estimate(paths).ShouldBeNull();
        // 60 rounds of which 20 share days are worth 3; 5 x 20 = 100 more make eight.
        var shortage = ScoreMaturity.ShortageOf(paths);
        shortage.MoreRounds.ShouldBe(100);
        shortage.Reason.ShouldContain("worth 3.0");
    }

    [Fact]
    public void Of_NothingResolved_IsAShortage()
    {
        var paths = new ScorePaths(["a"], [1000, 1001], 20, 1);
        paths.Show(0, 0, 3, 0.01);
        ScoreMaturity.Estimate(paths).ShouldBeNull();
        ScoreMaturity.ShortageOf(paths).MoreRounds.ShouldBe(160);
    }

    /// <summary>A model that swings twice as far has a band nearly twice as wide; nearly, because the field's size counts beside its own.</summary>
    [Fact]
    public void Nowcast_WildModel_HasAWiderBand()
    {
        var (paths, _) = new RipeningWorld { Rounds = 600, Size = m => m == 0 ? 2 : 1 }.Make(4);
        var maturity = ScoreMaturity.Estimate(paths)!;
        double Width(int? model)
        {
            var band = maturity.Nowcast(model, 10, 0.01).Eighty;
            return band.High - band.Low;
        }
        (Width(0) / Width(1)).ShouldBeInRange(1.5, 2.0);
        Width(null).ShouldBeInRange(Width(1), Width(0));
    }

    [Fact]
    public void Nowcast_LastDay_IsWhatIsShown()
    {
        var (paths, _) = new RipeningWorld().Make(5);
        var nowcast = ScoreMaturity.Estimate(paths)!.Nowcast(0, 20, 0.0123);
        nowcast.Expected.ShouldBe(0.0123);
        nowcast.NinetyFive.ShouldBe(new Band(0.0123, 0.0123));
    }

    [Fact]
    public void Nowcast_BeforeTheFirstScore_IsTheFieldsMean()
    {
        var (paths, _) = new RipeningWorld { Rounds = 600 }.Make(6);
        var nowcast = ScoreMaturity.Estimate(paths)!.Nowcast(0, 0, double.NaN);
        nowcast.Expected.ShouldBe(Finals(paths).Average(), 1e-12);
        nowcast.Shown.ShouldBe(double.NaN);
        nowcast.Eighty.Holds(nowcast.Expected).ShouldBeTrue();
    }

    /// <summary>Nothing of a later round enters what was learnt until a round.</summary>
    [Fact]
    public void Of_LaterRoundsChanged_LearnsTheSame()
    {
        var (paths, _) = new RipeningWorld().Make(7);
        var before = ScoreMaturity.Estimate(paths, until: 200)!.Nowcast(1, 8, 0.02);
        for (var round = 200; round < paths.Rounds.Count; round++)
            paths.Finish(1, round, 9);
        ScoreMaturity.Estimate(paths, until: 200)!.Nowcast(1, 8, 0.02).ShouldBe(before);
    }

    private static List<double> Finals(ScorePaths paths) =>
        [
            .. Enumerable
                .Range(0, paths.Models.Count)
                .SelectMany(m => Enumerable.Range(0, paths.Rounds.Count).Select(r => paths.Final(m, r)))
                .Where(double.IsFinite),
        ];
}
