namespace Ballast.Storage.Panels;

/// <summary>What the panels of one tournament are: written last, so that a file it does not name does not count.</summary>
/// <remarks>A public format: <c>docs/panels.md</c>. Fields are added, none is renamed, removed or given another meaning within a version.</remarks>
internal sealed record PanelManifest
{
    /// <summary>The name and version of the shape.</summary>
    public const string Shape = "ballast.panels/1";

    public required string Schema { get; init; }

    /// <summary><c>classic</c>, <c>signals</c> or <c>crypto</c>.</summary>
    public required string Tournament { get; init; }

    /// <summary>Rounds with a file of daily values, ascending.</summary>
    public IReadOnlyList<PanelRound> Rounds { get; init; } = [];

    /// <summary>Files of final values, ascending: together they hold the rounds above and no other.</summary>
    public IReadOnlyList<PanelFinals> Finals { get; init; } = [];

    public static PanelManifest Empty(string tournament) => new() { Schema = Shape, Tournament = tournament };
}

/// <summary>A file of a folder of panels, as it was when it was written.</summary>
/// <param name="Name">Its name in the folder of the tournament.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="ModifiedAt">When it was last written; a file of another time is read whole and compared before it is believed.</param>
internal sealed record PanelFile(string Name, long Bytes, string Sha256, DateTimeOffset ModifiedAt);

/// <summary>The daily values of a round.</summary>
internal sealed record PanelRound
{
    public required int Round { get; init; }

    public required PanelFile File { get; init; }

    /// <summary>What the store kept of the round: a hash over its sources and the checksums of what they wrote. Another one now means that the file is out of date.</summary>
    public required string Sources { get; init; }

    /// <summary>When the first value became known.</summary>
    public required DateTimeOffset FirstKnownAt { get; init; }

    /// <summary>When the last value became known.</summary>
    public required DateTimeOffset LastKnownAt { get; init; }

    /// <summary>Scores of which no final value is there, as of the last moment.</summary>
    public required long Interim { get; init; }

    /// <summary>Its metrics, by name.</summary>
    public required IReadOnlyList<PanelMetric> Metrics { get; init; }
}

/// <summary>What the values of a metric in a file come to.</summary>
/// <param name="Metric">The metric, with <c>@version</c> where there is one.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Sum">Their sum, in the order of the file.</param>
/// <param name="Checksum">The sum of the rows' hashes, 64 bits in hexadecimal, whatever their order.</param>
internal sealed record PanelMetric(string Metric, long Rows, double Sum, string Checksum);

/// <summary>The values in force of a hundred rounds.</summary>
/// <param name="From">The first of the hundred; a round among them that has no file of daily values is left out.</param>
/// <param name="File">The file.</param>
/// <param name="Rows">How many values there are.</param>
internal sealed record PanelFinals(int From, PanelFile File, long Rows);
