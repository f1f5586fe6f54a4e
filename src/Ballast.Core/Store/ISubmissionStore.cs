using Ballast.Core.Registry;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Keeps what is known of predictions that were sent from here. Append-only.</summary>
public interface ISubmissionStore
{
    /// <summary>Keeps one.</summary>
    void KeepSubmission(KeptSubmission submission);

    /// <summary>Those that had been sent by a moment, in the order in which they were.</summary>
    IReadOnlyList<KeptSubmission> KeptSubmissions(Tournament tournament, DateTimeOffset asOf);
}
