using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ballast.Tests.Web.Browser;

/// <summary>Messages to a Chromium and what it says by itself, over one web socket.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    private readonly ConcurrentQueue<Action<string, JsonNode>> _listeners = new();
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _sending = new(1);
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>Hears from now on what Chromium says without being asked: method and message.</summary>
    public void Listen(Action<string, JsonNode> listener) => _listeners.Enqueue(listener);

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken cancel)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(address, cancel);
        tools._reading = tools.ReadAsync();
        return tools;
    }

    /// <summary>Sends a message and waits for its answer.</summary>
    public async Task<JsonNode> AskAsync(
        string method,
        JsonObject parameters,
        string? session,
        CancellationToken cancel
    )
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        if (session is not null)
            message["sessionId"] = session;
        await _sending.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes<JsonNode>(message),
                WebSocketMessageType.Text,
                true,
                cancel
            );
        }
        finally
        {
            _sending.Release();
        }

        var got = await answer.Task.WaitAsync(TimeSpan.FromSeconds(60), cancel);
        if (got["error"] is { } error)
            throw new InvalidOperationException($"{method}: {error.ToJsonString()}");
        return got["result"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _socket.Dispose();
        _end.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var part = new byte[1 << 16];
        using var whole = new MemoryStream();
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(part, _end.Token);
                whole.Write(part, 0, got.Count);
                if (!got.EndOfMessage)
                    continue;
                Take(JsonNode.Parse(whole.ToArray())!);
                whole.SetLength(0);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or JsonException)
        {
            foreach (var waiting in _waiting.Values)
                waiting.TrySetException(new InvalidOperationException("Chromium has gone.", e));
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id && _waiting.TryRemove(id.GetValue<int>(), out var waiting))
            waiting.TrySetResult(message);
        else if (message["method"] is { } method)
        {
            foreach (var listener in _listeners)
                listener(method.GetValue<string>(), message);
        }
    }
}
