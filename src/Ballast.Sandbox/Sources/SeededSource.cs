using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Uploads;

namespace Ballast.Sandbox.Sources;

/// <summary>A generated world. Equal options and equal requests give equal answers.</summary>
internal sealed class SeededSource : ITournamentSource
{
    private readonly Lock _joining = new();
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
    public IEnumerable<IReadOnlyDictionary<string, decimal>> StakesAt(IEnumerable<DateTimeOffset> moments) =>
        _ledgers
            .Walk(moments)
            .Select(ledger =>
                _catalogue
                    .Models.Where(m => m.StartDate <= ledger.Now)
                    .Select(m => ledger.Model(m.Id)!)
                    .ToDictionary(b => b.Model.Id, b => b.Stake + b.Committed, StringComparer.Ordinal)
            );

    /// <inheritdoc />
    public StakeChangeOutcome Change(StakeChange change, DateTimeOffset now) => _ledgers.Change(change, now);

    /// <inheritdoc />
    public MadeUpData Data => _catalogue.Plan.Data;

    /// <inheritdoc />
    public UploadedSubmissions Uploads => _catalogue.Plan.Uploads;

    /// <inheritdoc />
    public void Submit(Upload upload) => _ledgers.Submit(upload);

    /// <inheritdoc />
    public bool Join(ModelRecord model)
    {
        lock (_joining)
            _ledgers.Join(_catalogue.Add(model));
        return true;
    }
}
