using System.Net.Sockets;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>Clients that open a connection and go silent: others are answered, and the server ends when it is told to.</summary>
[Collection(Alone.Name)]
public sealed class HangingClientTests
{
    [Theory]
    [InlineData("")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: appl")]
    [InlineData(
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"query\":"
    )]
    [InlineData(
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900\r\n\r\n--x\r\n"
    )]
    public async Task HalfARequest_HoldsNobodyUp(string begun)
    {
        var client = await TestClient.StartAsync(TestClient.Legacy);
        var silent = new List<TcpClient>();
        for (var i = 0; i < 200; i++)
        {
            var one = new TcpClient();
            silent.Add(one);
            await one.ConnectAsync(
                client.Server.Url.Host,
                client.Server.Url.Port,
                TestContext.Current.CancellationToken
            );
            await one.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begun), TestContext.Current.CancellationToken);
        }

        var data = await client.DataAsync("{ rounds(limit: 1) { number } }");
        data.GetProperty("rounds").GetArrayLength().ShouldBe(1);

        await client.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        silent.ForEach(s => s.Dispose());
    }
}
