using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Http;

/// <summary>Sends queries, within the rate and again after passing failures, and reads the answers. It cannot send a change.</summary>
internal sealed class QuerySender(NumeraiConnection connection, NumeraiCredentials? credentials)
{
    /// <summary>By document: what this server turned out not to have, so that it is not asked for again.</summary>
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _missingFields = new(StringComparer.Ordinal);

    public DateTimeOffset Now => connection.Time.GetUtcNow();

    private Redactor Redactor => credentials?.Redactor ?? Redactor.None;

    /// <summary>Asks one of this library's questions.</summary>
    public async Task<Answer<T>> AskAsync<T>(
        string name,
        JsonTypeInfo<T> type,
        Variables variables,
        bool keyed,
        CancellationToken cancellation
    )
        where T : class
    {
        var document = GraphQlDocument.Load(name);
        var takesDaysOut = typeof(T) == typeof(List<WireRoundPerformance?>);
        var answer = await AskLenientlyAsync(name, document, variables, keyed, takesDaysOut, cancellation)
            .ConfigureAwait(false);
        var errors = answer.Errors.Concat(MissingFields(name).Select(LeftOut)).ToList();
        var value = RootReader.Read(document, answer, type, Redactor);
        if (answer.Days is { } days && value is List<WireRoundPerformance?> rounds)
            days.PutBack(rounds);
        return new Answer<T>
        {
            Value = value,
            Errors = errors,
            AnsweredAt = connection.Time.GetUtcNow(),
        };
    }

    /// <summary>Asks whatever the document says.</summary>
    /// <exception cref="ArgumentException">The document would change something.</exception>
    public Task<WireAnswer> AskAsync(
        GraphQlDocument document,
        byte[] body,
        bool keyed,
        CancellationToken cancellation
    ) => AskAsync(document, body, keyed, takesDaysOut: false, cancellation);

    private async Task<WireAnswer> AskAsync(
        GraphQlDocument document,
        byte[] body,
        bool keyed,
        bool takesDaysOut,
        CancellationToken cancellation
    )
    {
        if (!document.OnlyReads)
            throw new ArgumentException("Only queries go through the reading client.", nameof(document));
        if (keyed && credentials is null)
        {
            throw new NumeraiException(
                NumeraiErrorCode.Authentication,
                $"{document.Name}: this needs a key; {Advice.For(NumeraiErrorCode.Authentication)}."
            );
        }
        var signer = keyed ? credentials : null;
        return await connection
            .Retry.ExecuteAsync(
                async token =>
                {
                    var outgoing = new OutgoingRequest(document, body, signer, isChange: false);
                    var reply = await connection.SendAsync(outgoing, token).ConfigureAwait(false);
                    return (takesDaysOut ? DayLists.Read(reply, document, Redactor) : null)
                        ?? ReplyReader.Read(reply, document, Redactor, keyed);
                },
                cancellation
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Where the server does not know a field that the document marks as uncertain, the rest is asked for without it; any other
    /// unknown field fails by name.
    /// </summary>
    private async Task<WireAnswer> AskLenientlyAsync(
        string name,
        GraphQlDocument document,
        Variables variables,
        bool keyed,
        bool takesDaysOut,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            var lean = document.Without(variables.Absent, MissingFields(name));
            try
            {
                return await AskAsync(lean, variables.Body(lean.Sent), keyed, takesDaysOut, cancellation)
                    .ConfigureAwait(false);
            }
            catch (NumeraiException e) when (Dispensable(lean, e) is { Count: > 0 } gone)
            {
                _missingFields.AddOrUpdate(
                    name,
                    gone,
                    (_, known) => known.Union(gone).ToHashSet(StringComparer.Ordinal)
                );
            }
        }
    }

    private IReadOnlySet<string> MissingFields(string name) =>
        _missingFields.GetValueOrDefault(name) ?? new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The unknown fields, where all of them can be done without; else none.</summary>
    private static HashSet<string> Dispensable(GraphQlDocument document, NumeraiException exception)
    {
        var unknown = exception
            .Errors.Where(error => error.Code == NumeraiErrorCode.SchemaChanged)
            .Select(error => error.Field ?? "")
            .ToHashSet(StringComparer.Ordinal);
        return unknown.All(document.MayLack) ? unknown : [];
    }

    private static WireError LeftOut(string field) =>
        new(
            NumeraiErrorCode.SchemaChanged,
            $"the server does not know the field '{field}'; it was left out",
            "",
            field
        );
}
