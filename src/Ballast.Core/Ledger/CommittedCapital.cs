using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>The NMR that is committed in open positions at a moment: what the return of an atomic round is a share of.</summary>
/// <remarks>
/// A position is open from the moment its stake is fixed until its round resolves, both included, so a settling round counts itself. Idle
/// NMR is not committed. Source: domain notes, section 4.10.
/// </remarks>
internal sealed class CommittedCapital
{
    private readonly Dictionary<string, Flow[]> _byModel;

    /// <summary>Keeps what is locked when.</summary>
    /// <param name="positions">Positions with the NMR at risk and the moments between which they are open.</param>
    public CommittedCapital(IEnumerable<LockedPosition> positions) =>
        _byModel = positions.GroupBy(p => p.Model).ToDictionary(g => g.Key, g => Flows([.. g]));

    /// <summary>NMR committed by some models at a moment.</summary>
    public Nmr At(IEnumerable<string> models, DateTimeOffset moment) =>
        models.Aggregate(Nmr.Zero, (sum, model) => sum + At(model, moment));

    /// <summary>NMR committed by a model at a moment; 0 where nothing is open.</summary>
    public Nmr At(string model, DateTimeOffset moment)
    {
        if (!_byModel.TryGetValue(model, out var flows))
            return Nmr.Zero;
        var (low, high) = (0, flows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (flows[middle].IsBy(moment))
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? Nmr.Zero : flows[low - 1].Committed;
    }

    /// <summary>Running sums over what is locked and freed, in the order of time; what is locked at a moment comes before what is freed at it.</summary>
    private static Flow[] Flows(List<LockedPosition> positions)
    {
        var changes = positions
            .Select(p => new Flow(p.From, false, p.AtRisk))
            .Concat(positions.Select(p => new Flow(p.To, true, -p.AtRisk)))
            .OrderBy(f => f.Time)
            .ThenBy(f => f.IsAfter)
            .ToArray();
        for (var i = 1; i < changes.Length; i++)
            changes[i] = changes[i] with { Committed = changes[i - 1].Committed + changes[i].Committed };
        return changes;
    }

    /// <summary>What is committed from a moment on.</summary>
    /// <param name="Time">The moment.</param>
    /// <param name="IsAfter">Whether it holds only after the moment: a position that resolves then was still open at it.</param>
    /// <param name="Committed">NMR.</param>
    private sealed record Flow(DateTimeOffset Time, bool IsAfter, Nmr Committed)
    {
        public bool IsBy(DateTimeOffset moment) => IsAfter ? Time < moment : Time <= moment;
    }
}

/// <summary>NMR locked for one round.</summary>
/// <param name="Model">The model.</param>
/// <param name="AtRisk">NMR.</param>
/// <param name="From">When the stake was fixed.</param>
/// <param name="To">When the round resolves.</param>
internal sealed record LockedPosition(string Model, Nmr AtRisk, DateTimeOffset From, DateTimeOffset To);
