using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Journal;

/// <summary>A plan was made.</summary>
/// <param name="Source">file, given, method, advise or usual.</param>
/// <param name="Target">Name of the target.</param>
/// <param name="Total">NMR altogether.</param>
public sealed record PlanMadeContent(string Source, string Target, decimal Total);

/// <summary>A plan was accepted.</summary>
/// <param name="Confirmed">typed or yes.</param>
/// <param name="MaxNmr">The most NMR that may be moved; null where none was said.</param>
/// <param name="Nmr">NMR of the moves that were confirmed.</param>
/// <param name="Moves">Their numbers.</param>
/// <param name="Plan">The plan, with its evidence and warnings; null where an earlier entry holds it.</param>
public sealed record PlanAcceptedContent(
    string Confirmed,
    decimal? MaxNmr,
    decimal Nmr,
    IReadOnlyList<int> Moves,
    StakePlan? Plan
);

/// <summary>A change that is about to be sent.</summary>
/// <param name="Move">Number of the move in its plan.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Account">The account.</param>
/// <param name="Model">The model.</param>
/// <param name="Nmr">NMR that are sent.</param>
/// <param name="LinesSince">From when on lines of the history are added up, before and afterwards.</param>
/// <param name="Available">NMR in the wallet as it was read just before.</param>
/// <param name="Before">The model as it was read just before.</param>
public sealed record IntentContent(
    int Move,
    PlanMoveKind Kind,
    string Account,
    string Model,
    decimal Nmr,
    DateTimeOffset LinesSince,
    decimal Available,
    ShownModel Before
);

/// <summary>What became of sending.</summary>
/// <param name="Intent">Number of the entry with the intent.</param>
/// <param name="Outcome">accepted, refused or unknown.</param>
/// <param name="Reason">Why it was refused, or what got lost; null where it was accepted.</param>
/// <param name="RequestId">Numerai's id; null where none was said.</param>
/// <param name="DueAt">When it is to happen; null where that was not said.</param>
public sealed record AnswerContent(
    long Intent,
    string Outcome,
    string? Reason,
    string? RequestId,
    DateTimeOffset? DueAt
)
{
    /// <summary>Numerai took it down.</summary>
    public const string Accepted = "accepted";

    /// <summary>Nothing changed.</summary>
    public const string Refused = "refused";

    /// <summary>Nobody can say.</summary>
    public const string Unknown = "unknown";
}

/// <summary>What Numerai showed after sending.</summary>
/// <param name="Intent">Number of the entry with the intent.</param>
/// <param name="Verdict">confirmed, not-there, differs or not-told.</param>
/// <param name="IsSettled">Whether so much time had passed since the intent that nothing of it can arrive any more.</param>
/// <param name="Reason">What was seen, in a sentence.</param>
/// <param name="After">The model as it was shown; null where it was not.</param>
public sealed record ReadBackContent(long Intent, string Verdict, bool IsSettled, string Reason, ShownModel? After)
{
    /// <summary>It happened.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>Nothing of it is to be seen.</summary>
    public const string NotThere = "not-there";

    /// <summary>Something else is to be seen: only the owner can tell.</summary>
    public const string Differs = "differs";

    /// <summary>Numerai did not show it.</summary>
    public const string NotReported = "not-told";
}

/// <summary>The owner said whether a change happened.</summary>
/// <param name="Intent">Number of the entry with the intent.</param>
/// <param name="Outcome">done or not-done.</param>
public sealed record ReconciledContent(long Intent, string Outcome)
{
    /// <summary>It happened.</summary>
    public const string Done = "done";

    /// <summary>It did not.</summary>
    public const string NotDone = "not-done";
}

/// <summary>How a run ended.</summary>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Moves">Each move with what became of it.</param>
public sealed record EndContent(string Reason, IReadOnlyDictionary<int, string> Moves);

/// <summary>What the owner was handed under atomic staking.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="CallData">The unsigned call; null where it could not be written.</param>
public sealed record ChecklistContent(StakePlan Plan, string? CallData);

/// <summary>Contents of entries as JSON.</summary>
[JsonSerializable(typeof(PlanMadeContent))]
[JsonSerializable(typeof(PlanAcceptedContent))]
[JsonSerializable(typeof(IntentContent))]
[JsonSerializable(typeof(AnswerContent))]
[JsonSerializable(typeof(ReadBackContent))]
[JsonSerializable(typeof(ReconciledContent))]
[JsonSerializable(typeof(EndContent))]
[JsonSerializable(typeof(ChecklistContent))]
public sealed partial class JournalJson : JsonSerializerContext
{
    private static readonly JournalJson Contents = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>A content as the text that is kept and hashed.</summary>
    public static string Write<T>(T content) => JsonSerializer.Serialize(content, typeof(T), Contents);

    /// <summary>The content of an entry.</summary>
    /// <exception cref="JsonException">It is none of that sort.</exception>
    public static T Read<T>(JournalEntry entry)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (T?)JsonSerializer.Deserialize(entry.Said.Content, typeof(T), Contents)
            ?? throw new JsonException($"Entry {entry.Number} says nothing.");
    }
}
