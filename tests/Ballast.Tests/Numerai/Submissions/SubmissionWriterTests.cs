using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Numerai.Changes;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Profiles;
using Ballast.Numerai.Submissions;
using Ballast.Numerai.Transfers;
using Ballast.Numerai.Wire;
using Ballast.Tests.Numerai.Support;
using Ballast.Tests.Support;

namespace Ballast.Tests.Numerai.Submissions;

/// <summary>Uploads in three steps: the bytes go without the key and may go again; the submission is named once.</summary>
public sealed class SubmissionWriterTests : IDisposable
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("id,prediction\na,0.1\nb,0.9\n");

    private readonly ScriptedServer _server = new();
    private readonly NumeraiConnection _connection;
    private readonly NumeraiSubmissionWriter _writer;

    public SubmissionWriterTests()
    {
        _connection = new NumeraiConnection(
            new NumeraiOptions
            {
                Endpoint = new Uri(_server.Url),
                AttemptTimeout = TimeSpan.FromSeconds(2),
                FirstRetryDelay = TimeSpan.FromMilliseconds(1),
                Transfers = new TransferLimits
                {
                    FirstRetryDelay = TimeSpan.FromMilliseconds(1),
                    Silence = TimeSpan.FromSeconds(1),
                },
            }
        );
        _writer = new NumeraiSubmissionWriter(_connection, ClientFixture.Key);
        var address = $$"""{"filename":"f-1.csv","url":"{{_server.Url}}files/f-1.csv?sig=SECRET0SIGNATURE"}""";
        foreach (
            var question in (string[])
                [
                    "submissionUploadAuth",
                    "submissionUploadSignalsAuth",
                    "diagnosticsUploadAuth",
                    "computePickleUploadAuth",
                ]
        )
            _server.Fields[question] = _ => address;
        _server.Fields["createSubmission"] = _ => """{"id":"s-1"}""";
        _server.Fields["createSignalsSubmission"] = _ => """{"id":"s-2","firstEffectiveDate":"2026-07-06"}""";
        _server.Fields["createDiagnostics"] = _ => """{"id":"d-1"}""";
        _server.Fields["createComputePickleUpload"] = _ => """{"id":"p-1"}""";
        _server.Storage = _ => new Said();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
    }

    private IReadOnlyList<Heard> Puts => [.. _server.Requests.Where(r => r.Method == "PUT")];

    private IReadOnlyList<Heard> Creates =>
        [.. _server.Requests.Where(r => r.Path == "/" && r.Root.StartsWith("create", StringComparison.Ordinal))];

    [Fact]
    public async Task Submit_OfPredictions_PutsTheBytesWithoutTheKeyAndNamesThemOnce()
    {
        UploadedFile? uploaded = null;
        var outcome = await _writer.SubmitAsync(
            Tournament.Classic,
            "m-1",
            UploadFile.Of("some/folder/predictions.csv", Bytes),
            new SubmissionOptions { DataDatestamp = 20260704, ComputeId = "node-1" },
            onUploaded: u => uploaded = u
        );
        outcome.ShouldBeOfType<ChangeOutcome<WireCreatedSubmission>.Accepted>().Value.Id.ShouldBe("s-1");
        uploaded.ShouldBe(new UploadedFile("f-1.csv"));
        var put = Puts.ShouldHaveSingleItem();
        (put.Path, put.Header("Authorization"), put.Header("x_compute_id")).ShouldBe(
            ("/files/f-1.csv?sig=SECRET0SIGNATURE", null, "node-1")
        );
        // An address may be signed for a request without one.
        put.Header("Content-Type").ShouldBeNull();
        put.Body.ShouldBe(Bytes);
        _server
            .Requests.First()
            .Variables.ToString()
            .ShouldBe("""{"filename":"predictions.csv","tournament":8,"modelId":"m-1"}""");
        Creates
            .ShouldHaveSingleItem()
            .Variables.ToString()
            .ShouldBe(
                """{"filename":"f-1.csv","modelId":"m-1","tournament":8,"source":"ballast","dataDatestamp":20260704}"""
            );
    }

    [Fact]
    public async Task Submit_OfSignals_GoesItsOwnWay()
    {
        var outcome = await _writer.SubmitAsync(Tournament.Signals, "m-1", UploadFile.Of("signals.csv", Bytes));
        var made = outcome.ShouldBeOfType<ChangeOutcome<WireCreatedSubmission>.Accepted>().Value;
        (made.Id, made.FirstEffectiveDate).ShouldBe(("s-2", new DateOnly(2026, 7, 6)));
        _server
            .Requests.Select(r => r.Path == "/" ? r.Root : r.Method)
            .ShouldBe(["submissionUploadSignalsAuth", "PUT", "createSignalsSubmission"]);
    }

    [Fact]
    public async Task Upload_OfDiagnosticsAndPickles_GivesTheirIds()
    {
        var diagnostics = await _writer.UploadDiagnosticsAsync(
            Tournament.Classic,
            "m-1",
            UploadFile.Of("v.csv", Bytes)
        );
        var pickle = await _writer.UploadPickleAsync(
            Tournament.Classic,
            "m-1",
            UploadFile.Of("m.pkl", Bytes),
            "d-9",
            "i-9"
        );
        diagnostics.ShouldBeOfType<ChangeOutcome<WireCreatedUpload>.Accepted>().Value.Id.ShouldBe("d-1");
        pickle.ShouldBeOfType<ChangeOutcome<WireCreatedUpload>.Accepted>().Value.Id.ShouldBe("p-1");
        Creates[1].Variables.GetProperty("dataVersionId").GetString().ShouldBe("d-9");
    }

    [Fact]
    public async Task Submit_WhereTheStorageFailsAtFirst_PutsTheSameBytesAgain()
    {
        _server.Storage = _ => Puts.Count == 1 ? Said.Html(503) : new Said();
        var outcome = await _writer.SubmitAsync(Tournament.Classic, "m-1", UploadFile.Of("p.csv", Bytes));
        outcome.ShouldBeOfType<ChangeOutcome<WireCreatedSubmission>.Accepted>();
        Puts.Select(p => p.Body.Length).ShouldBe([Bytes.Length, Bytes.Length]);
        Creates.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("403", NumeraiErrorCode.Refused)]
    [InlineData("500", NumeraiErrorCode.Unavailable)]
    [InlineData("413", NumeraiErrorCode.Refused)]
    [InlineData("302", NumeraiErrorCode.InvalidAnswer)]
    [InlineData("silent", NumeraiErrorCode.TimedOut)]
    public async Task Submit_WhereTheStorageDoesNotTakeIt_NamesNothingAndSaysSo(string how, NumeraiErrorCode code)
    {
        _server.Storage = _ => how == "silent" ? new Said { IsSilent = true } : Said.Html(int.Parse(how));
        var outcome = await _writer.SubmitAsync(Tournament.Classic, "m-1", UploadFile.Of("p.csv", Bytes));
        var refused = outcome.ShouldBeOfType<ChangeOutcome<WireCreatedSubmission>.Refused>();
        refused.Code.ShouldBe(code, refused.Reason);
        refused.Reason.ShouldStartWith("Nothing was submitted.");
        refused.Reason.ShouldNotContain("SECRET0SIGNATURE");
        refused.Reason.ShouldNotContain("\u001b");
        Creates.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("500")]
    [InlineData("null")]
    [InlineData("html")]
    [InlineData("error-of-the-gateway")]
    public async Task Submit_WhoseAnswerIsLost_IsUnknownAndSentOnce(string how)
    {
        _server.Instead["createSubmission"] = _ =>
            how switch
            {
                "cut" => new Said { Reported = 1000, Body = "{"u8.ToArray() },
                "500" => Said.Json("""{"errors":[{"message":"Internal server error"}]}""", 500),
                "null" => Said.Json("""{"data":{"createSubmission":null}}"""),
                "html" => Said.Html(),
                _ => Said.Json("""{"data":{"createSubmission":null},"errors":[{"message":"Request timed out"}]}"""),
            };
        var outcome = await _writer.SubmitAsync(Tournament.Classic, "m-1", UploadFile.Of("p.csv", Bytes));
        outcome.ShouldBeOfType<ChangeOutcome<WireCreatedSubmission>.Unknown>().Why.ShouldNotContain("System.");
        Creates.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_ThatNumeraiRefusesInWords_IsRefusedInThem()
    {
        _server.Instead["createSubmission"] = _ =>
            Said.Json(
                """{"data":{"createSubmission":null},"errors":[{"message":"Invalid ids\u001b[2J for this round"}]}"""
            );
        var outcome = await _writer.SubmitAsync(Tournament.Classic, "m-1", UploadFile.Of("p.csv", Bytes));
        var refused = outcome.ShouldBeOfType<ChangeOutcome<WireCreatedSubmission>.Refused>();
        refused.Reason.ShouldContain("Invalid ids [2J for this round");
    }

    [Fact]
    public async Task Submit_WithAKeyThatMayNot_SendsNoByte()
    {
        _server.Instead["submissionUploadAuth"] = _ =>
            Said.Json("""{"data":null,"errors":[{"message":"Insufficient permission for upload_submission"}]}""");
        var outcome = await _writer.SubmitAsync(Tournament.Classic, "m-1", UploadFile.Of("p.csv", Bytes));
        outcome
            .ShouldBeOfType<ChangeOutcome<WireCreatedSubmission>.Refused>()
            .Code.ShouldBe(NumeraiErrorCode.Permission);
        Puts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Profile_Edits_AreDoneWhereNumeraiSaysTrueInWhateverShape()
    {
        _server.Fields["setUserBio"] = _ => "true";
        _server.Fields["setUserLink"] = _ => "false";
        _server.Fields["setSubmissionWebhook"] = _ => "\"true\"";
        var writer = new NumeraiProfileWriter(_connection, ClientFixture.Key);
        (await writer.SetBioAsync("m-1", "hello")).ShouldBeOfType<ChangeOutcome<ProfileChange>.Accepted>();
        (
            await writer.SetLinkAsync("m-1", "mine", "https://example.com")
        ).ShouldBeOfType<ChangeOutcome<ProfileChange>.Unknown>();
        (await writer.SetWebhookAsync("m-1", null)).ShouldBeOfType<ChangeOutcome<ProfileChange>.Accepted>();
        // A null that means something is sent.
        _server.Requests.Last().Variables.GetProperty("newSubmissionWebhook").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
