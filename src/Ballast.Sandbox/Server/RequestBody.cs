using System.Text.Json;

namespace Ballast.Sandbox.Server;

/// <summary>A GraphQL request as it comes over HTTP.</summary>
internal sealed record RequestBody(string Query, string? OperationName, IReadOnlyDictionary<string, object?> Variables)
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is no JSON object with a query, or holds something that is no text or no number.</exception>
    public static async Task<RequestBody> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException("Half a character, a number without end, or a key twice", e);
        }
    }

    private static RequestBody Read(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("query", out var query)
            || query.ValueKind != JsonValueKind.String
        )
            throw new JsonException("No query");
        var name = root.TryGetProperty("operationName", out var n) ? n.GetString() : null;
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (root.TryGetProperty("variables", out var sent) && sent.ValueKind == JsonValueKind.Object)
        {
            foreach (var variable in sent.EnumerateObject())
                variables[variable.Name] = Value(variable.Value);
        }
        return new RequestBody(query.GetString()!, string.IsNullOrEmpty(name) ? null : name, variables);
    }

    private static object? Value(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDecimal(),
            JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
            JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value)),
            _ => null,
        };
}
