using Ballast.Core.Registry;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Registering;

/// <summary>What <c>ballast tiers take</c> says: where models stand now is taken over, so that <c>@tier:gold</c> names them.</summary>
public static class StandingTaking
{
    /// <summary>The registry with the standings of a tournament.</summary>
    /// <param name="registry">As it is.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="standings">Model, tier, and the round since which it holds.</param>
    /// <param name="isAll">Whether these are all of the tournament: others are taken out.</param>
    public static ModelRegistry Take(
        ModelRegistry registry,
        Tournament tournament,
        IEnumerable<(string Model, string Tier, int Since)> standings,
        bool isAll
    )
    {
        ArgumentNullException.ThrowIfNull(registry);
        var kept = registry.Items.Where(i => !isAll || i is not TierStanding old || old.Tournament != tournament);
        var taken = standings.Select(s => new TierStanding
        {
            Tournament = tournament,
            Name = s.Model,
            Tier = s.Tier,
            Since = s.Since,
        });
        return ModelRegistry.Create([.. kept, .. taken]);
    }
}
