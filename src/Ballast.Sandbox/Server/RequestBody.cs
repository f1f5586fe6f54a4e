using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ballast.Sandbox.Server;

/// <summary>A GraphQL request as it comes over HTTP.</summary>
internal sealed record RequestBody(string Query, string? OperationName, IReadOnlyDictionary<string, object?> Variables)
{
    /// <summary>Reads a body: JSON, or a form with files.</summary>
    /// <exception cref="JsonException">It is no JSON object with a query, or holds something that is no text or no number.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
            return await MultipartBody.ReadAsync(request, cancellation);
        using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
        return Read(document);
    }

    /// <summary>Reads a request from its JSON.</summary>
    /// <exception cref="JsonException">See <see cref="ReadAsync"/>.</exception>
    public static RequestBody Read(JsonDocument document) => Sound(() => Read(document.RootElement));

    /// <summary>Reads the variables of a request from their JSON; none where it is no object.</summary>
    /// <exception cref="JsonException">See <see cref="ReadAsync"/>.</exception>
    public static IReadOnlyDictionary<string, object?> ReadVariables(JsonDocument document) =>
        Sound(() => ReadVariables(document.RootElement));

    private static T Sound<T>(Func<T> read)
    {
        try
        {
            return read();
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
        var variables = root.TryGetProperty("variables", out var sent) ? ReadVariables(sent) : [];
        return new RequestBody(query.GetString()!, string.IsNullOrEmpty(name) ? null : name, variables);
    }

    private static Dictionary<string, object?> ReadVariables(JsonElement sent)
    {
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (sent.ValueKind != JsonValueKind.Object)
            return variables;
        foreach (var variable in sent.EnumerateObject())
            variables[variable.Name] = Value(variable.Value);
        return variables;
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
