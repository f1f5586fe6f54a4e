using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Sources;
using Ballast.Sandbox.Uploads;

namespace Ballast.Sandbox.Server;

/// <summary>Notes every change of stake that was carried out: what a client believes to have done can be held against it.</summary>
internal sealed class ChangeRecord(ITournamentSource source) : ITournamentSource
{
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset At, StakeChange Change)> _carriedOut = [];

    /// <summary>In the order in which they were carried out.</summary>
    public IReadOnlyList<(DateTimeOffset At, StakeChange Change)> CarriedOut
    {
        get
        {
            lock (_lock)
                return [.. _carriedOut];
        }
    }

    public DateTimeOffset? PreferredStart => source.PreferredStart;

    public MadeUpData? Data => source.Data;

    public UploadedSubmissions? Uploads => source.Uploads;

    public void Submit(Upload upload) => source.Submit(upload);

    public bool Join(ModelRecord model) => source.Join(model);

    public ITournamentView At(DateTimeOffset now) => source.At(now);

    public IEnumerable<IReadOnlyDictionary<string, decimal>> StakesAt(IEnumerable<DateTimeOffset> moments) =>
        source.StakesAt(moments);

    public StakeChangeOutcome Change(StakeChange change, DateTimeOffset now)
    {
        lock (_lock)
        {
            var outcome = source.Change(change, now);
            if (outcome.Accepted)
                _carriedOut.Add((now, change));
            return outcome;
        }
    }
}
