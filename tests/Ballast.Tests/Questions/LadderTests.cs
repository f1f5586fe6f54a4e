using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>What is locked and when it comes free, worked by hand for both staking systems.</summary>
public sealed class LadderTests : IDisposable
{
    private const string Columns =
        "model,roundNumber,corr20V2,mmc,corr60,mmc60,roundPayoutFactor,selectedStakeValue,payout,roundResolved,snapshot\n";

    private CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>One stake of 10 behind three open rounds: it leaves as a whole when the last of them resolves (domain notes, section 3.6).</summary>
    [Fact]
    public void LegacyStake_ComesFreeAsAWhole_WhenTheLastOpenRoundResolves()
    {
        var now = RoundCalendar.CloseTime(1290).AddHours(6);
        Begin(now);
        Import(Open("a", [1288, 1289, 1290], 10, now));
        var answer = _line.Json("ladder");
        (answer.Amount("atRisk"), answer.Amount("locked"), answer.Amount("worstCase")).ShouldBe((30, 10, -1.5m));
        var days = answer.GetProperty("calendar").EnumerateArray().ToList();
        days.Select(d => d.Amount("frees")).ShouldBe([0, 0, 10]);
        days.Select(d => d.Amount("locked")).ShouldBe([10, 10, 0]);
        // Each open round can burn its clip of 5 %.
        days.Select(d => d.Amount("worstCase")).ShouldBe([-1, -0.5m, 0]);
        answer.Text("freeBy").ShouldBe(Day(1290, 20));
        _line
            .Run("ladder")
            .Out.ReplaceLineEndings(" ")
            .ShouldContain($"if you stop staking now, all of it comes free on {Day(1290, 20)}");
    }

    /// <summary>Each atomic position comes free when its own round resolves and can lose all of itself (domain notes, sections 4.1 and 4.6).</summary>
    [Fact]
    public void AtomicPositions_ComeFreeOneByOne_AndCanLoseAll()
    {
        var now = RoundCalendar.CloseTime(1362).AddHours(6);
        Begin(now);
        Import(Open("a", [1360, 1361], 2, now).Append(Open("b", [1361, 1362], 3, now).Remove(0, Columns.Length)));
        var answer = _line.Json("ladder");
        (answer.Amount("atRisk"), answer.Amount("locked"), answer.Amount("worstCase")).ShouldBe((10, 10, -10));
        var days = answer.GetProperty("calendar").EnumerateArray().ToList();
        days.Select(d => d.Amount("frees")).ShouldBe([2, 5, 3]);
        days.Select(d => d.Amount("locked")).ShouldBe([8, 3, 0]);
        days.Sum(d => d.Amount("frees")).ShouldBe(answer.Amount("locked"));
        days[0].Text("day").ShouldBe(Day(1360, 60));
        var models = answer.GetProperty("models").EnumerateArray().ToList();
        models
            .Select(m => (m.Text("model"), m.Text("staking"), m.Amount("locked"), m.Text("freeFrom"), m.Text("freeBy")))
            .ShouldBe([
                ("a", "atomic", 4, Day(1360, 60), Day(1361, 60)),
                ("b", "atomic", 6, Day(1361, 60), Day(1362, 60)),
            ]);
    }

    /// <summary>While a tournament moves, a model has a legacy stake in old rounds and positions in new ones (domain notes, section 4.8).</summary>
    [Fact]
    public void BothSystems_OpenAtOnce_AddUp()
    {
        var now = RoundCalendar.CloseTime(1343).AddHours(6);
        Begin(now);
        Import(Open("a", [1342, 1343], 10, now));
        var answer = _line.Json("ladder");
        (answer.Amount("atRisk"), answer.Amount("locked"), answer.Amount("worstCase")).ShouldBe((20, 20, -10.5m));
        answer.GetProperty("models").EnumerateArray().Select(m => m.Text("staking")).ShouldBe(["legacy", "atomic"]);
        // Nothing has resolved, so nothing is said about what they can bring, and why is.
        answer.Text("noOutcomes").ShouldNotBeEmpty();
    }

    /// <summary>The ladder reads the rounds of the newest rule alone; risk reads all of them.</summary>
    [Theory]
    [InlineData(1200)]
    [InlineData(1000)]
    public void Locked_AndWorstCase_AreThoseOfRisk(int first)
    {
        var now = RoundCalendar.CloseTime(1290).AddHours(6);
        Begin(now);
        Import(Past("a", first, 1266).Append(Open("a", [1288, 1289, 1290], 10, now).Remove(0, Columns.Length)));
        var held = _line.Json("risk").GetProperty("locks")[0];
        var answer = _line.Json("ladder");
        answer.GetProperty("outcomes")[0].GetRawText().ShouldBe(held.GetRawText());
        (answer.Amount("atRisk"), answer.Amount("locked"), answer.Amount("worstCase")).ShouldBe(
            (held.Amount("atRisk"), held.Amount("stake"), held.Amount("worstCase"))
        );
    }

