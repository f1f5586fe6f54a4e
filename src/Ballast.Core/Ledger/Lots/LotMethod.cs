namespace Ballast.Core.Ledger.Lots;

/// <summary>Which NMR leave first, where some leave.</summary>
public enum LotMethod
{
    /// <summary>Those that came first (first in, first out).</summary>
    Fifo,

    /// <summary>A part of everything there is: all NMR cost what they cost on average.</summary>
    Average,
}
