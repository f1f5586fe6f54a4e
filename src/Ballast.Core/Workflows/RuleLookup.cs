using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows;

/// <summary>The rules of a tournament's rounds, with what is stored of the rounds' own configurations.</summary>
public static class RuleLookup
{
    /// <summary>The rules as they could be known at a moment.</summary>
    /// <param name="store">Where configurations are kept.</param>
    /// <param name="timeline">The shipped rules.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="asOf">Configurations that became known later take no part.</param>
    public static RoundRules Of(
        ITournamentStore store,
        PayoutTimeline timeline,
        Tournament tournament,
        DateTimeOffset asOf
    ) => new(timeline, tournament, store.Configurations(tournament, asOf));
}