    /// <summary>2 NMR in each of 64 rounds: 128 are locked, and all of it can burn, for a position can lose itself.</summary>
    [Fact]
    public void WhatIf_OfAnAtomicStake_GivesTotalWorstCaseAndDates()
    {
        var now = RoundCalendar.CloseTime(1362).AddHours(6);
        Begin(now);
        Import(Open("a", [1362], 2, now));
        var what = _line.Json("ladder", "--stake", "2", "--rounds", "64").GetProperty("whatIf");
        (what.Text("staking"), what.Whole("rounds"), what.Amount("total"), what.Amount("worstCase")).ShouldBe(
            ("atomic", 64, 128, -128)
        );
        // The next round to open is 1363, so the 64th is 1426.
        what.Text("fullFrom").ShouldBe(RoundCalendar.OpenDate(1426).ToString("O", CultureInfo.InvariantCulture));
        what.Text("freeBy").ShouldBe(Day(1426, 60));
        what.GetProperty("income").ValueKind.ShouldBe(JsonValueKind.Null);
        what.Text("noIncome").ShouldNotBeEmpty();
        // What was asked comes first, and what is now behind it.
        var said = _line.Run("ladder", "--stake", "2", "--rounds", "64").Out.ReplaceLineEndings(" ");
        said.ShouldContain("UTC With 2.00 NMR in each round 128.00 NMR would be locked from ");
        said.ShouldContain("As it is now: 2.00 NMR are locked in 1 round");
        var total = _line.Json("ladder", "--total", "128").GetProperty("whatIf");
        (total.Amount("perRound"), total.Whole("rounds")).ShouldBe((2, 64));
    }

    /// <summary>A legacy stake stands behind all rounds at once: 24 rounds at 5 % can take all of it. Payouts of 0.0015 a round of 100 NMR are 0.15.</summary>
    [Fact]
    public void WhatIf_OfALegacyStake_TakesItOnceAndKnowsItsIncome()
    {
        Begin(RoundCalendar.CloseTime(1290).AddHours(6));
        Import(Past("a", 1200, 1260));
        var what = _line.Json("ladder", "--stake", "100").GetProperty("whatIf");
        (what.Text("staking"), what.Amount("total"), what.Amount("worstCase")).ShouldBe(("legacy", 100, -100));
        what.GetProperty("income").Number("mean").ShouldBe(0.15, 1e-12);
        what.GetProperty("income").Whole("rounds").ShouldBe(61);
    }

    [Fact]
    public void WhatAnAccountSyncKept_IsShown_AsOfItsMoment()
    {
        var now = RoundCalendar.CloseTime(1290).AddHours(6);
        Begin(now);
        Import(Past("a", 1200, 1210).Append(Open("a", [1290], 10, now).Remove(0, Columns.Length)));
        var known = KnownTime.Recorded(now.AddHours(-1));
        using (var store = TournamentStore.Open(_line.Store))
            store.KeepAccount(
                new AccountReport
                {
                    Account = "mine",
                    AnsweredAt = known.Time,
                    Balance = new WalletBalance
                    {
                        Account = "mine",
                        Available = new Nmr(12.5m),
                        Known = known,
                    },
                    Pending =
                    [
                        new PendingStakeChange
                        {
                            Account = "mine",
                            Tournament = Tournament.Classic,
                            Model = "a",
                            Kind = PendingStakeKind.Release,
                            Amount = new Nmr(4m),
                            DueAt = now.AddDays(20),
                            Known = known,
                        },
                    ],
                },
                new ImportSource("sync", "", known.Time)
            );
        var answer = _line.Json("ladder");
        answer.GetProperty("wallets")[0].Amount("free").ShouldBe(12.5m);
        answer.GetProperty("waiting")[0].Amount("nmr").ShouldBe(4);
        var due = now.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _line
            .Run("ladder")
            .Out.ReplaceLineEndings(" ")
            .ShouldContain($"a: a release of 4.00 NMR comes to the wallet on {due}");
        var before = now.AddHours(-2).ToString("O", CultureInfo.InvariantCulture);
        _line.Json("ladder", "--as-of", before).GetProperty("waiting").GetArrayLength().ShouldBe(0);
        _line.Json("ladder", "--as-of", before).GetProperty("wallets").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void NothingOpen_IsSaid()
    {
        Begin(RoundCalendar.CloseTime(1290).AddHours(6));
        Import(Past("a", 1200, 1210));
        var answer = _line.Json("ladder");
        (answer.Amount("locked"), answer.GetProperty("calendar").GetArrayLength()).ShouldBe((0, 0));
        answer.GetProperty("freeBy").ValueKind.ShouldBe(JsonValueKind.Null);
        _line.Run("ladder").Out.ReplaceLineEndings(" ").ShouldContain("Nothing is known to be locked");
    }

    [Theory]
    [InlineData("--rounds needs --stake or --total.", "--rounds", "3")]
    [InlineData("give one of them", "--stake", "3", "--total", "9")]
    [InlineData("--stake is a number", "--stake", "-3")]
    public void WrongUsage_IsRefused(string says, params string[] words)
    {
        Import(Past("a", 1200, 1210));
        var said = _line.Run(["ladder", .. words]);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(says);
    }

    private void Begin(DateTimeOffset now)
    {
        _line.Dispose();
        _line = new CommandLine { Now = now };
    }

    private static string Day(int round, int days) =>
        DateOnly
            .FromDateTime(RoundCalendar.ResolveTime(round, days).UtcDateTime)
            .ToString("O", CultureInfo.InvariantCulture);

    private static StringBuilder Open(string model, int[] rounds, decimal stake, DateTimeOffset now)
    {
        var seen = now.AddHours(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var text = new StringBuilder(Columns);
        foreach (var round in rounds)
            text.Append(CultureInfo.InvariantCulture, $"{model},{round},,,,,,{stake},,False,{seen}\n");
        return text;
    }

    private static StringBuilder Past(string model, int first, int last)
    {
        var text = new StringBuilder(Columns);
        for (var round = first; round <= last; round++)
            text.Append(CultureInfo.InvariantCulture, $"{model},{round},0.02,0,,,0.1,10,0.015,True,\n");
        return text;
    }

    private void Import(StringBuilder text) =>
        _line.Run("import", _line.Folder.Write("positions.csv", text.ToString())).Code.ShouldBe(0);
}
