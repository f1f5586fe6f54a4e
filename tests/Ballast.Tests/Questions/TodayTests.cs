using System.Text.Json;
using Ballast.Core.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>The first look, where little is stored; with open stakes it is looked at in the demo's world.</summary>
public sealed class TodayTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void ScoresAlone_HaveABestAndALast_AndNothingThatIsNotKnown()
    {
        Import("model,roundNumber,corr20V2,roundResolved\na,1000,0.02,True\na,1001,0.04,True\nb,1000,0.01,True\n");
        var said = _line.Run("today").Out;
        said.ShouldContain("2 models with scores up to round 1001, and no stake");
        said.ShouldContain("evidence");
        said.ShouldNotContain(Format.Unknown);
        said.ShouldNotContain("NMR");
        var scores = _line.Json("today").GetProperty("scores");
        Names(scores.GetProperty("best")).ShouldBe("a b");
        scores.GetProperty("best")[0].GetProperty("meanScore").GetDouble().ShouldBe(0.03, 1e-12);
        scores.GetProperty("worst").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void BestAndLast_OfMany_AreOrderedByPlaceInTheField()
    {
        // Twenty in a round are a field. The first is good where few are good, the second a little better where all are.
        var rows = Enumerable
            .Range(0, 20)
            .SelectMany(i =>
                new[]
                {
                    $"m{i:00},1000,{(i == 0 ? 0.01 : -0.01 - (i * 0.001)):R},True",
                    $"m{i:00},1001,{(i == 0 ? 0.20 : 0.20 + (i * 0.01)):R},True",
                }
            );
        Import("model,roundNumber,corr20V2,roundResolved\n" + string.Join('\n', rows) + "\n");
        var scores = _line.Json("today").GetProperty("scores");
        scores.GetProperty("best").GetArrayLength().ShouldBe(3);
        scores.GetProperty("worst").GetArrayLength().ShouldBe(3);
        var best = scores.GetProperty("best")[0].GetProperty("percentile").GetDouble();
        best.ShouldBeGreaterThan(scores.GetProperty("worst")[0].GetProperty("percentile").GetDouble());
    }

    [Fact]
    public void SettledAlone_SaysWhatItBrought_AndWhereItCameFrom()
    {
        Import(
            "model,roundNumber,corr20V2,selectedStakeValue,payout,roundResolved\na,1000,0.02,10,1,True\na,1001,-0.01,10,-2.5,True\n"
        );
        var said = _line.Run("today").Out;
        said.ShouldContain("Nothing is at stake in an open round; all that has ended lost 1.50 NMR");
        said.ShouldContain("round 1001 (-2.50)");
        said.ShouldContain("ballast account");
        said.ShouldNotContain("Open rounds");
        _line.Json("today").GetProperty("scores").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private void Import(string csv)
    {
        var said = _line.Run("import", _line.Folder.Write("table.csv", csv));
        said.Code.ShouldBe(0, said.Error);
    }

    private static string Names(JsonElement models) =>
        string.Join(' ', models.EnumerateArray().Select(m => m.GetProperty("model").GetString()));
}
