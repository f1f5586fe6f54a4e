using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows;

/// <summary>
/// A payout is computed from scores of one state. Two files tell of round 275 (2021): the first one saw it on a day on which it was open, the second
/// one, a year later, brings the final corr and no mmc.
/// </summary>
public sealed class PayoutStateTests : IDisposable
{
    private const string Columns =
        "model,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout,snapshot,roundResolved\n";

    private readonly CommandLine _line = new();

    public PayoutStateTests()
    {
        // Seen open: 100 x 0.5 x (0.02 + 0.01) = 1.5 projected. Round 274 beside it has settled, on its final scores.
        Import(
            "open.csv",
            Columns
                + "a,275,0.02,0.01,1,1,0.5,100,1.5,2021-08-21T12:00:00Z,False\n"
                + "a,270,0.02,0.01,1,1,0.5,100,1.5,2021-08-21T12:00:00Z,True\n"
        );
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Reconcile_ProjectionBesideItsOwnScores_IsCompared()
    {
        var answer = _line.Json("reconcile");
        (answer.Whole("pairs"), answer.Whole("matched"), answer.Whole("projections"), answer.Whole("settled")).ShouldBe(
            (2, 2, 1, 1)
        );
        answer.GetProperty("notComparable").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public void Reconcile_FinalScoreBesideAnotherDaysInterimOne_IsNotFinalYetAndNoMismatch()
    {
        BringFinalCorr();
        var answer = _line.Json("reconcile");
        answer.Whole("pairs").ShouldBe(1);
        answer.GetProperty("mismatches").GetArrayLength().ShouldBe(0);
        answer.GetProperty("notComparable").Whole("not-final").ShouldBe(1);
        _line.Run("reconcile").Out.ShouldContain("Not comparable: 1 payouts, not final yet");
    }

    [Fact]
    public void Explain_FinalScoreBesideAnotherDaysInterimOne_IsRefused()
    {
        BringFinalCorr();
        var said = _line.Run("explain", "a", "275", "--json");
        said.Code.ShouldBe(1);
        var error = JsonDocument.Parse(said.Out).RootElement;
        error.Text("code").ShouldBe("not-final");
        error.Text("message").ShouldStartWith("Not final yet: mmc of a in round 275");
    }

    [Fact]
    public void Explain_Projection_SaysThatItIsNotFinal()
    {
        var answer = _line.Json("explain", "a", "275");
        answer.GetProperty("areScoresFinal").GetBoolean().ShouldBeFalse();
        answer.Amount("difference").ShouldBe(0);
        _line.Run("explain", "a", "275").Out.ShouldContain("not final yet: at the scores stored now");
        _line.Json("explain", "a", "270").GetProperty("areScoresFinal").GetBoolean().ShouldBeTrue();
    }

    /// <summary>All scores are final by now, the payout is still what was projected: there is nothing to compare it with.</summary>
    [Fact]
    public void Explain_ProjectionBesideFinalScores_HasNoDifference()
    {
        Import("later.csv", "model,roundNumber,corr,mmc,roundResolved\na,275,0.05,0.03,True\n");
        var answer = _line.Json("explain", "a", "275");
        answer.Amount("payout").ShouldBe(4);
        answer.Amount("settled").ShouldBe(1.5m);
        answer.GetProperty("isFinal").GetBoolean().ShouldBeFalse();
        answer.GetProperty("difference").ValueKind.ShouldBe(JsonValueKind.Null);
        _line.Json("reconcile").GetProperty("notComparable").Whole("not-final").ShouldBe(1);
    }

    /// <summary>Settled, while the scores are those of a day on which the round was open: the formula says nothing about it.</summary>
    [Fact]
    public void SettledPayoutBesideInterimScores_IsTakenApartByNobody()
    {
        Import("paid.csv", "model,roundNumber,selectedStakeValue,payout,roundResolved\na,275,100,-7,True\n");
        var account = _line.Json("account", "--from", "275");
        account.GetProperty("total").Amount("net").ShouldBe(-7);
        account.GetProperty("notComputed").Whole("not-final").ShouldBe(1);
        account.GetProperty("byScore").EnumerateArray().Last().Amount("net").ShouldBe(-7);
        var reconciled = _line.Json("reconcile");
        reconciled.GetProperty("mismatches").GetArrayLength().ShouldBe(0);
        reconciled.Whole("settled").ShouldBe(2);
        var regret = _line.Json("regret");
        regret.GetProperty("leftOut").Whole("not-final").ShouldBe(1);
        regret.Amount("leftOutPaid").ShouldBe(-7);
    }

    private void BringFinalCorr() => Import("later.csv", "model,roundNumber,corr,roundResolved\na,275,0.05,True\n");

    private void Import(string name, string text) =>
        _line.Run("import", _line.Folder.Write(name, text)).Code.ShouldBe(0);
}
