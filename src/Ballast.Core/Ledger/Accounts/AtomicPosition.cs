using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>NMR that was locked for one round of atomic staking, put together from the movements that locked it and the claim that came of it.</summary>
/// <param name="Account">The user's name for the account.</param>
/// <param name="Tournament">The tournament.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Round">The round.</param>
/// <param name="Staked">NMR locked; null where no movement says it and the claim does not either.</param>
public sealed record AtomicPosition(string Account, Tournament Tournament, string Model, int Round, Nmr? Staked)
{
    /// <summary>When it was locked; null where no movement says it.</summary>
    public DateTimeOffset? StakedAt { get; init; }

    /// <summary>
    /// What it came to; null where no claim of it is known. That says neither that its round is running nor that it is paid: claims are listed at one
    /// staker's address, and only while they wait.
    /// </summary>
    public AtomicClaim? Claim { get; init; }

    /// <summary>The positions of what is known, ordered by account, tournament, model and round.</summary>
    public static IReadOnlyList<AtomicPosition> Find(
        IEnumerable<StakeTransaction> transactions,
        IEnumerable<AtomicClaim> claims
    )
    {
        var positions = new Dictionary<(string, Tournament, string, int), AtomicPosition>();
        foreach (var movement in transactions.Where(t => t.Type == StakeTransaction.AtomicStake))
        {
            // A movement that does not say which position it belongs to opens none.
            if (movement is not { Tournament: { } tournament, Model: { } model, Round: { } round })
                continue;
            var key = (movement.Account, tournament, model.ToLowerInvariant(), round);
            var before = positions.GetValueOrDefault(key);
            positions[key] = new AtomicPosition(
                movement.Account,
                tournament,
                model,
                round,
                before is null ? movement.Amount : before.Staked + movement.Amount
            )
            {
                StakedAt = before?.StakedAt ?? movement.Time,
            };
        }
        foreach (var claim in claims)
        {
            var key = (claim.Account, claim.Tournament, claim.Model.ToLowerInvariant(), claim.Round);
            var position =
                positions.GetValueOrDefault(key)
                ?? new AtomicPosition(claim.Account, claim.Tournament, claim.Model, claim.Round, claim.Staked);
            positions[key] = position with { Claim = claim };
        }
        return
        [
            .. positions
                .Values.OrderBy(p => p.Account, StringComparer.Ordinal)
                .ThenBy(p => p.Tournament)
                .ThenBy(p => p.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(p => p.Round),
        ];
    }
}
