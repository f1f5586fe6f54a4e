using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Risk;

/// <summary>The stakes that models were last known to have: those of today, and those that are too old to be.</summary>
internal sealed class LastStakes
{
    private readonly List<Position> _fresh;
    private readonly List<Position> _stale;

    /// <param name="positions">Every position of the models.</param>
    /// <param name="view">The rules of the rounds, and the moment.</param>
    public LastStakes(IReadOnlyList<Position> positions, AsOfView view)
    {
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        // As many rounds as run at once are open, and before them the same number have resolved last: who had no stake in any of these has none.
        var span = view.Rules.At(newest).Rule?.ConcurrentRounds ?? Usual;
        var last = positions
            .Where(p => p.AtRisk is not null)
            .GroupBy(p => p.Model)
            .Select(g => g.MaxBy(p => p.Round)!)
            .Where(p => p.AtRisk > Nmr.Zero)
            .ToLookup(p => p.Round > newest - (2 * span));
        (_fresh, _stale) = ([.. last[true]], [.. last[false]]);
    }

    private const int Usual = 24;

    /// <summary>Stakes that were known lately.</summary>
    public IReadOnlyList<Position> Fresh => _fresh;

    /// <summary>Those known long ago, added up; null where there is none.</summary>
    public StaleStakesEntry? Stale =>
        _stale.Count == 0
            ? null
            : new StaleStakesEntry(
                _stale.Count,
                Json.Plain(Amounts.Sum(_stale, p => p.AtRisk!.Value).Amount),
                _stale.Max(p => p.Round),
                RoundCalendar.OpenDate(_stale.Max(p => p.Round))
            );
}
