namespace Ballast.Numerai.Wire;

/// <summary>Known words for the state of a submission for one round.</summary>
public enum SubmissionStatus
{
    /// <summary>Nothing was handed in.</summary>
    None = 0,

    /// <summary>In time: it counts.</summary>
    OnTime,

    /// <summary>Too late for this round: scored, with nothing at risk.</summary>
    Late,

    /// <summary>Waits for the next round to open.</summary>
    Queued,
}

/// <summary>Known words for the state of an account.</summary>
public enum AccountStatus
{
    /// <summary>Just made.</summary>
    Created = 0,

    /// <summary>Deleted.</summary>
    Deleted,

    /// <summary>Under suspicion.</summary>
    Flagged,

    /// <summary>Not verified yet.</summary>
    Unverified,

    /// <summary>In order.</summary>
    Verified,
}

/// <summary>Words that <c>rounds</c> can be filtered by.</summary>
public enum RoundStatus
{
    /// <summary>Takes submissions.</summary>
    Open = 0,

    /// <summary>Settled.</summary>
    Resolved,

    /// <summary>Being scored.</summary>
    Resolving,

    /// <summary>Not open yet.</summary>
    Upcoming,
}
