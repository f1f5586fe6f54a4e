namespace Ballast.Server.Hosting;

/// <summary>
/// Two lanes for what is computed, so that a dear question never makes a cheap one wait: a few dear ones at a time, and beside them the
/// cheap ones. Which lane a kind of question takes is what it took the last time; the first time it is what its name lets expect.
/// </summary>
/// <remarks>
/// One that was thought to be cheap and computes for longer than <see cref="Patience"/> goes over to the dear lane: its place among the
/// cheap ones is free at once. Its kind is dear from then on, or where its name is a cheap one's, after <see cref="LongPatience"/>. Of those that are dear by name few compute among the cheap ones, and
/// none while more are dear than there are places: so only so many that are large in memory are ever computed together.
/// </remarks>
internal sealed class Lanes(TimeProvider clock)
{
    /// <summary>Longer than this, and a question is dear.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Longer than this, and what is cheap by its name is dear: on a busy machine everything takes its time.</summary>
    public static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(3);

    /// <summary>Cheap ones at a time.</summary>
    public static readonly int QuickPlaces = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Dear ones at a time.</summary>
    public static readonly int DearPlaces = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, bool> _isDear = new(StringComparer.Ordinal);
    private readonly LinkedList<Place> _quickRow = new();
    private readonly LinkedList<Place> _dearRow = new();
    private int _quick;
    private int _heavyAmongQuick;
    private int _dear;

    /// <summary>Waits for a place; dispose it when the work is done.</summary>
    /// <param name="kind">What is asked.</param>
    /// <param name="cancellation">Whoever asks has left.</param>
    public async Task<IDisposable> EnterAsync(WorkKind kind, CancellationToken cancellation)
    {
        var place = new Place(this, kind);
        lock (_lock)
        {
            place.Row = IsDear(kind) ? _dearRow : _quickRow;
            place.Node = place.Row.AddLast(place);
            LetIn();
        }
        using var onLeave = cancellation.Register(() => Leave(place, cancellation));
        await place.Entered.Task.ConfigureAwait(false);
        return place;
    }

    private bool IsDear(WorkKind kind) => _isDear.TryGetValue(kind.Name, out var known) ? known : kind.IsUsuallyDear;

    /// <summary>Lets in whoever there is room for; called under the lock.</summary>
    private void LetIn()
    {
        while (_dear < DearPlaces && _dearRow.First is { } first)
            Begin(first.Value, isQuick: false);
        for (var node = _quickRow.First; node is not null && _quick < QuickPlaces; )
        {
            var next = node.Next;
            if (!node.Value.Kind.IsUsuallyDear || (_heavyAmongQuick == 0 && _dear <= DearPlaces))
                Begin(node.Value, isQuick: true);
            node = next;
        }
    }

    private void Begin(Place place, bool isQuick)
    {
        place.Row!.Remove(place.Node!);
        place.Row = null;
        place.IsQuick = isQuick;
        Count(place, 1);
        place.Begun = clock.GetTimestamp();
        if (isQuick)
            place.Timer = clock.CreateTimer(_ => GoOver(place), null, Patience, Timeout.InfiniteTimeSpan);
        // Continuations run elsewhere, not under the lock.
        place.Entered.TrySetResult();
    }

    private void Count(Place place, int one)
    {
        if (!place.IsQuick)
            _dear += one;
        else
        {
            _quick += one;
            _heavyAmongQuick += place.Kind.IsUsuallyDear ? one : 0;
        }
    }

    private void GoOver(Place place)
    {
        lock (_lock)
        {
            if (place.IsOver || !place.IsQuick)
                return;
            if (place.Kind.IsUsuallyDear)
                _isDear[place.Kind.Name] = true;
            Count(place, -1);
            place.IsQuick = false;
            Count(place, 1);
            LetIn();
        }
    }

    private void Leave(Place place, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (place.Row is null)
                return;
            place.Row.Remove(place.Node!);
            place.Row = null;
        }
        place.Entered.TrySetCanceled(cancellation);
    }

    private void End(Place place)
    {
        lock (_lock)
        {
            if (place.IsOver)
                return;
            place.IsOver = true;
            place.Timer?.Dispose();
            var least = place.Kind.IsUsuallyDear ? Patience : LongPatience;
            _isDear[place.Kind.Name] = clock.GetElapsedTime(place.Begun) >= least;
            Count(place, -1);
            LetIn();
        }
    }

    private sealed class Place(Lanes lanes, WorkKind kind) : IDisposable
    {
        public WorkKind Kind => kind;

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedList<Place>? Row { get; set; }

        public LinkedListNode<Place>? Node { get; set; }

        public bool IsQuick { get; set; }

        public bool IsOver { get; set; }

        public long Begun { get; set; }

        public ITimer? Timer { get; set; }

        public void Dispose() => lanes.End(this);
    }
}
