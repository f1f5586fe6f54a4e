using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Cli;

/// <summary>The tool grades itself: an answer is kept, rounds go by, the outcome is held against it.</summary>
public sealed class TrackRecordCommandTests : IDisposable
{
    private static readonly string[] Evidence = ["evidence", "--multipliers", "corr=1", "--horizon", "2"];
    private readonly FakeTimeProvider _clock = new(CommandLine.UsualNow);
    private readonly CommandLine _line;

    public TrackRecordCommandTests() => _line = new CommandLine { Clock = _clock };

    public void Dispose() => _line.Dispose();

    /// <summary>
    /// Ranked a, b, c. In the two rounds that were decided next they brought 0.1, 0.3 and 0.2 times 0.1 on average: rank correlation
    /// 1 - 6 (2² + 1 + 1) / (3 x 8) = -0.5, the first came last, and equal weight brought 0.02 - 0.01 more.
    /// </summary>
    [Fact]
    public void TrackRecord_ARankingAndTheRoundsAfterIt_IsGradedByThem()
    {
        Past();
        _line.Json(Evidence);
        Claims().ShouldBe(1);
        After(resolved: true);
        Scores([1076, 1077], "0.05,0.35,0.2", "0.15,0.25,0.2");
        var track = Record();
        track.Text("schema").ShouldBe("ballast.evidence-track-record/1");
        (track.Whole("made"), track.Whole("graded"), track.Whole("restated")).ShouldBe((1, 1, 0));
        var claim = track.GetProperty("claims")[0];
        claim.Text("kind").ShouldBe("ranking");
        claim
            .Text("question")
            .ShouldBe(
                "evidence models=all from=first since=first returns=auto multipliers=corr=1 payment=simplified horizon=2"
            );
        Figure(claim, "all", "rankIc").ShouldBe(-0.5, 1e-12);
        Figure(claim, "all", "topIsBest").ShouldBe(0);
        Figure(claim, "all", "topInBetterHalf").ShouldBe(0);
        Figure(claim, "all", "regretToEqualWeight").ShouldBe(0.01, 1e-12);
        // One ranking is no evidence: the mean has no figure, and says how many are needed.
        var mean = track.GetProperty("tracks")[0].GetProperty("figures")[0].GetProperty("mean");
        mean.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        mean.GetProperty("shortage").Text("reason").ShouldContain("1 steps, and 6 are needed");
        _line
            .Run("evidence", "--track-record")
            .Out.ShouldContain("1 answer about the future is kept, 1 of them graded so far.");
    }

    [Fact]
    public void TrackRecord_BeforeTheRoundsHaveResolved_SaysWhenTheyWill()
    {
        Past();
        Record().Whole("made").ShouldBe(0);
        _line.Run("evidence", "--track-record").Out.ShouldContain("No answer about the future was kept yet");
        _line.Json(Evidence);
        After(resolved: false);
        var track = Record();
        (track.Whole("made"), track.Whole("graded")).ShouldBe((1, 0));
        track.GetProperty("tracks").GetArrayLength().ShouldBe(0);
        track.GetProperty("nextGradableAt").GetDateTimeOffset().ShouldBe(Resolved);
        _line
            .Run("evidence", "--track-record")
            .Out.ShouldContain(
                $"1 answer about the future is kept, none of them graded so far. The first can be graded on {Resolved:yyyy-MM-dd}"
            );
        // One of the two has resolved: half a test is none.
        _clock.AdjustTime(new[] { 1076, 1077 }.Min(r => RoundCalendar.ResolveTime(r)));
        _clock.GetUtcNow().ShouldBeLessThan(Resolved);
        Scores([1076, 1077], "0.05,0.35,0.2", "0.15,0.25,0.2");
        Record().Whole("graded").ShouldBe(0);
    }

    [Fact]
    public void TrackRecord_RoundsThatResolvedAndWereNotImported_AreNoOutcome()
    {
        Past();
        _line.Json(Evidence);
        After(resolved: true);
        Record().GetProperty("claims")[0].Text("missing").ShouldContain("fewer than two");
    }

    [Fact]
    public void TrackRecord_AsOfAMomentBetween_SeesNothingThatCameLater()
    {
        Past();
        _line.Json(Evidence);
        var between = _clock.GetUtcNow().AddMinutes(1);
        var early = _line.Run("evidence", "--track-record", "--json", "--as-of", $"{between:O}").Out;
        After(resolved: true);
        Scores([1076, 1077], "0.05,0.35,0.2", "0.15,0.25,0.2");
        _line.Json(Evidence);
        _line.Run("evidence", "--track-record", "--json", "--as-of", $"{between:O}").Out.ShouldBe(early);
        Record().Whole("made").ShouldBe(2);
        // Before it was made there was none.
        _line.Json("evidence", "--track-record", "--as-of", $"{between.AddDays(-1):O}").Whole("made").ShouldBe(0);
    }

    [Fact]
    public void TrackRecord_InputsThatCameInLater_AreFlagged()
    {
        Past();
        _line.Json(Evidence);
        Record().Whole("restated").ShouldBe(0);
        After(resolved: false);
        // A round that had resolved long before the question, and was not there.
        Scores([990], "0.9,0.1,0.1");
        var track = Record();
        track.Whole("restated").ShouldBe(1);
        track.GetProperty("claims")[0].GetProperty("isRestated").GetBoolean().ShouldBeTrue();
        _line.Run("evidence", "--track-record").Out.ShouldContain("Restated:");
    }

