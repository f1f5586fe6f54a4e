using Ballast.Core.Evidence.Drift;

namespace Ballast.Tests.Reference;

/// <summary>
/// Drift in a real year and a half: 16 models, rounds 843 to 1197 (oracles/data/vlad_2026-02). No outside answer exists; the test holds the words of docs/evidence.md
/// to what the code says.
/// </summary>
public sealed class RealDriftTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.75, 2.25, "payout")]
    [InlineData(1, 0, "corr")]
    [InlineData(0, 1, "mmc")]
    public void RealModels_DriftAsThePageSays(double corr, double mmc, string name)
    {
        var drift = DriftFinder.Within(RealEvidenceTests.Panel(corr, mmc), new DriftOptions { Overlap = 20 });
        output.WriteLine($"{drift.Field}");
        foreach (var model in drift.Models)
            output.WriteLine(
                $"{model.Model} {model.Kind} own {model.Own.PValue:0.000} {model.Own.LastBefore} lead {model.Lead.PValue:0.000} {model.Lead.FamilyPValue:0.000} {model.Lead.LastBefore} {model.Lead.Difference:0.0000} +- {model.Lead.HalfWidth:0.0000} n {model.Lead.Rounds}"
            );
        foreach (var sentence in DriftWords.Of(drift, name))
            output.WriteLine(sentence);
    }
}
