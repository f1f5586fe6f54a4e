using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Recorded;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Workflows.Owning;

/// <summary>Stakes of some models in one tournament: what settled, and what did not.</summary>
/// <remarks>
/// A payout counts once, when its round resolves: the settled position says it, and the claim only where no position does. A round that has not resolved is not realised.
/// </remarks>
internal sealed class OwnStakes
{
    private readonly List<SettledStake> _settled = [];

    /// <param name="view">The tournament and the moment.</param>
    /// <param name="models">Names as kept in the store.</param>
    public OwnStakes(AsOfView view, IReadOnlyList<string> models)
    {
        Tournament = view.Tournament;
        Positions = models.Count == 0 ? [] : view.Positions(models);
        var states = new StakeStates(view);
        var claims = Claims(view, models);
        foreach (var position in Positions)
        {
            var state = states.Of(position);
            var isUnpaid = state is StakeState.ResolvedSince or StakeState.PayoutMissing;
            if (claims.Remove((position.Model.ToLowerInvariant(), position.Round), out var claim) && isUnpaid)
                Add(view, position.Model, position.Round, claim.Staked, claim.Payout!.Value - claim.Burn!.Value);
            else if (state == StakeState.Settled)
                Add(view, position.Model, position.Round, position.AtRisk, position.Payout!.Value);
            else if (state == StakeState.ResolvedSince)
                ResolvedSince++;
            else if (state == StakeState.PayoutMissing)
                PayoutsMissing++;
            else if (state == StakeState.Open)
                Open++;
        }
        foreach (var claim in claims.Values)
            Add(view, claim.Model, claim.Round, claim.Staked, claim.Payout!.Value - claim.Burn!.Value);
        _settled.Sort(Compare);
    }

    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; }

    /// <summary>All that is stored of the models.</summary>
    public IReadOnlyList<Position> Positions { get; }

    /// <summary>Payouts and burns, in the order of time, of one moment by model and round.</summary>
    public IReadOnlyList<SettledStake> Settled => _settled;

    /// <summary>Stakes in open rounds.</summary>
    public int Open { get; }

    /// <summary>Stakes of rounds that have resolved since they were last reported.</summary>
    public int ResolvedSince { get; }

    /// <summary>Stakes of resolved rounds whose payout is not stored.</summary>
    public int PayoutsMissing { get; }

    /// <summary>Positions of an account's history whose round has resolved and of which nothing else is stored: what they brought is not known.</summary>
    public int Unstored(AsOfView view, IEnumerable<AccountMovement> movements)
    {
        var dates = view.In(Tournament).Dates;
        var known = _settled
            .Select(s => (s.Model.Name.ToLowerInvariant(), s.Round))
            .Concat(Positions.Select(p => (p.Model.ToLowerInvariant(), p.Round)))
            .ToHashSet();
        return movements.Count(m =>
            m.Kind == AccountMovementKind.PositionStake
            && m.Tournament == Tournament
            && dates.ResolvedAt(m.Round!.Value) <= view.AsOf
            && !known.Contains((m.Model!.ToLowerInvariant(), m.Round.Value))
        );
    }

    private static Dictionary<(string, int), AtomicClaim> Claims(AsOfView view, IReadOnlyList<string> models)
    {
        var own = models.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return view.AccountFactsAt(view.AsOf)
            .Of(view.Tournament)
            .Claims.Where(c => own.Contains(c.Model) && c is { Payout: not null, Burn: not null })
            .GroupBy(c => (c.Model.ToLowerInvariant(), c.Round))
            .ToDictionary(g => g.Key, g => g.Last());
    }

    private void Add(AsOfView view, string model, int round, Nmr? atRisk, Nmr payout) =>
        _settled.Add(
            new SettledStake(
                view.Dates.ResolvedAt(round),
                view.Dates.StakeFixedAt(round),
                new StakedModel(view.Tournament, model),
                round,
                view.Dates.IsAtomic(round),
                atRisk,
                payout
            )
        );

    private static int Compare(SettledStake one, SettledStake other)
    {
        var byTime = one.Moment.CompareTo(other.Moment);
        if (byTime == 0)
            byTime = string.CompareOrdinal(one.Model.Name, other.Model.Name);
        return byTime == 0 ? one.Round.CompareTo(other.Round) : byTime;
    }
}
