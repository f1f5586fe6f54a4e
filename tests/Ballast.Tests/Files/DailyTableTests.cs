using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files;
using Ballast.Tests.Support;

namespace Ballast.Tests.Files;

/// <summary>Tables about days: prices of NMR, stakes, choices of multipliers.</summary>
public sealed class DailyTableTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prices_KeepTheClose()
    {
        using var source = Open(
            "date,open,high,low,close,volume\n2020-10-27,26,26,24,25.3175,8911.2\n2020-10-28,1,1,1,,1\n2020-10-29,1,1,1,0,1\n,1,1,1,3,1\n"
        );
        source.Kind.ShouldBe("daily prices of NMR");
        source.IgnoredColumns.ShouldBe(["open", "high", "low", "volume"]);
        source
            .Rows()
            .ShouldBe([
                new PriceRow(2, new NmrPrice(new DateOnly(2020, 10, 27), 25.3175m)),
                // A day without a price is left out, one of 0 is a mistake.
                new BadRow(4, "the price 0 in close is not above 0"),
                new BadRow(5, "the day in date is empty"),
            ]);
    }

    [Fact]
    public void Stakes_MissingIsNotZero()
    {
        using var source = Open(
            "snapshotDate,username,nmrStaked,payoutPending,payoutSettled,rank,reputation\n2022-02-19,nan,0,,-0.25,1,0.1\n2022-02-20T23:00:00Z,deep wish,12.000000000000000001,0.5,NA,2,\n2022-02-21,nan,-1,,,,\n"
        );
        source.Kind.ShouldBe("daily table of stakes");
        source.IgnoredColumns.ShouldBe(["rank", "reputation"]);
        source
            .Rows()
            .ShouldBe([
                new StakeDayRow(
                    2,
                    new StakeDay
                    {
                        Model = "nan",
                        Date = new DateOnly(2022, 2, 19),
                        Staked = Nmr.Zero,
                        PayoutSettled = Nmr.Parse("-0.25"),
                    }
                ),
                new StakeDayRow(
                    3,
                    new StakeDay
                    {
                        Model = "deep wish",
                        Date = new DateOnly(2022, 2, 20),
                        Staked = Nmr.Parse("12.000000000000000001"),
                        PayoutPending = Nmr.Parse("0.5"),
                    }
                ),
                new BadRow(4, "the stake -1 in nmrStaked is below 0"),
            ]);
    }

    [Fact]
    public void Choices_AreReadAndRanksThatAreCalledLikeScoresAreNot()
    {
        using var source = Open(
            "snapshotDate,username,corrMultiplier,tcMultiplier,takeProfit,corr,mmc\n2022-04-20,alice,0,2,true,9676,9663\n2022-04-27,alice,,,,9,9\n"
        );
        source.IgnoredColumns.ShouldBe(["corr", "mmc"]);
        var days = source.Rows().Cast<StakeDayRow>().Select(r => r.Day).ToList();
        (days[0].Multipliers!.ToString(), days[0].TakesProfit).ShouldBe(("corr=0,tc=2", true));
        days[1].SaysAnything.ShouldBeFalse();
    }

    [Theory]
    [InlineData("username,nmrStaked,rank\nalice,1,2\n")]
    [InlineData("snapshotDate,username,rank,reputation\n2022-02-19,alice,1,0.5\n")]
    [InlineData("date,open,high\n2022-02-19,1,2\n")]
    public void Tables_WithoutADayOrAValue_AreRefused(string text) =>
        TableFile
            .Open(_folder.Write("table.csv", text), null)
            .ShouldBeOfType<Outcome<IRowSource>.Refused>()
            .Refusal.Code.ShouldBe("not-a-table");

    private IRowSource Open(string text) =>
        TableFile.Open(_folder.Write("table.csv", text), null).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;
}
