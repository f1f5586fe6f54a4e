using Ballast.Core.Ledger;

namespace Ballast.Core.Risk;

/// <summary>Finds every fall of a curve, with its rounds.</summary>
/// <remarks>The starting value counts as a peak, so a series that only loses has one drawdown from its first round on.</remarks>
internal static class DrawdownFinder
{
    /// <summary>Every fall of a series that compounds by the legacy law, deepest first, with round numbers.</summary>
    public static IReadOnlyList<Drawdown> Find(RoundSeries series, DrawdownKind kind) =>
        Find(series, kind, Compounding.Legacy);

    /// <summary>Every fall of a series, deepest first, with round numbers.</summary>
    /// <param name="series">Returns.</param>
    /// <param name="kind">How the curve is drawn.</param>
    /// <param name="law">How settled NMR is staked again; it does not matter to the additive curve.</param>
    public static IReadOnlyList<Drawdown> Find(RoundSeries series, DrawdownKind kind, Compounding law)
    {
        ArgumentNullException.ThrowIfNull(series);
        var first = series.FirstRound;
        return
        [
            .. Find(series.Grid, kind, law)
                .Select(d =>
                    d with
                    {
                        Begin = first + d.Begin,
                        Trough = first + d.Trough,
                        Recovery = first + d.Recovery,
                    }
                ),
        ];
    }

    /// <summary>Every fall of a series, deepest first, with places in the span. NaN leaves the curve where it is.</summary>
    internal static IReadOnlyList<Drawdown> Find(ReadOnlySpan<double> returns, DrawdownKind kind, Compounding law)
    {
        var found = new List<Drawdown>();
        var isCompounded = kind == DrawdownKind.Compounded;
        var walk = new CapitalWalk(law, new double[law.Room]);
        var curve = isCompounded ? 1.0 : 0.0;
        var peak = curve;
        Drawdown? current = null;
        for (var i = 0; i < returns.Length; i++)
        {
            var capital = walk.Step(returns[i]);
            if (double.IsNaN(returns[i]))
                continue;
            curve = isCompounded ? capital : curve + returns[i];
            if (curve >= peak)
            {
                if (current is not null)
                    found.Add(current with { Recovery = i });
                current = null;
                peak = curve;
                continue;
            }
            var depth = isCompounded ? 1 - (curve / peak) : peak - curve;
            current ??= new Drawdown(depth, i, i, null);
            if (depth > current.Depth)
                current = current with { Depth = depth, Trough = i };
        }
        if (current is not null)
            found.Add(current);
        return [.. found.OrderByDescending(d => d.Depth)];
    }
}
