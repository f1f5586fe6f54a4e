using Ballast.Core.Planning;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Plan.Path;

/// <summary>Collects moves in the order in which they are sent.</summary>
internal sealed class MoveList
{
    private readonly List<PlanMove> _moves = [];

    /// <summary>All so far.</summary>
    public IReadOnlyList<PlanMove> All => _moves;

    /// <summary>Adds a move.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="slot">The model.</param>
    /// <param name="account">Its account.</param>
    /// <param name="nmr">The amount.</param>
    /// <param name="at">From when on it can be asked for.</param>
    /// <param name="why">Why, in a sentence.</param>
    /// <param name="more">What else is to be said of it.</param>
    /// <returns>Its number.</returns>
    public int Add(
        PlanMoveKind kind,
        PlanSlot slot,
        string? account,
        decimal nmr,
        DateTimeOffset at,
        string why,
        Func<PlanMove, PlanMove> more
    )
    {
        var move = new PlanMove(_moves.Count + 1, kind, slot.Now.Model, account, Json.Plain(nmr), at, why);
        _moves.Add(more(move));
        return move.Id;
    }
}
