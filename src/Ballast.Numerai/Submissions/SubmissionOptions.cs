namespace Ballast.Numerai.Submissions;

/// <summary>What else is said of a submission.</summary>
public sealed record SubmissionOptions
{
    /// <summary>What sent it, as Numerai shows it.</summary>
    public string Source { get; init; } = "ballast";

    /// <summary>The day of the data, YYYYMMDD, for predictions from data of an earlier day; null for the newest.</summary>
    public int? DataDatestamp { get; init; }

    /// <summary>Numerai Compute: which call is answered (the variable TRIGGER_ID); null where none is.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Numerai Compute: which node sends it (the variable NUMERAI_COMPUTE_ID); null where none does.</summary>
    public string? ComputeId { get; init; }
}
