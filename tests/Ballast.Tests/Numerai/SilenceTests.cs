using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Stakes;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>A server that takes a question and says nothing: reported within half a minute, by a clock that stands still until it is moved.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task Question_ToASilentServer_IsAskedOnceMoreAndThenGivenUp()
    {
        var attempts = new List<RequestAttempt>();
        using var fixture = new ClientFixture(FakeServer.Silent(), new NumeraiOptions { Observer = attempts.Add });
        var error = await Should.ThrowAsync<NumeraiException>(() =>
            fixture.Time.RunAsync(fixture.Client.NmrPriceAsync())
        );
        error.Code.ShouldBe(NumeraiErrorCode.TimedOut);
        error.Message.ShouldContain("nothing came from api-tournament.numer.ai within 20 s");
        attempts.Count.ShouldBe(2);
        attempts.ShouldAllBe(a => a.IsSilence);
    }

    [Fact]
    public async Task Change_ToASilentServer_IsWaitedForLongerAndSentOnce()
    {
        using var fixture = new ClientFixture(FakeServer.Silent(), new NumeraiOptions());
        var outcome = await fixture.Time.RunAsync(fixture.Writer.IncreaseAsync("m1", Nmr.Parse("10")));
        outcome.ShouldBeOfType<StakeChangeOutcome.Unknown>();
        fixture.Time.Passed.ShouldBe(TimeSpan.FromSeconds(60));
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "the name api-tournament.numer.ai cannot be found")]
    [InlineData(HttpRequestError.ConnectionError, "nobody answers at api-tournament.numer.ai")]
    [InlineData(HttpRequestError.SecureConnectionError, "no secure connection")]
    [InlineData(HttpRequestError.ResponseEnded, "closed the connection before the end of its answer")]
    public async Task Network_ThatFails_IsReportedInWordsForPeople(HttpRequestError error, string words)
    {
        using var fixture = new ClientFixture(
            FakeServer.Throwing(() => new HttpRequestException(error, "System.Net.Sockets.SocketException (111)")),
            ClientFixture.Patient with
            {
                MaxAttempts = 1,
            }
        );
        var failure = await Should.ThrowAsync<NumeraiException>(() => fixture.Client.NmrPriceAsync());
        failure.Message.ShouldContain(words);
        failure.Message.ShouldNotContain("System.");
        failure.Message.ShouldNotContain("Exception");
    }
}
