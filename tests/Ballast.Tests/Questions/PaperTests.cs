using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Questions;

/// <summary>Accounts on paper in atomic rounds of Classic: worked by hand, as of moments, and what cannot be started.</summary>
public sealed class PaperTests : IDisposable
{
    private const int First = 1409;

    private readonly FakeTimeProvider _clock = new(RoundCalendar.CloseTime(First).AddHours(-5));
    private readonly CommandLine _line;

    public PaperTests()
    {
        _line = new CommandLine { Clock = _clock };
        Import(1343, 2, (_, _) => (0.01, 0.01));
    }

    public void Dispose() => _line.Dispose();

    /// <summary>
    /// 128 NMR over two models and 64 rounds are 1 NMR a position. The first round pays a 3 x 0.01 + 15 x 0.02 = 0.33 and burns 3 x 0.01 = 0.03 of b: 128.30 NMR. The rounds
    /// that closed since are open, and what they lock counts as it was locked.
    /// </summary>
    [Fact]
    public void Hold_AfterItsFirstRound_HasWhatThatPaid()
    {
        var started = _line.Json("paper", "start", "hold", "--total", "128");
        started.Text("schema").ShouldBe("ballast.paper-start/1");
        (started.Whole("firstRound"), started.Text("modelsFrom"), started.Text("beside")).ShouldBe(
            (First, "all", "equal-weight")
        );
        _clock.AdjustTime(RoundCalendar.ResolveTime(First, 60).AddHours(1));
        Import(First, 1, Pays);
        var account = Account("hold");
        account.Whole("rounds").ShouldBe(1);
        account
            .Whole("openRounds")
            .ShouldBe(Enumerable.Range(First + 1, 100).Count(r => RoundCalendar.CloseTime(r) <= _clock.GetUtcNow()));
        var paper = account.GetProperty("paper");
        paper.Amount("nmr").ShouldBe(128.30m);
        (paper.Amount("gain"), paper.Amount("paid"), paper.Amount("burned")).ShouldBe((0.30m, 0.33m, 0.03m));
        account.GetProperty("beside").Text("policy").ShouldBe("equal-weight");
        account.GetProperty("beside").Amount("nmr").ShouldBe(128.30m);
        account.Text("verdict").ShouldBe("not-enough-data");
        account.GetProperty("real").ValueKind.ShouldBe(JsonValueKind.Null);
        _line.Run("paper").Out.ShouldContain("hold has 128.30 NMR of 128.00 (+0.23 %) after 1 settled round");
        _line
            .Run("today")
            .Out.ShouldContain("hold: 128.30 NMR of 128.00 (+0.23 %) after 1 settled round; equal-weight +0.23 %.");
    }

    /// <summary>Interim scores are a projection; they settle nothing, and a round that waits for its final ones stays locked.</summary>
    [Fact]
    public void Round_WhoseFinalScoresAreNotStored_Waits()
    {
        _line.Json("paper", "start", "hold", "--total", "128");
        _clock.AdjustTime(RoundCalendar.ResolveTime(First, 60).AddDays(-9));
        Import(First, 1, Pays);
        _clock.AdjustTime(RoundCalendar.ResolveTime(First, 60).AddHours(1));
        var account = Account("hold");
        (account.Whole("rounds"), account.Whole("waitingRounds")).ShouldBe((0, 1));
        account.GetProperty("paper").Amount("nmr").ShouldBe(128);
        _line.Run("paper").Out.ShouldContain("1 round waits for final scores");
    }

