using System.Text.Json.Nodes;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Stakes;
using Ballast.Tests.Numerai.Support;
using Ballast.Tests.Support;

namespace Ballast.Tests.Numerai;

/// <summary>A change is sent once, whatever happens, and its outcome is one of three.</summary>
public class StakeWriterTests
{
    private static readonly Nmr Amount = Nmr.Parse("10.500000000000000001");

    [Fact]
    public async Task increase_is_sent_exactly_and_accepted()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(Changed("{}")));

        var outcome = await fixture.Writer.IncreaseAsync("m1", Amount);

        outcome.ShouldBeOfType<StakeChangeOutcome.Accepted>().Change.RequestedAmount.ShouldBe(Amount);
        var asked = fixture.Server.Asked.ShouldHaveSingleItem();
        asked.Operation.ShouldBe("IncreaseStake");
        asked.Variables.ToJsonString().ShouldBe("""{"modelId":"m1","amount":"10.500000000000000001"}""");
        asked.Authorization.ShouldBe($"Token {ClientFixture.PublicId}${ClientFixture.Secret}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task release_is_sent_exactly_and_accepted(bool all)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(Released(all)));

        var outcome = all
            ? await fixture.Writer.ReleaseAllAsync("m1", Amount)
            : await fixture.Writer.ReleaseAsync("m1", Amount);

        outcome.ShouldBeOfType<StakeChangeOutcome.Accepted>();
        var variables = fixture.Server.Asked.ShouldHaveSingleItem().Variables;
        ((bool)variables["drain"]!).ShouldBe(all);
        ((string)variables["amount"]!).ShouldBe("10.500000000000000001");
    }

    [Fact]
    public async Task cancel_of_a_release_is_sent_and_accepted()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("cancel-release")));

        (await fixture.Writer.CancelReleaseAsync("m1")).ShouldBeOfType<StakeChangeOutcome.Accepted>();
        fixture.Server.Asked.ShouldHaveSingleItem().Operation.ShouldBe("CancelRelease");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task amount_that_is_not_positive_is_a_mistake_of_the_program(string amount)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("increase-stake")));

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() =>
            fixture.Writer.IncreaseAsync("m1", Nmr.Parse(amount))
        );
        fixture.Server.Asked.ShouldBeEmpty();
    }

    public static TheoryData<string> Refusals => [.. RefusalAnswers.Keys];

    private static Dictionary<
        string,
        (Func<HttpResponseMessage> Answer, NumeraiErrorCode Code)
    > RefusalAnswers { get; } =
        new(StringComparer.Ordinal)
        {
            ["a plain no"] = (() => No("Insufficient funds", "increaseStake"), NumeraiErrorCode.Refused),
            ["a plain no without a place"] = (() => FakeServer.Errors("Staking is closed"), NumeraiErrorCode.Refused),
            ["no scope"] = (() => FakeServer.Errors("Insufficient permission for stake"), NumeraiErrorCode.Permission),
            ["no key"] = (() => FakeServer.Errors("You must be authenticated"), NumeraiErrorCode.Authentication),
            ["401"] = (() => FakeServer.Text("who?", 401), NumeraiErrorCode.Authentication),
            ["403"] = (() => FakeServer.Text("no", 403), NumeraiErrorCode.Permission),
            ["429"] = (() => FakeServer.TooMany(5), NumeraiErrorCode.RateLimited),
            ["429 as a message in a 200"] = (
                () => FakeServer.Errors("Too many requests"),
                NumeraiErrorCode.RateLimited
            ),
            ["a changed API"] = (
                () => FakeServer.Errors("Cannot query field \"increaseStake\" on type \"RootMutationType\"."),
                NumeraiErrorCode.SchemaChanged
            ),
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task no_is_reported_as_refused_and_never_sent_again(string refusal)
    {
        var (answer, code) = RefusalAnswers[refusal];
        using var fixture = new ClientFixture(FakeServer.Answering(answer()));

        var outcome = await fixture.Time.RunAsync(fixture.Writer.IncreaseAsync("m1", Amount));

        outcome.ShouldBeOfType<StakeChangeOutcome.Refused>().Code.ShouldBe(code);
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    public static TheoryData<string> Doubts => [.. DoubtfulAnswers.Keys];

    private static Dictionary<string, Func<FakeServer>> DoubtfulAnswers { get; } =
        new(StringComparer.Ordinal)
        {
            ["500"] = () => FakeServer.Answering(FakeServer.Text("oops", 500)),
            ["500 with a plain no"] = () =>
                FakeServer.Answering(FakeServer.Json("""{"errors":[{"message":"no"}]}""", 500)),
            ["503"] = () => FakeServer.Answering(FakeServer.Text("later", 503)),
            ["408"] = () => FakeServer.Answering(FakeServer.Text("slow", 408)),
            ["302"] = () => FakeServer.Answering(FakeServer.Text("elsewhere", 302)),
            ["no JSON"] = () => FakeServer.Answering(FakeServer.Text("<html>fine</html>", 200)),
            ["cut JSON"] = () => FakeServer.Answering(FakeServer.Json("""{"data":{"increaseStake":{"id""")),
            ["empty body"] = () => FakeServer.Answering(FakeServer.Json("")),
            ["JSON without a word about it"] = () => FakeServer.Answering(FakeServer.Json("""{"data":{}}""")),
            ["null without an error"] = () =>
                FakeServer.Answering(FakeServer.Json("""{"data":{"increaseStake":null}}""")),
            ["an answer of another shape"] = () =>
                FakeServer.Answering(FakeServer.Json("""{"data":{"increaseStake":"ok"}}""")),
            ["a change and an error"] = () => FakeServer.Answering(ChangeAndError()),
            ["an error below the change"] = () => FakeServer.Answering(No("not null", "increaseStake", "dueDate")),
            ["an internal error as a message in a 200"] = () =>
                FakeServer.Answering(FakeServer.Errors("Internal server error")),
            ["a cut connection"] = () =>
                FakeServer.Throwing(() => new HttpRequestException(HttpRequestError.ResponseEnded, "cut")),
            ["a reset connection"] = () => FakeServer.Throwing(() => new IOException("reset")),
            ["anything else"] = () => FakeServer.Throwing(() => new InvalidOperationException("broken")),
            ["silence"] = FakeServer.Silent,
            ["words that nobody knows"] = () => FakeServer.Answering(FakeServer.Errors("Staking is shut, perhaps")),
            ["a gateway's words in a 200"] = () => FakeServer.Answering(FakeServer.Errors("504 Gateway Time-out")),
            ["a database's words"] = () => FakeServer.Answering(FakeServer.Errors("deadlock detected")),
            ["a known word inside other words"] = () =>
                FakeServer.Answering(FakeServer.Errors("commit failed after: You must be authenticated")),
            ["a known no and an unknown one"] = () =>
                FakeServer.Answering(FakeServer.Errors("Insufficient funds", "deadlock detected")),
            ["a known no at another place"] = () => FakeServer.Answering(No("Insufficient funds", "model")),
            ["an error without words"] = () => FakeServer.Answering(FakeServer.Json("""{"errors":[{}]}""")),
            ["a list in place of an answer"] = () => FakeServer.Answering(FakeServer.Json("[{}]")),
            ["an error that is no text"] = () =>
                FakeServer.Answering(FakeServer.Json("""{"errors":[{"message":7}]}""")),
            ["a lone surrogate in an error"] = () =>
                FakeServer.Answering(FakeServer.Json("""{"errors":[{"message":"Insufficient \ud83d funds"}]}""")),
            ["a lone surrogate in a key"] = () =>
                FakeServer.Answering(FakeServer.Json("""{"\ud83d":1,"errors":[{"message":"Insufficient funds"}]}""")),
            ["a byte that is no UTF-8"] = () => FakeServer.Answering(Bytes("{\"errors\":[{\"message\":\"\u00ff\"}]}")),
            ["a change under 400"] = () => FakeServer.Answering(Changed("{}", 400)),
            ["a change under 202"] = () => FakeServer.Answering(Changed("{}", 202)),
            ["a change under 403"] = () => FakeServer.Answering(Changed("{}", 403)),
            ["a cut change under 429"] = () =>
                FakeServer.Answering(FakeServer.Json("""{"data":{"increaseStake":{"id":"7","st""", 429)),
            ["a database's words under 401"] = () =>
                FakeServer.Answering(FakeServer.Json("""{"errors":[{"message":"deadlock detected"}]}""", 401)),
            ["a change and something like errors"] = () =>
                FakeServer.Answering(
                    FakeServer.Json(
                        """{"errors":7,"data":{"increaseStake":{"type":"increase","status":"pending","requestedAmount":"10.500000000000000001"}}}"""
                    )
                ),
            ["an empty change"] = () => FakeServer.Answering(FakeServer.Json("""{"data":{"increaseStake":{}}}""")),
            ["a change that failed"] = () => FakeServer.Answering(Changed("""{"status":"failed"}""")),
            ["a change without a state"] = () => FakeServer.Answering(Changed("""{"status":null}""")),
            ["a change of another amount"] = () => FakeServer.Answering(Changed("""{"requestedAmount":"10.5"}""")),
            ["a change without an amount"] = () => FakeServer.Answering(Changed("""{"requestedAmount":null}""")),
            ["a change the other way"] = () => FakeServer.Answering(Changed("""{"type":"decrease"}""")),
            ["a change of everything"] = () => FakeServer.Answering(Changed("""{"drain":true}""")),
            ["a change said twice"] = () =>
                FakeServer.Answering(
                    FakeServer.Json(
                        """{"data":{"increaseStake":{"type":"increase","status":"failed","status":"pending","requestedAmount":"10.500000000000000001"}}}"""
                    )
                ),
        };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task lost_answer_is_reported_as_unknown_and_never_sent_again(string doubt)
    {
        var options = ClientFixture.Patient with { AttemptTimeout = TimeSpan.FromSeconds(8) };
        using var fixture = new ClientFixture(DoubtfulAnswers[doubt](), options);

        // The clock runs on only where there is silence: an answer that is there is not raced by the deadline.
        var change = fixture.Writer.IncreaseAsync("m1", Amount);
        var outcome = doubt == "silence" ? await fixture.Time.RunAsync(change) : await change;

        outcome.ShouldBeOfType<StakeChangeOutcome.Unknown>().Why.ShouldStartWith("IncreaseStake");
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task connection_that_never_came_about_is_reported_as_refused(HttpRequestError error)
    {
        using var fixture = new ClientFixture(FakeServer.Unreachable(() => new HttpRequestException(error, "no")));

        var refused = (await fixture.Writer.IncreaseAsync("m1", Amount)).ShouldBeOfType<StakeChangeOutcome.Refused>();

        refused.Reason.ShouldStartWith("Nothing was sent.");
        fixture.Server.Tries.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task connection_that_broke_after_the_first_byte_is_unknown_whatever_it_is_called(
        HttpRequestError error
    )
    {
        using var fixture = new ClientFixture(FakeServer.Throwing(() => new HttpRequestException(error, "no")));

        (await fixture.Writer.IncreaseAsync("m1", Amount)).ShouldBeOfType<StakeChangeOutcome.Unknown>();
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task fields_that_say_nothing_about_the_change_may_be_missing_from_its_answer()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(
                FakeServer.Json(
                    """{"data":{"increaseStake":{"type":"increase","status":"pending","requestedAmount":"10.500000000000000001"}}}"""
                )
            )
        );

        (await fixture.Writer.IncreaseAsync("m1", Amount)).ShouldBeOfType<StakeChangeOutcome.Accepted>();
    }

    [Theory]
    [InlineData("pending", false)]
    [InlineData("canceled", true)]
    [InlineData("cancelled", true)]
    [InlineData("released", false)]
    public async Task cancel_is_accepted_only_where_the_answer_says_that_it_is_cancelled(string status, bool isAccepted)
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("cancel-release"))!;
        body["data"]!["cancelPendingStakeRelease"]!["status"] = status;
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(body.ToJsonString())));

        var outcome = await fixture.Writer.CancelReleaseAsync("m1");

        (outcome is StakeChangeOutcome.Accepted).ShouldBe(isAccepted);
        (outcome is StakeChangeOutcome.Unknown).ShouldBe(!isAccepted);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task release_of_a_part_and_of_everything_are_not_taken_for_each_other(bool asked, bool answered)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(Released(answered)));

        var outcome = asked
            ? await fixture.Writer.ReleaseAllAsync("m1", Amount)
            : await fixture.Writer.ReleaseAsync("m1", Amount);

        outcome.ShouldBeOfType<StakeChangeOutcome.Unknown>();
    }

    [Fact]
    public async Task connection_closed_after_sending_is_unknown()
    {
        var arrived = new TaskCompletionSource();
        using var fixture = new ClientFixture(
            new FakeServer(
                async (_, cancellation) =>
                {
                    arrived.SetResult();
                    await Task.Delay(Timeout.Infinite, cancellation);
                    return FakeServer.Json("{}");
                }
            )
        );
        var change = fixture.Writer.IncreaseAsync("m1", Amount);
        await arrived.Task;

        fixture.Connection.Dispose();

        (await change.WaitAsync(Waiting.Longest)).ShouldBeOfType<StakeChangeOutcome.Unknown>();
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task answer_to_a_connection_closed_meanwhile_still_counts()
    {
        ClientFixture? fixture = null;
        using var opened = fixture = new ClientFixture(
            new FakeServer(
                (_, _) =>
                {
                    fixture!.Connection.Dispose();
                    return Task.FromResult(Changed("{}"));
                }
            )
        );

        var outcome = await fixture.Writer.IncreaseAsync("m1", Amount);

        outcome.ShouldNotBeOfType<StakeChangeOutcome.Refused>();
    }

    [Fact]
    public async Task connection_closed_while_a_change_waits_for_its_turn_sends_nothing_and_keeps_nobody_waiting()
    {
        using var fixture = new ClientFixture(FakeServer.Silent(), ClientFixture.Patient with { MaxParallel = 1 });
        var question = fixture.Client.AccountAsync();
        var change = fixture.Writer.IncreaseAsync("m1", Amount);

        fixture.Connection.Dispose();

        (await change.WaitAsync(Waiting.Longest))
            .ShouldBeOfType<StakeChangeOutcome.Refused>()
            .Reason.ShouldStartWith("Nothing was sent.");
        await Should.ThrowAsync<NumeraiException>(() => question.WaitAsync(Waiting.Longest));
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task cancellation_before_sending_throws_and_sends_nothing()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("increase-stake")));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            fixture.Writer.IncreaseAsync("m1", Amount, new CancellationToken(canceled: true))
        );
        fixture.Server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task cancellation_after_sending_is_unknown()
    {
        using var cancellation = new CancellationTokenSource();
        using var fixture = new ClientFixture(FakeServer.Silent());
        var change = fixture.Writer.IncreaseAsync("m1", Amount, cancellation.Token);

        await cancellation.CancelAsync();

        (await change)
            .ShouldBeOfType<StakeChangeOutcome.Unknown>()
            .Why.ShouldContain("cancelled after it had been sent");
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task key_is_not_sent_over_an_open_road()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Fixture("increase-stake")),
            ClientFixture.Patient with
            {
                Endpoint = new Uri("http://numerai.example/"),
            }
        );

        (await fixture.Writer.IncreaseAsync("m1", Amount))
            .ShouldBeOfType<StakeChangeOutcome.Refused>()
            .Code.ShouldBe(NumeraiErrorCode.Configuration);
        (await Should.ThrowAsync<NumeraiException>(() => fixture.Client.AccountAsync())).Code.ShouldBe(
            NumeraiErrorCode.Configuration
        );
        fixture.Server.Asked.ShouldBeEmpty();
    }

    private static HttpResponseMessage No(string message, params string[] path) =>
        FakeServer.Json(
            new JsonObject
            {
                ["data"] = new JsonObject { ["increaseStake"] = null },
                ["errors"] = new JsonArray(
                    new JsonObject
                    {
                        ["message"] = message,
                        ["path"] = new JsonArray([.. path.Select(step => (JsonNode)step)]),
                    }
                ),
            }.ToJsonString()
        );

    /// <summary>The answer to the increase that these tests ask for, with other values laid over it.</summary>
    private static HttpResponseMessage Changed(string over, int status = 200)
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("increase-stake"))!;
        var change = body["data"]!["increaseStake"]!;
        change["requestedAmount"] = Amount.ToString();
        foreach (var (name, value) in JsonNode.Parse(over)!.AsObject())
            change[name] = value?.DeepClone();
        return FakeServer.Json(body.ToJsonString(), status);
    }

    private static HttpResponseMessage Released(bool all)
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("release-stake"))!;
        var change = body["data"]!["releaseStake"]!;
        change["requestedAmount"] = all ? "999" : Amount.ToString();
        change["drain"] = all;
        return FakeServer.Json(body.ToJsonString());
    }

    private static HttpResponseMessage Bytes(string latin) =>
        new() { Content = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(latin)) };

    private static HttpResponseMessage ChangeAndError()
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("increase-stake"))!;
        body["errors"] = new JsonArray(new JsonObject { ["message"] = "ledger was busy" });
        return FakeServer.Json(body.ToJsonString());
    }
}
