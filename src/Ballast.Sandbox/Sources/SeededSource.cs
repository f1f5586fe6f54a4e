using Ballast.Sandbox.Books;

namespace Ballast.Sandbox.Sources;

/// <summary>A generated world. Equal options and equal requests give equal answers.</summary>
public sealed class SeededSource : ITournamentSource
{
    private readonly Shelf _shelf;
    private readonly SeededCatalogue _catalogue;

    public SeededSource(WorldOptions options)
    {
        var plan = new WorldPlan(options);
        _shelf = new Shelf(plan);
        _catalogue = new SeededCatalogue(plan);
    }

    /// <inheritdoc />
    public DateTimeOffset? PreferredStart => null;

    /// <inheritdoc />
    public ITournamentView At(DateTimeOffset now) => new SeededView(_shelf.Open(now), _catalogue, now);

    /// <inheritdoc />
    public StakeChangeOutcome Change(StakeChange change, DateTimeOffset now) => _shelf.Change(change, now);
}