    [Fact]
    public void Answer_AboutAnEarlierMoment_DoesNotKnowWhatCameLater()
    {
        _line.Json("paper", "start", "hold", "--total", "128");
        var started = _clock.GetUtcNow();
        _clock.AdjustTime(RoundCalendar.ResolveTime(First + 1, 60).AddHours(1));
        Import(First, 2, Pays);
        var moment = _clock.GetUtcNow().AddMinutes(1);
        _clock.AdjustTime(moment.AddDays(20));
        var said = AsOf(moment);
        Import(First + 2, 10, (_, _) => (0.05, 0.05));
        Correct(First, "a", "corr60", 0.09);
        _line.Json("paper", "start", "bands", "--total", "7");
        _line.Json("paper", "stop", "HOLD");
        AsOf(moment).ShouldBe(said);
        // With the rows that became known later deleted the store says the same, byte by byte.
        using (var connection = Engine.Of(_line.Store).Connect())
        {
            foreach (var table in new[] { "score_revision", "paper_event", "claim" })
                Query.Execute(connection, $"DELETE FROM {table} WHERE known_at > {moment.ToUnixTimeMilliseconds()}");
        }
        AsOf(moment).ShouldBe(said);
        AsOf(started.AddMinutes(-1)).ShouldContain("\"accounts\":[]");
    }

    [Fact]
    public void CorrectedScore_IsNamed()
    {
        _line.Json("paper", "start", "hold", "--total", "128");
        _clock.AdjustTime(RoundCalendar.ResolveTime(First, 60).AddHours(1));
        Import(First, 1, Pays);
        Account("hold").GetProperty("correctedRounds").GetArrayLength().ShouldBe(0);
        _clock.AdjustTime(_clock.GetUtcNow().AddDays(3));
        Correct(First, "a", "corr60", 0.02);
        var account = Account("hold");
        account.GetProperty("correctedRounds")[0].GetInt32().ShouldBe(First);
        account.GetProperty("paper").Amount("nmr").ShouldBe(128.33m);
        _line.Run("paper", "show", "hold").Out.ShouldContain("Scores of 1 round were corrected");
    }

    [Fact]
    public void StoppedAccount_StaysAsItWas()
    {
        _line.Json("paper", "start", "hold", "--total", "128");
        _clock.AdjustTime(RoundCalendar.ResolveTime(First, 60).AddHours(1));
        Import(First, 1, Pays);
        _line.Json("paper", "stop", "hold").Text("schema").ShouldBe("ballast.paper-stop/1");
        _clock.AdjustTime(RoundCalendar.ResolveTime(First + 9, 60).AddHours(1));
        Import(First + 1, 8, (_, _) => (0.05, 0.05));
        var account = Account("hold");
        (account.Whole("rounds"), account.GetProperty("paper").Amount("nmr")).ShouldBe((1, 128.30m));
        account.GetProperty("stoppedAt").ValueKind.ShouldBe(JsonValueKind.String);
        _line.Run("today").Out.ShouldNotContain("On paper");
        _line.Run("paper", "stop", "hold").Error.ShouldContain("was stopped on");
        _line.Run("paper", "start", "hold").Error.ShouldContain("called 'hold' already");
    }

    /// <summary>What is at stake is what is followed on paper where nothing else is said, and what it brought stands beside.</summary>
    [Fact]
    public void RealStakes_AreTheDefaultAndStandBeside()
    {
        Stake(First - 1, 3, null);
        Stake(First - 2, 2, null);
        var started = _line.Json("paper", "start", "equal-weight");
        (started.Amount("total"), started.Text("totalFrom"), started.Text("modelsFrom")).ShouldBe(
            (5, "real-stakes", "staked")
        );
        started.GetProperty("models").GetArrayLength().ShouldBe(1);
        _clock.AdjustTime(RoundCalendar.ResolveTime(First, 60).AddHours(1));
        Import(First, 1, Pays);
        // It closed before the start.
        Stake(First - 1, 3, 0.5m);
        Stake(First, 3, 0.99m);
        var real = Account("equal-weight").GetProperty("real");
        (real.Whole("rounds"), real.Amount("net"), real.Amount("stakeAtStart")).ShouldBe((1, 0.99m, 5));
        real.Number("share").ShouldBe(0.198, 1e-12);
        Account("equal-weight").GetProperty("beside").Text("policy").ShouldBe("hold");
    }

