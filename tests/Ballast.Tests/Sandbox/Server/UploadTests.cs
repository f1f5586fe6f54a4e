using System.Net;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>Submissions over the API: which one counts, and for which round.</summary>
public class UploadTests
{
    /// <summary>In the window of round 1266, a Wednesday.</summary>
    private static readonly DateTimeOffset Open = new(2026, 5, 13, 13, 20, 0, TimeSpan.Zero);

    private const string Listed =
        "query($m: ID) { submissions(modelId: $m) { id filename insertedAt selected status round { number } sourcePlatform } model(modelId: $m) { latestSubmissions(latestNRounds: 3) { id filename roundNumber status } } }";

    [Fact]
    public async Task LastValidUpload_InTheWindow_IsSelected()
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        var first = await files.SubmitAsync(model, FileClient.Predictions(1266));
        client.Server.MoveClock(Open.AddMinutes(5));
        var second = await files.SubmitAsync(model, FileClient.Predictions(1266, 2));
        var refused = await files.AnswerAsync(model, FileClient.Predictions(1267));
        refused.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith("invalid_submission_ids");

        var data = await client.DataAsync(Listed, new { m = model }, key: true);
        var rows = data.GetProperty("submissions").EnumerateArray().ToList();
        Text(rows[0], "id").ShouldBe(second);
        Text(rows[0], "insertedAt").ShouldBe("2026-05-13T13:25:00Z");
        Text(rows[0], "sourcePlatform").ShouldBe("test");
        Text(rows[0], "filename").ShouldMatch("^predictions-[0-9a-f]{12}\\.csv$");
        rows[0].GetProperty("selected").GetBoolean().ShouldBeTrue();
        Text(rows[1], "id").ShouldBe(first);
        rows[1].GetProperty("selected").GetBoolean().ShouldBeFalse();
        // What the world had made up for the round before stays.
        rows[2].GetProperty("round").GetProperty("number").GetInt32().ShouldBe(1265);
        Statuses(data).ShouldBe([(1266, "on-time", second), (1265, "on-time", null), (1264, "on-time", null)]);
    }

    [Fact]
    public async Task LateUpload_IsQueued_AndIsTheNextRoundsOwnAtItsOpening()
    {
        await using var client = await TestClient.StartAsync(Open.AddHours(6));
        using var files = new FileClient(client);
        var model = await NewModelAsync(client);
        var late = await files.SubmitAsync(model, FileClient.Predictions(1266));
        var before = await client.DataAsync(Listed, new { m = model }, key: true);
        Statuses(before)[..2].ShouldBe([(1267, "queued", late), (1266, "late", late)]);

        client.Server.MoveClock(Open.AddDays(1).AddHours(6));
        Statuses(await client.DataAsync(Listed, new { m = model }, key: true))[..2]
            .ShouldBe([(1267, "on-time", late), (1266, "late", late)]);
    }

    [Fact]
    public async Task LateUpload_AfterOneOnTime_LeavesItSelected()
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        var onTime = await files.SubmitAsync(model, FileClient.Predictions(1266));
        client.Server.MoveClock(Open.AddHours(3));
        var late = await files.SubmitAsync(model, FileClient.Predictions(1266, 9));

        var data = await client.DataAsync(Listed, new { m = model }, key: true);
        Statuses(data)[..2].ShouldBe([(1267, "queued", late), (1266, "on-time", onTime)]);
        // An upload in the next window takes the place of what was queued for it.
        client.Server.MoveClock(Open.AddDays(1));
        var next = await files.SubmitAsync(model, FileClient.Predictions(1267));
        Statuses(await client.DataAsync(Listed, new { m = model }, key: true))[..2]
            .ShouldBe([(1267, "on-time", next), (1266, "on-time", onTime)]);
    }

    [Fact]
    public async Task Model_SubmitsByUploadAlone_FromItsFirstUploadOn()
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        await files.SubmitAsync(model, FileClient.Predictions(1266));
        client.Server.MoveClock(Open.AddDays(3).AddHours(6));
        Statuses(await client.DataAsync(Listed, new { m = model }, key: true))
            .ShouldBe([(1269, "none", null), (1268, "none", null), (1267, "none", null)]);
    }

    [Fact]
    public async Task Model_ThatWasAdded_SubmitsIsScoredAndIsPaid()
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var model = await NewModelAsync(client);
        await client.DataAsync(
            "mutation($m: ID!) { increaseStake(modelId: $m, amount: \"3\") { id } }",
            new { m = model },
            key: true
        );
        var id = await files.SubmitAsync(model, FileClient.Predictions(1266));
        client.Server.MoveClock(Open.AddDays(40));
        var data = await client.DataAsync(
            "query($m: ID!) { v2RoundModelPerformances(modelId: $m, roundNumber__eq: 1266) { submissionId atRisk submissionScores { displayName value payoutSettled } } model(modelId: $m) { v2Stake { stakeValue } } }",
            new { m = model },
            key: true
        );
        var row = data.GetProperty("v2RoundModelPerformances")[0];
        Text(row, "submissionId").ShouldBe(id);
        decimal.Parse(Text(row, "atRisk")).ShouldBe(3m);
        var paid = decimal.Parse(Text(row.GetProperty("submissionScores")[0], "payoutSettled"));
        paid.ShouldNotBe(0m);
        decimal.Parse(Text(data.GetProperty("model").GetProperty("v2Stake"), "stakeValue")).ShouldBe(3m + paid);
    }

    [Fact]
    public async Task Download_GivesTheBytesThatCame()
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        var file = FileClient.Predictions(1266);
        var id = await files.SubmitAsync(model, file);
        const string Query = "query($id: String) { submissionDownloadAuth(id: $id) { filename url } }";
        var data = await client.DataAsync(Query, new { id }, key: true);
        var url = data.GetProperty("submissionDownloadAuth").GetProperty("url").GetString()!;
        using var response = await files.SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(file);
        (await client.ErrorAsync(Query, new { id = "x" }, key: true)).ShouldBe(
            "Submission not found, or nothing was uploaded for it"
        );
        (await client.ErrorAsync(Query, new { id })).ShouldBe("You must be authenticated");
    }

    [Fact]
    public async Task Mutation_WithoutItsFile_IsRefused()
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        const string Create =
            "mutation($f: String!, $m: String) { createSubmission(filename: $f, tournament: 8, modelId: $m) { id } }";
        var (filename, url) = await files.AddressAsync(model, "submissionUploadAuth");
        (await client.ErrorAsync(Create, new { f = filename, m = model }, key: true)).ShouldStartWith(
            "No file of this name was uploaded"
        );
        await files.PutAsync(url, FileClient.Predictions(1266));
        await client.DataAsync(Create, new { f = filename, m = model }, key: true);
        // It has been handed in: neither the file nor its address are good for another one.
        (await client.ErrorAsync(Create, new { f = filename, m = model }, key: true)).ShouldStartWith("No file");
        (await files.PutAsync(url, [1])).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Key_WithoutTheScope_OrOfSomebodyElse_IsRefused()
    {
        var reader = new SandboxKey { Scopes = ["read_user_info"] };
        await using var client = await TestClient.StartAsync(
            new SandboxOptions
            {
                Now = Open,
                Rounds = 60,
                Keys = [reader],
            }
        );
        const string Auth = "{ submissionUploadAuth(filename: \"p.csv\", tournament: 8) { url } }";
        (await client.ErrorAsync(Auth, key: true)).ShouldBe("Insufficient permission for upload_submission");
        (await client.ErrorAsync(Auth)).ShouldBe("You must be authenticated");

        await using var own = await TestClient.StartAsync(Open);
        var board = await own.DataAsync("{ v2Leaderboard { id username } }");
        var other = board
            .GetProperty("v2Leaderboard")
            .EnumerateArray()
            .First(m => Text(m, "username") != "amber_anchor");
        var mine = await own.DataAsync("{ account { models { id } } }", key: true);
        if (
            mine.GetProperty("account")
                .GetProperty("models")
                .EnumerateArray()
                .All(m => Text(m, "id") != Text(other, "id"))
        )
            (
                await own.ErrorAsync(
                    $"{{ submissionUploadAuth(filename: \"p.csv\", tournament: 8, modelId: \"{Text(other, "id")}\") {{ url }} }}",
                    key: true
                )
            ).ShouldBe("Model not found");
        (await own.ErrorAsync(Auth, key: true)).ShouldBe("A model id is needed: the account has several models");
    }

    [Fact]
    public async Task AfterTheLastRound_NothingIsOpen()
    {
        await using var client = await TestClient.StartAsync(
            new SandboxOptions
            {
                Now = Open,
                Rounds = 60,
                RoundsAhead = 3,
            }
        );
        using var files = new FileClient(client);
        client.Server.MoveClock(Open.AddDays(20));
        var answer = await files.AnswerAsync(await client.OwnModelAsync(), FileClient.Predictions(1269));
        answer
            .GetProperty("errors")[0]
            .GetProperty("message")
            .GetString()
            .ShouldBe("Current round not open for submissions");
    }

    /// <summary>A clock that goes back shows what was known then; what is handed in then counts.</summary>
    [Fact]
    public async Task Clock_ThatIsPutBack_ShowsTheUploadsOfThatMoment()
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        const string Paid =
            "query($m: ID!) { v2RoundModelPerformances(modelId: $m, roundNumber__eq: 1266) { submissionId submissionScores { displayName value payoutSettled } } }";
        var first = await files.SubmitAsync(model, FileClient.Predictions(1266));
        client.Server.MoveClock(Open.AddDays(40));
        var one = await client.DataAsync(Paid, new { m = model });
        client.Server.MoveClock(Open.AddMinutes(10));
        var second = await files.SubmitAsync(model, FileClient.Predictions(1266, 5));
        client.Server.MoveClock(Open.AddMinutes(5));
        Statuses(await client.DataAsync(Listed, new { m = model }, key: true))[0].ShouldBe((1266, "on-time", first));
        client.Server.MoveClock(Open.AddDays(40));
        var two = await client.DataAsync(Paid, new { m = model });
        Text(one.GetProperty("v2RoundModelPerformances")[0], "submissionId").ShouldBe(first);
        Text(two.GetProperty("v2RoundModelPerformances")[0], "submissionId").ShouldBe(second);
        // The books of a later moment were made before the second one came.
        Payout(two).ShouldNotBe(Payout(one));
    }

    [Fact]
    public async Task EqualUploads_InEqualWorlds_HaveEqualAnswers()
    {
        var answers = new List<string>();
        for (var world = 0; world < 2; world++)
        {
            await using var client = await TestClient.StartAsync(Open);
            using var files = new FileClient(client);
            var model = await client.OwnModelAsync();
            await files.SubmitAsync(model, FileClient.Predictions(1266));
            client.Server.MoveClock(Open.AddDays(40));
            answers.Add((await client.DataAsync(Listed, new { m = model }, key: true)).ToString());
            var scores = await client.DataAsync(
                "query($m: ID!) { v2RoundModelPerformances(modelId: $m) { roundNumber atRisk intraRoundSubmissionScores { displayName day value payoutPending } } }",
                new { m = model }
            );
            answers.Add(scores.ToString());
        }
        answers[2].ShouldBe(answers[0]);
        answers[3].ShouldBe(answers[1]);
    }

    /// <summary>Before anybody uploads, a world is what it was.</summary>
    [Fact]
    public async Task OtherModels_AreNotTouched()
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var own = await client.OwnModelAsync();
        const string Board =
            "{ roundDetails(tournament: 8, roundNumber: 1266) { models { id selectedStakeValue v2Corr20 payoutSettled } } }";
        client.Server.MoveClock(Open.AddDays(40));
        var before = Others(await client.DataAsync(Board), own);
        client.Server.MoveClock(Open);
        await files.SubmitAsync(own, FileClient.Predictions(1266));
        client.Server.MoveClock(Open.AddDays(40));
        Others(await client.DataAsync(Board), own).ShouldBe(before);
    }

    [Theory]
    [InlineData(Tournament.Signals)]
    [InlineData(Tournament.Crypto)]
    public async Task OtherTournaments_TakeUploadsToo(Tournament tournament)
    {
        await using var client = await TestClient.StartAsync(Open);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync(tournament);
        var column = tournament == Tournament.Signals ? "numerai_ticker,signal" : "symbol,signal";
        var text = System.Text.Encoding.UTF8.GetString(FileClient.Predictions(1266, 3, tournament));
        var file = System.Text.Encoding.UTF8.GetBytes(text.Replace("id,prediction", column, StringComparison.Ordinal));
        var id = await files.SubmitAsync(model, file, tournament);
        client.Server.MoveClock(Open.AddDays(100));
        var scores = await client.DataAsync(
            "query($m: ID!, $t: Int!) { v2RoundModelPerformances(modelId: $m, tournament: $t, roundNumber__eq: 1266) { submissionId submissionScores { displayName value day } } }",
            new { m = model, t = (int)tournament }
        );
        var row = scores.GetProperty("v2RoundModelPerformances")[0];
        Text(row, "submissionId").ShouldBe(id);
        row.GetProperty("submissionScores").GetArrayLength().ShouldBeGreaterThan(1);
    }

    private static string Payout(JsonElement data) =>
        Text(data.GetProperty("v2RoundModelPerformances")[0].GetProperty("submissionScores")[0], "payoutSettled");

    private static List<string> Others(JsonElement data, string own) =>
        [
            .. data.GetProperty("roundDetails")
                .GetProperty("models")
                .EnumerateArray()
                .Where(m => Text(m, "id") != own)
                .Select(m => m.ToString()),
        ];

    private static async Task<string> NewModelAsync(TestClient client)
    {
        var data = await client.DataAsync("mutation { addModel(name: \"fresh\", tournament: 8) { id } }", key: true);
        return Text(data.GetProperty("addModel"), "id");
    }

    /// <summary>Round, status and, where it is an upload, its id.</summary>
    private static List<(int, string, string?)> Statuses(JsonElement data) =>
        [
            .. data.GetProperty("model")
                .GetProperty("latestSubmissions")
                .EnumerateArray()
                .Select(l =>
                    (
                        l.GetProperty("roundNumber").GetInt32(),
                        Text(l, "status"),
                        l.GetProperty("filename").GetString() is null or "predictions.csv" ? null : Text(l, "id")
                    )
                )
                .Select(l => (l.Item1, l.Item2, (string?)l.Item3)),
        ];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
