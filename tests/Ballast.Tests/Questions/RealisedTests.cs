using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>Realised results worked by hand, and real payouts of a participant.</summary>
public sealed class RealisedTests : IDisposable
{
    private const string Columns = "model,roundNumber,selectedStakeValue,payout,roundResolved\n";

    /// <summary>Resolve in 2025-12 and 2026-01.</summary>
    private static readonly int[] Rounds = [1140, 1141, 1165];

    private readonly CommandLine _line = new() { Now = RoundCalendar.ResolveTime(1165).AddDays(40), Width = 200 };

    public void Dispose() => _line.Dispose();

    /// <summary>Rounds that paid nothing have ended all the same.</summary>
    [Fact]
    public void PayoutsOfNothing_AreNotTakenForOpenRounds()
    {
        Import(Settled((Rounds[0], 0m), (Rounds[1], 0m)));
        _line
            .Run("realised")
            .Out.ShouldContain("Nothing is earned or lost: all 2 payouts of rounds that have ended are 0.");
    }

    /// <summary>Payouts of 2 and 1 NMR at 10 and 20 a NMR, then a burn of 2.5 at 30: in money 20 + 20 - 75.</summary>
    [Fact]
    public void Periods_WorkedByHand()
    {
        Import(Settled((Rounds[0], 2m), (Rounds[1], 1m), (Rounds[2], -2.5m)));
        Prices((Rounds[0], 10), (Rounds[1], 20), (Rounds[2], 30));
        var answer = _line.Json("realised");
        Period(answer.GetProperty("total")).ShouldBe((3, 3, -2.5m, 0.5m, 40, -75, -35));
        var months = answer.GetProperty("months").EnumerateArray().ToList();
        months.Select(m => m.Text("period")).ShouldBe([Month(Rounds[0]), Month(Rounds[2])]);
        Period(months[0]).ShouldBe((2, 3, 0, 3, 40, 0, 40));
        Period(months[1]).ShouldBe((1, 0, -2.5m, -2.5m, 0, -75, -75));
        // No account, so nobody knows what else was there.
        answer.Text("noLots").ShouldBe("no-account");
        answer.GetProperty("lots").ValueKind.ShouldBe(JsonValueKind.Null);
        months[1].GetProperty("gain").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("years").EnumerateArray().Sum(y => y.Amount("net")).ShouldBe(0.5m);
        var said = _line.Run("realised").Out;
        var year = _line.Json("realised").GetProperty("years").EnumerateArray().Last();
        said.ShouldContain($"In {year.Text("period")}");
        said.ShouldContain("Gains over what NMR had cost cannot be said: deposits and withdrawals are not known.");
        said.ShouldContain("No tax advice.");
        _line.Run("realised", "--by", "month").Out.ShouldContain("By the month");
    }

