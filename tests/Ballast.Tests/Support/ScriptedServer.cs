using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ballast.Tests.Support;

/// <summary>A request as a server on this machine saw it.</summary>
internal sealed record Heard(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The value of a header; null where it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant());

    /// <summary>What a question or change is about: its first field.</summary>
    public string Root
    {
        get
        {
            var query = (string)JsonNode.Parse(Body)!["query"]!;
            var from = query.IndexOf('{', query.IndexOf(')') is var end and >= 0 && end < query.IndexOf('{') ? end : 0);
            return new string([.. query[(from + 1)..].TrimStart().TakeWhile(char.IsLetterOrDigit)]);
        }
    }

    /// <summary>Its variables.</summary>
    public JsonElement Variables => JsonDocument.Parse(Body).RootElement.GetProperty("variables");
}

/// <summary>What a server says.</summary>
internal sealed record Said
{
    public int Status { get; init; } = 200;

    public string Type { get; init; } = "application/octet-stream";

    public byte[] Body { get; init; } = [];

    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The length that is reported, where it is not the body's.</summary>
    public long? Reported { get; init; }

    /// <summary>Says nothing at all, and keeps the connection.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Says the head and the body, and then nothing, and keeps the connection.</summary>
    public bool Stalls { get; init; }

    public static Said Json(string body, int status = 200) =>
        new()
        {
            Status = status,
            Type = "application/json",
            Body = Encoding.UTF8.GetBytes(body),
        };

    public static Said Html(int status = 200) =>
        new()
        {
            Status = status,
            Type = "text/html",
            Body = "<html><body>Please sign in \u001b[2J</body></html>"u8.ToArray(),
        };
}

/// <summary>A server on this machine that does as it is told: GraphQL under /, files elsewhere. One answer a connection.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public ScriptedServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>Answers to questions and changes, by their first field: the JSON under it.</summary>
    public Dictionary<string, Func<Heard, string>> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers in place of those, by the same names.</summary>
    public Dictionary<string, Func<Heard, Said>> Instead { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers of the storage.</summary>
    public Func<Heard, Said> Storage { get; set; } = _ => new Said { Status = 404 };

    public ConcurrentQueue<Heard> Requests { get; } = [];

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
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream) is not { } heard)
                    return;
                Requests.Enqueue(heard);
                var said = heard.Path == "/" ? Answer(heard) : Storage(heard);
                if (!said.IsSilent)
                    await WriteAsync(stream, said);
                if (said.IsSilent || said.Stalls)
                    await Task.Delay(Timeout.Infinite, _end.Token);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException) { }
        }
    }

    private Said Answer(Heard heard)
    {
        var root = heard.Root;
        if (Instead.TryGetValue(root, out var instead))
            return instead(heard);
        return Fields.TryGetValue(root, out var field)
            ? Said.Json($"{{\"data\":{{\"{root}\":{field(heard)}}}}}")
            : Said.Json(
                $$"""{"data":null,"errors":[{"message":"Cannot query field \\\"{{root}}\\\" on type \\\"RootQueryType\\\"."}]}"""
            );
    }

    private static async Task WriteAsync(NetworkStream stream, Said said)
    {
        var head = new StringBuilder($"HTTP/1.1 {said.Status} Said\r\nConnection: close\r\n");
        head.Append($"Content-Type: {said.Type}\r\nContent-Length: {said.Reported ?? said.Body.Length}\r\n");
        foreach (var header in said.Headers)
            head.Append(header).Append("\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
        await stream.WriteAsync(said.Body);
        await stream.FlushAsync();
    }

    private static async Task<Heard?> ReadAsync(NetworkStream stream)
    {
        var (all, buffer) = (new List<byte>(), new byte[1 << 16]);
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. all]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                var lines = text[..end].Split("\r\n");
                var headers = lines
                    .Skip(1)
                    .Select(l => l.Split(": ", 2))
                    .ToDictionary(l => l[0].ToLowerInvariant(), l => l[1], StringComparer.Ordinal);
                var length = int.Parse(headers.GetValueOrDefault("content-length", "0"));
                if (all.Count >= end + 4 + length)
                    return new Heard(
                        lines[0].Split(' ')[0],
                        lines[0].Split(' ')[1],
                        headers,
                        [.. all.Skip(end + 4).Take(length)]
                    );
            }
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                return null;
            all.AddRange(buffer.AsSpan(0, read));
        }
    }
}
