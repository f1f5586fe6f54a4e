namespace Ballast.Core.Ledger.Rules;

/// <summary>How large a slice of the legacy stake each resolving legacy round moves to the strategy after the cutover.</summary>
/// <remarks>Sources disagree; domain notes, sections 4.8 and 9. Whatever the slice, the last legacy round moves the rest.</remarks>
public enum MigrationSlice
{
    /// <summary>One over the rounds that are open at once: 1/64 on Classic and Signals, 1/24 on Crypto (handbook, August 2026).</summary>
    OneOverOverlap,

    /// <summary>1/24 everywhere (docs, June 2026).</summary>
    TwentyFourth,

    /// <summary>
    /// What is left, over the legacy rounds still running: equal slices where nothing is paid or burned meanwhile. Fits the handbook's "24 business
    /// days" and its "skipped legacy rounds make larger slices possible"; written by no source.
    /// </summary>
    EvenOverRunningRounds,
}

/// <summary>What becomes of a release that is pending at the cutover: it is never paid out.</summary>
/// <remarks>The handbook says both that pending decreases are "folded into the first strategy settings" and that they are "cancelled"; domain notes, section 4.8.</remarks>
public enum ReleaseAtCutover
{
    /// <summary>It lowers the amount that the first settings stake in each round; its NMR ends up idle.</summary>
    LowersFirstSettings,

    /// <summary>It is forgotten: the first settings stake as if it had not been asked for.</summary>
    Forgotten,
}

/// <summary>When a release that was asked for in the weekly rounds through 297 reaches the wallet.</summary>
public enum WeeklyReleaseWait
{
    /// <summary>When the last round active at the request resolves (docs since 2022; it is the only rule from round 298 on).</summary>
    LastActiveRound,

    /// <summary>Not before the Thursday after the request and four weeks (docs of 2020 and 2021).</summary>
    FourWeeksFromThursday,
}
