using System.Globalization;
using System.Text.Json;
using Ballast.Core.Numerics;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Cli;

/// <summary>A nowcast is kept; then the scores end and the payouts settle where the test puts them.</summary>
public sealed class NowcastRecordTests : IDisposable
{
    private const int FirstRound = 850;
    private const int LastRound = 1110;
    private readonly FakeTimeProvider _clock = new(CommandLine.UsualNow);
    private readonly CommandLine _line;

    public NowcastRecordTests() => _line = new CommandLine { Clock = _clock };

    public void Dispose() => _line.Dispose();

    /// <summary>All of a's scores end where they were expected, all of b's 0.01 above the upper 95 % end; a is paid what was expected, b 1 NMR more than its 95 % end.</summary>
    [Fact]
    public void TrackRecord_ANowcastAndWhatCame_IsGradedScoreByScoreAndInNmr()
    {
        var said = Nowcast();
        var scores = said.GetProperty("scores").EnumerateArray().Where(IsOpen).ToList();
        var early = Record();
        (early.Whole("made"), early.Whole("graded")).ShouldBe((1, 0));
        early
            .GetProperty("nextGradableAt")
            .GetDateTimeOffset()
            .ShouldBe(scores.Min(s => RoundCalendar.ResolveTime(s.Whole("round"))));
        scores.Select(s => s.Text("metric")).Distinct().ShouldBe(["corr", "mmc"], ignoreOrder: true);
        Settle(said);

        var track = Record();
        (track.Whole("made"), track.Whole("graded")).ShouldBe((1, 1));
        var claim = track.GetProperty("claims")[0];
        claim.Text("question").ShouldBe("nowcast models=all metrics=paid");
        foreach (var metric in scores.Select(s => s.Text("metric")).Distinct())
        {
            var own = scores.Where(s => s.Text("metric") == metric).ToList();
            var outside = own.Where(s => s.Text("model") == "b").ToList();
            outside.ShouldNotBeEmpty();
            Figure(claim, metric, "inside95").ShouldBe(1 - (outside.Count / (double)own.Count), 1e-12);
            Figure(claim, metric, "inside80").ShouldBe(1 - (outside.Count / (double)own.Count), 1e-12);
            // Claims are kept to six places.
            Figure(claim, metric, "error")
                .ShouldBe(outside.Sum(s => s.Number("high95") + 0.01 - s.Number("expected")) / own.Count, 2e-6);
        }
        Figure(claim, "models", "inside95").ShouldBe(0.5);
        var b = Pending(said, "b");
        Figure(claim, "models", "error").ShouldBe((b.Number("high95") + 1 - b.Number("expected")) / 2, 2e-6);
        var all = said.GetProperty("account");
        var paid = Pending(said, "a").Number("expected") + b.Number("high95") + 1;
        Figure(claim, "account", "error").ShouldBe(paid - all.Number("expected"), 3e-6);
        Figure(claim, "account", "inside80")
            .ShouldBe(all.Number("low80") <= paid && paid <= all.Number("high80") ? 1 : 0);
    }

    [Fact]
    public void TrackRecord_ScoresThatEndedAndWereNotImported_AreNoOutcome()
    {
        var said = Nowcast();
        _clock.AdjustTime(RoundCalendar.ResolveTime(LastRound).AddDays(10));
        var claim = Record().GetProperty("claims")[0];
        // What is stored of them is from before they ended.
        claim.GetProperty("figures").GetArrayLength().ShouldBe(0);
        claim.Text("missing").ShouldContain("last values are not stored");
        Settle(said);
        Record().GetProperty("claims")[0].GetProperty("missing").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private JsonElement Nowcast()
    {
        _clock.AdjustTime(RoundCalendar.CloseTime(LastRound).AddHours(1));
        var chance = new SeededRandom(11, 0);
        var rows = new List<string>();
        for (var round = FirstRound; round <= LastRound; round++)
        {
            if (RoundCalendar.ScoreTime(round) > _clock.GetUtcNow())
                continue;
            foreach (var model in new[] { "a", "b" })
                rows.Add(Row(model, round, Noise(ref chance), Noise(ref chance), 0.1));
        }
        Import("past.csv", rows);
        var said = _line.Json("nowcast");
        OpenRounds(said).Count.ShouldBeGreaterThan(15);
        return said;
    }

    private void Settle(JsonElement said)
    {
        var open = OpenRounds(said);
        _clock.AdjustTime(open.Max(r => RoundCalendar.ResolveTime(r)).AddHours(1));
        var scores = said.GetProperty("scores").EnumerateArray().ToList();
        var rows = new List<string>();
        foreach (var model in new[] { "a", "b" })
        {
            var pending = Pending(said, model);
            var payout =
                (model == "a" ? pending.Number("expected") : pending.Number("high95") + 1) / pending.Whole("positions");
            foreach (var round in open)
                rows.Add(Row(model, round, Final(round, "corr"), Final(round, "mmc"), payout));

            double Final(int round, string metric)
            {
                var score = scores.SingleOrDefault(s =>
                    s.Text("model") == model && s.Whole("round") == round && s.Text("metric") == metric
                );
                // A round may not have shown a score yet.
                if (score.ValueKind == JsonValueKind.Undefined)
                    return 0;
                return !IsOpen(score) ? score.Number("shown")
                    : model == "a" ? score.Number("expected")
                    : score.Number("high95") + 0.01;
            }
        }
        Import("settled.csv", rows);
    }

    private static bool IsOpen(JsonElement score) => score.Whole("day") < score.Whole("days");

    private static List<int> OpenRounds(JsonElement said) =>
        [.. said.GetProperty("rounds").EnumerateArray().Select(r => r.Whole("round"))];

    private static JsonElement Pending(JsonElement said, string model) =>
        said.GetProperty("models").EnumerateArray().Single(m => m.Text("model") == model).GetProperty("pending");

    private static double Noise(ref SeededRandom chance) => (chance.Below(2001) - 1000) / 50_000.0;

    private static string Row(string model, int round, double corr, double mmc, double payout) =>
        string.Create(CultureInfo.InvariantCulture, $"{model},{round},{corr:R},{mmc:R},0.5,2,0.1,100,{payout:F18}");

    private void Import(string name, IEnumerable<string> rows)
    {
        const string Header =
            "model,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout\n";
        var said = _line.Run("import", _line.Folder.Write(name, Header + string.Join('\n', rows) + "\n"));
        said.Code.ShouldBe(0, said.Out + said.Error);
    }

    private JsonElement Record() => _line.Json("evidence", "--track-record");

    private static double Figure(JsonElement claim, string about, string name) =>
        claim
            .GetProperty("figures")
            .EnumerateArray()
            .Single(f => f.Text("about") == about && f.Text("name") == name)
            .Number("value");
}
