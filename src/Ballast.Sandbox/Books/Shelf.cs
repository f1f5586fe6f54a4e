namespace Ballast.Sandbox.Books;

/// <summary>Keeps finished books of several moments, so that a clock that jumps to and fro costs little.</summary>
/// <remarks>
/// A finished ledger is never changed again: it holds from its own moment until the next change, and any number of requests may
/// read it. A later moment is reached by copying the nearest earlier books and carrying them forward.
/// </remarks>
internal sealed class Shelf(WorldPlan plan)
{
    private const int Kept = 8;
    private readonly Lock _gate = new();
    private readonly List<Wish> _wishes = Habits.Of(plan);
    private readonly LinkedList<(Ledger Ledger, DateTimeOffset Until)> _books = [];

    public WorldPlan Plan => plan;

    /// <summary>The books of a moment.</summary>
    public Ledger Open(DateTimeOffset now)
    {
        lock (_gate)
            return OpenLocked(now);
    }

    /// <summary>Books a request at a moment; what happens later is worked out anew.</summary>
    public StakeChangeOutcome Change(StakeChange change, DateTimeOffset now)
    {
        lock (_gate)
        {
            var ledger = OpenLocked(now).Clone();
            ledger.Now = now;
            var outcome = Teller.Change(ledger, change);
            if (!outcome.Accepted)
                return outcome;
            var at = _wishes.FindLastIndex(w => w.Time <= now) + 1;
            _wishes.Insert(at, new Wish(now, change));
            // Books of later moments were made without this request.
            for (var node = _books.First; node is not null; )
            {
                var next = node.Next;
                if (node.Value.Until > now)
                    _books.Remove(node);
                node = next;
            }
            Keep(ledger);
            return outcome;
        }
    }

    private Ledger OpenLocked(DateTimeOffset now)
    {
        Ledger? nearest = null;
        foreach (var (ledger, until) in _books)
        {
            if (ledger.Now > now)
                continue;
            if (now < until)
                return ledger;
            if (nearest is null || ledger.Now > nearest.Now)
                nearest = ledger;
        }
        var fresh = nearest?.Clone() ?? new Ledger(plan);
        Clerk.Advance(fresh, _wishes, now);
        Keep(fresh);
        return fresh;
    }

    private void Keep(Ledger ledger)
    {
        _books.AddFirst((ledger, Clerk.NextChange(ledger, _wishes)));
        if (_books.Count > Kept)
            _books.RemoveLast();
    }
}
