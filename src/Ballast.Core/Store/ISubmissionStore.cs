using Ballast.Core.Registry;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Keeps what is known of predictions that were sent from here. Append-only.</summary>
public interface ISubmissionStore
{
    /// <summary>Keeps one.</summary>
    void KeepSubmission(KeptSubmission submission);

    /// <summary>Those that had been sent by a moment, in the order in which they were.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="asOf">The moment.</param>
    /// <param name="from">First round; from 1 on those without a round are among them.</param>
    /// <param name="to">Last round.</param>
    IReadOnlyList<KeptSubmission> KeptSubmissions(
        Tournament tournament,
        DateTimeOffset asOf,
        int from = 1,
        int to = int.MaxValue
    );
}
