using MathNet.Numerics.RootFinding;

namespace Ballast.Core.Numerics;

/// <summary>The money-weighted annual return of dated flows (internal rate of return, XIRR).</summary>
/// <remarks>
/// The rate r above -1 at which the flows are worth nothing together: <c>sum of flow / (1 + r)^(days / 365) = 0</c>, days counted from the first flow, a year of
/// 365 days whether or not it is a leap year. Source: Microsoft, XIRR function of Excel, whose example it reproduces. Flows in are below zero, flows out above.
/// Excel's function begins at a guess and gives one root where there are several, or one that is none; this one looks through the whole range
/// of <see cref="Least"/> to <see cref="Most"/> for changes of sign and refuses where it finds none or more than one.
/// </remarks>
internal static class InternalRate
{
    /// <summary>Rates from here on are looked at: all but a ten-thousandth was lost in a year.</summary>
    public const double Least = -0.9999;

    /// <summary>Rates up to here are looked at: the ten-thousandfold in a year.</summary>
    public const double Most = 9999;

    /// <summary>A shorter time says nothing about a year.</summary>
    public const int FewestDays = 30;

    private const double DaysInYear = 365;

    // Of the logarithm of 1 + r: roots that lie closer together than this step, 2 % of 1 + r, are not told apart.
    private const double Step = 0.02;
    private const double Tolerance = 1e-13;

    /// <summary>Finds the rate.</summary>
    /// <param name="flows">Flows in any order; several of a day count together.</param>
    public static InternalRateResult Find(IEnumerable<(DateOnly Day, double Amount)> flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var days = flows
            .GroupBy(f => f.Day.DayNumber, f => f.Amount)
            .Select(g => (Day: g.Key, Amount: g.Sum()))
            .Where(f => f.Amount != 0)
            .OrderBy(f => f.Day)
            .ToArray();
        if (days.Length == 0)
            return new InternalRateResult(null, "no-flows");
        if (days[^1].Day - days[0].Day < FewestDays)
            return new InternalRateResult(null, "too-short");
        if (days.All(d => d.Amount > 0) || days.All(d => d.Amount < 0))
            return new InternalRateResult(null, "one-way");
        var years = Array.ConvertAll(days, d => (d.Day - days[0].Day) / DaysInYear);
        double Value(double logarithm)
        {
            var sum = 0.0;
            for (var i = 0; i < days.Length; i++)
                sum += days[i].Amount * Math.Exp(-logarithm * years[i]);
            return sum;
        }
        var brackets = Brackets(Value);
        return brackets.Count switch
        {
            0 => new InternalRateResult(null, "no-solution"),
            1 when Brent.TryFindRoot(Value, brackets[0].Low, brackets[0].High, Tolerance, 200, out var root) =>
                new InternalRateResult(Math.Exp(root) - 1, null),
            1 => new InternalRateResult(null, "no-solution"),
            _ => new InternalRateResult(null, "several-solutions"),
        };
    }

    /// <summary>Pieces of the range at whose ends the value has different signs.</summary>
    private static List<(double Low, double High)> Brackets(Func<double, double> value)
    {
        var (low, end) = (Math.Log(1 + Least), Math.Log(1 + Most));
        var brackets = new List<(double, double)>();
        var before = value(low);
        while (low < end)
        {
            var high = Math.Min(low + Step, end);
            var now = value(high);
            // A root on the end of a piece belongs to the piece before it.
            if (before != 0 && (now == 0 || Math.Sign(before) != Math.Sign(now)))
                brackets.Add((low, high));
            (low, before) = (high, now);
        }
        return brackets;
    }
}

/// <summary>A rate, or why there is none.</summary>
/// <param name="Rate">A year's return as a share; null where there is none.</param>
/// <param name="Why">
/// <c>no-flows</c>, <c>too-short</c>, <c>one-way</c> (nothing came back, or nothing was put in), <c>no-solution</c> or <c>several-solutions</c>; null where there is a rate.
/// </param>
internal sealed record InternalRateResult(double? Rate, string? Why);