    [Theory]
    [InlineData(2, "There is no policy 'luck'", "start", "luck")]
    [InlineData(2, "--total is a number", "start", "hold", "--total", "0")]
    [InlineData(2, "a word of the command itself", "start", "hold", "--name", "Stop")]
    [InlineData(2, "the account's name is empty", "start", "hold", "--name", " ")]
    [InlineData(2, "See: ballast paper start --help", "start")]
    [InlineData(1, "No model 'zzz' is stored.", "start", "hold", "zzz")]
    [InlineData(1, "No account on paper is called 'x': none was started.", "stop", "x")]
    [InlineData(1, "No account on paper is called 'x': none was started.", "show", "x")]
    [InlineData(1, "Nothing of the signals tournament is stored", "start", "hold", "--tournament", "signals")]
    public void WhatCannotBeDone_IsRefused(int code, string says, params string[] words)
    {
        var said = _line.Run(["paper", .. words]);
        said.Code.ShouldBe(code, said.Out);
        said.Error.ShouldContain(says);
        _line.Json("paper").GetProperty("accounts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Start_WithTooLittleForLegacyStakes_IsRefused()
    {
        var file = _line.Folder.Write("s.csv", "roundNumber,a,b\n1300,0.01,0.01\n");
        _line.Run("import", file, "--metric", "alpha", "--tournament", "signals").Code.ShouldBe(0);
        var said = _line.Run("paper", "start", "hold", "--tournament", "signals", "--total", "5");
        (said.Code, said.Error.Contains("--total 6, or name fewer models", StringComparison.Ordinal)).ShouldBe(
            (1, true),
            said.Error
        );
        _line.Run("paper", "start", "hold", "--tournament", "signals", "--total", "6").Code.ShouldBe(0);
    }

    [Fact]
    public void Start_WithoutAStore_IsRefusedAndMakesNone()
    {
        using var empty = new CommandLine();
        empty.Run("paper", "start", "hold").Error.ShouldContain("There is no store");
        File.Exists(empty.Store).ShouldBeFalse();
    }

    private static (double Corr, double Mmc) Pays(int round, string model) => model == "a" ? (0.01, 0.02) : (-0.01, 0);

    private JsonElement Account(string name) => _line.Json("paper", "show", name).GetProperty("accounts")[0];

    private string AsOf(DateTimeOffset moment)
    {
        var said = _line.Run("paper", "show", "--json", "--as-of", moment.ToString("O", CultureInfo.InvariantCulture));
        said.Code.ShouldBe(0, said.Error);
        return said.Out;
    }

    private void Import(int first, int rounds, Func<int, string, (double Corr, double Mmc)> score)
    {
        foreach (var metric in new[] { "corr60", "mmc60" })
        {
            var table = new StringBuilder("roundNumber,a,b\n");
            for (var round = first; round < first + rounds; round++)
            {
                var (a, b) = (score(round, "a"), score(round, "b"));
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"{round},{(metric == "corr60" ? a.Corr : a.Mmc):R},{(metric == "corr60" ? b.Corr : b.Mmc):R}\n"
                );
            }
            var said = _line.Run("import", _line.Folder.Write(metric + ".csv", table.ToString()), "--metric", metric);
            said.Code.ShouldBe(0, said.Out + said.Error);
        }
    }

    private void Correct(int round, string model, string metric, double score) =>
        Write(batch =>
            batch.AddScore(
                model,
                round,
                Metric.Parse(metric),
                score,
                new Knowledge(KnownTime.Recorded(_clock.GetUtcNow()), true)
            )
        );

    private void Stake(int round, decimal atRisk, decimal? payout) =>
        Write(batch =>
            batch.AddPosition(
                new Position
                {
                    Model = "a",
                    Round = round,
                    AtRisk = new Nmr(atRisk),
                    Payout = payout is { } paid ? new Nmr(paid) : null,
                    IsFinal = payout is not null,
                    Known = KnownTime.Recorded(_clock.GetUtcNow()),
                },
                null
            )
        );

    private void Write(Action<IImportBatch> write)
    {
        using var store = TournamentStore.Open(_line.Store);
        using var batch = store.BeginImport(Tournament.Classic);
        write(batch);
        batch.Commit(new ImportSource("later", "", _clock.GetUtcNow()));
    }
}
