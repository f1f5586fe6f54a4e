namespace Ballast.Numerai.Wire;

/// <summary>One of the tournaments, by its API number.</summary>
public sealed record WireTournament
{
    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary>8, 11 or 12.</summary>
    public int? Tournament { get; init; }
    public bool? Active { get; init; }
}
