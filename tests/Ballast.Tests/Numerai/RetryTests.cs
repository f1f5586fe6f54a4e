using System.Net;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>Questions are asked again where that helps, and only there.</summary>
public class RetryTests
{
    public static TheoryData<string> Passing => [.. Troubles.Keys];

    private static Dictionary<string, Func<HttpResponseMessage>> Troubles { get; } =
        new(StringComparer.Ordinal)
        {
            ["500"] = () => FakeServer.Text("<html>oops</html>", 500),
            ["502"] = () => FakeServer.Text("bad gateway", 502),
            ["503 in JSON"] = () => FakeServer.Json("""{"errors":{"detail":"Service Unavailable"}}""", 503),
            ["429"] = () => FakeServer.TooMany(null),
            ["429 as a message in a 200"] = () => FakeServer.Errors("429: Too many requests"),
            ["rate limit as a message in a 200"] = () => FakeServer.Errors("API rate limit exceeded"),
            ["internal error as a message in a 200"] = () => FakeServer.Errors("Internal server error"),
        };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task trouble_that_passes_is_waited_out(string trouble)
    {
        var bad = Troubles[trouble]();
        using var fixture = new ClientFixture(FakeServer.Answering(bad, bad, FakeServer.Fixture("nmr-price")));

        var answer = await fixture.Time.RunAsync(fixture.Client.NmrPriceAsync());

        answer.Value!.PriceUsd.ShouldBe(14.52m);
        fixture.Server.Asked.Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task trouble_that_stays_is_given_up_after_the_attempts_allowed(string trouble)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(Troubles[trouble]()));

        var error = await Should.ThrowAsync<NumeraiException>(() =>
            fixture.Time.RunAsync(fixture.Client.NmrPriceAsync())
        );

        error.Code.ShouldBe(
            trouble.Contains("429", StringComparison.Ordinal) || trouble.Contains("rate", StringComparison.Ordinal)
                ? NumeraiErrorCode.RateLimited
                : NumeraiErrorCode.Unavailable
        );
        fixture.Server.Asked.Count.ShouldBe(ClientFixture.Patient.MaxAttempts);
        fixture.Time.Passed.ShouldBeGreaterThan(TimeSpan.FromSeconds(10));
        fixture.Time.Passed.ShouldBeLessThan(TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task connection_that_fails_is_tried_again()
    {
        using var fixture = new ClientFixture(
            new FakeServer(
                (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
                (_, _) => throw new IOException("cut"),
                (_, _) => Task.FromResult(FakeServer.Fixture("nmr-price"))
            )
        );

        (await fixture.Time.RunAsync(fixture.Client.NmrPriceAsync())).IsComplete.ShouldBeTrue();
        fixture.Server.Asked.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(90)]
    public async Task retry_after_is_honoured_to_the_second(int seconds)
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.TooMany(seconds), FakeServer.Fixture("nmr-price"))
        );

        await fixture.Time.RunAsync(fixture.Client.NmrPriceAsync());

        fixture.Time.Passed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task retry_after_as_a_date_is_honoured()
    {
        var limited = FakeServer.Text("slow down", 429);
        using var fixture = new ClientFixture(FakeServer.Answering(limited, FakeServer.Fixture("nmr-price")));
        limited.Headers.RetryAfter = new(fixture.Time.Start.AddSeconds(33));

        await fixture.Time.RunAsync(fixture.Client.NmrPriceAsync());

        fixture.Time.Passed.ShouldBe(TimeSpan.FromSeconds(33));
    }

