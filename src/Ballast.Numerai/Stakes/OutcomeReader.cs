using System.Text.Json;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Stakes;

/// <summary>Tells from a reply what became of a change. In doubt it is unknown: refused must mean that nothing happened.</summary>
internal static class OutcomeReader
{
    public static StakeChangeOutcome Read(Reply reply, GraphQlDocument document, Redactor redactor)
    {
        try
        {
            var answer = ReplyReader.Read(reply, document, redactor);
            return answer.Data.TryGetProperty(document.Root.ResponseKey, out var root)
                ? Judge(root, answer.Errors, document, redactor)
                : new StakeChangeOutcome.Unknown($"{document.Name}: the answer does not mention the change.");
        }
        catch (NumeraiException e) when (IsRefusal(e))
        {
            return new StakeChangeOutcome.Refused(e.Code, e.Message);
        }
        catch (NumeraiException e)
        {
            return new StakeChangeOutcome.Unknown(e.Message);
        }
    }

    private static StakeChangeOutcome Judge(
        JsonElement root,
        IReadOnlyList<WireError> errors,
        GraphQlDocument document,
        Redactor redactor
    )
    {
        // A field that is merely missing from the answer takes nothing away from the change itself.
        var complaint = errors.FirstOrDefault(error => error.Code != NumeraiErrorCode.SchemaChanged);
        if (complaint is not null)
            return new StakeChangeOutcome.Unknown(
                $"{document.Name}: the answer has both a change and an error: {complaint}"
            );
        if (root.ValueKind != JsonValueKind.Object)
            return new StakeChangeOutcome.Unknown($"{document.Name}: the answer holds no change and no error.");
        try
        {
            return new StakeChangeOutcome.Accepted(root.Deserialize(WireJson.Default.WireStakeChange)!);
        }
        catch (JsonException e)
        {
            return new StakeChangeOutcome.Unknown(
                $"{document.Name}: the answer cannot be read: {redactor.OneLine(e.Message)}"
            );
        }
    }

    /// <summary>Whether Numerai said no before doing anything.</summary>
    private static bool IsRefusal(NumeraiException exception)
    {
        if (exception.HttpStatus is 401 or 403 or 429)
            return true;
        var isPlainNo =
            exception.Code
            is NumeraiErrorCode.Refused
                or NumeraiErrorCode.Authentication
                or NumeraiErrorCode.Permission
                or NumeraiErrorCode.RateLimited
                or NumeraiErrorCode.SchemaChanged;
        // An error below the change itself (increaseStake.dueDate) came up after it had been made; so may a failing server's.
        return isPlainNo
            && !exception.Errors.Any(error =>
                error.Code == NumeraiErrorCode.Unavailable || error.Path.Contains('.', StringComparison.Ordinal)
            );
    }
}
