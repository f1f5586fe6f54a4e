namespace Ballast.Core.Planning.Journal;

/// <summary>Sorts of entries of the journal. A reader leaves alone what it does not know: a newer program may write more.</summary>
public static class JournalKind
{
    /// <summary>A plan was made and written into a file, with the question and the answer, so that it can be asked again.</summary>
    public const string PlanMade = "plan-made";

    /// <summary>A plan was accepted, with how it was confirmed; the first time with the plan itself.</summary>
    public const string PlanAccepted = "plan-accepted";

    /// <summary>A change is about to be sent, from the state that is written in it. On disk before anything is sent.</summary>
    public const string Intent = "intent";

    /// <summary>What became of sending it: accepted, refused or unknown.</summary>
    public const string Answer = "answer";

    /// <summary>What Numerai showed afterwards: confirmed, not-there, differs or not-told.</summary>
    public const string ReadBack = "read-back";

    /// <summary>The owner looked and said whether a change happened.</summary>
    public const string Reconciled = "reconciled";

    /// <summary>All moves of a plan are done.</summary>
    public const string Finished = "finished";

    /// <summary>A run ended before that, and why.</summary>
    public const string Stopped = "stopped";

    /// <summary>Atomic staking: what the owner is to do was handed out; nothing is sent by Ballast.</summary>
    public const string Checklist = "checklist";
}
