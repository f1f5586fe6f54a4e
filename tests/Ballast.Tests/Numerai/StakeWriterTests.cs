using System.Text.Json.Nodes;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Stakes;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>A change is sent once, whatever happens, and its outcome is one of three.</summary>
public class StakeWriterTests
{
    private static readonly Nmr Amount = Nmr.Parse("10.500000000000000001");

    [Fact]
    public async Task increase_is_sent_exactly_and_accepted()
    {
        using var door = new Door(FakeServer.Answering(FakeServer.Fixture("increase-stake")));

        var outcome = await door.Writer.IncreaseAsync("m1", Amount);

        outcome.ShouldBeOfType<StakeChangeOutcome.Accepted>().Change.RequestedAmount.ShouldBe(Nmr.Parse("10.5"));
        var asked = door.Server.Asked.ShouldHaveSingleItem();
        asked.Operation.ShouldBe("IncreaseStake");
        asked.Variables.ToJsonString().ShouldBe("""{"modelId":"m1","amount":"10.500000000000000001"}""");
        asked.Authorization.ShouldBe($"Token {Door.PublicId}${Door.Secret}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task release_is_sent_exactly_and_accepted(bool all)
    {
        using var door = new Door(FakeServer.Answering(FakeServer.Fixture("release-stake")));

        var outcome = all
            ? await door.Writer.ReleaseAllAsync("m1", Amount)
            : await door.Writer.ReleaseAsync("m1", Amount);

        outcome.ShouldBeOfType<StakeChangeOutcome.Accepted>();
        var variables = door.Server.Asked.ShouldHaveSingleItem().Variables;
        ((bool)variables["drain"]!).ShouldBe(all);
        ((string)variables["amount"]!).ShouldBe("10.500000000000000001");
    }

    [Fact]
    public async Task cancel_of_a_release_is_sent_and_accepted()
    {
        using var door = new Door(FakeServer.Answering(FakeServer.Fixture("cancel-release")));

        (await door.Writer.CancelReleaseAsync("m1")).ShouldBeOfType<StakeChangeOutcome.Accepted>();
        door.Server.Asked.ShouldHaveSingleItem().Operation.ShouldBe("CancelRelease");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task amount_that_is_not_positive_is_a_mistake_of_the_program(string amount)
    {
        using var door = new Door(FakeServer.Answering(FakeServer.Fixture("increase-stake")));

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => door.Writer.IncreaseAsync("m1", Nmr.Parse(amount)));
        door.Server.Asked.ShouldBeEmpty();
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
    public async Task no_is_told_as_refused_and_never_sent_again(string refusal)
    {
        var (answer, code) = RefusalAnswers[refusal];
        using var door = new Door(FakeServer.Answering(answer()));

        var outcome = await door.Time.RunAsync(door.Writer.IncreaseAsync("m1", Amount));

        outcome.ShouldBeOfType<StakeChangeOutcome.Refused>().Code.ShouldBe(code);
        door.Server.Asked.Count.ShouldBe(1);
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
        };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task lost_answer_is_told_as_unknown_and_never_sent_again(string doubt)
    {
        var options = Door.Patient with { AttemptTimeout = TimeSpan.FromSeconds(8) };
        using var door = new Door(DoubtfulAnswers[doubt](), options);

        // The clock runs on only where there is silence: an answer that is there is not raced by the deadline.
        var change = door.Writer.IncreaseAsync("m1", Amount);
        var outcome = doubt == "silence" ? await door.Time.RunAsync(change) : await change;

        outcome.ShouldBeOfType<StakeChangeOutcome.Unknown>().Why.ShouldStartWith("IncreaseStake");
        door.Server.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task connection_that_never_came_about_is_told_as_refused(HttpRequestError error)
    {
        using var door = new Door(FakeServer.Throwing(() => new HttpRequestException(error, "no")));

        var refused = (await door.Writer.IncreaseAsync("m1", Amount)).ShouldBeOfType<StakeChangeOutcome.Refused>();

        refused.Reason.ShouldStartWith("Nothing was sent.");
        door.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task field_missing_from_the_answer_leaves_the_change_accepted()
    {
        using var door = new Door(FakeServer.Answering(FakeServer.Json("""{"data":{"increaseStake":{"id":"7"}}}""")));

        (await door.Writer.IncreaseAsync("m1", Amount))
            .ShouldBeOfType<StakeChangeOutcome.Accepted>()
            .Change.Id.ShouldBe("7");
    }

    [Fact]
    public async Task cancellation_before_sending_throws_and_sends_nothing()
    {
        using var door = new Door(FakeServer.Answering(FakeServer.Fixture("increase-stake")));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            door.Writer.IncreaseAsync("m1", Amount, new CancellationToken(canceled: true))
        );
        door.Server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task cancellation_after_sending_is_unknown()
    {
        using var cancellation = new CancellationTokenSource();
        using var door = new Door(FakeServer.Silent());
        var change = door.Writer.IncreaseAsync("m1", Amount, cancellation.Token);

        await cancellation.CancelAsync();

        (await change)
            .ShouldBeOfType<StakeChangeOutcome.Unknown>()
            .Why.ShouldContain("cancelled after it had been sent");
        door.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task key_is_not_sent_over_an_open_road()
    {
        using var door = new Door(
            FakeServer.Answering(FakeServer.Fixture("increase-stake")),
            Door.Patient with
            {
                Endpoint = new Uri("http://numerai.example/"),
            }
        );

        (await door.Writer.IncreaseAsync("m1", Amount))
            .ShouldBeOfType<StakeChangeOutcome.Refused>()
            .Code.ShouldBe(NumeraiErrorCode.Configuration);
        (await Should.ThrowAsync<NumeraiException>(() => door.Client.AccountAsync())).Code.ShouldBe(
            NumeraiErrorCode.Configuration
        );
        door.Server.Asked.ShouldBeEmpty();
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

    private static HttpResponseMessage ChangeAndError()
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("increase-stake"))!;
        body["errors"] = new JsonArray(new JsonObject { ["message"] = "ledger was busy" });
        return FakeServer.Json(body.ToJsonString());
    }
}
