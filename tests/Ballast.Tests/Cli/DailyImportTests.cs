using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary><c>ballast import</c> of tables about days, made-up ones and a participant's (../shared/oracles, where present).</summary>
public sealed class DailyImportTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Prices_InACurrency_AreKeptThere()
    {
        var file = _line.Folder.Write("prices.csv", "date,close\n2020-10-27,25.3175\n2020-10-28,24.9645\n");
        New("--currency", "EUR", file).Whole("prices").ShouldBe(2);
        New(file).Whole("prices").ShouldBe(2);
        _line.Run("import", file).Out.ShouldContain("nothing new");
        using var store = TournamentStore.Open(_line.Store);
        store.Prices("eur", CommandLine.UsualNow).Count.ShouldBe(2);
        store.Prices("usd", CommandLine.UsualNow)[0].Price.ShouldBe(25.3175m);
    }

    [Theory]
    [InlineData("")]
    [InlineData("US dollar")]
    public void Currency_ThatIsNone_IsAUsageError(string currency) =>
        _line.Run("import", "prices.csv", "--currency", currency).Code.ShouldBe(2);

    [Fact]
    public void DailyTables_LeaveOtherAnswersAsTheyAre()
    {
        var scores = _line.Folder.Write("wide.csv", "roundNumber,nan,alice\n1000,0.01,0.02\n1001,0.03,NA\n");
        _line.Run("import", scores, "--metric", "corr").Code.ShouldBe(0);
        string[] question = ["backtest", "--grid", "corr=0,1", "--json"];
        var before = _line.Run(question).Out;
        var days = _line.Folder.Write(
            "days.csv",
            "snapshotDate,username,nmrStaked,corrMultiplier\n2019-01-01,nan,5,1\n2025-05-01,carol,7,0\n"
        );
        New(days).Whole("stakeDays").ShouldBe(2);
        _line.Run(question).Out.ShouldBe(before);
        _line.Run([.. question, "--as-of", "2025-08-01"]).Out.ShouldBe(before);
    }

    [Fact]
    public void RealTables_OfAParticipant_AreReadWholeAndOnce()
    {
        string[] names = ["nmr_usd_daily.csv", "stakes_daily.csv.gz", "multipliers_weekly.csv"];
        string[] files = [.. names.Select(n => Oracles.File("data", "jos_history_2021-08_2023-03", n))];
        // Rows of the files, counted with wc.
        var first = _line.Json(["import", "--strict", .. files]).GetProperty("files");
        first.EnumerateArray().Select(f => f.Whole("rows")).ShouldBe([838, 39_162, 5_524]);
        _line
            .Run(["import", .. files])
            .Out.Split('\n')
            .Count(l => l.EndsWith("nothing new", StringComparison.Ordinal))
            .ShouldBe(3);
        using var store = TournamentStore.Open(_line.Store);
        var prices = store.Prices("usd", CommandLine.UsualNow);
        prices[0].ShouldBe(new NmrPrice(new DateOnly(2020, 10, 27), 25.3175m));
        var days = store.StakeDays(new StakeDayQuery(Tournament.Classic, ["11_thekizoch"], CommandLine.UsualNow));
        days[0].Staked.ShouldBe(Nmr.Zero);
        days[0].TakesProfit.ShouldBe(false);
        days.Single(d => d.Date == new DateOnly(2022, 4, 20)).Multipliers!.ToString().ShouldBe("corr=0,tc=2");
    }

    private System.Text.Json.JsonElement New(params string[] arguments) =>
        _line.Json(["import", .. arguments]).GetProperty("files")[0].GetProperty("new");
}
