using System.Text.Json;
using Ballast.Numerai.Changes;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Stakes;

/// <summary>
/// Tells from a reply what became of a change. Accepted must mean that exactly this change was taken down, refused that nothing happened;
/// everything between is unknown, and reading the stake tells.
/// </summary>
internal static class OutcomeReader
{
    private const int Okay = 200;

    public static StakeChangeOutcome Read(
        Reply reply,
        StakeChangeRequest asked,
        GraphQlDocument document,
        Redactor redactor
    )
    {
        try
        {
            var answer = ReplyReader.Read(reply, document, redactor);
            return Judge(reply, answer.Data, asked, document, redactor);
        }
        catch (NumeraiException e)
        {
            return RefusalReader.IsKnownRefusal(reply, document)
                ? new StakeChangeOutcome.Refused(e.Code, e.Message)
                : new StakeChangeOutcome.Unknown(e.Message);
        }
    }

    private static StakeChangeOutcome Judge(
        Reply reply,
        JsonElement data,
        StakeChangeRequest asked,
        GraphQlDocument document,
        Redactor redactor
    )
    {
        if (!data.TryGetProperty(document.Root.ResponseKey, out var root) || root.ValueKind != JsonValueKind.Object)
            return Unknown("the answer holds no change and no error");
        if (reply.HttpStatus != Okay)
            return Unknown($"the answer holds a change, under HTTP {reply.HttpStatus}");
        if (RefusalReader.Whole(reply) is not { } body)
            return Unknown("the answer says a thing twice");
        if (RefusalReader.Complaint(body, redactor) is { } complaint)
            return Unknown($"the answer has both a change and an error: {complaint}");
        WireStakeChange change;
        try
        {
            change = root.Deserialize(WireJson.Default.WireStakeChange)!;
        }
        catch (JsonException e)
        {
            return Unknown($"the answer cannot be read: {redactor.OneLine(e.Message)}");
        }
        return asked.FindDifference(change) is { } misfit
            ? Unknown($"the answer tells of another change: {redactor.OneLine(misfit)}")
            : new StakeChangeOutcome.Accepted(change);

        StakeChangeOutcome.Unknown Unknown(string why) => new($"{document.Name}: {why}.");
    }
}
