namespace Ballast.Sandbox.World;

/// <summary>Names for models and accounts: mostly two words, and a few of those that trip up readers of files.</summary>
internal static class ModelNames
{
    /// <summary>A number in disguise, the word for "missing", digits only: all of these are names, and text.</summary>
    private static readonly string[] Awkward = ["2e10e122", "nan", "007"];

    private static readonly string[] First =
    [
        "amber",
        "brisk",
        "calm",
        "dusky",
        "eager",
        "fabled",
        "gentle",
        "hollow",
        "ivory",
        "jolly",
        "keen",
        "lucid",
        "mellow",
        "noble",
        "opal",
        "proud",
        "quiet",
        "rapid",
        "silver",
        "tidal",
        "umber",
        "vivid",
        "wary",
        "young",
    ];

    private static readonly string[] Second =
    [
        "anchor",
        "beacon",
        "cutter",
        "dinghy",
        "ensign",
        "fender",
        "galley",
        "halyard",
        "island",
        "jib",
        "keel",
        "ledger",
        "mast",
        "needle",
        "oar",
        "pilot",
        "quay",
        "rudder",
        "sextant",
        "tiller",
        "undertow",
        "vessel",
        "wharf",
    ];

    /// <summary>The name of the model with that index; no two are the same.</summary>
    public static string Create(int index)
    {
        // The third, seventh and eleventh: every world of a dozen models has all of them.
        if (index % 4 == 2 && index / 4 < Awkward.Length)
            return Awkward[index / 4];
        var pair = First[index % First.Length] + "_" + Second[index % Second.Length];
        var lap = index / (First.Length * Second.Length);
        return lap == 0 ? pair : $"{pair}_{lap + 1}";
    }
}
