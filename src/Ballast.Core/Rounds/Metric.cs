namespace Ballast.Core.Rounds;

/// <summary>A score's identity: its name and, where one is known, its version.</summary>
/// <remarks>
/// The version is part of the key because scores are re-published (v1..v6 of MMC were seen) and a payout belongs to
/// one of them. An empty version means the official score of the round, the one that every public frame shows.
/// Source: domain notes, section 6.4 and quirk 6.
/// </remarks>
/// <param name="Name">Canonical spelling, for example <c>corr</c>, <c>corr20V2</c>, <c>mmc60</c>.</param>
/// <param name="Version">For example <c>v2</c>; empty for the official one.</param>
public readonly record struct Metric(string Name, string Version = "")
{
    private const string PercentileSuffix = "Percentile";

    /// <summary>CORR on the main target, the first version; the plain word of most files.</summary>
    public static Metric Corr { get; } = new("corr");

    /// <summary>Meta model contribution.</summary>
    public static Metric Mmc { get; } = new("mmc");

    /// <summary>True contribution.</summary>
    public static Metric Tc { get; } = new("tc");

    /// <summary>Whether this is a rank among all models, in [0, 1], and not the score itself.</summary>
    public bool IsPercentile => Name.EndsWith(PercentileSuffix, StringComparison.Ordinal);

    /// <summary>
    /// Reads <c>name</c> or <c>name@version</c>. Known names are brought to one spelling whatever their case
    /// (<c>v2_corr20</c> is <c>corr20V2</c>); unknown ones are kept as they are, because Numerai adds scores.
    /// </summary>
    /// <exception cref="FormatException">The name is empty.</exception>
    public static Metric Parse(string text) =>
        TryParse(text, out var metric) ? metric : throw new FormatException($"'{text}' names no metric.");

    /// <summary>The same for somebody else's text, which may name none: nothing, blanks, or a version alone.</summary>
    public static bool TryParse(string? text, out Metric metric)
    {
        var at = (text ?? "").IndexOf('@', StringComparison.Ordinal);
        var (name, version) = at < 0 ? ((text ?? "").Trim(), "") : (text![..at].Trim(), text[(at + 1)..].Trim());
        metric = name.Length == 0 ? default : new Metric(MetricNames.Canonical(name), version);
        return name.Length > 0;
    }

    /// <inheritdoc />
    public override string ToString() => Version.Length == 0 ? Name : $"{Name}@{Version}";
}
