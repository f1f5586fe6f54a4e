using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ballast.Tests.Support;

/// <summary>A mail server on this machine that takes what comes and knows no encryption; enough of RFC 5321 for a client.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SmtpServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it says to a receiver.</summary>
    public string ToReceiver { get; set; } = "250 fine";

    /// <summary>Messages as they came, headers and all.</summary>
    public ConcurrentQueue<string> Taken { get; } = [];

    /// <summary>Words of clients outside of messages.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

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
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false))
                {
                    NewLine = "\r\n",
                    AutoFlush = true,
                };
                await writer.WriteLineAsync("220 here");
                while (await reader.ReadLineAsync() is { } line)
                    await AnswerAsync(line, reader, writer);
            }
            catch (IOException) { }
        }
    }

    private async Task AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        Heard.Enqueue(line);
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                await writer.WriteLineAsync("250-here\r\n250 AUTH PLAIN");
                break;
            case "AUTH":
                await writer.WriteLineAsync("535 no, not me@example.org with hunter2-secret");
                break;
            case "RCPT":
                await writer.WriteLineAsync(ToReceiver);
                break;
            case "DATA":
                await writer.WriteLineAsync("354 go on");
                var text = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".")
                    text.Append(part).Append('\n');
                Taken.Enqueue(text.ToString());
                await writer.WriteLineAsync("250 taken");
                break;
            case "QUIT":
                await writer.WriteLineAsync("221 bye");
                break;
            default:
                await writer.WriteLineAsync("250 fine");
                break;
        }
    }
}
