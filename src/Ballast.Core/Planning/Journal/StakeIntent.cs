using Ballast.Core.Store;

namespace Ballast.Core.Planning.Journal;

/// <summary>A change that was about to be sent, with all that the journal says of it since.</summary>
public sealed record StakeIntent
{
    /// <summary>Its entry.</summary>
    public required JournalEntry Entry { get; init; }

    /// <summary>What it says.</summary>
    public required IntentContent Content { get; init; }

    /// <summary>What became of sending it; null where the journal ends before that.</summary>
    public AnswerContent? Answer { get; init; }

    /// <summary>The read-back that decides, or else the newest; null where there was none.</summary>
    public ReadBackContent? ReadBack { get; init; }

    /// <summary>What the owner said; null where nothing.</summary>
    public ReconciledContent? Reconciled { get; init; }

    /// <summary>Hash of its plan.</summary>
    public string PlanHash => Entry.Said.PlanHash ?? "";

    /// <summary>What is known of it. Only <see cref="IntentState.NotDone"/> and <see cref="IntentState.Refused"/> may ever be sent anew, by another intent.</summary>
    public IntentState State =>
        this switch
        {
            // What was seen has happened, whoever says otherwise: it is never sent again.
            { ReadBack.Verdict: ReadBackContent.Confirmed } => IntentState.Done,
            { Reconciled.Outcome: ReconciledContent.Done } => IntentState.Done,
            { Reconciled.Outcome: ReconciledContent.NotDone } => IntentState.NotDone,
            { Answer.Outcome: AnswerContent.Refused } => IntentState.Refused,
            // What Numerai took down and does not show is for the owner to look at: it may have been cancelled by hand.
            { Answer.Outcome: AnswerContent.Accepted } => IntentState.Open,
            { ReadBack: { Verdict: ReadBackContent.NotThere, IsSettled: true } } => IntentState.NotDone,
            _ => IntentState.Open,
        };

    /// <summary>All intents of a journal, of all plans, in their order.</summary>
    public static IReadOnlyList<StakeIntent> Read(IEnumerable<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var intents = new SortedDictionary<long, StakeIntent>();
        foreach (var entry in entries)
        {
            switch (entry.Said.Kind)
            {
                case JournalKind.Intent:
                    intents[entry.Number] = new StakeIntent
                    {
                        Entry = entry,
                        Content = JournalJson.Read<IntentContent>(entry),
                    };
                    break;
                case JournalKind.Answer when JournalJson.Read<AnswerContent>(entry) is var answer:
                    // An owner who said "not done" before the answer was there spoke of a change on its way.
                    intents[answer.Intent] = intents[answer.Intent] with
                    {
                        Answer = answer,
                        Reconciled = null,
                    };
                    break;
                case JournalKind.ReadBack when JournalJson.Read<ReadBackContent>(entry) is var readBack:
                    // What was seen once has happened, whatever is shown later.
                    if (
                        intents[readBack.Intent]
                        is { ReadBack.Verdict: not ReadBackContent.Confirmed }
                            or { ReadBack: null }
                    )
                        intents[readBack.Intent] = intents[readBack.Intent] with { ReadBack = readBack };
                    break;
                case JournalKind.Reconciled when JournalJson.Read<ReconciledContent>(entry) is var said:
                    intents[said.Intent] = intents[said.Intent] with { Reconciled = said };
                    break;
            }
        }
        return [.. intents.Values];
    }
}

/// <summary>What is known of a change that was about to be sent.</summary>
public enum IntentState
{
    /// <summary>Nobody knows yet: its model is blocked.</summary>
    Open,

    /// <summary>It happened.</summary>
    Done,

    /// <summary>It did not happen and cannot any more.</summary>
    NotDone,

    /// <summary>Numerai said no; nothing changed.</summary>
    Refused,
}
