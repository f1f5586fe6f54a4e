namespace Ballast.Core.Rounds;

/// <summary>The spellings of scores that files and the API use, and the one that Ballast keeps.</summary>
public static class MetricNames
{
    /// <summary>
    /// Known scores with the other spellings they come in. Sources: domain notes, sections 1.1 and 6.1 (API spellings),
    /// column names of the Python client's frames.
    /// </summary>
    private static readonly (string Canonical, string[] Others)[] Known =
    [
        ("corr", ["correlation", "corr20", "corr_20", "corr20d"]),
        ("corr20V2", ["v2_corr20", "v2Corr20", "corr20_v2"]),
        ("mmc", ["mmc20d", "mmc_20", "mmc20"]),
        ("tc", []),
        // The version of a score that was official at the time: not the v1 score that goes by the plain name.
        ("canonCorr", ["canon_corr"]),
        ("canonMmc", ["canon_mmc"]),
        ("canonTc", ["canon_tc"]),
        ("corr60", ["corr_60"]),
        ("mmc60", ["mmc_60"]),
        ("fnc", []),
        ("fncV3", ["fnc_v3"]),
        ("fncV4", ["fnc_v4"]),
        ("alpha", []),
        ("mpc", []),
        // As Numerai spells them: stores that met them before they were known here keep them so.
        ("neutral_corr", ["neutralCorr", "ncorr"]),
        ("neutral_mmc", ["neutralMmc", "nmmc"]),
        ("bmc", ["bmc20", "bmc_20"]),
        ("corj60", ["corj_60"]),
        ("cort20", ["cort_20"]),
        ("corrWMetamodel", ["cwmm", "corr_w_metamodel", "correlationWithMetamodel"]),
        ("seasonScore", ["season_score"]),
    ];

    private static readonly Dictionary<string, string> BySpelling = Spellings();

    /// <summary>The kept spellings.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(k => k.Canonical)];

    /// <summary>The kept spelling of a score's name; a name nobody knows is returned as it is.</summary>
    public static string Canonical(string name)
    {
        if (BySpelling.TryGetValue(name, out var canonical))
            return canonical;
        const string Suffix = "Percentile";
        return name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && name.Length > Suffix.Length
            ? Canonical(name[..^Suffix.Length].TrimEnd('_')) + Suffix
            : name;
    }

    /// <summary>Whether the name, in any spelling, is a score (or its percentile) that Ballast knows.</summary>
    public static bool IsKnown(string name)
    {
        const string Suffix = "Percentile";
        var bare = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
            ? name[..^Suffix.Length].TrimEnd('_')
            : name;
        return BySpelling.ContainsKey(bare);
    }

    /// <summary>Scoring days of scores that have a horizon of their own; null for those that follow their round.</summary>
    public static int? ScoreDays(string canonicalName)
    {
        const string Suffix = "Percentile";
        var name = canonicalName.EndsWith(Suffix, StringComparison.Ordinal)
            ? canonicalName[..^Suffix.Length]
            : canonicalName;
        return name switch
        {
            "corr60" or "mmc60" or "corj60" or "alpha" or "mpc" or "neutral_corr" or "neutral_mmc" => 60,
            "corr20V2" or "cort20" => 20,
            _ => null,
        };
    }

    private static Dictionary<string, string> Spellings()
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (canonical, others) in Known)
        {
            spellings[canonical] = canonical;
            foreach (var other in others)
                spellings[other] = canonical;
        }
        return spellings;
    }
}
