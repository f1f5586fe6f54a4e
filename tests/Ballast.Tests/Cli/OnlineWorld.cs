using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A server on this machine with one account and one model, and a command line with its keys.</summary>
internal sealed class OnlineWorld : IDisposable
{
    /// <summary>Round 1290 is open and takes submissions for two more hours.</summary>
    public static readonly DateTimeOffset Now = new(2026, 7, 4, 14, 0, 0, TimeSpan.Zero);

    public const string Secret = "CANARY0SECRET0NEVER0SHOWN";

    public OnlineWorld(DateTimeOffset? now = null)
    {
        Line = new CommandLine
        {
            Now = now ?? Now,
            Variables = new Dictionary<string, string>
            {
                ["NUMERAI_PUBLIC_ID"] = "PUBLIC",
                ["NUMERAI_SECRET_KEY"] = Secret,
            },
        };
        Server.Fields["rounds"] = _ =>
            """[{"number":1290,"tournament":8,"openTime":"2026-07-04T12:00:00Z","closeTime":"2026-07-05T16:00:00Z","closeStakingTime":"2026-07-04T16:00:00Z"}]""";
        Server.Fields["account"] = _ =>
            $$"""{"id":"a","username":"ann","status":"VERIFIED","availableNmr":"12.5","heldForScheduledStakeIncreases":"1.0","models":[{{Model()}}]}""";
        Server.Fields["apiTokenInfo"] = _ =>
            """{"name":"k","publicId":"PUBLIC","scopes":["read_user_info","upload_submission"],"accountUsername":"ann"}""";
        Server.Fields["model"] = _ => Model();
        Server.Fields["listDatasets"] = _ => """["v5.0/train.parquet","v5.0/live.parquet"]""";
        Server.Fields["dataset"] = _ => $"\"{Server.Url}files/live.parquet?sig=SECRET0SIGNATURE\"";
        Server.Fields["submissionDownloadAuth"] = _ =>
            $$"""{"filename":"f-1.csv","url":"{{Server.Url}}files/f-1.csv?sig=SECRET0SIGNATURE"}""";
        Server.Fields["submissions"] = _ =>
            """[{"id":"s-0","filename":"old.csv","insertedAt":"2026-07-01T00:00:00Z"},{"id":"s-1","filename":"f-1.csv","insertedAt":"2026-07-04T13:00:00Z"}]""";
        foreach (
            var question in (string[])["submissionUploadAuth", "submissionUploadSignalsAuth", "diagnosticsUploadAuth"]
        )
            Server.Fields[question] = _ =>
                $$"""{"filename":"f-1.csv","url":"{{Server.Url}}files/f-1.csv?sig=SECRET0SIGNATURE"}""";
        Server.Fields["createSubmission"] = _ => """{"id":"s-1"}""";
        Server.Fields["createDiagnostics"] = _ => """{"id":"d-1"}""";
        Server.Fields["diagnostics"] = _ =>
            """[{"id":"d-1","status":"done","trainedOnVal":false,"validationCorrMean":0.0213,"perEraDiagnostics":[{"era":"0575","validationCorr":0.01}]}]""";
        Server.Fields["v2Leaderboard"] = _ =>
            """[{"id":"m-9","username":"first\u001b[2Jmodel","rank":1,"nmrStaked":"100.5","corr20V2Rep":0.02,"mmcRep":0.01,"return_52_weeks":0.5}]""";
        Server.Fields["accountLeaderboard"] = _ =>
            """[{"id":"a-9","username":"boss","rank":1,"nmrStaked":"1000","v2Corr20":0.02,"return1y":0.5}]""";
        Server.Fields["v3UserProfile"] = heard =>
            heard.Variables.GetProperty("modelName").GetString() == "m1"
                ? """{"id":"m-1","username":"m1","accountName":"ann","tournament":8,"stakeValue":"10","latestReps":{"corr20V2":0.02},"latestRanks":{"corr20V2":7}}"""
                : "null";
        Server.Fields["accountProfile"] = heard =>
            heard.Variables.GetProperty("username").GetString() == "ann"
                ? """{"id":"a","username":"ann","title":"Master","tournament":8,"totalStake":"10","models":[{"id":"m-1","displayName":"m1","tournament":8,"stake":"10"}]}"""
                : "null";
        Server.Storage = _ => new Said { Body = "id,prediction\na,0.5\n"u8.ToArray() };
    }

    public ScriptedServer Server { get; } = new();

    public CommandLine Line { get; }

    /// <summary>What Numerai shows of the model's submissions.</summary>
    public string Submissions { get; set; } =
        """{"id":"s-1","filename":"f-1.csv","roundNumber":1290,"roundCloseStaking":"2026-07-04","status":"on-time","timestamp":"2026-07-04T14:00:00Z"},{"id":null,"roundNumber":1289,"status":"none"}""";

    public IReadOnlyList<Heard> Puts => [.. Server.Requests.Where(r => r.Method == "PUT")];

    public CommandLine.Said Run(params string[] words) => Line.Run([.. words, "--api", Server.Url]);

    public System.Text.Json.JsonElement Json(params string[] words) => Line.Json([.. words, "--api", Server.Url]);

    public void Dispose()
    {
        Line.Dispose();
        Server.Dispose();
    }

    private string Model() =>
        $$$$"""{"id":"m-1","name":"m1","tournament":8,"latestSubmissions":[{{{{Submissions}}}}],"v2Stake":{"latestValue":"11","latestValueSettled":"10","stakeValue":"10","pendingV2ChangeStakeRequest":{"type":"increase","requestedAmount":"1","status":"pending","dueDate":"2026-07-05T16:00:00Z"}}}""";
}
