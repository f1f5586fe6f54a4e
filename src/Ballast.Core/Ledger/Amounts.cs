using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>Sums of NMR, exact.</summary>
internal static class Amounts
{
    /// <summary>The sum; zero of nothing.</summary>
    public static Nmr Sum(IEnumerable<Nmr> amounts) => amounts.Aggregate(Nmr.Zero, (sum, amount) => sum + amount);

    /// <summary>The sum of one amount of each thing.</summary>
    public static Nmr Sum<T>(IEnumerable<T> things, Func<T, Nmr> amount) => Sum(things.Select(amount));
}
