using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Uploads;

/// <summary>Predictions that somebody handed in and that were taken.</summary>
internal sealed record Upload
{
    public required string Id { get; init; }

    public required string ModelId { get; init; }

    public required Tournament Tournament { get; init; }

    /// <summary>The round that was open, or, of a late one, the one that had closed last.</summary>
    public required int Round { get; init; }

    /// <summary>When, by the world's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whether the round had closed. The next round then takes it as if it had come at its opening.</summary>
    public required bool IsLate { get; init; }

    public required string Filename { get; init; }

    /// <summary>The bytes as they came.</summary>
    public required byte[] File { get; init; }

    /// <summary>One prediction for each id of the round, in their order; NaN where a ticker was left out.</summary>
    public required double[] Values { get; init; }

    /// <summary>The client's name for itself.</summary>
    public string? Source { get; init; }

    public int? DataDatestamp { get; init; }

    public string? TriggerId { get; init; }
}
