using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Drift;

namespace Ballast.Tests.Evidence.Drift;

public sealed class DriftFinderTests
{
    private static readonly DriftOptions Options = new() { Overlap = 20 };

    [Fact]
    public void AModelThatFallsBehind_IsNamedWithItsRoundAndItsLevels()
    {
        var panel = DriftTruth.Planted(new Universe { Rounds = 500 }.Make(1), m => m == 4 ? -4 : 0, 250);
        var drift = DriftFinder.Within(panel, Options);
        drift.Models.Where(m => m.Kind != DriftKind.None).Select(m => m.Model).ShouldBe(["m4"]);
        var lead = drift.Models[4].Lead;
        drift.Models[4].Kind.ShouldBe(DriftKind.Model);
        lead.LastBefore!.Value.ShouldBeInRange(1092 - 20, 1092 + 20);
        lead.Difference.ShouldBe(-4 * Universe.Deviation, lead.HalfWidth);
        lead.FamilyPValue.ShouldBeGreaterThan(lead.PValue);
        drift.Tested.ShouldBe(12);
        var said = DriftText.Write(drift, "return");
        said.Count.ShouldBe(2);
        said[0]
            .ShouldStartWith(
                $"m4 fell behind the field in return after about round {lead.LastBefore}: its lead went from "
            );
        said[1].ShouldBe("False alarms: 5 % over all 12 leads.");
    }

    [Fact]
    public void AFieldThatFalls_TakesItsModelsWithIt()
    {
        var panel = DriftTruth.Planted(new Universe { Rounds = 500 }.Make(2), _ => -6, 250);
        var drift = DriftFinder.Within(panel, Options);
        drift.Field.IsAlarm.ShouldBeTrue();
        drift.Field.Difference.ShouldBe(-6 * Universe.Deviation, drift.Field.HalfWidth);
        drift.Models.ShouldAllBe(m => !m.Lead.IsAlarm);
        drift.Models.Count(m => m.Kind == DriftKind.Field).ShouldBeGreaterThan(6);
        var said = DriftText.Write(drift, "mmc");
        said[0].ShouldStartWith($"The field's mmc fell after about round {drift.Field.LastBefore} from ");
        said[1].ShouldEndWith(" of 12 models moved with the field in mmc.");
        said[^1]
            .ShouldBe("No change of a model's lead over the field in mmc is shown (false alarms: 5 % over all 12).");
    }

    [Fact]
    public void AFieldAndAModel_ThatMoveApart_AreBoth()
    {
        var panel = DriftTruth.Planted(new Universe { Rounds = 500 }.Make(2), m => m == 0 ? 2 : -6, 250);
        var drift = DriftFinder.Within(panel, Options);
        drift.Models[0].Kind.ShouldBe(DriftKind.Both);
        drift.Models[0].Lead.Difference.ShouldBeGreaterThan(0);
    }

    /// <summary>What changes where the rule changes is the regime's, and the stretches beside it see nothing of it.</summary>
    [Fact]
    public void AChangeAtARuleChange_IsTheRegimes()
    {
        var panel = DriftTruth.Planted(new Universe { Rounds = 600 }.Make(5), m => m == 3 ? -9 : -6, 300);
        // Without the boundary the same change would be put down to the field and the model.
        var blind = DriftFinder.Within(panel, Options);
        blind.Field.IsAlarm.ShouldBeTrue();
        blind.Models[3].Kind.ShouldBe(DriftKind.Both);
        var (within, across) = DriftFinder.Find(panel, [1143], Options);
        within.Count.ShouldBe(2);
        within.ShouldAllBe(w => w.Boundary == null && !w.Field.IsAlarm && w.Models.All(m => !m.Lead.IsAlarm));
        var change = across.ShouldHaveSingleItem();
        change.Boundary.ShouldBe(1143);
        change.Field.IsAlarm.ShouldBeTrue();
        change.Field.LastBefore!.Value.ShouldBeInRange(1140, 1142);
        change.Models[3].Kind.ShouldBe(DriftKind.Regime);
        change.Models.Where(m => m.Lead.IsAlarm).Select(m => m.Model).ShouldBe(["m3"]);
        change.Models.ShouldAllBe(m => m.Kind != DriftKind.Field && m.Kind != DriftKind.Model);
        var said = DriftText.Write(change, "corr");
        said[0].ShouldStartWith("The field's corr fell at the rule change in round 1143 from ");
        said[1].ShouldStartWith("The rule change cost m3 part of its place: its lead in corr went from ");
    }

    /// <summary>Models that come later and are better by far move nobody's lead and not the field's level.</summary>
    [Fact]
    public void LateStarters_DoNotMoveTheField()
    {
        var panel = new Universe
        {
            Rounds = 500,
            LateEvery = 0,
            Skill = m => m < 6 ? 0 : 8,
        }.Make(6);
        double[][] rows = [.. Enumerable.Range(0, 12).Select(m => panel.Values(m).ToArray())];
        for (var m = 6; m < 12; m++)
            Array.Fill(rows[m], double.NaN, 0, 250);
        var drift = DriftFinder.Within(new EvidencePanel(panel.Models, panel.Rounds, rows), Options);
        drift.Field.IsAlarm.ShouldBeFalse();
        drift.Models.ShouldAllBe(m => m.Kind == DriftKind.None);
        Math.Abs(drift.Field.Difference).ShouldBeLessThan(2 * Universe.Deviation);
        drift.Models[8].Lead.Rounds.ShouldBeInRange(235, 250);
    }

