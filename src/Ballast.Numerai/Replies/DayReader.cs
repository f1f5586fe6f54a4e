using System.Text;
using System.Text.Json;
using Ballast.Numerai.Language;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Replies;

/// <summary>Reads the rows of a list of days straight from its tokens. Whatever is not exactly as asked for is left to the general way.</summary>
internal sealed class DayReader
{
    private const int Name = 0;
    private const int Version = 1;
    private const int Value = 2;
    private const int Day = 3;
    private const int Date = 4;

    private static readonly string[] Columns = ["displayName", "version", "value", "day", "date"];

    private readonly List<WireDay> _rows = [];
    private readonly byte[][] _keys = [.. Columns.Select(Encoding.UTF8.GetBytes)];

    // Which column stood at which place of the row before: servers keep an order, and nobody promises which.
    private readonly int[] _order = [Name, Version, Value, Day, Date];
    private readonly int _asked;

    private DayReader(int asked) => _asked = asked;

    /// <summary>A reader for what a list was asked for; null where that is more than it knows.</summary>
    public static DayReader? For(AskedField list)
    {
        var asked = 0;
        foreach (var field in list.Children)
        {
            var column = Array.IndexOf(Columns, field.ResponseKey);
            if (column < 0 || field.IsConditional || field.Children.Count > 0)
                return null;
            asked |= 1 << column;
        }
        return list.IsConditional || asked == 0 ? null : new DayReader(asked);
    }

    /// <summary>Reads a list.</summary>
    /// <param name="reader">At the beginning of the list; afterwards at its end.</param>
    /// <returns>Null where a row is not exactly as asked for: a field more, less, or twice, or of another kind than usual.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public WireDays? Read(ref Utf8JsonReader reader)
    {
        _rows.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (!ReadRow(ref reader))
                return null;
        }
        return reader.TokenType == JsonTokenType.EndArray ? new WireDays([.. _rows]) : null;
    }

    private bool ReadRow(ref Utf8JsonReader reader)
    {
        var seen = 0;
        string? name = null;
        string? version = null;
        double? value = null;
        int? day = null;
        DateTimeOffset? date = null;
        for (var place = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; place++)
        {
            var column = ColumnAt(place, reader.ValueSpan);
            if (column < 0 || (seen & (1 << column)) != 0)
                return false;
            seen |= 1 << column;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            var isRead = column switch
            {
                Name => TryRead(ref reader, out name),
                Version => TryRead(ref reader, out version),
                Value => TryRead(ref reader, out value),
                Day => TryRead(ref reader, out day),
                _ => TryRead(ref reader, out date),
            };
            if (!isRead)
                return false;
        }
        _rows.Add(new WireDay(name, version, null, day, date, value));
        return reader.TokenType == JsonTokenType.EndObject && seen == _asked;
    }

    private int ColumnAt(int place, ReadOnlySpan<byte> key)
    {
        if (place >= _order.Length)
            return -1;
        if (key.SequenceEqual(_keys[_order[place]]))
            return _order[place];
        for (var column = 0; column < _keys.Length; column++)
        {
            if (key.SequenceEqual(_keys[column]))
                return _order[place] = column;
        }
        return -1;
    }

    private static bool TryRead(ref Utf8JsonReader reader, out string? word)
    {
        word = null;
        if (reader.TokenType != JsonTokenType.String)
            return false;
        word = SameWordConverter.Read(ref reader);
        return true;
    }

    private static bool TryRead(ref Utf8JsonReader reader, out double? score)
    {
        score = null;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number))
            return false;
        score = number;
        return true;
    }

    private static bool TryRead(ref Utf8JsonReader reader, out int? whole)
    {
        whole = null;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var number))
            return false;
        whole = number;
        return true;
    }

    private static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        time = null;
        if (!TimeConverter.TryReadPlain(ref reader, out var plain))
            return false;
        time = plain;
        return true;
    }
}
