using System.Buffers;
using System.Text.Json;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Figures;
using Ballast.Sandbox.Files;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Server;

/// <summary>Turns one request into the bytes of its answer.</summary>
internal sealed class GraphQlEndpoint(ITournamentSource source, IReadOnlyList<SandboxKey> keys, FileStore store)
{
    private readonly ModelChanges _side = new();
    private readonly UploadDesk _desk = new(store);
    private readonly ScoreHistories _scores = new();

    /// <summary>Answers at a moment of the world.</summary>
    /// <param name="document">The parsed request.</param>
    /// <param name="body">The request.</param>
    /// <param name="authorization">The Authorization header, if any.</param>
    /// <param name="origin">Scheme and host by which the client knows this server.</param>
    /// <param name="now">The world's time.</param>
    /// <param name="lostField">The how-many-th field fails; 0 for none.</param>
    /// <exception cref="ServerFailureException">To be answered with a 500.</exception>
    public ReadOnlyMemory<byte> Answer(
        RequestDocument document,
        RequestBody body,
        string? authorization,
        string origin,
        DateTimeOffset now,
        int lostField
    )
    {
        var key = keys.FirstOrDefault(k => k.Header == authorization);
        var request = new ApiRequest(source, now, _side, key)
        {
            ScoreHistories = _scores,
            Desk = _desk,
            Origin = origin,
        };
        var fields = 0;
        var executor = new Executor(
            TournamentApi.Bindings,
            field =>
            {
                if (++fields == lostField)
                    return "Something went wrong";
                return field.NeedsKey ? Refusal(field, key, authorization) : null;
            }
        );
        var data = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(data))
        {
            try
            {
                executor.Run(document, body.OperationName, body.Variables, request, json);
            }
            catch (GraphQlException e)
            {
                return Errors([new FieldError(e.Message, [], e.Line, e.Column)], null);
            }
        }
        return Errors(executor.Errors, data.WrittenMemory);
    }

    /// <summary>An answer with errors and, where there is some, data.</summary>
    public static ReadOnlyMemory<byte> Errors(IReadOnlyList<FieldError> errors, ReadOnlyMemory<byte>? data)
    {
        var answer = new ArrayBufferWriter<byte>((data?.Length ?? 0) + 256);
        using var json = new Utf8JsonWriter(answer);
        json.WriteStartObject();
        if (errors.Count > 0)
        {
            json.WriteStartArray("errors");
            foreach (var error in errors)
                Write(json, error);
            json.WriteEndArray();
        }
        if (data is { } written)
        {
            json.WritePropertyName("data");
            json.WriteRawValue(written.Span, skipInputValidation: true);
        }
        json.WriteEndObject();
        json.Flush();
        return answer.WrittenMemory;
    }

    private static string? Refusal(FieldDefinition field, SandboxKey? key, string? authorization)
    {
        if (key is null)
            return authorization is null ? "You must be authenticated" : "Your session is invalid or has expired";
        return field.Scope is { } scope && !key.Scopes.Contains(scope) ? $"Insufficient permission for {scope}" : null;
    }

    private static void Write(Utf8JsonWriter json, FieldError error)
    {
        json.WriteStartObject();
        json.WriteString("message", error.Message);
        if (error.Path.Count > 0)
        {
            json.WriteStartArray("path");
            foreach (var step in error.Path)
            {
                if (step is int index)
                    json.WriteNumberValue(index);
                else
                    json.WriteStringValue((string)step);
            }
            json.WriteEndArray();
        }
        if (error.Line > 0)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteNumber("line", error.Line);
            json.WriteNumber("column", error.Column);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
