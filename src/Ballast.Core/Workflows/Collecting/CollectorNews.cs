using System.Threading.Channels;

namespace Ballast.Core.Workflows.Collecting;

/// <summary>Passes news on to everybody who listens, and waits for nobody: a reader that is too slow loses the oldest.</summary>
public sealed class CollectorNews
{
    /// <summary>Readers at a time; dashboards of a team.</summary>
    public const int MostReaders = 64;

    private const int Kept = 16;

    private readonly Lock _lock = new();
    private readonly List<Channel<CollectorEvent>> _readers = [];

    /// <summary>Readers at present.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _readers.Count;
        }
    }

    /// <summary>Lets one more listen; null where there are too many.</summary>
    public CollectorSubscription? Subscribe()
    {
        var channel = Channel.CreateBounded<CollectorEvent>(
            new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
        );
        lock (_lock)
        {
            if (_readers.Count >= MostReaders)
                return null;
            _readers.Add(channel);
        }
        return new CollectorSubscription(channel.Reader, () => Remove(channel));
    }

    /// <summary>Tells everybody.</summary>
    public void Publish(CollectorEvent news)
    {
        lock (_lock)
        {
            foreach (var reader in _readers)
                reader.Writer.TryWrite(news);
        }
    }

    /// <summary>Ends all of it: readers come to their end.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            foreach (var reader in _readers)
                reader.Writer.TryComplete();
        }
    }

    private void Remove(Channel<CollectorEvent> channel)
    {
        lock (_lock)
            _readers.Remove(channel);
        channel.Writer.TryComplete();
    }
}
