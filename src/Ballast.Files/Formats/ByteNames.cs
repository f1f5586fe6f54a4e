using System.Runtime.InteropServices;
using System.Text;

namespace Ballast.Files.Formats;

/// <summary>Names of models, each turned into text once however often a file repeats it.</summary>
internal sealed class ByteNames
{
    private readonly List<string> _names = [];
    private readonly List<byte[]> _bytes = [];
    private int[] _places = new int[1024];
    private int _last;

    /// <summary>The names, in the order in which they came.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The place of a name among <see cref="Names"/>.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        // Tables go through the models in one order again and again, or stay with one.
        var next = _last + 1 < _bytes.Count ? _last + 1 : 0;
        if (next < _bytes.Count && name.SequenceEqual(_bytes[next]))
            return _last = next;
        if (_last < _bytes.Count && name.SequenceEqual(_bytes[_last]))
            return _last;
        return _last = Search(name);
    }

    private int Search(ReadOnlySpan<byte> name)
    {
        var slot = Slot(name);
        for (; _places[slot] != 0; slot = (slot + 1) & (_places.Length - 1))
        {
            if (name.SequenceEqual(_bytes[_places[slot] - 1]))
                return _places[slot] - 1;
        }
        _names.Add(Encoding.UTF8.GetString(name));
        _bytes.Add(name.ToArray());
        _places[slot] = _names.Count;
        if (_names.Count * 2 > _places.Length)
            Grow();
        return _names.Count - 1;
    }

    private void Grow()
    {
        _places = new int[_places.Length * 4];
        for (var i = 0; i < _bytes.Count; i++)
        {
            var slot = Slot(_bytes[i]);
            while (_places[slot] != 0)
                slot = (slot + 1) & (_places.Length - 1);
            _places[slot] = i + 1;
        }
    }

    private int Slot(ReadOnlySpan<byte> name)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var hash = (ulong)name.Length;
        for (; name.Length >= sizeof(ulong); name = name[sizeof(ulong)..])
            hash = Mixed((hash ^ MemoryMarshal.Read<ulong>(name)) * Odd);
        foreach (var one in name)
            hash = (hash ^ one) * Odd;
        return (int)(Mixed(hash * Odd) & (ulong)(_places.Length - 1));
    }

    private static ulong Mixed(ulong hash) => hash ^ (hash >> 32);
}