    [Fact]
    public void TooLittle_GivesAReasonAndAboutHowMuchMore()
    {
        var drift = DriftFinder.Within(
            new Universe
            {
                Rounds = 60,
                LateEvery = 0,
                Gaps = 0,
            }.Make(7),
            Options
        );
        drift.Models.ShouldAllBe(m => m.Kind == DriftKind.NotEnoughData && double.IsNaN(m.Own.PValue));
        drift.Field.Shortage.ShouldBe(new Shortage("60 rounds, and 200 are needed", 140));
        DriftText
            .Write(drift, "return")
            .ShouldBe(["Drift in return is not known: 60 rounds, and 200 are needed; needs about 140 more rounds."]);
        var across = DriftFinder.Across(
            new Universe
            {
                Rounds = 300,
                LateEvery = 0,
                Gaps = 0,
            }.Make(7),
            843 + 260,
            Options
        );
        across.Models[0].Own.Shortage.ShouldBe(new Shortage("40 rounds after the boundary, and 100 are needed", 60));
        // No more rounds will come before a boundary.
        DriftFinder
            .Across(
                new Universe
                {
                    Rounds = 300,
                    LateEvery = 0,
                    Gaps = 0,
                }.Make(7),
                843 + 40,
                Options
            )
            .Field.Shortage!.MoreRounds.ShouldBeNull();
    }

    [Fact]
    public void ThreeModels_AreNoField()
    {
        var panel = DriftTruth.Planted(
            new Universe
            {
                Models = 3,
                Rounds = 500,
                LateEvery = 0,
            }.Make(8),
            m => m == 0 ? -8 : 0,
            250
        );
        var drift = DriftFinder.Within(panel, Options);
        drift.Tested.ShouldBe(0);
        drift.Models[0].Kind.ShouldBe(DriftKind.Unclear);
        drift.Models[1].Kind.ShouldBe(DriftKind.NotEnoughData);
        DriftText
            .Write(drift, "return")[^1]
            .ShouldBe(
                "Drift in return against the field is not known: 3 models with enough rounds are too few to make a field."
            );
    }

    [Fact]
    public void ConstantAndEmptySeries_RaiseNoAlarm_AndHoldNobodyUp()
    {
        var panel = new Universe { Rounds = 300, LateEvery = 0 }.Make(9);
        double[][] rows = [.. Enumerable.Range(0, 12).Select(m => panel.Values(m).ToArray())];
        Array.Fill(rows[0], double.NaN);
        Array.Fill(rows[1], 0.25);
        var drift = DriftFinder.Within(new EvidencePanel(panel.Models, panel.Rounds, rows), Options);
        drift.Models[0].Kind.ShouldBe(DriftKind.NotEnoughData);
        drift.Models[0].Own.Rounds.ShouldBe(0);
        drift
            .Models[1]
            .Own.ShouldSatisfyAllConditions(
                o => o.Statistic.ShouldBe(0),
                o => o.PValue.ShouldBe(1),
                o => o.LastBefore.ShouldBeNull()
            );
        drift.Models.Skip(2).ShouldAllBe(m => m.Kind == DriftKind.None);
        double[][] nothing = [.. rows.Select(r => r.Select(_ => double.NaN).ToArray())];
        DriftFinder
            .Within(new EvidencePanel(panel.Models, panel.Rounds, nothing), Options)
            .Models.ShouldAllBe(m => m.Kind == DriftKind.NotEnoughData);
        DriftFinder.Within(new EvidencePanel([], [], []), Options).Models.ShouldBeEmpty();
    }

    [Fact]
    public void Holm_WorkedByHand()
    {
        // Sorted 0.01, 0.02, 0.03: times 3, 2, 1, carried on.
        Holm.Adjusted([0.03, 0.01, 0.02]).ShouldBe([0.04, 0.03, 0.04], 1e-12);
        Holm.Adjusted([0.03, double.NaN]).ShouldBe([0.03, double.NaN]);
        Holm.Adjusted([0.6, 0.7]).ShouldBe([1, 1]);
    }

    [Fact]
    public void Mistakes_AreTheCallers()
    {
        var panel = new Universe { Rounds = 40 }.Make(1);
        Should.Throw<ArgumentOutOfRangeException>(() => DriftFinder.Within(panel, new DriftOptions { Overlap = 0 }));
        Should.Throw<ArgumentOutOfRangeException>(() => DriftFinder.Within(panel, new DriftOptions { Level = 1 }));
        Should.Throw<ArgumentException>(() => DriftFinder.Find(panel, [860, 850], Options));
    }
}
