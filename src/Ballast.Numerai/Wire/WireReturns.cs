using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>Returns of a model or an account, as a share (0.01 is one percent) and in NMR.</summary>
public sealed record WireReturns
{
    public double? OneDay { get; init; }
    public double? ThreeMonths { get; init; }
    public double? OneYear { get; init; }
    public double? AllTime { get; init; }
    public Nmr? OneDayNmr { get; init; }
    public Nmr? ThreeMonthsNmr { get; init; }
    public Nmr? OneYearNmr { get; init; }
    public Nmr? AllTimeNmr { get; init; }
}
