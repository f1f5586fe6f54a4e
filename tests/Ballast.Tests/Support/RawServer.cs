using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ballast.Tests.Support;

/// <summary>A server on this machine that reads each request and then does with the connection what it is told: HTTP or anything else.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<NetworkStream, CancellationToken, Task> _behave;
    private readonly CancellationTokenSource _end = new();

    public RawServer(Func<NetworkStream, CancellationToken, Task> behave)
    {
        _behave = behave;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Answers every request with these bytes and closes.</summary>
    public static RawServer Saying(string text) =>
        new(async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token));

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await ReadRequestAsync(client.GetStream());
                await _behave(client.GetStream(), _end.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Whoever asked has gone, or the test is over.
            }
        }
    }

    /// <summary>To the end of the body: a connection that is closed before looks broken to who is still sending.</summary>
    private async Task ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[16384];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _end.Token);
            if (read == 0)
                return;
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var length = all.Split("Content-Length: ") is [_, var rest] ? int.Parse(rest.Split("\r\n")[0]) : 0;
            if (all.Length - end - 4 >= length)
                return;
        }
    }
}