    [Fact]
    public async Task retry_after_beyond_the_longest_wait_fails_at_once_and_says_so()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.TooMany(3600)));

        var error = await Should.ThrowAsync<NumeraiException>(() =>
            fixture.Time.RunAsync(fixture.Client.NmrPriceAsync())
        );

        error.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        error.Message.ShouldContain("3600 s");
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task retry_after_holds_other_questions_back_too()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.TooMany(30), FakeServer.Fixture("nmr-price")),
            ClientFixture.Patient with
            {
                MaxAttempts = 1,
            }
        );
        await Should.ThrowAsync<NumeraiException>(() => fixture.Client.NmrPriceAsync());

        await fixture.Time.RunAsync(fixture.Client.NmrPriceAsync());

        fixture.Time.Passed.TotalSeconds.ShouldBe(30, 0.01);
    }

    [Theory]
    [InlineData("You must be authenticated", NumeraiErrorCode.Authentication)]
    [InlineData("Your session is invalid or has expired", NumeraiErrorCode.Authentication)]
    [InlineData("Insufficient permission for web3_staking", NumeraiErrorCode.Permission)]
    [InlineData("Expected type \"Int!\", found null", NumeraiErrorCode.Refused)]
    [InlineData("Cannot query field \"priceUsd\" on type \"NmrPrice\".", NumeraiErrorCode.SchemaChanged)]
    public async Task plain_no_is_not_asked_again(string message, NumeraiErrorCode code)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Errors(message)));

        var error = await Should.ThrowAsync<NumeraiException>(() =>
            fixture.Time.RunAsync(fixture.Client.NmrPriceAsync())
        );

        error.Code.ShouldBe(code);
        error.Message.ShouldContain(message);
        error.Message.ShouldNotContain("\n");
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, NumeraiErrorCode.Authentication)]
    [InlineData(403, NumeraiErrorCode.Permission)]
    [InlineData(302, NumeraiErrorCode.InvalidAnswer)]
    [InlineData(404, NumeraiErrorCode.InvalidAnswer)]
    [InlineData(200, NumeraiErrorCode.InvalidAnswer)]
    public async Task answer_that_is_no_json_is_reported_by_its_status(int status, NumeraiErrorCode code)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Text("<html>hello</html>", status)));

        (await Should.ThrowAsync<NumeraiException>(() => fixture.Client.NmrPriceAsync())).Code.ShouldBe(code);
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task document_that_does_not_validate_is_reported_by_name_though_its_status_is_400()
    {
        var body = """{"errors":[{"message":"Cannot query field \"priceUsd\" on type \"NmrPrice\"."}]}""";
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(body, 400)));

        var error = await Should.ThrowAsync<NumeraiException>(() => fixture.Client.NmrPriceAsync());

        error.Code.ShouldBe(NumeraiErrorCode.SchemaChanged);
        error.Field.ShouldBe("priceUsd");
    }

    [Fact]
    public async Task attempt_without_an_answer_times_out_and_is_tried_again()
    {
        var options = ClientFixture.Patient with { AttemptTimeout = TimeSpan.FromSeconds(8), MaxAttempts = 3 };
        using var fixture = new ClientFixture(FakeServer.Silent(), options);

        var error = await Should.ThrowAsync<NumeraiException>(() =>
            fixture.Time.RunAsync(fixture.Client.NmrPriceAsync())
        );

        error.Code.ShouldBe(NumeraiErrorCode.TimedOut);
        error.Message.ShouldContain("8 s");
        fixture.Server.Asked.Count.ShouldBe(3);
        fixture.Time.Passed.ShouldBeGreaterThan(TimeSpan.FromSeconds(24));
    }

    [Fact]
    public async Task answer_larger_than_allowed_is_not_read()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Fixture("round-details")),
            ClientFixture.Patient with
            {
                MaxAnswerBytes = 100,
            }
        );

        var error = await Should.ThrowAsync<NumeraiException>(() =>
            fixture.Client.RoundDetailsAsync(Tournament.Classic, 1301)
        );

        error.Code.ShouldBe(NumeraiErrorCode.InvalidAnswer);
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task every_attempt_is_reported_to_the_observer()
    {
        var events = new List<RequestAttempt>();
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.TooMany(1), FakeServer.Fixture("nmr-price")),
            ClientFixture.Patient with
            {
                Observer = events.Add,
            }
        );

        await fixture.Time.RunAsync(fixture.Client.NmrPriceAsync());

        events.Select(e => (e.Operation, e.HttpStatus)).ShouldBe([("NmrPrice", 429), ("NmrPrice", 200)]);
    }

    [Fact]
    public async Task observer_that_fails_loses_no_answer()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Fixture("nmr-price")),
            ClientFixture.Patient with
            {
                Observer = _ => throw new InvalidOperationException(),
            }
        );

        (await fixture.Client.NmrPriceAsync()).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task cancellation_ends_the_waiting_for_another_attempt()
    {
        using var cancellation = new CancellationTokenSource();
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.TooMany(60)));
        var asking = fixture.Client.NmrPriceAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task cancellation_ends_a_request_under_way()
    {
        using var cancellation = new CancellationTokenSource();
        using var fixture = new ClientFixture(FakeServer.Silent());
        var asking = fixture.Client.NmrPriceAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task answer_cut_in_the_middle_is_reported_as_no_answer()
    {
        var cut = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"data":{"latestNmrPrice":{"pri""", Encoding.UTF8, "application/json"),
        };
        using var fixture = new ClientFixture(FakeServer.Answering(cut));

        (await Should.ThrowAsync<NumeraiException>(() => fixture.Client.NmrPriceAsync())).Code.ShouldBe(
            NumeraiErrorCode.InvalidAnswer
        );
    }
}
