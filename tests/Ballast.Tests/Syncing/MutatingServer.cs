using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ballast.Tests.Syncing;

/// <summary>Stands before an API and damages its answers. What becomes of one depends on the seed and the question alone, whatever the order of questions.</summary>
internal sealed class MutatingServer : IAsyncDisposable
{
    // In place of a value, as JSON: mostly of the value's own kind, else hardly an answer would come as far as being believed.
    private static readonly string[] Numbers =
    [
        "0",
        "-1",
        "7",
        "0.5",
        "-0.5",
        "1e30",
        "-1e308",
        "100001",
        "2147483647",
        "2147483648",
        "9223372036854775808",
        "12500000000000000000",
        "79228162514264337593543950336",
        "5e-324",
    ];

    private static readonly string[] Amounts =
    [
        "\"0\"",
        "\"-1\"",
        "\"7.5\"",
        "\"1e30\"",
        "\"12000000\"",
        "\"-12500000000000000000\"",
        "\"79228162514264337593543950335\"",
        "\"0.0000000000000000001\"",
        "\"12,5\"",
        "\"nan\"",
    ];

    private static readonly string[] Times =
    [
        "\"9999-12-31T23:59:59Z\"",
        "\"0001-01-01T00:00:00Z\"",
        "\"0001-01-01T00:00:00+14:00\"",
        "\"2101-01-01T00:00:00Z\"",
        "\"2100-12-31T23:59:59Z\"",
        "\"1969-12-31T00:00:00Z\"",
        "\"2026-05-13T17:59:59Z\"",
        "\"2026-05-13T18:00:01Z\"",
        "\"2031-01-01T00:00:00Z\"",
        "\"2016-01-01T00:00:00Z\"",
    ];

    private static readonly string[] Texts =
    [
        "\"\"",
        "\" \"",
        "\"corr\"",
        "\"v2_corr20\"",
        "\"brisk_beacon\"",
        "\"BRISK_BEACON\"",
        "\"\\u0000\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\u001b[2J\"",
        "\"\\u202e=cmd\"",
    ];

    private static readonly string[] Others = ["null", "true", "false", "{}", "[]", "[[]]", "[null]", "[{}]", "1e400"];

    private readonly HttpClient _origin;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    private MutatingServer(Uri origin)
    {
        _origin = new HttpClient { BaseAddress = origin };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        ((IApplicationBuilder)_app).Run(AnswerAsync);
    }

    public string Url { get; private set; } = "";

    public int Seed { get; set; }

    public static async Task<MutatingServer> StartAsync(Uri origin, CancellationToken cancellation)
    {
        var server = new MutatingServer(origin);
        await server._app.StartAsync(cancellation);
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        server.Url = addresses!.Addresses.Single();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _origin.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var question = await reader.ReadToEndAsync(http.RequestAborted);
        var key = http.Request.Headers.Authorization.ToString();
        if (!_known.TryGetValue(key + question, out var answer))
            _known[key + question] = answer = await AskAsync(question, key, http.RequestAborted);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(question));
        var chance = new Random(BitConverter.ToInt32(digest) ^ (Seed * 7919));
        if (chance.Next(150) == 0)
            http.Response.StatusCode = new[] { 204, 301, 400, 401, 404, 418, 500, 503 }[chance.Next(8)];
        // Most answers are whole: else no sync comes as far as the last one.
        else if (chance.Next(6) == 0)
            answer = Mutated(answer, chance);
        http.Response.ContentType = "application/json";
        if (http.Response.StatusCode != StatusCodes.Status204NoContent)
            await http.Response.Body.WriteAsync(answer, http.RequestAborted);
    }

    private async Task<byte[]> AskAsync(string question, string key, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent(question, Encoding.UTF8, "application/json"),
        };
        if (key.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", key);
        using var response = await _origin.SendAsync(request, cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    private static byte[] Mutated(byte[] answer, Random chance)
    {
        if (chance.Next(20) == 0)
            return Damaged(answer, chance);
        var root = JsonNode.Parse(answer);
        var marks = new List<(string Mark, string Json)>();
        for (var times = 1 + chance.Next(6); times > 0; times--)
            Change(root, chance, marks);
        var text = root!.ToJsonString();
        foreach (var (mark, json) in marks)
            text = text.Replace($"\"{mark}\"", json, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>A bit another, the end lost, a piece lost.</summary>
    private static byte[] Damaged(byte[] answer, Random chance)
    {
        var (from, to) = (chance.Next(answer.Length), chance.Next(answer.Length));
        switch (chance.Next(3))
        {
            case 0:
                var bytes = (byte[])answer.Clone();
                bytes[from] ^= (byte)(1 << chance.Next(8));
                return bytes;
            case 1:
                return answer[..from];
            default:
                return [.. answer[..Math.Min(from, to)], .. answer[Math.Max(from, to)..]];
        }
    }

    /// <summary>Walks down to some place, the deeper the likelier, and changes what stands there.</summary>
    private static void Change(JsonNode? node, Random chance, List<(string Mark, string Json)> marks)
    {
        while (node is not null)
        {
            var (next, key) = Child(node, chance);
            if (key is null)
                return;
            if (next is JsonObject or JsonArray && chance.Next(60) != 0)
            {
                node = next;
                continue;
            }
            var mark = $"@@{marks.Count}@@";
            marks.Add((mark, Value(next, chance)));
            switch (node)
            {
                case JsonObject branch when chance.Next(20) == 0:
                    branch.Remove((string)key);
                    return;
                case JsonObject branch:
                    branch[(string)key] = mark;
                    return;
                case JsonArray list when chance.Next(2) == 0:
                    // Twice, in another place.
                    list.Insert(chance.Next(list.Count), next?.DeepClone());
                    return;
                case JsonArray list when chance.Next(2) == 0:
                    list.RemoveAt((int)key);
                    return;
                case JsonArray list:
                    list[(int)key] = mark;
                    return;
                default:
                    return;
            }
        }
    }

    private static (JsonNode? Child, object? Key) Child(JsonNode node, Random chance)
    {
        if (node is JsonObject { Count: > 0 } branch)
        {
            var (key, child) = branch.ElementAt(chance.Next(branch.Count));
            return (child, key);
        }
        if (node is JsonArray { Count: > 0 } list)
        {
            var at = chance.Next(list.Count);
            return (list[at], at);
        }
        return (null, null);
    }

    private static string Value(JsonNode? old, Random chance)
    {
        if (chance.Next(60) == 0)
            return JsonSerializer.Serialize(new string('x', 5000));
        if (chance.Next(10) == 0)
            return Of(Others, chance);
        return old?.GetValueKind() switch
        {
            JsonValueKind.Number => Of(Numbers, chance),
            JsonValueKind.String => Of(Kind((string)old!), chance),
            JsonValueKind.True => "false",
            JsonValueKind.False => "true",
            _ => "null",
        };
    }

    private static string[] Kind(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) ? Times
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? Amounts
        : Texts;

    private static string Of(string[] values, Random chance) => values[chance.Next(values.Length)];
}