    /// <summary>A period with a day without a price has no figure in money; the others have, and it is said.</summary>
    [Fact]
    public void MissingPrice_IsNeverZero()
    {
        Import(Settled((Rounds[0], 2m), (Rounds[2], -2.5m)));
        Prices((Rounds[0], 10));
        var answer = _line.Json("realised");
        var months = answer.GetProperty("months").EnumerateArray().ToList();
        months[0].Amount("netFiat").ShouldBe(20);
        foreach (var name in new[] { "burnsFiat", "netFiat", "netFiatAfterCosts" })
        {
            months[1].GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null, name);
            answer.GetProperty("total").GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null, name);
        }
        months[1].Whole("daysWithoutPrice").ShouldBe(1);
        _line.Run("realised").Out.ShouldContain("No price: 1 day with a payout or burn have no usd price");
    }

    /// <summary>Deposit 10 at 5, payouts of 2 at 10 and 1 at 20, burn of 11 at 30, withdrawal of 1 at 30.</summary>
    /// <remarks>
    /// FIFO: the burn costs 10 × 5 + 1 × 10 = 60 and brings nothing; the withdrawal costs 10 and brings 30. Average: 13 NMR cost 90; the burn costs 11 × 90 / 13 =
    /// 76.153…, the withdrawal 6.923…. At the market's price the deposit cost 10 × 10.
    /// </remarks>
    [Theory]
    [InlineData("fifo", -60 + 20, 20, -110 + 20)]
    [InlineData("average", -(11 * 90.0 / 13) + 30 - (90.0 / 13), 90.0 / 13, -(11 * 140.0 / 13) + 30 - (140.0 / 13))]
    public void Lots_WorkedByHand(string method, double gain, double left, double atMarket)
    {
        Import(Settled((Rounds[0], 2m), (Rounds[1], 1m), (Rounds[2], -11m)));
        Prices((Rounds[0], 10), (Rounds[1], 20), (Rounds[2], 30));
        // Owned in the end: 1 NMR.
        Account(1, Moved("deposit", Rounds[0], -9, 10), Moved("withdrawal", Rounds[2], 1, 1));
        var answer = _line.Json("realised", "--lots", method, "--deposit-cost", "5");
        var (lots, total) = (answer.GetProperty("lots"), answer.GetProperty("total"));
        (lots.Amount("opening"), lots.Amount("left"), lots.Amount("leftWithoutCost")).ShouldBe((0, 1, 0));
        ((double)total.Amount("gain")).ShouldBe(gain, 1e-12);
        ((double)lots.Amount("costLeft")).ShouldBe(left, 1e-12);
        (total.Amount("deposits"), total.Amount("withdrawals")).ShouldBe((10, -1));
        // Without the cost of the deposit neither method knows what the burn cost.
        var unknown = _line.Json("realised", "--lots", method).GetProperty("total");
        (unknown.GetProperty("gain").ValueKind, unknown.Text("noGain")).ShouldBe((JsonValueKind.Null, "unknown-cost"));
        var market = _line.Json("realised", "--lots", method, "--deposit-cost", "market").GetProperty("total");
        ((double)market.Amount("gain")).ShouldBe(atMarket, 1e-12);
    }

    /// <summary>4 NMR are owned and 3 - 2.5 came: 3.5 were there before.</summary>
    [Fact]
    public void Opening_IsWhatNobodyKnowsHowItCame()
    {
        Import(Settled((Rounds[0], 2m), (Rounds[1], 1m), (Rounds[2], -2.5m)));
        Account(4);
        var lots = _line.Json("realised").GetProperty("lots");
        (lots.Amount("opening"), lots.Amount("left"), lots.Amount("leftWithoutCost")).ShouldBe((3.5m, 4, 4));
        _line.Run("realised").Out.ShouldContain("Of 3.50 NMR nobody told how they came");
    }

    [Fact]
    public void NamedModels_HaveNoLots()
    {
        Import(Settled((Rounds[0], 2m)));
        Account(4);
        _line.Json("realised", "a").Text("noLots").ShouldBe("named-models");
        _line.Json("realised", "a", "--all-tournaments").Text("modelsFrom").ShouldBe("named");
        _line.Run("realised", "nobody").Code.ShouldBe(1);
    }

    /// <summary>60 usd at 30 a NMR are 2 NMR; 0.5 NMR at 10 are 5 usd.</summary>
    [Fact]
    public void Costs_AreTakenOff()
    {
        Import(Settled((Rounds[0], 2m), (Rounds[2], -0.5m)));
        Prices((Rounds[0], 10), (Rounds[2], 30));
        var costs = _line.Folder.Write(
            "costs.csv",
            $"date,note,amount,currency\n{Day(Rounds[2])},\"compute, \"\"big\"\"\",60,USD\n{Day(Rounds[0])},fee,0.5,nmr\n"
        );
        var total = _line.Json("realised", "--costs", costs).GetProperty("total");
        (total.Amount("costs"), total.Amount("costsFiat")).ShouldBe((-2.5m, -65));
        (total.Amount("netAfterCosts"), total.Amount("netFiatAfterCosts")).ShouldBe((-1, 5 - 65));
        _line.Run("realised", "--costs", costs).Out.ShouldContain("After costs");
    }

    [Theory]
    [InlineData("line 1: there is no column amount", "date,currency\n")]
    [InlineData(
        "line 3: the date is yyyy-mm-dd, not '1.2.2025'",
        "date,amount,currency\n2025-01-01,1,nmr\n1.2.2025,1,nmr\n"
    )]
    [InlineData("line 2: the amount is a number above 0", "date,amount,currency\n2025-01-01,\"1,5\",nmr\n")]
    [InlineData("line 2: the amount is a number above 0", "date,amount,currency\n2025-01-01,-1,nmr\n")]
    [InlineData("line 2: the currency is nmr or usd", "date,amount,currency\n2025-01-01,1,eur\n")]
    [InlineData("line 2: 2 cells, and the header has 3", "date,amount,currency\n2025-01-01,1\n")]
    [InlineData("line 2: a quotation mark is not closed", "date,amount,currency\n2025-01-01,1,\"nmr\n")]
    public void CostsThatCannotBeRead_AreRefusedWithTheirLine(string says, string text)
    {
        Import(Settled((Rounds[0], 2m)));
        var said = _line.Run("realised", "--costs", _line.Folder.Write("costs.csv", text));
        said.Code.ShouldBe(2);
        said.Error.ReplaceLineEndings(" ").ShouldContain(says);
        _line.Run("realised", "--costs", _line.Folder.Path("none.csv")).Error.ShouldContain("There is no file");
    }

    [Theory]
    [InlineData("--lots is one of fifo, average", "--lots", "lifo")]
    [InlineData("--by is one of year, month", "--by", "week")]
    [InlineData("--deposit-cost is a price", "--deposit-cost", "-1")]
    public void WrongUsage_IsRefused(string says, params string[] words)
    {
        Import(Settled((Rounds[0], 2m)));
        var said = _line.Run(["realised", .. words]);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(says);
    }

    /// <summary>A stake of 20 NMR that pays 1 in its only round: 20 go in at its close, 21 come out when it resolves.</summary>
    [Fact]
    public void Return_OfOneStake_IsThatOfItsFlows()
    {
        Import(Settled((Rounds[0], 1m)));
        var money = _line.Json("realised").GetProperty("moneyWeighted");
        var days = (RoundCalendar.ResolveTime(Rounds[0]).Date - RoundCalendar.CloseTime(Rounds[0]).Date).Days;
        // 31 days: long enough.
        days.ShouldBeGreaterThanOrEqualTo(30);
        money.Number("annual").ShouldBe(Math.Pow(21 / 20.0, 365.0 / days) - 1, 1e-10);
        money.Amount("committedNow").ShouldBe(0);
        Import(Settled((Rounds[1], 0m), (Rounds[2], 0m)));
        var longer = _line.Json("realised").GetProperty("moneyWeighted");
        longer.Number("annual").ShouldBeInRange(0.1, money.Number("annual"));
        longer.Text("noAnnualAfterCosts").ShouldBe("no-costs");
    }

    [Fact]
    public void NothingStored_IsRefused()
    {
        _line.Run("realised").Code.ShouldBe(1);
        Prices((Rounds[0], 10));
        _line.Run("realised").Code.ShouldBe(1);
    }

    /// <summary>A real participant's table of July 2022: the sums are those of the file's resolved rows.</summary>
    [Fact]
    public void RealPayouts_AddUpToTheFile()
    {
        var file = Oracles.File("data", "jos_2022-07", "round_model_performances_20220723.csv");
        _line.Run("import", file).Code.ShouldBe(0);
        _line.Run("import", Oracles.File("data", "jos_history_2021-08_2023-03", "nmr_usd_daily.csv")).Code.ShouldBe(0);
        var rows = File.ReadLines(file)
            .Skip(1)
            .Select(l => l.Split(','))
            .Where(c => c[15] == "true" && c[11].Length > 0);
        var payouts = rows.Select(c => decimal.Parse(c[11], NumberStyles.Float, CultureInfo.InvariantCulture)).ToList();
        var answer = _line.Json("realised");
        var total = answer.GetProperty("total");
        total.Amount("payouts").ShouldBe(payouts.Where(p => p > 0).Sum(), 1e-15m);
        total.Amount("burns").ShouldBe(payouts.Where(p => p < 0).Sum(), 1e-15m);
        total.Whole("positions").ShouldBeGreaterThan(100);
        var account = _line.Json("account").GetProperty("total");
        total.Amount("net").ShouldBe(account.Amount("net"));
        answer.GetProperty("months").EnumerateArray().Sum(m => m.Amount("net")).ShouldBe(total.Amount("net"));
    }

    private static (int, decimal, decimal, decimal, decimal, decimal, decimal) Period(JsonElement period) =>
        (
            period.Whole("positions"),
            period.Amount("payouts"),
            period.Amount("burns"),
            period.Amount("net"),
            period.Amount("payoutsFiat"),
            period.Amount("burnsFiat"),
            period.Amount("netFiat")
        );

    private static string Day(int round) =>
        RoundCalendar.ResolveTime(round).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(int round) => Day(round)[..7];

    private static string Settled(params (int Round, decimal Payout)[] rounds)
    {
        var text = new StringBuilder(Columns);
        foreach (var (round, payout) in rounds)
            text.Append(CultureInfo.InvariantCulture, $"a,{round},20,{payout},True\n");
        return text.ToString();
    }

    private void Import(string text) => _line.Run("import", _line.Folder.Write("positions.csv", text)).Code.ShouldBe(0);

    private void Prices(params (int Round, decimal Price)[] days)
    {
        var text =
            "date,close\n"
            + string.Concat(
                days.Select(d => string.Create(CultureInfo.InvariantCulture, $"{Day(d.Round)},{d.Price}\n"))
            );
        _line.Run("import", _line.Folder.Write("usd.csv", text)).Code.ShouldBe(0);
    }

    private WalletTransaction Moved(string type, int round, int hours, decimal nmr) =>
        new()
        {
            Account = "mine",
            Type = type,
            Amount = new Nmr(nmr),
            From = type == "deposit" ? "0xother" : "0xmine",
            To = type == "deposit" ? "0xmine" : "0xother",
            Time = RoundCalendar.ResolveTime(round).AddHours(hours),
            Status = "confirmed",
            Known = KnownTime.Recorded(_line.Clock.GetUtcNow().AddHours(-1)),
        };

    private void Account(decimal wallet, params WalletTransaction[] moved)
    {
        var known = KnownTime.Recorded(_line.Clock.GetUtcNow().AddHours(-1));
        using var store = TournamentStore.Open(_line.Store);
        store.KeepAccount(
            new AccountReport
            {
                Account = "mine",
                AnsweredAt = known.Time,
                Balance = new WalletBalance
                {
                    Account = "mine",
                    Address = "0xMINE",
                    Available = new Nmr(wallet),
                    Known = known,
                },
                Stakes =
                [
                    new ModelStake
                    {
                        Account = "mine",
                        Tournament = Tournament.Classic,
                        Model = "A",
                        Staked = Nmr.Zero,
                        Known = known,
                    },
                ],
                WalletTransactions = moved,
            },
            new ImportSource("sync", "", known.Time)
        );
    }
}
