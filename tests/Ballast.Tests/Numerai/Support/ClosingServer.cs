using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ballast.Tests.Numerai.Support;

/// <summary>
/// A real server on this machine that answers the first request and keeps the connection, then reads each further request
/// on a kept connection and closes it without a word: where an HTTP stack might repeat a request by itself.
/// </summary>
internal sealed class ClosingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _answer;
    private int _received;
    private int _connections;

    public ClosingServer(string answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Whole requests read so far.</summary>
    public int Received => Volatile.Read(ref _received);

    /// <summary>Connections taken so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Whether the very first request on a connection is closed on as well.</summary>
    public bool ClosesAtOnce { get; set; }

    public void Dispose() => _listener.Dispose();

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
            Interlocked.Increment(ref _connections);
            var stream = client.GetStream();
            if (!await ReadRequestAsync(stream) || ClosesAtOnce)
                return;
            var body = Encoding.UTF8.GetBytes(_answer);
            var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(body);
            await ReadRequestAsync(stream);
        }
    }

    private async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[16384];
        while (true)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                return false;
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var length = int.Parse(all.Split("Content-Length: ")[1].Split("\r\n")[0]);
            if (all.Length - end - 4 < length)
                continue;
            Interlocked.Increment(ref _received);
            return true;
        }
    }
}
