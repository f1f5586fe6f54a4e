using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A list that ends before its last entry says so, with how many there are and what brings the rest.</summary>
public sealed class ListEndTests : IDisposable
{
    private const int Models = 120;

    private readonly CommandLine _line = new();

    public ListEndTests()
    {
        var text = new StringBuilder(
            "model,roundNumber,corr20V2,mmc,roundPayoutFactor,selectedStakeValue,payout,roundResolved\n"
        );
        for (var model = 1; model <= Models; model++)
        {
            for (var round = 1190; round < 1196; round++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"m{model:000},{round},0.01,0.01,0.1,10,{(model - 60) / 100.0},True\n"
                );
        }
        _line.Run("import", _line.Folder.Write("many.csv", text.ToString())).Code.ShouldBe(0);
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Models_BeyondTheLimit_AreCountedAndAllCanBeHad()
    {
        var first = _line.Json("models");
        (first.Whole("total"), first.Whole("limit"), first.Whole("more"), first.Whole("nextOffset")).ShouldBe(
            (120, 100, 20, 100)
        );
        var last = _line.Json("models", "--offset", "100");
        (last.Whole("more"), last.GetProperty("nextOffset").ValueKind).ShouldBe((0, JsonValueKind.Null));
        var all = _line.Json("models", "--all");
        (all.GetProperty("models").GetArrayLength(), all.Whole("limit"), all.Whole("more")).ShouldBe((120, 120, 0));
        _line
            .Run("models")
            .Out.ShouldContain("1 to 100 of 120 models, by name; the next ones: --offset 100; all: --all");
        _line.Run("models", "--all").Out.ShouldNotContain("--offset");
    }

    [Fact]
    public void Rounds_BeyondTheLimit_AreCounted()
    {
        _line
            .Run("rounds", "--limit", "2")
            .Out.ShouldContain("1 to 2 of 6 rounds, newest first; the next ones: --offset 2");
        _line.Json("rounds", "--limit", "2", "--all").GetProperty("rounds").GetArrayLength().ShouldBe(6);
    }

    /// <summary>m120 earned most and m001 lost most: both stand in the table, the middle ones do not.</summary>
    [Fact]
    public void Account_OfManyModels_ShowsBothEnds()
    {
        using var folded = new CommandLine { Location = _line.Store, ShowsDetails = false };
        var words = folded.Run("account").Out;
        words.ShouldContain("m001");
        words.ShouldContain("m120");
        words.ShouldNotContain("m060");
        words.ShouldContain("15 that cost most and 15 that brought most, of 120 models. The 90 between: --all");
        _line.Run("account", "--all").Out.ShouldContain("m060");
    }

    [Fact]
    public void Risk_OfManyModels_SaysThatNoneIsMeasuredByItself()
    {
        var answer = _line.Json("risk");
        answer.GetProperty("subjects").GetArrayLength().ShouldBe(1);
        var alone = answer.GetProperty("notMeasuredAlone");
        (alone.Whole("models"), alone.Whole("most")).ShouldBe((120, 100));
        alone.Text("what").ShouldContain("Name up to 100 of them, or say --each.");
        _line.Run("risk").Out.ShouldContain("The 120 models are measured together only");
        var each = _line.Json("risk", "--each");
        each.GetProperty("subjects").GetArrayLength().ShouldBe(121);
        each.GetProperty("notMeasuredAlone").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Sensitivity_ModeStakeAndTop_AreObeyed()
    {
        // m001 has twice the rounds of m002, each at half the score: more in all, less in the mean.
        using var line = new CommandLine();
        line.Run(
            "import",
            line.Folder.Write(
                "wide.csv",
                "roundNumber,m001,m002\n1190,0.01,\n1191,0.01,0.015\n1192,0.01,0.015\n1193,0.01,\n"
            ),
            "--metric",
            "corr20V2"
        );
        string[] ask = ["sensitivity", "--grid", "corr20V2=1"];
        Whole(line.Json(ask)).ShouldBe("m002");
        Whole(line.Json([.. ask, "--mode", "total"])).ShouldBe("m001");
        line.Json([.. ask, "--mode", "common"]).Whole("from").ShouldBe(1191);
        var one = line.Json([.. ask, "--stake", "100"]).GetProperty("candidates")[0];
        // 100 x 0.1 x 0.015 a round.
        var best = line.Json([.. ask, "--stake", "100"])
            .GetProperty("candidates")
            .EnumerateArray()
            .Max(c => c.Number("value"));
        best.ShouldBe(0.15, 1e-12);
        one.Text("model").ShouldNotBeEmpty();
        line.Run([.. ask, "--top", "1"]).Out.ShouldContain("… and 1 more: --top 2, or --json");
        var refused = line.Run([.. ask, "--mode", "compounded"]);
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("--mode is average, total or common here");
    }

    private static string Whole(JsonElement answer)
    {
        var winner = answer.GetProperty("winners")[0].EnumerateArray().Last().GetInt32();
        return answer.GetProperty("candidates")[winner].Text("model");
    }
}
