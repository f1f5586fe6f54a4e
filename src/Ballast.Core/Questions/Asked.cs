using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Questions;

/// <summary>One asking of a question: of which store, about which tournament, as of when, and what was said with it.</summary>
/// <param name="Store">What is kept.</param>
/// <param name="Tournament">The tournament.</param>
/// <param name="AsOf">Nothing that became known later takes part.</param>
/// <param name="Given">What was said.</param>
/// <param name="Cancellation">Whoever asked has gone.</param>
public sealed record Asked(
    ITournamentStore Store,
    Tournament Tournament,
    DateTimeOffset AsOf,
    Given Given,
    CancellationToken Cancellation
)
{
    /// <summary>The payout rules.</summary>
    public static PayoutTimeline Timeline => PayoutTimeline.Shipped;
}
