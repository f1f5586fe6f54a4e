using System.Net;
using System.Net.Sockets;
using System.Text;
using Ballast.Server.Security;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>One client cannot lock the others out.</summary>
public sealed class ConnectionGuardTests
{
    [Theory]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /healthz HT")]
    [InlineData("")]
    public async Task ManyIdleConnections_LockNobodyOut(string begun)
    {
        await using var served = await Served.StartAsync();
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < ConnectionGuard.Most + 200; i++)
            {
                var client = new TcpClient();
                idle.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, served.Url.Port, TestContext.Current.CancellationToken);
                await client
                    .GetStream()
                    .WriteAsync(Encoding.Latin1.GetBytes(begun), TestContext.Current.CancellationToken);
            }
            // The server lets a silent connection go after ten seconds: nobody has to wait for that.
            using var fresh = new HttpClient { BaseAddress = served.Url, Timeout = TimeSpan.FromSeconds(10) };
            for (var i = 0; i < 5; i++)
                (await fresh.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
                    HttpStatusCode.OK
                );
        }
        finally
        {
            idle.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task Upload_ThatTrickles_KeepsNoImportOut()
    {
        await using var served = await Served.StartAsync();
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, served.Url.Port, TestContext.Current.CancellationToken);
        var head =
            "POST /api/v1/classic/import?metric=corr&name=slow.csv HTTP/1.1\r\nHost: localhost\r\nX-Ballast-Csrf: 1\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\nroundNumber,slow\n";
        await slow.GetStream().WriteAsync(Encoding.Latin1.GetBytes(head), TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        using var body = new StringContent("roundNumber,quick\n1180,0.01\n", Encoding.UTF8, "text/csv");
        (
            await served
                .SendAsync(
                    HttpMethod.Post,
                    "/api/v1/classic/import?metric=corr&name=q.csv",
                    body,
                    ("X-Ballast-Csrf", "1")
                )
                .StatusAsync()
        ).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Upload_BelowTheLeastRate_IsCutOff()
    {
        await using var served = await Served.StartAsync();
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, served.Url.Port, TestContext.Current.CancellationToken);
        var stream = slow.GetStream();
        var head =
            "POST /api/v1/classic/import?metric=corr&name=slow.csv HTTP/1.1\r\nHost: localhost\r\nX-Ballast-Csrf: 1\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\nroundNumber,slow\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head), TestContext.Current.CancellationToken);
        var ended = Task.Run(async () =>
        {
            var buffer = new byte[4096];
            try
            {
                var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
                return Encoding.Latin1.GetString(buffer, 0, read);
            }
            catch (IOException)
            {
                return "";
            }
        });
        // 150 bytes a second.
        for (var i = 0; i < 300 && !ended.IsCompleted; i++)
        {
            try
            {
                await stream.WriteAsync(new byte[15], TestContext.Current.CancellationToken);
            }
            catch (IOException)
            {
                break;
            }
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        (await ended.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken)).ShouldNotContain(" 200 ");
        ended.IsCompleted.ShouldBeTrue();
    }
}
