using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Lots;

/// <summary>NMR that left, with what they had cost.</summary>
/// <param name="Amount">NMR that left.</param>
/// <param name="Matched">Of them, NMR whose acquisition is known; less than <paramref name="Amount"/> where more left than ever came.</param>
/// <param name="CostBasis">What the NMR had cost, in the currency; null where that of a part is not known.</param>
internal readonly record struct Disposal(Nmr Amount, Nmr Matched, decimal? CostBasis);
