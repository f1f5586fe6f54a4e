using Ballast.Core.Evidence.Drift;

namespace Ballast.Tests.Reference;

/// <summary>
/// Drift in a real year and a half: 16 models, rounds 843 to 1197 (oracles/data/vlad_2026-02). No outside answer exists; the test holds the words of docs/evidence.md
/// to what the code says.
/// </summary>
public sealed class RealDriftTests
{
    [Fact]
    public void RealModels_DriftAsThePageSays()
    {
        Said("payout", 0.75, 2.25)
            .ShouldBe([
                "VIDEIGREN changed in payout against the own past; whether with the field or against it is not shown.",
                "No change of a model's lead over the field in payout is shown (false alarms: 5 % over all 16).",
            ]);
        Said("corr", 1, 0)
            .ShouldBe([
                "The field's corr fell after about round 1010 from 0.0246 to 0.0083; p 0.036.",
                "NB_EXAMPLE_MODEL moved with the field in corr.",
                "No change of a model's lead over the field in corr is shown (false alarms: 5 % over all 16).",
            ]);
        Said("mmc", 0, 1)
            .ShouldBe(["No change of a model's lead over the field in mmc is shown (false alarms: 5 % over all 16)."]);
    }

    private static IReadOnlyList<string> Said(string values, double corr, double mmc) =>
        DriftText.Write(
            DriftFinder.Within(RealEvidenceTests.Panel(corr, mmc), new DriftOptions { Overlap = 20 }),
            values
        );
}
