using System.Text;

namespace Ballast.Core.Workflows.Parts;

/// <summary>A stage whose items are of one type.</summary>
/// <typeparam name="T">What comes of an item.</typeparam>
/// <param name="name">What is computed.</param>
/// <param name="items">How many items there are.</param>
/// <param name="itemsInPart">How many of them a part has at most.</param>
/// <param name="compute">Computes an item; asked by several threads at once.</param>
/// <param name="write">Writes what came of an item, to the last bit.</param>
/// <param name="read">Reads it again.</param>
internal sealed class PartStage<T>(
    string name,
    int items,
    int itemsInPart,
    Func<int, CancellationToken, T> compute,
    Action<BinaryWriter, T> write,
    Func<BinaryReader, T> read
) : IPartStage
{
    private readonly T[] _results = new T[items];
    private readonly bool[] _isThere = new bool[(items + itemsInPart - 1) / itemsInPart];

    public string Name => name;

    public int Parts => _isThere.Length;

    /// <summary>What came of every item, in their order; only once all parts are there.</summary>
    public IReadOnlyList<T> Results =>
        Array.TrueForAll(_isThere, there => there)
            ? _results
            : throw new InvalidOperationException($"Not all parts of {name} were computed.");

    public void Compute(int part, CancellationToken cancellation)
    {
        var (first, end) = ItemsOf(part);
        for (var item = first; item < end; item++)
            _results[item] = compute(item, cancellation);
        _isThere[part] = true;
    }

    public byte[] ComputeBytes(int part, CancellationToken cancellation)
    {
        var (first, end) = ItemsOf(part);
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            for (var item = first; item < end; item++)
                write(writer, compute(item, cancellation));
        }
        return content.ToArray();
    }

    public void Accept(int part, byte[] content)
    {
        var (first, end) = ItemsOf(part);
        using var stream = new MemoryStream(content, writable: false);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            for (var item = first; item < end; item++)
                _results[item] = read(reader);
        }
        catch (EndOfStreamException e)
        {
            throw Wrong(part, e);
        }
        if (stream.Position != stream.Length)
            throw Wrong(part, null);
        _isThere[part] = true;
    }

    private InvalidDataException Wrong(int part, Exception? inner) =>
        new($"Part {part + 1} of {name} is not what such a part is.", inner);

    private (int First, int End) ItemsOf(int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, Parts);
        return (part * itemsInPart, Math.Min(items, (part + 1) * itemsInPart));
    }
}
