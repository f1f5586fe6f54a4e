using Ballast.Sandbox.Settlement;

namespace Ballast.Sandbox.Sources;

/// <summary>A generated world. Equal options and equal requests give equal answers.</summary>
internal sealed class SeededSource : ITournamentSource
{
    private readonly LedgerCache _ledgers;
    private readonly SeededCatalogue _catalogue;

    public SeededSource(WorldOptions options)
    {
        var plan = new WorldPlan(options);
        _ledgers = new LedgerCache(plan);
        _catalogue = new SeededCatalogue(plan);
    }

    /// <summary>The world's own books, for tests.</summary>
    internal LedgerCache Ledgers => _ledgers;

    /// <inheritdoc />
    public DateTimeOffset? PreferredStart => null;

    /// <inheritdoc />
    public ITournamentView At(DateTimeOffset now) => new SeededView(_ledgers.Find(now), _catalogue, now);

    /// <inheritdoc />
    public StakeChangeOutcome Change(StakeChange change, DateTimeOffset now) => _ledgers.Change(change, now);
}
