using System.Net;
using System.Net.Sockets;
using Ballast.Core.Rounds;
using Ballast.Numerai;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Stakes;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>The library's own HTTP stack against a real socket.</summary>
public class LoopbackTests
{
    [Fact]
    public async Task change_on_a_connection_that_gets_closed_arrives_once_and_is_unknown()
    {
        using var server = new ClosingServer(FakeServer.FixtureText("increase-stake"));
        using var connection = new NumeraiConnection(new NumeraiOptions { Endpoint = server.Address });
        var writer = new NumeraiStakeWriter(connection, ClientFixture.Key);

        // The first leaves an open connection behind, if anything is kept.
        (await writer.IncreaseAsync("m1", Nmr.Parse("10.5"))).ShouldBeOfType<StakeChangeOutcome.Accepted>();
        server.ClosesAtOnce = true;
        var second = await writer.IncreaseAsync("m1", Nmr.Parse("1"));

        second.ShouldBeOfType<StakeChangeOutcome.Unknown>();
        server.Received.ShouldBe(2);
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task question_over_a_real_socket_is_answered()
    {
        using var server = new ClosingServer(FakeServer.FixtureText("nmr-price"));
        using var connection = new NumeraiConnection(new NumeraiOptions { Endpoint = server.Address });

        (await new NumeraiClient(connection).NmrPriceAsync()).Value!.PriceUsd.ShouldBe(14.52m);
    }

    [Fact]
    public async Task change_to_a_port_where_nobody_listens_is_refused_because_nothing_left()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        using var connection = new NumeraiConnection(
            new NumeraiOptions { Endpoint = new Uri($"http://127.0.0.1:{port}/") }
        );

        var outcome = await new NumeraiStakeWriter(connection, ClientFixture.Key).CancelReleaseAsync("m1");

        outcome.ShouldBeOfType<StakeChangeOutcome.Refused>().Code.ShouldBe(NumeraiErrorCode.Unavailable);
    }
}
