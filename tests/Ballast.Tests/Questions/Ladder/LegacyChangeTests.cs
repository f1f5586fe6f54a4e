using System.Globalization;
using System.Text.Json;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Ladder;

/// <summary>What a release or an increase of a legacy stake would do by when, worked by hand (domain notes, sections 3.5 and 3.6).</summary>
public sealed class LegacyChangeTests
{
    /// <summary>50 of 100: out of risk at the next close, burnable until the last round active at the request resolves, and then on the wallet.</summary>
    [Fact]
    public void Release_LeavesRiskAtTheNextClose_AndIsPaidWhenTheLastOpenRoundResolves()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        var change = world.Change("--release", "a=50");
        var model = change.GetProperty("models").EnumerateArray().ShouldHaveSingleItem();
        (model.Amount("perRound"), model.Amount("perRoundAfter"), model.Whole("fromRound")).ShouldBe((100, 50, 1291));
        model.GetProperty("fromTime").GetDateTimeOffset().ShouldBe(RoundCalendar.CloseTime(1291));
        model.Text("walletOn").ShouldBe(LadderWorld.Day(1290, 20));
        model.Amount("lockedChange").ShouldBe(-50);
        var days = change.GetProperty("days").EnumerateArray().ToList();
        days.Select(d => d.Text("day"))
            .ShouldBe([LadderWorld.Day(RoundCalendar.CloseTime(1291)), LadderWorld.Day(1290, 20)]);
        // Until it is paid it is still locked.
        days.Select(d => Side(d, "with")).ShouldBe([(50, 100, 0), (50, 50, 50)]);
        days.Select(d => Side(d, "without")).ShouldBe([(100, 100, 0), (100, 100, 0)]);
        world.Words("--release", "a=50").ShouldContain("UTC Asked today (");
        world
            .Words("--release", "a=50")
            .ShouldContain(
                $"50.00 NMR leave risk at the close of round 1291 on {LadderWorld.Day(RoundCalendar.CloseTime(1291))} 14:00 UTC and reach your wallet on {LadderWorld.Day(1290, 20)}"
            );
    }

    /// <summary>100 at risk, and since then 10 burned by rounds that resolved: 90 are told, 90 are locked, and no more can burn.</summary>
    [Fact]
    public void BurnedNmr_AreNotLocked()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        Locked(world).ShouldBe((100, -100));
        world.Tell(at => LadderWorld.Account(at, 0) with { Stakes = [Stake(at, "a", 90)] });
        Locked(world).ShouldBe((90, -90));
        world.Change("--release", "all").GetProperty("models")[0].Amount("nmr").ShouldBe(90);
        var plan = world.Line.Json("plan", "--target", "a=90");
        plan.GetProperty("cost").Amount("worstCase").ShouldBe(-90);
    }

    private static (decimal, decimal) Locked(LadderWorld world)
    {
        var answer = world.Line.Json("ladder");
        var days = answer.GetProperty("calendar").EnumerateArray().ToList();
        days.Max(d => d.Amount("frees")).ShouldBe(answer.Amount("locked"));
        return (answer.Amount("locked"), answer.Amount("worstCase"));
    }

    /// <summary>A change asked for a minute before a close counts in that round; a minute later it does not.</summary>
    [Theory]
    [InlineData(-1, 1291)]
    [InlineData(1, 1292)]
    public void Release_CountsFromTheNextCloseOn(int minutes, int from)
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        var asked = RoundCalendar.CloseTime(1291).AddMinutes(minutes).ToString("O", CultureInfo.InvariantCulture);
        var change = world.Change("--release", "a=50", "--as-of", asked);
        change.GetProperty("models")[0].Whole("fromRound").ShouldBe(from);
        change.GetProperty("models")[0].Text("walletOn").ShouldBe(LadderWorld.Day(1290, 20));
    }

    [Fact]
    public void Everything_IsDrained_AndIsTheSameAsAllOfIt()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100), ("b", 1285, 1290, 7));
        var all = world.Change("--release", "all");
        all.GetProperty("models")
            .EnumerateArray()
            .Select(m => (m.Text("model"), m.Amount("nmr")))
            .ShouldBe([("a", 100), ("b", 7)]);
        all.GetProperty("models").EnumerateArray().ShouldAllBe(m => m.GetProperty("isAll").GetBoolean());
        world.Change("--release", "100%").GetRawText().ShouldBe(all.GetRawText());
        world.Change("--release", "a=all,b=all").GetRawText().ShouldBe(all.GetRawText());
        var last = all.GetProperty("days").EnumerateArray().Last();
        (Side(last, "with"), Side(last, "without")).ShouldBe(((0, 0, 107), (107, 107, 0)));
    }

    /// <summary>Wallet to stake at once, held until the next close.</summary>
    [Fact]
    public void Increase_LeavesTheWalletAtOnce_AndIsAtRiskFromTheNextClose()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        world.Tell(at => LadderWorld.Account(at, 30));
        var change = world.Change("--increase", "a=20%");
        change.Amount("wallet").ShouldBe(30);
        var days = change.GetProperty("days").EnumerateArray().ToList();
        days.Select(d => d.Text("day"))
            .ShouldBe([LadderWorld.Day(world.Now), LadderWorld.Day(RoundCalendar.CloseTime(1291))]);
        days.Select(d => Side(d, "with")).ShouldBe([(100, 120, -20), (120, 120, -20)]);
        world
            .Words("--increase", "a=20%")
            .ShouldContain("20.00 NMR leave your wallet at once and are at risk from the close of round 1291");
    }

    [Theory]
    [InlineData("more-than-staked", "--release a=all", "--release", "a=101")]
    [InlineData("not-enough", "wallet of mine", "--increase", "a=31")]
    [InlineData("too-small", "at least 3 NMR", "--increase", "a=2")]
    [InlineData("unknown-model", "Nearest", "--release", "aa=1")]
    [InlineData("two-changes", "both together", "--release", "a=1", "--increase", "a=5")]
    [InlineData("which-model", "--release 25%", "--release", "5")]
    [InlineData("no-mode", "leave --mode out", "--release", "a=5", "--mode", "compound")]
    public void Impossible_IsRefused_WithWhatToDo(string code, string says, params string[] words)
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100), ("b", 1285, 1290, 7));
        world.Tell(at => LadderWorld.Account(at, 30));
        var said = world.Line.Run(["ladder", .. words]);
        said.Code.ShouldBe(1);
        said.Error.ShouldContain(says);
        world.Line.Run(["ladder", .. words, "--json"]).Out.ShouldContain($"\"{code}\"");
    }

    /// <summary>One pending release a model; where no model was named the others go on.</summary>
    [Fact]
    public void PendingRelease_RefusesAnother_AndLeavesTheModelOutOfAChangeOfAll()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 96), ("b", 1285, 1290, 7));
        world.Tell(at =>
            LadderWorld.Account(at, 0) with
            {
                Stakes = [Stake(at, "a", 100), Stake(at, "b", 7)],
                Pending = [Release(at, "a", 4, at.AddDays(25))],
            }
        );
        var refused = world.Line.Run("ladder", "--release", "a=5");
        refused.Error.ShouldContain($"due on {LadderWorld.Day(world.Now.AddHours(-1).AddDays(25))}");
        var all = world.Change("--release", "all");
        all.GetProperty("models").EnumerateArray().Select(m => m.Text("model")).ShouldBe(["b"]);
        all.GetProperty("refused")
            .EnumerateArray()
            .Select(r => (r.Text("model"), r.Text("code")))
            .ShouldBe([("a", "release-pending")]);
        // What waits for a reaches the same wallet, with and without the change.
        var last = all.GetProperty("days").EnumerateArray().Last();
        (Side(last, "without").Wallet, Side(last, "with").Wallet - Side(last, "without").Wallet).ShouldBe((4, 7));
    }

    [Fact]
    public void UnknownWallet_RefusesNothing_AndIsSaid()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        world.Change("--increase", "a=500").GetProperty("wallet").ValueKind.ShouldBe(JsonValueKind.Null);
        world.Words("--increase", "a=500").ShouldContain("Whether the wallet has as much is not known");
    }

    /// <summary>A sync that came after the newest close knows payouts and increases that the round does not.</summary>
    [Fact]
    public void TheLaterOfAccountAndRound_SaysWhatIsStaked()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        world.Change("--release", "a=50").GetProperty("models")[0].Whole("stakeOfRound").ShouldBe(1290);
        world.Tell(at => LadderWorld.Account(at, 0) with { Stakes = [Stake(at, "a", 103)] });
        var change = world.Change("--release", "a=all");
        change.GetProperty("models")[0].Amount("nmr").ShouldBe(103);
        change.GetProperty("models")[0].GetProperty("stakeOfRound").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    /// <summary>"A pending decrease is cancelled, not paid out": it lowers the first settings and its NMR become idle (domain notes, section 4.8).</summary>
    [Fact]
    public void Release_ThatTheCutoverOvertakes_ReachesNoWallet()
    {
        using var world = LadderWorld.After(1335, ("a", 1320, 1335, 128));
        var change = world.Change("--release", "a=64");
        (change.Whole("cutoverRound"), change.Text("cutoverDay")).ShouldBe(
            (1343, LadderWorld.Day(RoundCalendar.CloseTime(1343)))
        );
        var model = change.GetProperty("models")[0];
        model.GetProperty("walletOn").ValueKind.ShouldBe(JsonValueKind.Null);
        // 1 NMR a round instead of 2, over 64 rounds.
        model.Amount("lockedChange").ShouldBe(-64);
        change.GetProperty("days").EnumerateArray().ShouldAllBe(d => Side(d, "with").Wallet == 0);
        world
            .Words("--release", "a=64")
            .ShouldContain("no wallet gets them: the tournament moves to atomic staking with round 1343");
    }

    private static (decimal PerRound, decimal Locked, decimal Wallet) Side(JsonElement day, string side) =>
        (
            day.GetProperty(side).Amount("perRound"),
            day.GetProperty(side).Amount("locked"),
            day.GetProperty(side).Amount("walletChange")
        );

    private static ModelStake Stake(DateTimeOffset at, string model, decimal staked) =>
        new()
        {
            Account = "mine",
            Tournament = Tournament.Classic,
            Model = model,
            Staked = new Nmr(staked),
            Known = KnownTime.Recorded(at),
        };

    private static PendingStakeChange Release(DateTimeOffset at, string model, decimal nmr, DateTimeOffset due) =>
        new()
        {
            Account = "mine",
            Tournament = Tournament.Classic,
            Model = model,
            Kind = PendingStakeKind.Release,
            Amount = new Nmr(nmr),
            RequestedAt = at.AddDays(-10),
            DueAt = due,
            Known = KnownTime.Recorded(at),
        };
}
