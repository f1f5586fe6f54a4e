using System.Globalization;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.PredictionFiles;
using Ballast.Files;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>The month of docs/month.md: download, predict, submit, move the clock; scores, payouts and the stake are what the rules say.</summary>
public sealed class MonthTests : IDisposable
{
    private const int First = 1265;
    private const int Rounds = 20;
    private const double Clip = 0.05;

    private static readonly DateTimeOffset Start = RoundCalendar.OpenTime(First).AddMinutes(20);

    /// <summary>The 60-day targets of the first weekend are known, and the change to atomic staking is some days ahead.</summary>
    private static readonly DateTimeOffset End = new(2026, 8, 26, 18, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly Dictionary<int, double[]> _predictions = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Month_OfALinearModel_IsScoredAndPaidByTheRules()
    {
        await using var client = await StartAsync();
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        await client.DataAsync(
            "mutation($m: ID!) { v3ChangePayoutSelection(modelId: $m, takeProfit: false, tournamentNumber: 8) }",
            new { m = model },
            key: true
        );
        var before = await StakeAsync(client, model);
        await SubmitAsync(files, model);
        client.Server.MoveClock(End);

        var rows = await RowsAsync(client, model);
        var (paid, corr) = (0m, 0.0);
        foreach (
            var row in rows.Where(r => Number(r, "roundNumber") >= First && Number(r, "roundNumber") < First + Rounds)
        )
        {
            var round = (int)Number(row, "roundNumber");
            var hidden = new RoundData(1, Tournament.Classic, round);
            var (c, m) = (Score(row, "v2_corr20"), Score(row, "mmc"));
            ((double)c).ShouldBe(PlainScores.Corr(_predictions[round], hidden.Target(20)), 1e-9, $"CORR of {round}");
            ((double)m).ShouldBe(
                PlainScores.Mmc(_predictions[round], hidden.MetaModel, hidden.Target(20)),
                1e-9,
                $"MMC of {round}"
            );
            var share = (double)(Money(row, "roundPayoutFactor") * ((0.75m * c) + (2.25m * m)));
            var payout = (double)Money(row, "atRisk") * Math.Clamp(share, -Clip, Clip);
            ((double)Settled(row)).ShouldBe(payout, 1e-12, $"payout of {round}");
            (paid, corr) = (paid + Settled(row), corr + ((double)c / Rounds));
        }
        // The model earns: by how much is fixed by the seed.
        corr.ShouldBeInRange(0.02, 0.07);
        paid.ShouldBeGreaterThan(0m);
        var resolved = rows.Where(r => r.GetProperty("roundResolveTime").GetDateTimeOffset() > Start).Sum(Settled);
        (await StakeAsync(client, model)).ShouldBe(before + resolved);
        await CheckPublishedAsync(files, rows);
    }

    /// <summary>While a round runs its score is that of the target as far as it is known.</summary>
    [Fact]
    public async Task Score_OfADay_IsThatOfTheTargetUntilThen()
    {
        await using var client = await StartAsync();
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        var file = FileClient.Predictions(First, 4);
        var own = file.AsSpan().ToArray();
        await files.SubmitAsync(model, own);
        var (hidden, prediction) = (new RoundData(1, Tournament.Classic, First), Values(file));
        client.Server.MoveClock(RoundCalendar.ScoreTime(First).AddHours(1));
        var running = (await RowsAsync(client, model)).First(r => Number(r, "roundNumber") == First);
        ((double)Score(running, "v2_corr20")).ShouldBe(PlainScores.Corr(prediction, hidden.Target(1)), 1e-9);
        client.Server.MoveClock(End);
        var data = await client.DataAsync(
            $"query($m: ID!) {{ v2RoundModelPerformances(modelId: $m, roundNumber__eq: {First}) {{ intraRoundSubmissionScores {{ displayName day value }} }} roundDetails(tournament: 8, roundNumber: {First}) {{ models {{ id v2Corr20 corr60: corr_60 }} }} }}",
            new { m = model }
        );
        foreach (
            var row in data.GetProperty("v2RoundModelPerformances")[0]
                .GetProperty("intraRoundSubmissionScores")
                .EnumerateArray()
        )
        {
            if (Text(row, "displayName") is "v2_corr20" or "corr60")
                row.GetProperty("value")
                    .GetDouble()
                    .ShouldBe(PlainScores.Corr(prediction, hidden.Target(row.GetProperty("day").GetInt32())), 1e-9);
        }
        var line = data.GetProperty("roundDetails")
            .GetProperty("models")
            .EnumerateArray()
            .First(r => Text(r, "id") == model);
        line.GetProperty("v2Corr20").GetDouble().ShouldBe(PlainScores.Corr(prediction, hidden.Target(20)), 1e-9);
        line.GetProperty("corr60").GetDouble().ShouldBe(PlainScores.Corr(prediction, hidden.Target(60)), 1e-9);
    }

    private static Task<TestClient> StartAsync() =>
        TestClient.StartAsync(
            new SandboxOptions
            {
                Now = Start,
                Rounds = 40,
                RoundsAhead = 100,
                Models = 4,
                SignalsModels = 1,
                CryptoModels = 1,
                WithOwnerActions = false,
            }
        );

    private async Task SubmitAsync(FileClient files, string model)
    {
        var names = FeatureValues.Names(Tournament.Classic);
        var train = Table(await files.DatasetAsync("v5.2/train.parquet"), [.. names, "target"]);
        double[] weights = [.. names.Select(n => PlainScores.Pearson(train.Numbers[n], train.Numbers["target"]))];
        for (var round = First; round < First + Rounds; round++)
        {
            files.Api.Server.MoveClock(RoundCalendar.OpenTime(round).AddMinutes(20));
            var live = Table(await files.DatasetAsync("v5.2/live.parquet"), names);
            double[] raw =
            [
                .. Enumerable
                    .Range(0, live.Rows)
                    .Select(row => names.Select((n, f) => weights[f] * live.Numbers[n][row]).Sum()),
            ];
            var (low, high) = (raw.Min() - 1, raw.Max() + 1);
            _predictions[round] = Array.ConvertAll(raw, r => (r - low) / (high - low));
            await files.SubmitAsync(model, FileClient.Predictions(live.Ids!, row => _predictions[round][row]));
        }
    }

    /// <summary>Scores of the weekend rounds can be worked out from what the sandbox publishes later.</summary>
    private async Task CheckPublishedAsync(FileClient files, List<JsonElement> rows)
    {
        const int Weekend = 1269;
        RoundCalendar.IsWeekday(Weekend).ShouldBeFalse();
        var era = Weekend.ToString("0000", CultureInfo.InvariantCulture);
        var (targets, meta) = (
            Table(await files.DatasetAsync("v5.2/validation.parquet"), ["target"], "era"),
            Table(await files.DatasetAsync("v5.2/meta_model.parquet"), ["numerai_meta_model"], "era")
        );
        int[] of = [.. Enumerable.Range(0, targets.Rows).Where(r => targets.Eras![r] == era)];
        of.Length.ShouldBe(1000);
        double[] target = Array.ConvertAll(of, r => targets.Numbers["target"][r]);
        double[] crowd = Array.ConvertAll(of, r => meta.Numbers["numerai_meta_model"][r]);
        var row = rows.First(r => Number(r, "roundNumber") == Weekend);
        ((double)Score(row, "v2_corr20")).ShouldBe(PlainScores.Corr(_predictions[Weekend], target), 1e-9);
        // Published in single precision, but ranks are ranks.
        ((double)Score(row, "mmc")).ShouldBe(PlainScores.Mmc(_predictions[Weekend], crowd, target), 1e-9);
    }

    private static async Task<List<JsonElement>> RowsAsync(TestClient client, string model)
    {
        var data = await client.DataAsync(
            "query($m: ID!) { v2RoundModelPerformances(modelId: $m) { roundNumber roundResolveTime roundPayoutFactor atRisk submissionScores { displayName value payoutSettled } } }",
            new { m = model }
        );
        return [.. data.GetProperty("v2RoundModelPerformances").EnumerateArray()];
    }

    private static async Task<decimal> StakeAsync(TestClient client, string model)
    {
        var data = await client.DataAsync(
            "query($m: ID) { model(modelId: $m) { v2Stake { stakeValue } } }",
            new { m = model },
            key: true
        );
        return Money(data.GetProperty("model").GetProperty("v2Stake"), "stakeValue");
    }

    private ColumnTable Table(byte[] file, string[] columns, string? eras = null)
    {
        var path = _folder.Path("data.parquet");
        File.WriteAllBytes(path, file);
        using var opened = ColumnFile.Open(path).ShouldBeOfType<Outcome<ColumnFile>.Done>().Value;
        return opened.Read(columns, "id", eras).ShouldBeOfType<Outcome<ColumnTable>.Done>().Value;
    }

    private static double[] Values(byte[] csv) =>
        [
            .. System
                .Text.Encoding.UTF8.GetString(csv)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(l =>
                    double.Parse(l[(l.IndexOf(',', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture)
                ),
        ];

    private static decimal Score(JsonElement row, string name) =>
        row.GetProperty("submissionScores")
            .EnumerateArray()
            .First(s => Text(s, "displayName") == name)
            .GetProperty("value")
            .GetDecimal();

    private static decimal Settled(JsonElement row) =>
        row.GetProperty("submissionScores") is { ValueKind: JsonValueKind.Array } scores
            ? scores[0].GetProperty("payoutSettled").GetString() is { } text
                ? Parsed(text)
                : 0m
            : 0m;

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static decimal Money(JsonElement row, string name) => Parsed(Text(row, name));

    private static decimal Parsed(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
