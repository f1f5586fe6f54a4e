using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;

namespace Ballast.Numerai;

/// <summary>Asks Numerai; one method a question. Nothing here can change anything.</summary>
/// <remarks>
/// Safe to use from several threads. Questions are repeated where that may help; see <see cref="NumeraiOptions"/>. Every method
/// throws <see cref="NumeraiException"/> where no answer came, and <see cref="OperationCanceledException"/> where the caller gave up.
/// </remarks>
public sealed partial class NumeraiClient
{
    private readonly QuerySender _sender;

    /// <summary>Asks for one account, or for nobody.</summary>
    /// <param name="connection">The shared connection; it stays the caller's to dispose.</param>
    /// <param name="credentials">Null where only public questions will be asked. A key goes out with keyed questions only.</param>
    public NumeraiClient(NumeraiConnection connection, NumeraiCredentials? credentials = null)
    {
        _sender = new QuerySender(connection, credentials);
        Credentials = credentials;
    }

    /// <summary>The key in use, if any.</summary>
    public NumeraiCredentials? Credentials { get; }

    /// <summary>Asks a question of one's own; the answer is the object under <c>data</c>.</summary>
    /// <param name="query">A GraphQL query, in the spellings that must be sent (<c>corr_60</c>, <c>roundNumber__eq</c>).</param>
    /// <param name="variables">Leave out what has no value; nulls are sent as they are given.</param>
    /// <param name="keyed">Whether the key goes with it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The text is no GraphQL, or would change something.</exception>
    public async Task<Answer<JsonObject>> RawAsync(
        string query,
        JsonObject? variables = null,
        bool keyed = false,
        CancellationToken cancellation = default
    )
    {
        GraphQlDocument document;
        try
        {
            document = new GraphQlDocument(query);
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"This is no GraphQL query: {e.Message}", nameof(query), e);
        }
        var body = new JsonObject { ["query"] = query, ["variables"] = variables?.DeepClone() ?? new JsonObject() };
        var bytes = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
        var answer = await _sender.AskAsync(document, bytes, keyed, cancellation).ConfigureAwait(false);
        return new Answer<JsonObject>
        {
            Value = answer.Data.ValueKind == JsonValueKind.Object ? JsonObject.Create(answer.Data) : null,
            Errors = answer.Errors,
            AnsweredAt = _sender.Now,
        };
    }

    private Task<Answer<T>> Public<T>(string name, JsonTypeInfo<T> type, Variables variables, CancellationToken token)
        where T : class => _sender.AskAsync(name, type, variables, keyed: false, token);

    private Task<Answer<T>> Keyed<T>(string name, JsonTypeInfo<T> type, Variables variables, CancellationToken token)
        where T : class => _sender.AskAsync(name, type, variables, keyed: true, token);

    /// <summary>A list without its empty places; what was dropped is said among the errors.</summary>
    private static async Task<Answer<IReadOnlyList<T>>> Rows<T>(Task<Answer<List<T?>>> asked)
        where T : class
    {
        var answer = await asked.ConfigureAwait(false);
        var rows = answer.Value?.OfType<T>().ToList();
        var dropped = (answer.Value?.Count ?? 0) - (rows?.Count ?? 0);
        var note = new WireError(NumeraiErrorCode.InvalidAnswer, $"{dropped} rows came empty");
        return new Answer<IReadOnlyList<T>>
        {
            Value = rows,
            Errors = dropped == 0 ? answer.Errors : [.. answer.Errors, note],
            AnsweredAt = answer.AnsweredAt,
        };
    }

    private static int Id(Tournament tournament) => (int)tournament;
}
