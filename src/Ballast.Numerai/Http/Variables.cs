using System.Collections;
using System.Text.Json;

namespace Ballast.Numerai.Http;

/// <summary>The variables of a request. One without a value is not written at all: nulls are not sent.</summary>
internal sealed class Variables : IEnumerable<string>
{
    private readonly List<(string Name, Action<Utf8JsonWriter> Write)> _given = [];
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);

    /// <summary>Names of variables that have no value.</summary>
    public IReadOnlySet<string> Absent => _absent;

    public void Add(string name, string? value) => Add(name, value is null ? null : w => w.WriteString(name, value));

    public void Add(string name, int? value) =>
        Add(name, value is not { } number ? null : w => w.WriteNumber(name, number));

    public void Add(string name, bool? value) =>
        Add(name, value is not { } flag ? null : w => w.WriteBoolean(name, flag));

    /// <summary>A null that means something: it is sent as it is.</summary>
    public void AddNull(string name) => _given.Add((name, w => w.WriteNull(name)));

    /// <summary>The body of a request that asks this.</summary>
    public byte[] Body(string query)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("query", query);
            writer.WriteStartObject("variables");
            foreach (var (_, write) in _given)
                write(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <inheritdoc />
    public IEnumerator<string> GetEnumerator() => _given.Select(given => given.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(string name, Action<Utf8JsonWriter>? write)
    {
        if (write is null)
            _absent.Add(name);
        else
            _given.Add((name, write));
    }
}
