namespace Ballast.Sandbox.Settlement;

/// <summary>Keeps finished ledgers of several moments, so that a clock that jumps to and fro costs little.</summary>
/// <remarks>
/// A finished ledger is never changed again: it holds from its own moment until the next change, and any number of requests may
/// read it. A later moment is reached by copying the nearest earlier ledger and carrying it forward.
/// </remarks>
internal sealed class LedgerCache(WorldPlan plan)
{
    private const int Kept = 8;
    private readonly Lock _lock = new();
    private readonly List<OwnerAction> _actions = OwnerActions.Create(plan);
    private readonly LinkedList<(Ledger Ledger, DateTimeOffset Until)> _ledgers = [];

    public WorldPlan Plan => plan;

    /// <summary>The ledger of a moment.</summary>
    public Ledger Find(DateTimeOffset now)
    {
        lock (_lock)
            return FindLocked(now);
    }

    /// <summary>The world at moments, carried on from one to the next: each is to be read before the next one is asked for.</summary>
    /// <param name="moments">Ascending.</param>
    public IEnumerable<Ledger> Walk(IEnumerable<DateTimeOffset> moments)
    {
        Ledger? ledger = null;
        List<OwnerAction> actions = [];
        foreach (var moment in moments)
        {
            lock (_lock)
            {
                ledger ??= FindLocked(moment).Clone();
                if (actions.Count == 0)
                    actions = [.. _actions];
            }
            SettlementRun.Advance(ledger, actions, moment);
            yield return ledger;
        }
    }

    /// <summary>Applies a request at a moment; what happens later is computed anew.</summary>
    public StakeChangeOutcome Change(StakeChange change, DateTimeOffset now)
    {
        lock (_lock)
        {
            var ledger = FindLocked(now).Clone();
            ledger.Now = now;
            var outcome = StakeChanges.Apply(ledger, change);
            if (!outcome.Accepted)
                return outcome;
            var at = _actions.FindLastIndex(w => w.Time <= now) + 1;
            _actions.Insert(at, new OwnerAction(now, change));
            // Ledgers of later moments were made without this request.
            for (var node = _ledgers.First; node is not null; )
            {
                var next = node.Next;
                if (node.Value.Until > now)
                    _ledgers.Remove(node);
                node = next;
            }
            Keep(ledger);
            return outcome;
        }
    }

    /// <summary>Takes a model in, from the beginning of the world on: it owns nothing before somebody stakes on it.</summary>
    public void Join(World.RosterModel model)
    {
        lock (_lock)
        {
            plan.Join(model);
            for (var node = _ledgers.First; node is not null; node = node.Next)
            {
                var ledger = node.Value.Ledger.Clone();
                ledger.Add(model);
                node.Value = (ledger, node.Value.Until);
            }
        }
    }

    /// <summary>Takes a submission in; what happens later is computed anew.</summary>
    public void Submit(Uploads.Upload upload)
    {
        lock (_lock)
        {
            plan.Uploads.Add(upload);
            for (var node = _ledgers.First; node is not null; )
            {
                var next = node.Next;
                if (node.Value.Ledger.Now > upload.Time)
                    _ledgers.Remove(node);
                node = next;
            }
        }
    }

    private Ledger FindLocked(DateTimeOffset now)
    {
        Ledger? nearest = null;
        foreach (var (ledger, until) in _ledgers)
        {
            if (ledger.Now > now)
                continue;
            if (now < until)
                return ledger;
            if (nearest is null || ledger.Now > nearest.Now)
                nearest = ledger;
        }
        var fresh = nearest?.Clone() ?? new Ledger(plan);
        SettlementRun.Advance(fresh, _actions, now);
        Keep(fresh);
        return fresh;
    }

    private void Keep(Ledger ledger)
    {
        _ledgers.AddFirst((ledger, SettlementRun.NextChange(ledger, _actions)));
        if (_ledgers.Count > Kept)
            _ledgers.RemoveLast();
    }
}
