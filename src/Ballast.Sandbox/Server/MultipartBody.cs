using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ballast.Sandbox.Server;

/// <summary>
/// A GraphQL request sent as a form: <c>operations</c> is the JSON it would have been, <c>map</c> says which variables are which files. A
/// form of the plain fields <c>query</c>, <c>variables</c> and <c>operationName</c> is taken too.
/// </summary>
/// <remarks>No field of this API takes a file itself: a variable that is one gets the file's name.</remarks>
internal static class MultipartBody
{
    /// <summary>Reads a form.</summary>
    /// <exception cref="JsonException">It is no form, or holds no request.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException e)
        {
            throw new JsonException("No form", e);
        }
        if (form["operations"].FirstOrDefault() is not { } operations)
            return Plain(form);
        using var document = JsonDocument.Parse(operations);
        var body = RequestBody.Read(document);
        return body with { Variables = WithFiles(body.Variables, form) };
    }

    private static RequestBody Plain(IFormCollection form)
    {
        if (form["query"].FirstOrDefault() is not { } query)
            throw new JsonException("No query");
        var sent = form["variables"].FirstOrDefault();
        using var variables = JsonDocument.Parse(string.IsNullOrEmpty(sent) ? "{}" : sent);
        return new RequestBody(
            query,
            form["operationName"].FirstOrDefault() is { Length: > 0 } name ? name : null,
            RequestBody.ReadVariables(variables)
        );
    }

    /// <summary>Only whole variables: a file inside a list or an object goes nowhere here.</summary>
    private static Dictionary<string, object?> WithFiles(
        IReadOnlyDictionary<string, object?> variables,
        IFormCollection form
    )
    {
        const string Variable = "variables.";
        var filled = new Dictionary<string, object?>(variables, StringComparer.Ordinal);
        if (form["map"].FirstOrDefault() is not { } map)
            return filled;
        using var places = JsonDocument.Parse(map);
        if (places.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("map is an object of lists");
        foreach (var place in places.RootElement.EnumerateObject())
        {
            if (place.Value.ValueKind != JsonValueKind.Array)
                throw new JsonException("map is an object of lists");
            var file = form.Files.GetFile(place.Name) ?? throw new JsonException($"No file for {place.Name}");
            foreach (var path in place.Value.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.String))
            {
                if (path.GetString() is { } text && text.StartsWith(Variable, StringComparison.Ordinal))
                    filled[text[Variable.Length..]] = file.FileName;
            }
        }
        return filled;
    }
}
