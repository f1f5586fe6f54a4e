using System.Text.Json;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;

namespace Ballast.Numerai.Changes;

/// <summary>Sends changes that move no NMR, each once. Stakes have a judge of their own, who is stricter.</summary>
internal sealed class ChangeSender(NumeraiConnection connection, NumeraiCredentials credentials)
{
    /// <summary>Sends one.</summary>
    /// <param name="name">The document's file name.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="read">Reads the answer; null where it is none.</param>
    /// <param name="cancellation">Before sending: ends it. Afterwards the outcome is unknown.</param>
    public async Task<ChangeOutcome<T>> SendAsync<T>(
        string name,
        Variables variables,
        Func<JsonElement, T?> read,
        CancellationToken cancellation
    )
        where T : class
    {
        var document = GraphQlDocument.Load(name).Without(variables.Absent, new HashSet<string>());
        var outgoing = new OutgoingRequest(document, variables.Body(document.Sent), credentials, isChange: true);
        try
        {
            var reply = await connection.SendAsync(outgoing, cancellation).ConfigureAwait(false);
            return Judge(reply, document, read, outgoing.Redactor);
        }
        catch (NumeraiException e) when (!outgoing.WasSent)
        {
            return new ChangeOutcome<T>.Refused(e.Code, $"Nothing was sent. {e.Message}");
        }
        catch (NumeraiException e)
        {
            return new ChangeOutcome<T>.Unknown(e.Message);
        }
        catch (OperationCanceledException) when (outgoing.WasSent)
        {
            return new ChangeOutcome<T>.Unknown($"{document.Name}: cancelled after it had been sent.");
        }
    }

    private static ChangeOutcome<T> Judge<T>(
        Reply reply,
        GraphQlDocument document,
        Func<JsonElement, T?> read,
        Redactor redactor
    )
        where T : class
    {
        try
        {
            var answer = ReplyReader.Read(reply, document, redactor);
            if (!answer.Data.TryGetProperty(document.Root.ResponseKey, out var root))
                return new ChangeOutcome<T>.Unknown($"{document.Name}: the answer holds no change and no error.");
            return read(root) is { } value
                ? new ChangeOutcome<T>.Accepted(value)
                : new ChangeOutcome<T>.Unknown($"{document.Name}: the answer does not say that it was done.");
        }
        catch (JsonException)
        {
            return new ChangeOutcome<T>.Unknown($"{document.Name}: the answer cannot be read.");
        }
        catch (NumeraiException e)
        {
            return RefusalReader.IsKnownRefusal(reply, document) || SaysNo(e)
                ? new ChangeOutcome<T>.Refused(e.Code, e.Message)
                : new ChangeOutcome<T>.Unknown(e.Message);
        }
    }

    /// <summary>
    /// Whether the answer is a no in words: errors, no data, and none of them tells of trouble on the way. What refuses a file is nowhere published, and
    /// a file that is sent once more takes the place of the one before, so here any such sentence counts.
    /// </summary>
    private static bool SaysNo(NumeraiException exception) =>
        exception is { Errors.Count: > 0, HttpStatus: (>= 200 and < 300) or 400 or 401 or 403 or 422 }
        && exception.Errors.All(e =>
            e.Code
                is NumeraiErrorCode.Refused
                    or NumeraiErrorCode.Authentication
                    or NumeraiErrorCode.Permission
                    or NumeraiErrorCode.SchemaChanged
        );
}