    [Fact]
    public void Backtest_ItsOwnMultipliersForEachModel_AreWhatIsGraded()
    {
        Past();
        Scores("mmc", [.. Enumerable.Range(1000, 40)], [.. Enumerable.Repeat("0.01,0.01,0.09", 40)]);
        // c is best on mmc (0.09), a on corr (0.03), b on corr (0.02).
        _line
            .Json("backtest", "--grid", "corr=0,1", "--grid", "mmc=0,1", "--mode", "average")
            .GetProperty("best")[0]
            .Text("model")
            .ShouldBe("c");
        _line.Json("risk", "--multipliers", "corr=1");
        Claims().ShouldBe(2);
        // The horizon is the overlap of twenty rounds.
        _clock.AdjustTime(RoundCalendar.ResolveTime(1103));
        int[] rounds = [.. Enumerable.Range(1076, 20)];
        Scores(rounds, [.. Enumerable.Repeat("0.03,0.02,0.01", 20)]);
        Scores("mmc", rounds, [.. Enumerable.Repeat("0.00,0.00,0.04", 20)]);
        var claims = Record().GetProperty("claims");
        // With corr and mmc: a 0.03, b 0.02, c 0.05, in the order in which they were ranked: c, a, b.
        claims[0].Text("question").ShouldStartWith("backtest ");
        Figure(claims[0], "all", "rankIc").ShouldBe(1, 1e-12);
        Figure(claims[0], "all", "topIsBest").ShouldBe(1);
        Figure(claims[0], "all", "regretToEqualWeight").ShouldBe((0.1 / 3) * 0.1 - 0.005, 1e-12);
        claims[1].Text("question").ShouldStartWith("risk ");
        Figure(claims[1], "all", "rankIc").ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Answers_ThatAreNoPredictions_AreNotKept()
    {
        Past();
        foreach (
            var question in new[]
            {
                new[] { "evidence", "--multipliers", "corr=1", "--no-record" },
                ["evidence", "--multipliers", "corr=1", "--to", "1030"],
                ["evidence", "--multipliers", "corr=1", "--payout-factor", "0.2"],
                ["evidence", "--multipliers", "corr=1", "--as-of", $"{_clock.GetUtcNow():O}"],
                ["risk", "--multipliers", "corr=1", "--clip", "0.1"],
                ["risk", "a", "--multipliers", "corr=1"],
                ["backtest", "--grid", "corr=1", "--rule", "classic-12"],
                ["backtest", "--grid", "corr=1", "--rounds", "all"],
                ["backtest", "a", "--grid", "corr=0,1"],
            }
        )
            _line.Json(question);
        Claims().ShouldBe(0);
    }

    [Fact]
    public void Evidence_TheSameQuestionInOtherWords_IsKeptOnceADay()
    {
        Past();
        var first = _line.Run([.. Evidence, "--json"]).Out;
        _line.Run([.. Evidence, "--json"]).Out.ShouldBe(first);
        _line.Json([.. Evidence, "--step", "7"]);
        Claims().ShouldBe(1);
        _line.Json([.. Evidence, "B", "a", "c"]);
        _line.Json([.. Evidence, "a", "b", "C"]);
        Claims().ShouldBe(2);
        _clock.AdjustTime(_clock.GetUtcNow().AddDays(1));
        _line.Json(Evidence);
        Claims().ShouldBe(3);
    }

    [Fact]
    public void Evidence_WhileAnotherProcessWrites_AnswersAndSaysItWasNotKept()
    {
        Past();
        var free = _line.Run([.. Evidence, "--json", "--no-record"]);
        using var writer = new SqliteConnection($"Data Source={_line.Store};Pooling=False");
        writer.Open();
        using var transaction = writer.BeginTransaction(deferred: false);
        var said = _line.Run([.. Evidence, "--json"]);
        (said.Code, said.Out).ShouldBe((0, free.Out));
        said.Error.ShouldStartWith("ballast: This answer was not kept for the track record.");
        said.Error.TrimEnd('\n').ShouldNotContain('\n');
        transaction.Rollback();
        Claims().ShouldBe(0);
        _line.Run([.. Evidence, "--json"]).Error.ShouldBe("");
        Claims().ShouldBe(1);
    }

    private static DateTimeOffset Resolved => new[] { 1076, 1077 }.Max(r => RoundCalendar.ResolveTime(r));

    /// <summary>Forty resolved rounds in which a is always ahead of b, and b of c; the next round to decide is 1076.</summary>
    private void Past()
    {
        _clock.AdjustTime(RoundCalendar.CloseTime(1075));
        Scores(
            [.. Enumerable.Range(1000, 40)],
            [.. Enumerable.Range(0, 40).Select(i => $"0.03{i % 3},0.02{(i + 1) % 3},0.01{(i + 2) % 3}")]
        );
    }

    private void After(bool resolved) => _clock.AdjustTime(resolved ? Resolved : Resolved.AddDays(-2));

    private void Scores(int[] rounds, params string[] cells) => Scores("corr", rounds, cells);

    private void Scores(string metric, int[] rounds, params string[] cells)
    {
        var lines = rounds.Zip(cells, (r, c) => $"{r},{c}");
        var file = _line.Folder.Write(
            $"scores-{metric}-{rounds[0]}.csv",
            "roundNumber,a,b,c\n" + string.Join('\n', lines) + "\n"
        );
        var said = _line.Run("import", file, "--metric", metric);
        said.Code.ShouldBe(0, said.Out + said.Error);
    }

    private JsonElement Record() => _line.Json("evidence", "--track-record");

    private static double Figure(JsonElement claim, string about, string name) =>
        claim
            .GetProperty("figures")
            .EnumerateArray()
            .Single(f => f.Text("about") == about && f.Text("name") == name)
            .Number("value");

    private int Claims()
    {
        using var connection = new SqliteConnection($"Data Source={_line.Store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM claim";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
